import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { Server } from "./server";

/** What other extensions and tests may use. */
export interface Api {
  client(): LanguageClient | undefined;
}

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const log = vscode.window.createOutputChannel("agentls", { log: true });
  const running = new Server(log, context.extensionPath);
  server = running;
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("agentls.restart", () => running.restart()),
    vscode.commands.registerCommand("agentls.showLog", () => log.show()),
    vscode.workspace.onDidOpenTextDocument((document) => running.offer(document)),
    vscode.workspace.onDidChangeConfiguration((change) =>
      change.affectsConfiguration("agentls.path") ? running.refresh() : undefined,
    ),
    vscode.workspace.onDidGrantWorkspaceTrust(() => running.refresh()),
  );
  for (const document of vscode.workspace.textDocuments) {
    running.offer(document);
  }
  // Its settings may make agent files of any Markdown.
  if ((await vscode.workspace.findFiles("agentls.toml", undefined, 1)).length > 0) {
    running.want();
  }
  return { client: () => running.client };
}

export async function deactivate(): Promise<void> {
  await server?.dispose();
}
