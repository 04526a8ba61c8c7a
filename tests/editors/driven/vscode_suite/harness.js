// Runs cases inside VS Code's extension host, one after the other, and writes what became of each beside the workspace.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");

const PATIENCE_MS = 90_000;
const CASE_MS = 300_000;
const POLL_MS = 50;

const cases = [];

/** The first folder of the workspace, and what the Python side says should be seen in it. */
const root = vscode.workspace.workspaceFolders[0].uri;
const beside = path.dirname(root.fsPath);
const scenario = JSON.parse(fs.readFileSync(path.join(beside, "scenario.json"), "utf-8"));

/** The files of the workspace and what is in them at first. */
const given = new Map(markdown(root.fsPath).map((file) => [file, fs.readFileSync(file, "utf-8")]));

/** Declares a case; the Python side finds it by its name, in quotes and at the start of a line. */
function test(name, body) {
  cases.push({ name, body });
}

/** What VS Code calls: loads all cases of a folder and runs them. */
function suite(folder) {
  return {
    async run() {
      const files = fs.readdirSync(folder).filter((name) => name.endsWith(".js") && name !== "index.js");
      files.sort().forEach((name) => require(path.join(folder, name)));
      const results = [];
      for (const each of cases) {
        const errors = [await outcome(each.body), await outcome(settle)];
        results.push({ name: each.name, error: errors.find((error) => error !== null) ?? null });
      }
      const about = { version: vscode.version, node: process.version, results };
      const file = path.join(beside, "results.json");
      fs.writeFileSync(`${file}.part`, JSON.stringify(about));
      fs.renameSync(`${file}.part`, file);
    },
  };
}

/** Why something went wrong; null where it did not. */
async function outcome(body) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${CASE_MS} ms`)), CASE_MS);
  });
  try {
    await Promise.race([body(), late]);
    return null;
  } catch (error) {
    return String(error?.stack ?? error);
  } finally {
    clearTimeout(timer);
  }
}

/** Closes all documents and puts the files back to what they were. */
async function settle() {
  for (const document of vscode.workspace.textDocuments.filter((each) => each.isDirty)) {
    await vscode.window.showTextDocument(document);
    await ask("workbench.action.files.revert");
  }
  await ask("workbench.action.closeAllEditors");
  // The log in it would be the active editor.
  await ask("workbench.action.closePanel");
  for (const file of markdown(root.fsPath).filter((each) => !given.has(each))) {
    fs.rmSync(file);
  }
  for (const [file, text] of given) {
    if (!fs.existsSync(file) || fs.readFileSync(file, "utf-8") !== text) {
      fs.writeFileSync(file, text);
    }
  }
}

/** The Markdown files below a folder. */
function markdown(folder) {
  const names = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".md"));
  return names.map((name) => path.join(folder, name));
}

/** Asks until the answer is truthy, and answers that; fails with the last one. */
async function until(what, question) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    let answer;
    try {
      answer = await question();
    } catch (error) {
      answer = undefined;
      if (Date.now() > end) {
        throw error;
      }
    }
    if (answer) {
      return answer;
    }
    assert.ok(Date.now() < end, `not so after ${PATIENCE_MS} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Asks until the answer is as expected; fails with the last one. */
async function becomes(expected, question) {
  const end = Date.now() + PATIENCE_MS;
  let answer;
  do {
    answer = await question();
    if (JSON.stringify(answer) === JSON.stringify(expected)) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  } while (Date.now() < end);
  assert.deepEqual(answer, expected);
}

/** Runs a command of VS Code. */
function ask(command, ...args) {
  return vscode.commands.executeCommand(command, ...args);
}

/** The file of an agent. */
function agent(name) {
  return vscode.Uri.joinPath(root, ".claude/agents", `${name}.md`);
}

/** Writes an agent's file and shows it; where no text is given, one that is there is shown. */
async function open(name, text) {
  const uri = typeof name === "string" ? agent(name) : name;
  if (text !== undefined) {
    fs.mkdirSync(path.dirname(uri.fsPath), { recursive: true });
    fs.writeFileSync(uri.fsPath, text);
  }
  // Not by openTextDocument: VS Code keeps such documents for minutes after they are closed.
  await ask("vscode.open", uri);
  const document = await until(`${uri.path} is shown`, () => {
    const shown = vscode.window.activeTextEditor?.document;
    return shown?.uri.path === uri.path && shown;
  });
  if (text !== undefined) {
    // VS Code may still have what the file was before.
    await until("the document is as on disk", () => document.getText() === text);
  }
  return document;
}

/** What is on disk. */
function disk(uri) {
  return fs.existsSync(uri.fsPath) ? fs.readFileSync(uri.fsPath, "utf-8") : undefined;
}

/** The place in a text, some characters in. */
function at(document, text, inside = 1) {
  const found = document.getText().indexOf(text);
  assert.ok(found >= 0, `${text} is not in the document`);
  return document.positionAt(found + inside);
}

/** Our diagnostics of a file, top down. */
function findings(uri) {
  const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "agentls");
  return ours.sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The names of the rules that find something in a file. */
function rules(uri) {
  return findings(uri).map(({ code }) => code.value);
}

/** Waits until exactly these rules find something in a file. */
function found(uri, ...wanted) {
  return until(`${uri.path} has findings ${wanted}`, () => rules(uri).join() === wanted.join());
}

/** Sets a setting in the workspace for as long as something takes. */
async function withSetting(name, value, during) {
  const settings = () => vscode.workspace.getConfiguration("agentls");
  await settings().update(name, value, vscode.ConfigurationTarget.Workspace);
  try {
    await during();
  } finally {
    await settings().update(name, undefined, vscode.ConfigurationTarget.Workspace);
  }
}

module.exports = { agent, ask, assert, at, becomes, beside, disk, findings, found, fs, open, path };
Object.assign(module.exports, { rules, scenario, suite, test, until, vscode, withSetting });
