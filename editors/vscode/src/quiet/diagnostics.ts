import * as vscode from "vscode";
import {
  DocumentDiagnosticRequest,
  type LanguageClient,
  type ProvideDiagnosticSignature,
  type vsdiag,
} from "vscode-languageclient/node";
import { isNative } from "./native";

/** The rules about something that VS Code checks as well, in much the same words (its 1.139). */
const SHARED = new Set([
  "broken-link",
  "deprecated-field",
  "empty-value",
  "ignored-field",
  "invalid-hook",
  "invalid-name",
  "invalid-value",
  "model-spelling",
  "renamed-tool",
  "retired-tool",
  "unknown-agent",
  "unknown-field",
  "unknown-hook-event",
  "unknown-mcp-server",
  "unknown-model",
  "unknown-tool",
]);

/** Leaves out findings where VS Code itself reports the same in an open file, at least as loud or where ours is no warning. */
export class Overlaps {
  #watching: vscode.Disposable | undefined;
  /** What VS Code said of each document when its findings were last looked through. */
  readonly #seen = new Map<string, string>();

  async filter(
    document: vscode.TextDocument | vscode.Uri,
    known: string | undefined,
    token: vscode.CancellationToken,
    next: ProvideDiagnosticSignature,
  ): Promise<vsdiag.DocumentDiagnosticReport | null | undefined> {
    if (document instanceof vscode.Uri || !isNative(document)) {
      return next(document, known, token);
    }
    // Always all of them: the same findings may be left out or not.
    const report = await next(document, undefined, token);
    if (report?.kind !== "full") {
      return report;
    }
    const theirs = nativeOf(document.uri);
    this.#seen.set(document.uri.toString(), summary(theirs));
    return { ...report, items: report.items.filter((ours) => !theirs.some((each) => says(each, ours))) };
  }

  /** Looks through the findings of a document again when VS Code's have changed. */
  watch(client: LanguageClient): void {
    this.#watching = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const open = vscode.workspace.textDocuments.filter((each) => uris.some((uri) => uri.toString() === each.uri.toString()));
      for (const document of open.filter(isNative)) {
        if (summary(nativeOf(document.uri)) !== (this.#seen.get(document.uri.toString()) ?? "[]")) {
          client.getFeature(DocumentDiagnosticRequest.method).getProvider(document)?.onDidChangeDiagnosticsEmitter.fire();
        }
      }
    });
  }

  dispose(): void {
    this.#watching?.dispose();
  }
}

/** VS Code's own diagnostics, which name no source. */
function nativeOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === undefined);
}

function summary(found: vscode.Diagnostic[]): string {
  return JSON.stringify(found.map(({ range, severity, message }) => [range, severity, message]));
}

function says(theirs: vscode.Diagnostic, ours: vscode.Diagnostic): boolean {
  const code = typeof ours.code === "object" ? ours.code.value : ours.code;
  const loudEnough = theirs.severity <= ours.severity || ours.severity >= vscode.DiagnosticSeverity.Information;
  return SHARED.has(String(code)) && loudEnough && theirs.range.intersection(ours.range) !== undefined;
}
