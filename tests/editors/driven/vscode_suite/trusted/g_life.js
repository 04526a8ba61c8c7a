"use strict";

const { execFileSync } = require("node:child_process");
const { agent, ask, assert, beside, findings, found, fs, open, path, rules, scenario } = require("../harness");
const { test, until, vscode, withSetting } = require("../harness");

const extension = vscode.extensions.getExtension("agentls.agentls");

/** The processes that this extension host has started and that serve. */
function servers() {
  const said = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(process.pid)], { encoding: "utf-8" });
  const lines = said.split("\n").filter((line) => /agentls serve$/.test(line));
  return lines.map((line) => Number.parseInt(line, 10));
}

test("a rule switched off in the settings is silent at once", async () => {
  const document = await open("silent", scenario.reviewer.replace("name: reviewer", "name: silent").replace("faults", "nothing"));
  await found(document.uri, "mojibake", "unknown-tool");
  await withSetting("rules", { mojibake: "off", "unknown-tool": "error" }, async () => {
    await found(document.uri, "unknown-tool");
    await until("the level is that of the setting", () =>
      findings(document.uri).every(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
    );
  });
  await found(document.uri, "mojibake", "unknown-tool");
});

test("lenses and hints can be switched off", async () => {
  const document = await open("tester");
  const lenses = async () => (await ask("vscode.executeCodeLensProvider", document.uri)).length;
  const range = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = async () => (await ask("vscode.executeInlayHintProvider", document.uri, range)).length;
  await until("there are lenses and hints", async () => (await lenses()) > 0 && (await hints()) > 0);
  await withSetting("editor.lenses", [], () => until("there are no lenses", async () => (await lenses()) === 0));
  await withSetting("editor.hints", [], () => until("there are no hints", async () => (await hints()) === 0));
  await until("there are lenses and hints again", async () => (await lenses()) > 0 && (await hints()) > 0);
});

test("any Markdown can be declared an agent", async () => {
  const file = vscode.Uri.joinPath(agent("x"), "../../../prompts/odd.md");
  const document = await open(file, scenario.reviewer.replace("name: reviewer", "name: odd"));
  assert.deepEqual(rules(document.uri), []);
  await withSetting("kinds", { "prompts/**": "claude-code/agent" }, () =>
    until("it is checked as an agent", () => rules(document.uri).includes("unknown-tool")),
  );
});

test("a server that is killed comes back by itself", async () => {
  const document = await open("reviewer");
  const [before] = await until("one server runs", () => servers().length === 1 && servers());
  process.kill(before, "SIGKILL");
  const [after] = await until("another one runs", () => {
    const running = servers();
    return running.length === 1 && running[0] !== before && running;
  });
  assert.notEqual(after, before);
  await until("it answers", async () => {
    const hovers = await ask("vscode.executeHoverProvider", document.uri, new vscode.Position(4, 2));
    return hovers.some(({ contents }) => contents.some(({ value }) => value.includes(scenario.hover)));
  });
});

test("a path that the workspace sets is run, as it is trusted", async () => {
  const marker = path.join(beside, "ran");
  const program = path.join(beside, "program");
  fs.writeFileSync(program, `#!/bin/sh\ntouch '${marker}'\nexec '${scenario.server}' "$@"\n`, { mode: 0o755 });
  const document = await open("reviewer");
  await withSetting("path", program, async () => {
    await until("the program has run", () => fs.existsSync(marker));
    await until("its server answers", () => extension.exports.client()?.isRunning() && rules(document.uri).length > 0);
  });
});

test("a path that leads nowhere is told and can be mended", async () => {
  const document = await open("reviewer");
  await withSetting("path", "/nowhere/agentls", () =>
    until("there is no server", () => extension.exports.client() === undefined && servers().length === 0),
  );
  await until("there is one again", () => servers().length === 1 && rules(document.uri).length > 0);
});
