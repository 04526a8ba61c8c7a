import * as vscode from "vscode";
import { type Environments, pythonIn } from "./environment";
import { findPython } from "./interpreters";
import { run, RunError } from "./run";

/** Why there is no environment, in words for the user. */
class Refused extends Error {}

/** Installs the bundled wheel into an environment of the extension's own. */
export class Installer {
  constructor(
    readonly log: vscode.LogOutputChannel,
    readonly home: string,
    readonly environments: Environments,
  ) {}

  /** The environment's Python; undefined where it was cancelled or failed, which the user is told. */
  async install(title: string): Promise<string | undefined> {
    const location = vscode.ProgressLocation.Notification;
    return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
      try {
        return await this.#make((message) => progress.report({ message }), token);
      } catch (error) {
        if (!token.isCancellationRequested) {
          this.log.error(error instanceof Error ? error.message : String(error));
          void this.#complain(error);
        }
        return undefined;
      }
    });
  }

  async #make(step: (words: string) => void, token: vscode.CancellationToken): Promise<string> {
    step("looking for Python");
    const wheel = await this.environments.wheel();
    if (wheel === undefined) {
      throw new Refused("This build of the extension has no server in it. Run: pip install agentls");
    }
    const python = await findPython(this.log, this.home, token);
    if ("missing" in python) {
      throw new Refused(python.missing);
    }
    const folder = await this.environments.begin();
    try {
      step("making an environment");
      await this.#run(python.command, [...python.prefix, "-I", "-m", "venv", folder], token);
      step("installing the server and what it needs");
      const own = pythonIn(folder);
      await this.#run(own, ["-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input", wheel], token);
      await this.#run(own, ["-I", "-m", "agentls", "--version"], token);
      await this.environments.finish(folder);
      return own;
    } catch (error) {
      await this.environments.remove(folder);
      throw error;
    }
  }

  async #run(command: string, args: string[], token: vscode.CancellationToken): Promise<void> {
    if (token.isCancellationRequested) {
      throw new RunError("cancelled");
    }
    this.log.info(`> ${command} ${args.join(" ")}`);
    await run(command, args, { cwd: this.home, token, tell: (line) => this.log.info(line) });
  }

  async #complain(error: unknown): Promise<void> {
    const why = error instanceof Error ? error.message : String(error);
    const message = error instanceof Refused ? why : `The agentls server could not be installed: ${why}`;
    const choice = await vscode.window.showErrorMessage(message, "Show Log", "Open Settings");
    if (choice === "Show Log") {
      this.log.show();
    } else if (choice === "Open Settings") {
      await vscode.commands.executeCommand("workbench.action.openSettings", "agentls.path");
    }
  }
}
