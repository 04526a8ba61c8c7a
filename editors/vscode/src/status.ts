import * as vscode from "vscode";
import type { Health, Server } from "./server/server";
import { tick } from "./walkthrough";

const WAITING = "$(sync~spin)";

/** The kind of a file, as the server names it. */
interface Kind {
  id: string;
  title: string;
}

/** Shows beside an agent file what the server takes it for, and how the server is. */
export class Status implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem("agentls.status", vscode.StatusBarAlignment.Right, 100);
  readonly #listening: vscode.Disposable;
  #asked = 0;

  constructor(readonly server: Server) {
    this.#item.name = "agentls";
    this.#item.command = { command: "workbench.action.quickOpen", title: "Show Commands", arguments: [">agentls: "] };
    const update = () => void this.#update();
    this.#listening = vscode.Disposable.from(
      server.onDidChange(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.workspace.onDidSaveTextDocument(update),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const shown = vscode.window.activeTextEditor?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === shown)) {
          update();
        }
      }),
    );
    update();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#item.dispose();
  }

  async #update(): Promise<void> {
    const asked = ++this.#asked;
    const document = vscode.window.activeTextEditor?.document;
    const { health } = this.server;
    const kind = document && (await this.#kind(document.uri));
    if (asked !== this.#asked) {
      return;
    }
    await vscode.commands.executeCommand("setContext", "agentls.file", kind !== undefined);
    if (["reading", "running"].includes(health)) {
      await tick("install");
    }
    if (document === undefined || (kind === undefined && (health === "running" || !this.server.concerns(document)))) {
      this.#item.hide();
      return;
    }
    const problems = kind ? problemsOf(document.uri) : 0;
    this.#item.text = text(health, kind, problems);
    this.#item.tooltip = this.#tooltip(kind, problems);
    this.#item.backgroundColor = ["missing", "stopped"].includes(health)
      ? new vscode.ThemeColor("statusBarItem.warningBackground")
      : undefined;
    this.#item.show();
  }

  async #kind(uri: vscode.Uri): Promise<Kind | undefined> {
    if (!["reading", "running"].includes(this.server.health)) {
      return undefined;
    }
    // A server that ends meanwhile is told of by its state.
    return (await this.server.ask<Kind | null>("agentls.kind", [uri.toString()]).catch(() => null)) ?? undefined;
  }

  #tooltip(kind: Kind | undefined, problems: number): string {
    const { found, health } = this.server;
    const lines = [
      kind ? `${kind.title} (${kind.id}): ${problems === 0 ? "no problems" : `${problems} in Problems`}` : "",
      `agentls: ${WORDS[health]}`,
      found && health !== "missing" ? `${found.version}, by ${found.origin}` : "",
    ];
    return lines.filter(Boolean).join("\n");
  }
}

const WORDS: Record<Health, string> = {
  idle: "the server is not started yet",
  starting: "the server is starting",
  reading: "the server is reading the workspace",
  running: "the server is running",
  missing: "no server was found",
  stopped: "the server has stopped",
};

function text(health: Health, kind: Kind | undefined, problems: number): string {
  const title = kind?.title ?? "agentls";
  switch (health) {
    case "missing":
      return "$(error) agentls: no server";
    case "stopped":
      return "$(error) agentls: stopped";
    case "running":
      return problems > 0 ? `$(warning) ${title}: ${problems}` : `$(check) ${title}`;
    default:
      return `${WAITING} ${title}`;
  }
}

/** How many the Problems view shows, of ours and of VS Code's own, which stand in for some of ours. */
function problemsOf(uri: vscode.Uri): number {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => [undefined, "agentls"].includes(source) && severity !== vscode.DiagnosticSeverity.Hint)
    .length;
}
