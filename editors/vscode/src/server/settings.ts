import * as vscode from "vscode";

/** The settings that the server takes; the others are the extension's own. */
const KEYS = ["rules", "overrides", "exclude", "kinds", "fields", "targets"];

/** The same below `format`, and below `editor`. */
const FORMAT_KEYS = ["sort-keys"];
const EDITOR_KEYS = ["hints", "lenses", "workspace", "user"];

/** What the user has set for the server; nothing that is a default, so that settings files count. */
export function serverSettings(): Record<string, unknown> {
  const editor = setBelow("agentls.editor", EDITOR_KEYS);
  const format = setBelow("agentls.format", FORMAT_KEYS);
  return {
    ...setBelow("agentls", KEYS),
    ...(Object.keys(format).length > 0 ? { format } : {}),
    ...(Object.keys(editor).length > 0 ? { editor } : {}),
  };
}

function setBelow(section: string, keys: string[]): Record<string, unknown> {
  const settings = vscode.workspace.getConfiguration(section);
  const set = keys.filter((key) => isSet(settings.inspect(key)));
  return Object.fromEntries(set.map((key) => [key, settings.get(key)]));
}

function isSet(value: ReturnType<vscode.WorkspaceConfiguration["inspect"]>): boolean {
  return (value?.workspaceFolderValue ?? value?.workspaceValue ?? value?.globalValue) !== undefined;
}
