import type * as vscode from "vscode";

/** The languages for which newer releases of VS Code answer by themselves; older ones call such files `markdown`. */
const LANGUAGES = new Set(["chatagent", "skill", "prompt", "instructions"]);

/** Whether VS Code has answers of its own for a document. */
export function isNative(document: vscode.TextDocument): boolean {
  return LANGUAGES.has(document.languageId);
}

/** Whether a line is in the header, which is all that VS Code says more about than about any Markdown. */
export function isInHeader(document: vscode.TextDocument, line: number): boolean {
  for (let above = 1; above <= line; above++) {
    if (document.lineAt(above).text.trimEnd() === "---") {
      return false;
    }
  }
  return line > 0 && document.lineAt(0).text.trimEnd() === "---";
}
