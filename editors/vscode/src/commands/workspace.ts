import * as vscode from "vscode";
import type { WorkspaceEdit } from "vscode-languageclient/node";
import type { Server } from "../server/server";
import { tick } from "../walkthrough";
import { type Counts, plural, words } from "./counts";

interface Checked {
  files: number;
  findings: Counts;
}

interface Fixed extends Checked {
  edit: WorkspaceEdit;
}

/** Checks all agent files and shows what is wrong in them. */
export async function checkWorkspace(server: Server): Promise<void> {
  const told = await withProgress("Checking agent files", (token) => server.ask<Checked>("agentls.findings", [], token));
  if (told === undefined) {
    return;
  }
  if (told.files === 0) {
    void vscode.window.showInformationMessage("There are no agent files in this workspace.");
    return;
  }
  await vscode.commands.executeCommand("workbench.actions.view.problems");
  const openOnly = !vscode.workspace.getConfiguration("agentls").get("editor.workspace", true);
  const aside = openOnly ? " Problems lists those of open files, as agentls.editor.workspace says." : "";
  void vscode.window.showInformationMessage(`${plural(told.files, "agent file")}: ${words(told.findings)}.${aside}`);
}

/** Makes all safe fixes in all agent files, as one change that can be undone. */
export async function fixAllInWorkspace(server: Server): Promise<void> {
  const told = await withProgress("Fixing agent files", (token) => server.ask<Fixed>("agentls.fixAll", [], token));
  const client = server.client;
  if (told === undefined || client === undefined) {
    return;
  }
  const left = `${words(told.findings)} left.`;
  if (told.files === 0) {
    void vscode.window.showInformationMessage(`Nothing can be fixed safely in the agent files; ${left}`);
    return;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(told.edit);
  // As a refactoring: VS Code saves the files that were not open before.
  if (await vscode.workspace.applyEdit(edit, { isRefactoring: true })) {
    void tick("fix");
    void vscode.window.showInformationMessage(`Fixed ${plural(told.files, "agent file")}; ${left}`);
  } else {
    void vscode.window.showErrorMessage("The agent files have changed meanwhile; nothing was fixed. Try again.");
  }
}

async function withProgress<T>(title: string, ask: (token: vscode.CancellationToken) => Promise<T>): Promise<T | undefined> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
    try {
      return await ask(token);
    } catch (error) {
      if (token.isCancellationRequested) {
        return undefined;
      }
      throw error;
    }
  });
}
