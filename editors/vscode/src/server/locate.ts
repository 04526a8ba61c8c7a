import { homedir } from "node:os";
import { basename } from "node:path";
import * as vscode from "vscode";
import type { Installer } from "./install";
import { selectedInterpreter } from "./python";
import { run } from "./run";

const PROBE_TIMEOUT_MS = 15_000;
const MODULE = ["-m", "agentls"];
// VS Code's own notation in settings.
const FOLDER = "${workspaceFolder}";

/** A command line to try, and where it comes from in words for the log. */
interface Candidate {
  origin: string;
  command: string;
  prefix: string[];
}

/** A server that answered when asked for its version. */
export interface Found extends Candidate {
  version: string;
}

/**
 * The first server that runs: the setting alone if there is one, else the selected Python, the PATH, and what this
 * extension has installed itself.
 *
 * Asked in the folder `home`, which must not be writable for others nor the workspace: Python imports from there.
 */
export async function findServer(installer: Installer): Promise<Found | undefined> {
  for (const candidate of await candidates(installer.log)) {
    const found = await probe(candidate, installer);
    if (found) {
      return found;
    }
  }
  return configuredPath() ? undefined : own(installer);
}

/** What the user has set as path, made absolute; empty where nothing is set or may be run. */
export function configuredPath(): string {
  const path = vscode.workspace.getConfiguration("agentls").get("path", "").trim();
  if (path.startsWith(FOLDER)) {
    // Even where the user's own settings say so, it is the workspace's code that would be run.
    const folder = vscode.workspace.isTrusted ? vscode.workspace.workspaceFolders?.[0] : undefined;
    return folder ? folder.uri.fsPath + path.slice(FOLDER.length) : "";
  }
  return path.replace(/^~(?=[/\\]|$)/, () => homedir());
}

async function probe(candidate: Candidate, { log, home }: Installer): Promise<Found | undefined> {
  const { origin, command, prefix } = candidate;
  try {
    const answer = await run(command, [...prefix, "--version"], { cwd: home, timeoutMs: PROBE_TIMEOUT_MS });
    return { ...candidate, version: answer.trim() };
  } catch (error) {
    log.warn(`no agentls by ${origin}: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

async function candidates(log: vscode.LogOutputChannel): Promise<Candidate[]> {
  const path = configuredPath();
  if (path) {
    return [{ origin: "the setting agentls.path", command: path, prefix: isPython(path) ? MODULE : [] }];
  }
  const found: Candidate[] = [];
  // An interpreter inside an untrusted workspace is that workspace's code.
  const python = vscode.workspace.isTrusted ? await selectedInterpreter().catch((e) => void log.warn(e)) : undefined;
  if (python) {
    found.push({ origin: `the selected Python ${python}`, command: python, prefix: MODULE });
  }
  found.push({ origin: "the PATH", command: "agentls", prefix: [] });
  return found;
}

/** The server of the extension's own environment, brought up to date if it came with an earlier version. */
async function own(installer: Installer): Promise<Found | undefined> {
  const { environments } = installer;
  const current = await environments.current();
  const earlier = current ? undefined : await environments.earlier();
  const python = current ?? (earlier && ((await installer.install("Updating the agentls server")) ?? earlier));
  if (python === undefined) {
    return undefined;
  }
  const found = await probe({ origin: "the extension", command: python, prefix: ["-I", ...MODULE] }, installer);
  if (found && python === current) {
    void environments.tidy(python).catch((e) => installer.log.warn(e));
  }
  return found;
}

function isPython(path: string): boolean {
  return /^python[\d.]*(\.exe)?$/i.test(basename(path));
}
