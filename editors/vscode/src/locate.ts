import { execFile } from "node:child_process";
import { homedir } from "node:os";
import { basename } from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { selectedInterpreter } from "./python";

const INSTALL = "pip install agentls";
const PROBE_TIMEOUT_MS = 15_000;
const run = promisify(execFile);

/** A command line to try, and where it comes from in words for the log. */
interface Candidate {
  origin: string;
  command: string;
  prefix: string[];
}

/** A server that answered when asked for its version. */
export interface Found {
  command: string;
  args: string[];
  version: string;
}

/**
 * The first server that runs: the setting alone if there is one, else the selected Python, else the PATH.
 *
 * Asked in the folder `home`, which must not be writable for others nor the workspace: Python imports from there.
 */
export async function findServer(log: vscode.LogOutputChannel, home: string): Promise<Found | undefined> {
  for (const candidate of await candidates(log)) {
    const { origin, command, prefix } = candidate;
    try {
      const { stdout } = await run(command, [...prefix, "--version"], {
        timeout: PROBE_TIMEOUT_MS,
        cwd: home,
      });
      return { command, args: [...prefix, "serve"], version: stdout.trim() };
    } catch (error) {
      log.warn(`no agentls by ${origin}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return undefined;
}

/** Says what to do; resolves when the message is answered. */
export async function explainMissing(log: vscode.LogOutputChannel): Promise<void> {
  const path = configuredPath();
  const message = path
    ? `The setting agentls.path is "${path}", and that does not run. Correct it, or empty it to have the server looked for.`
    : `The agentls server is not installed. Run "${INSTALL}" in the Python you use, then restart the server.`;
  const choice = await vscode.window.showErrorMessage(
    message,
    ...(path ? [] : [`Copy "${INSTALL}"`]),
    "Restart Server",
    "Open Settings",
    "Show Log",
  );
  switch (choice) {
    case undefined:
      break;
    case "Restart Server":
      await vscode.commands.executeCommand("agentls.restart");
      break;
    case "Open Settings":
      await vscode.commands.executeCommand("workbench.action.openSettings", "agentls.path");
      break;
    case "Show Log":
      log.show();
      break;
    default:
      await vscode.env.clipboard.writeText(INSTALL);
  }
}

async function candidates(log: vscode.LogOutputChannel): Promise<Candidate[]> {
  const path = configuredPath();
  if (path) {
    return [{ origin: "the setting agentls.path", command: path, prefix: isPython(path) ? MODULE : [] }];
  }
  const found: Candidate[] = [];
  // An interpreter inside an untrusted workspace is that workspace's code.
  const python = vscode.workspace.isTrusted
    ? await selectedInterpreter().catch((e) => log.warn(e))
    : undefined;
  if (python) {
    found.push({ origin: `the selected Python ${python}`, command: python, prefix: MODULE });
  }
  found.push({ origin: "the PATH", command: "agentls", prefix: [] });
  return found;
}

const MODULE = ["-m", "agentls"];

function isPython(path: string): boolean {
  return /^python[\d.]*(\.exe)?$/i.test(basename(path));
}

// VS Code's own notation in settings.
const FOLDER = "${workspaceFolder}";

function configuredPath(): string {
  const path = vscode.workspace.getConfiguration("agentls").get("path", "").trim();
  if (path.startsWith(FOLDER)) {
    // Even where the user's own settings say so, it is the workspace's code that would be run.
    const folder = vscode.workspace.isTrusted ? vscode.workspace.workspaceFolders?.[0] : undefined;
    return folder ? folder.uri.fsPath + path.slice(FOLDER.length) : "";
  }
  return path.replace(/^~(?=[/\\]|$)/, () => homedir());
}
