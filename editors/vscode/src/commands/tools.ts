import * as os from "node:os";
import * as path from "node:path";
import * as vscode from "vscode";
import type { Server } from "../server/server";

/** Offers the agent in the active editor as other tools' files. */
export async function convertHere(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.codeAction", { kind: "refactor.convert", apply: "never" });
}

/** Shows which tools load the file in the active editor. */
export async function showReaders(): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (uri !== undefined) {
    await vscode.commands.executeCommand("agentls.tellReaders", uri.toString());
  }
}

/** Asks the agent tools of this machine what they do with the workspace's files, and shows the table. */
export async function askTools(server: Server): Promise<void> {
  const options = { location: vscode.ProgressLocation.Notification, title: "agentls: asking the installed tools" };
  await vscode.window.withProgress(options, () => server.ask("agentls.tellTools"));
}

/** Whether a file is a page that the server wrote to be read. */
export function isPage(uri: vscode.Uri): boolean {
  const folder = path.dirname(uri.fsPath);
  return path.basename(folder).startsWith("agentls-") && path.relative(os.tmpdir(), folder) === path.basename(folder);
}

/** Shows a page of the server's rendered, beside the file. */
export async function showPage(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand("markdown.showLockedPreviewToSide", uri);
}
