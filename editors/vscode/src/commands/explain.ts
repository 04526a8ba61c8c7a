import * as vscode from "vscode";
import type { Server } from "../server/server";

const SCHEME = "agentls-rule";

/** What the server says of a rule. */
interface Rule {
  name: string;
  severity: string;
  summary: string;
  page: string;
}

/** Shows the pages of rules as documents of a scheme of their own. */
export class RulePages implements vscode.TextDocumentContentProvider {
  #rules: Promise<Rule[]> | undefined;

  constructor(readonly server: Server) {
    // Another server has other rules.
    server.onDidChange(() => (this.#rules = undefined));
  }

  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const name = uri.path.slice(1).replace(/\.md$/, "");
    return (await this.#all()).find((rule) => rule.name === name)?.page ?? `# ${name}\n\nThe server knows no such rule.`;
  }

  /** Explains the rule under the cursor, or one that is chosen. */
  async explainHere(): Promise<void> {
    const here = rulesAtCursor();
    const name = here.length === 1 ? here[0] : await this.#choose(here);
    if (name !== undefined) {
      await explain(name);
    }
  }

  async #choose(among: string[]): Promise<string | undefined> {
    const rules = (await this.#all()).filter(({ name }) => among.length === 0 || among.includes(name));
    const items = rules.map(({ name, severity, summary }) => ({ label: name, description: severity, detail: summary }));
    const options = { title: "Explain a rule", placeHolder: "Name of a rule, or words of what it finds", matchOnDetail: true };
    return (await vscode.window.showQuickPick(items, options))?.label;
  }

  #all(): Promise<Rule[]> {
    return (this.#rules ??= this.server.ask<Rule[]>("agentls.rules"));
  }
}

/** Shows a rule's page, rendered, beside the file. */
export async function explain(rule: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
  await vscode.commands.executeCommand("markdown.showLockedPreviewToSide", uri);
}

function rulesAtCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return [];
  }
  const { active } = editor.selection;
  const found = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === "agentls" && range.contains(active))
    .map(({ code }) => String(typeof code === "object" ? code.value : code));
  return [...new Set(found)];
}
