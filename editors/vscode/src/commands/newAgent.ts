import { homedir } from "node:os";
import * as vscode from "vscode";
import { run } from "../server/run";
import type { Server } from "../server/server";
import { tick } from "../walkthrough";

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Stands in the server's list where the name goes. */
const HOLE = "NAME";

interface Place extends vscode.QuickPickItem {
  /** As the server's program calls it. */
  word: string;
  title: string;
  /** Of a file called `NAME`. */
  pattern: vscode.Uri;
}

/** Asks what is to begin, where and called what; has the server's program write it from its template; opens it. */
export async function newAgent(server: Server): Promise<void> {
  const options = { title: "New agent file", placeHolder: "What is it to be, and for whom?", matchOnDescription: true };
  const picked = await vscode.window.showQuickPick(await places(server), options);
  // The lines between them cannot be picked.
  const place = picked as Place | undefined;
  const name = place && (await askName(place));
  if (place === undefined || name === undefined) {
    return;
  }
  const file = named(place, name);
  await agentls(server, ["new", place.word, file.fsPath]);
  const editor = await vscode.window.showTextDocument(file);
  void tick("new");
  await fillIn(server, editor);
}

/** Makes places to go through with Tab of what the template leaves to the author; the text stays the same. */
async function fillIn(server: Server, editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  // The file is there and complete without it.
  const template = await server.ask<string | null>("agentls.template", [document.uri.toString()]).catch(() => null);
  if (template && document.version === 1) {
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    await editor.insertSnippet(new vscode.SnippetString(template), all, { undoStopBefore: false, undoStopAfter: false });
  }
}

/** The kinds that the server has a template for: in each folder of the workspace, then in the user's home. */
async function places(server: Server): Promise<vscode.QuickPickItem[]> {
  // Each line: `agent  Claude Code agent  .claude/agents/NAME.md  ~/.claude/agents/NAME.md`.
  const rows = (await agentls(server, ["new", "--list"])).trim().split(/\r?\n/).map((line) => line.trim().split(/ {2,}/));
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
  const roots = [
    ...folders.map(({ name, uri }) => ({ label: folders.length > 1 ? `in ${name}` : "for this project", uri, column: 2 })),
    { label: "for me, in every project", uri: vscode.Uri.file(homedir()), column: 3 },
  ];
  return roots.flatMap(({ label, uri, column }) => [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...rows.flatMap((row) => {
      const [word = "", title = ""] = row;
      const path = row[column];
      return path ? [{ label: title, description: path, word, title, pattern: vscode.Uri.joinPath(uri, path.replace(/^~/, "")) }] : [];
    }),
  ]);
}

async function askName(place: Place): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: `New ${place.title}`,
    prompt: "Its name: lower-case letters, digits and hyphens",
    placeHolder: "code-reviewer",
    validateInput: async (name) => {
      if (!NAME.test(name)) {
        return "Write lower-case letters, digits and single hyphens, such as code-reviewer.";
      }
      const there = await vscode.workspace.fs.stat(named(place, name)).then(() => true, () => false);
      return there ? `${named(place, name).fsPath} is there already.` : undefined;
    },
  });
}

function named(place: Place, name: string): vscode.Uri {
  return place.pattern.with({ path: place.pattern.path.replace(new RegExp(`${HOLE}(?=[^${HOLE}]*$)`), name) });
}

async function agentls(server: Server, args: string[]): Promise<string> {
  const { command, prefix } = await server.need();
  return run(command, [...prefix, ...args], { cwd: server.installer.home });
}
