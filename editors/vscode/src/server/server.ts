import * as vscode from "vscode";
import { ExecuteCommandRequest, type LanguageClient, State } from "vscode-languageclient/node";
import { clientFor } from "./client";
import { POSSIBLE } from "../places";
import type { Installer } from "./install";
import { type Found, findServer } from "./locate";
import { explainMissing } from "./missing";
import { onInterpreterChange } from "./python";

/**
 * By place, so that a README alone starts nothing. Not by language:
 * VS Code calls agents `chatagent`, skills `skill` and nested agents `markdown`.
 */
const STARTING = POSSIBLE.map((pattern) => ({ scheme: "file", pattern }));

/** There is no server to ask, which the user has been told. */
export class NoServer extends Error {}

/** How the server is. */
export type Health = "idle" | "starting" | "reading" | "running" | "missing" | "stopped";

/** Owns the one client: starts it where there are agent files, replaces it on restart. */
export class Server {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #health: Health = "idle";
  #found: Found | undefined;
  #client: LanguageClient | undefined;
  #turn: Promise<void> | undefined;
  #interpreter: vscode.Disposable | undefined;

  constructor(readonly installer: Installer) {}

  /** The running client; undefined while there is no agent file or no server. */
  get client(): LanguageClient | undefined {
    return this.#client;
  }

  get health(): Health {
    return this.#health;
  }

  /** The program that runs, or was looked for in vain. */
  get found(): Found | undefined {
    return this.#found;
  }

  /** Whether the document is one that the server is started for. */
  concerns(document: vscode.TextDocument): boolean {
    return vscode.languages.match(STARTING, document) > 0;
  }

  /** Starts the server unless that has been done; resolves when that is over. */
  want(): Promise<void> {
    return this.#turn ?? this.restart();
  }

  /** Stops the server if it runs and starts it anew; calls wait for each other. */
  restart(): Promise<void> {
    const earlier = this.#turn ?? Promise.resolve();
    this.#turn = earlier.then(() => this.#replace()).catch((error) => this.#failed(error));
    return this.#turn;
  }

  /** Restarts a server that is in use; does nothing before the first agent file. */
  async refresh(): Promise<void> {
    if (this.#turn !== undefined) {
      await this.restart();
    }
  }

  /** Starts the server unless it runs; rejects with NoServer where there is none. */
  async need(): Promise<Found> {
    const told = this.#turn === undefined;
    await this.want();
    if (this.#found === undefined || this.#client === undefined) {
      if (!told) {
        void explainMissing(this.installer);
      }
      throw new NoServer("The agentls server was not found.");
    }
    return this.#found;
  }

  /** What the server answers to a command of its own. */
  async ask<T>(command: string, args: unknown[] = [], token?: vscode.CancellationToken): Promise<T> {
    await this.need();
    if (this.#client === undefined) {
      throw new Error("The agentls server has stopped.");
    }
    return this.#client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args }, token) as Promise<T>;
  }

  async dispose(): Promise<void> {
    this.#interpreter?.dispose();
    this.#changed.dispose();
    await this.#stop();
  }

  #be(health: Health): void {
    this.#health = health;
    this.#changed.fire();
  }

  #failed(error: unknown): void {
    this.installer.log.error(error instanceof Error ? error : String(error));
    this.#be("stopped");
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.dispose();
  }

  async #replace(): Promise<void> {
    this.#be("starting");
    await this.#stop();
    if (vscode.workspace.isTrusted) {
      this.#interpreter ??= onInterpreterChange(() => this.restart());
    }
    const { log, home } = this.installer;
    this.#found = await findServer(this.installer);
    if (this.#found === undefined) {
      this.#be("missing");
      // Not awaited: the message stays until answered, and a restart must not wait for that.
      void explainMissing(this.installer);
      return;
    }
    log.info(`starting ${this.#found.command} (${this.#found.version}, by ${this.#found.origin})`);
    const client = clientFor(this.#found, log, home, (now) => this.#be(now ? "reading" : "running"));
    this.#client = client;
    client.onDidChangeState(({ newState }) => this.#follow(client, newState));
    await client.start();
  }

  #follow(client: LanguageClient, state: State): void {
    // One that was replaced says nothing about the one in its place.
    if (client === this.#client) {
      this.#be(state === State.Running ? "running" : state === State.Starting ? "starting" : "stopped");
    }
  }
}
