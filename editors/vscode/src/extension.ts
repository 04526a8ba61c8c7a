import * as vscode from "vscode";
import type { LanguageClient, Position } from "vscode-languageclient/node";
import { RulePages } from "./commands/explain";
import { install } from "./commands/install";
import { newAgent } from "./commands/newAgent";
import { askTools, convertHere, showReaders } from "./commands/tools";
import { checkWorkspace, fixAllInWorkspace } from "./commands/workspace";
import { CERTAIN } from "./places";
import { showReferences } from "./references";
import { Environments } from "./server/environment";
import { Installer } from "./server/install";
import { NoServer, Server } from "./server/server";
import { Status } from "./status";

/** What other extensions and tests may use. */
export interface Api {
  client(): LanguageClient | undefined;
}

/** Files that show there is work for the server; settings may make agent files of any Markdown. */
const SIGNS = `{${["agentls.toml", ...CERTAIN].join(",")}}`;

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const log = vscode.window.createOutputChannel("agentls", { log: true });
  const running = new Server(new Installer(log, context.extensionPath, new Environments(context)));
  server = running;
  const pages = new RulePages(running);
  context.subscriptions.push(log, pages.register(), new Status(running), ...commands(running, pages), ...events(running));
  vscode.workspace.textDocuments.filter((document) => running.concerns(document)).forEach(() => void running.want());
  // Files that are not open are reported on too.
  if ((await vscode.workspace.findFiles(SIGNS, undefined, 1)).length > 0) {
    void running.want();
  }
  return { client: () => running.client };
}

export async function deactivate(): Promise<void> {
  await server?.dispose();
}

function commands(running: Server, pages: RulePages): vscode.Disposable[] {
  const { registerCommand } = vscode.commands;
  return [
    registerCommand("agentls.restart", () => running.restart()),
    registerCommand("agentls.showLog", () => running.installer.log.show()),
    registerCommand("agentls.install", () => install(running)),
    registerCommand("agentls.fixAllInWorkspace", () => told(fixAllInWorkspace(running))),
    registerCommand("agentls.newAgent", () => told(newAgent(running))),
    registerCommand("agentls.checkWorkspace", () => told(checkWorkspace(running))),
    registerCommand("agentls.explainRule", () => told(pages.explainHere())),
    registerCommand("agentls.convertAgent", () => told(convertHere())),
    registerCommand("agentls.askTools", () => told(askTools(running))),
    registerCommand("agentls.showReaders", () => told(showReaders())),
    registerCommand("agentls.showReferences", (uri: string, at: Position) =>
      running.client ? showReferences(running.client, uri, at) : undefined,
    ),
  ];
}

/** Tells the user why a command has come to nothing, unless that has been done. */
async function told(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof NoServer)) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }
}

function events(running: Server): vscode.Disposable[] {
  return [
    vscode.workspace.onDidOpenTextDocument((document) => (running.concerns(document) ? running.want() : undefined)),
    vscode.workspace.onDidChangeConfiguration((change) =>
      change.affectsConfiguration("agentls.path") ? running.refresh() : undefined,
    ),
    vscode.workspace.onDidGrantWorkspaceTrust(() => running.refresh()),
  ];
}
