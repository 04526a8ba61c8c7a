import { spawn } from "node:child_process";
import type * as vscode from "vscode";

/** How a program is run. */
export interface Options {
  /** Not the workspace: Python imports what lies there, and Windows looks for programs there. */
  cwd: string;
  /** Ends the program when it is cancelled. */
  token?: vscode.CancellationToken;
  timeoutMs?: number;
  /** Hears each line as it comes. */
  tell?: (line: string) => void;
}

/** A program ended badly; the message is the last line it said. */
export class RunError extends Error {}

/** What a program writes to standard output; rejects with a RunError where it does not end well. */
export function run(command: string, args: string[], options: Options): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: options.timeoutMs,
      windowsHide: true,
    });
    const said = { stdout: "", all: "" };
    const cancelled = options.token?.onCancellationRequested(() => child.kill());
    for (const name of ["stdout", "stderr"] as const) {
      const lines = splitter((line) => options.tell?.(line));
      child[name].setEncoding("utf-8").on("data", (text: string) => {
        said.all += text;
        said.stdout += name === "stdout" ? text : "";
        lines(text);
      });
    }
    child.on("error", (error) => reject(new RunError(error.message)));
    child.on("close", (code, signal) => {
      cancelled?.dispose();
      if (code === 0) {
        resolve(said.stdout);
      } else {
        reject(new RunError(lastLine(said.all) || `it ended with ${code ?? signal}`));
      }
    });
  });
}

function splitter(take: (line: string) => void): (text: string) => void {
  let rest = "";
  return (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? "";
    lines.filter((line) => line.trim()).forEach(take);
  };
}

function lastLine(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.findLast((line) => line !== "" && !line.startsWith("[notice]")) ?? "";
}
