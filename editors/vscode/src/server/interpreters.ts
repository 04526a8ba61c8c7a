import * as vscode from "vscode";
import { selectedInterpreter } from "./python";
import { run } from "./run";

const PROBE_TIMEOUT_MS = 15_000;
const OLDEST = [3, 11] as const;
const NEWER = [14, 13, 12, 11];
/** Answers with the version, and whether environments can be made: Debian packs that apart. */
const QUESTION = `
import sys
try:
    import ensurepip, venv
    whole = True
except ImportError:
    whole = False
print(sys.version_info[0], sys.version_info[1], whole)`;

const NONE =
  `The agentls server needs Python ${OLDEST.join(".")} or newer, and none was found. ` +
  "Install one from python.org or your system's packages.";

/** A Python that the server can be installed with; or what to tell the user where there is none. */
export type Search = { command: string; prefix: string[] } | { missing: string };

/** Looks for a Python that is new enough and can make environments. */
export async function findPython(log: vscode.LogOutputChannel, home: string, token: vscode.CancellationToken): Promise<Search> {
  let withoutVenv = "";
  for (const [command, ...prefix] of await candidates(log)) {
    if (command === undefined || token.isCancellationRequested) {
      break;
    }
    const words = [command, ...prefix].join(" ");
    try {
      const options = { cwd: home, token, timeoutMs: PROBE_TIMEOUT_MS };
      const answer = await run(command, [...prefix, "-I", "-c", QUESTION], options);
      const [major = 0, minor = 0, whole] = answer.trim().split(" ").map((word) => (word === "True" ? 1 : Number(word)));
      log.info(`${words} is Python ${major}.${minor}${whole ? "" : ", without venv"}`);
      if (major === OLDEST[0] && minor >= OLDEST[1] && whole === 1) {
        return { command, prefix };
      }
      if (major === OLDEST[0] && minor >= OLDEST[1]) {
        withoutVenv ||= words;
      }
    } catch (error) {
      log.info(`no Python by ${words}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return { missing: withoutVenv ? withoutVenvWords(withoutVenv) : NONE };
}

function withoutVenvWords(python: string): string {
  const hint = process.platform === "linux" ? " On Debian and Ubuntu: sudo apt install python3-venv." : "";
  return `${python} cannot make environments: its module venv is not complete.${hint}`;
}

async function candidates(log: vscode.LogOutputChannel): Promise<string[][]> {
  // An interpreter inside an untrusted workspace is that workspace's code.
  const selected = vscode.workspace.isTrusted ? await selectedInterpreter().catch((e) => void log.warn(e)) : undefined;
  const versioned = NEWER.map((minor) => (process.platform === "win32" ? ["py", `-3.${minor}`] : [`python3.${minor}`]));
  return [...(selected ? [[selected]] : []), ["python3"], ["python"], ...versioned];
}
