import * as vscode from "vscode";
import { ErrorAction, type ErrorHandler, type Executable, LanguageClient, type Middleware } from "vscode-languageclient/node";
import { explain } from "../commands/explain";
import { isPage, showPage } from "../commands/tools";
import { SENT } from "../places";
import { Doubles } from "../quiet/completions";
import { Overlaps } from "../quiet/diagnostics";
import type { Found } from "./locate";
import { savedAfterMove } from "./moves";
import { serverSettings } from "./settings";

/** Any Markdown, and more by its place: what is an agent file, the server decides. */
const SELECTOR = SENT.map((pattern) => ({ scheme: "file", pattern }));

/** What VS Code can do beyond the protocol, in the form other servers ask for it. */
const EXPERIMENTAL = {
  commands: { commands: ["editor.action.triggerSuggest", "agentls.showReferences"] },
  hoverDiagnostics: true,
  // Its own extension for JSON says what is none, and what a schema says that a file names.
  jsonService: true,
};

/** A client for a server that was found, not started; `reading` hears whether the server is reading folders. */
export function clientFor(
  found: Found,
  log: vscode.LogOutputChannel,
  home: string,
  reading: (now: boolean) => void,
): LanguageClient {
  // Not in the workspace folder: Python would import modules that lie there.
  const run: Executable = { command: found.command, args: [...found.prefix, "serve"], options: { cwd: home } };
  const doubles = new Doubles();
  const overlaps = new Overlaps();
  const middleware: Middleware = {
    workspace: { configuration: ({ items }) => items.map(() => serverSettings()) },
    provideCompletionItem: (...args) => doubles.filter(...args),
    provideDiagnostics: (...args) => overlaps.filter(...args),
    provideRenameEdits: (...args) => savedAfterMove(...args),
    executeCommand: (command, args, next) =>
      command === "agentls.explain" ? explain(String(args[0])) : next(command, args),
    window: {
      showDocument: async (params, token, next) => {
        const uri = vscode.Uri.parse(params.uri);
        if (!isPage(uri)) {
          return next(params, token);
        }
        await showPage(uri);
        return { success: true };
      },
    },
    handleWorkDoneProgress: (token, params, next) => {
      reading(params.kind !== "end");
      next(token, params);
    },
  };
  const client = new LanguageClient("agentls", "agentls", run, {
    documentSelector: SELECTOR,
    outputChannel: log,
    initializationOptions: serverSettings,
    middleware,
    // Writing to a server that has died fails several times before its end is told, which alone decides on a restart.
    errorHandler: { error: () => ({ action: ErrorAction.Continue }), closed: () => usual.closed() },
  });
  const usual: ErrorHandler = client.createDefaultErrorHandler();
  client.registerFeature({
    fillClientCapabilities(capabilities) {
      capabilities.experimental = EXPERIMENTAL;
    },
    initialize: () => overlaps.watch(client),
    getState: () => ({ kind: "static" }),
    clear: () => overlaps.dispose(),
  });
  return client;
}
