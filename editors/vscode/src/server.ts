import * as vscode from "vscode";
import { type Executable, LanguageClient } from "vscode-languageclient/node";
import { explainMissing, findServer } from "./locate";
import { onInterpreterChange } from "./python";
import { serverSettings } from "./settings";

/** Any Markdown: what is an agent file, the server decides, by place, header and the setting `kinds`. */
const SELECTOR = [{ scheme: "file", pattern: "**/*.md" }];

/**
 * Places that tell an agent file, so that a README alone starts nothing. Not by language:
 * VS Code calls agents `chatagent`, skills `skill` and nested agents `markdown`.
 */
const SURE = ["**/.claude/**/*.md", "**/agents/**/*.md", "**/commands/**/*.md", "**/SKILL.md"].map(
  (pattern) => ({ scheme: "file", pattern }),
);

/** What VS Code can do beyond the protocol, in the form other servers ask for it. */
const EXPERIMENTAL = { commands: { commands: ["editor.action.triggerSuggest", "agentls.showReferences"] } };

/** Owns the one client: starts it where there are agent files, replaces it on restart. */
export class Server {
  #client: LanguageClient | undefined;
  #turn: Promise<void> | undefined;
  #interpreter: vscode.Disposable | undefined;

  constructor(
    readonly log: vscode.LogOutputChannel,
    readonly home: string,
  ) {}

  /** The running client; undefined while there is no agent file or no server. */
  get client(): LanguageClient | undefined {
    return this.#client;
  }

  /** Starts the server if the document is one for it. */
  offer(document: vscode.TextDocument): void {
    if (vscode.languages.match(SURE, document) > 0) {
      this.want();
    }
  }

  /** Starts the server unless that has been done. */
  want(): void {
    if (this.#turn === undefined) {
      this.restart();
    }
  }

  /** Stops the server if it runs and starts it anew; calls wait for each other. */
  restart(): Promise<void> {
    const earlier = this.#turn ?? Promise.resolve();
    this.#turn = earlier.then(() => this.#replace()).catch((error) => this.log.error(error));
    return this.#turn;
  }

  /** Restarts a server that is in use; does nothing before the first agent file. */
  async refresh(): Promise<void> {
    if (this.#turn !== undefined) {
      await this.restart();
    }
  }

  async dispose(): Promise<void> {
    this.#interpreter?.dispose();
    await this.#stop();
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.dispose();
  }

  async #replace(): Promise<void> {
    await this.#stop();
    if (vscode.workspace.isTrusted) {
      this.#interpreter ??= onInterpreterChange(() => this.restart());
    }
    const found = await findServer(this.log, this.home);
    if (found === undefined) {
      // Not awaited: the message stays until answered, and a restart must not wait for that.
      void explainMissing(this.log);
      return;
    }
    this.log.info(`starting ${found.command} ${found.args.join(" ")} (${found.version})`);
    // Not in the workspace folder: Python would import modules that lie there.
    const run: Executable = { command: found.command, args: found.args, options: { cwd: this.home } };
    const client = new LanguageClient("agentls", "agentls", run, {
      documentSelector: SELECTOR,
      outputChannel: this.log,
      initializationOptions: serverSettings,
      middleware: {
        workspace: { configuration: ({ items }) => items.map(() => serverSettings()) },
      },
    });
    client.registerFeature({
      fillClientCapabilities(capabilities) {
        capabilities.experimental = EXPERIMENTAL;
      },
      initialize() {},
      getState: () => ({ kind: "static" }),
      clear() {},
    });
    this.#client = client;
    await client.start();
  }
}
