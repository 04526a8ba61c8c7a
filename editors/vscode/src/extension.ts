import * as vscode from "vscode";
import { type LanguageClient, type Position, ReferencesRequest } from "vscode-languageclient/node";
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
    vscode.commands.registerCommand("agentls.showReferences", (uri: string, at: Position) =>
      running.client ? showReferences(running.client, uri, at) : undefined,
    ),
    vscode.workspace.onDidOpenTextDocument((document) => running.offer(document)),
    vscode.workspace.onDidChangeConfiguration((change) =>
      change.affectsConfiguration("agentls.path") ? running.refresh() : undefined,
    ),
    vscode.workspace.onDidGrantWorkspaceTrust(() => running.refresh()),
  );
  for (const document of vscode.workspace.textDocuments) {
    running.offer(document);
  }
  // Files that are not open are reported on too; settings may make agent files of any Markdown.
  const signs = "{agentls.toml,**/.claude/agents/**/*.md,**/.claude/commands/**/*.md,**/SKILL.md}";
  if ((await vscode.workspace.findFiles(signs, undefined, 1)).length > 0) {
    running.want();
  }
  return { client: () => running.client };
}

/** What a lens about references does: the server names the place, in the protocol's form. */
async function showReferences(client: LanguageClient, uri: string, at: Position): Promise<void> {
  // Not by VS Code's own command: that counts the definition, and the lens does not.
  const found = await client.sendRequest(ReferencesRequest.type, {
    textDocument: { uri },
    position: at,
    context: { includeDeclaration: false },
  });
  const { asUri, asPosition, asReferences } = client.protocol2CodeConverter;
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    asUri(uri),
    asPosition(at),
    (await asReferences(found)) ?? [],
  );
}

export async function deactivate(): Promise<void> {
  await server?.dispose();
}
