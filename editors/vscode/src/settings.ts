import * as vscode from "vscode";

/** The settings that the server takes; the others are the extension's own. */
const KEYS = ["rules", "overrides", "exclude", "kinds"];

/** What the user has set for the server; nothing that is a default, so that settings files count. */
export function serverSettings(): Record<string, unknown> {
  const settings = vscode.workspace.getConfiguration("agentls");
  const set = KEYS.filter((key) => isSet(settings.inspect(key)));
  return Object.fromEntries(set.map((key) => [key, settings.get(key)]));
}

function isSet(value: ReturnType<vscode.WorkspaceConfiguration["inspect"]>): boolean {
  return (value?.workspaceFolderValue ?? value?.workspaceValue ?? value?.globalValue) !== undefined;
}
