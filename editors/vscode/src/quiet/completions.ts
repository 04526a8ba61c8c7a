import * as vscode from "vscode";
import type { ProvideCompletionItemsSignature } from "vscode-languageclient/node";
import { isInHeader, isNative } from "./native";

type Answer = vscode.CompletionItem[] | vscode.CompletionList | null | undefined;

/** Not VS Code's knowledge of agent files: words of the text and the user's snippets. */
const OTHERS = new Set([vscode.CompletionItemKind.Text, vscode.CompletionItemKind.Snippet]);

/** Leaves out what VS Code itself offers at the same place. */
export class Doubles {
  /** Questions that wait for VS Code's answer, which asks us too. */
  readonly #asking = new Set<string>();

  async filter(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.CompletionContext,
    token: vscode.CancellationToken,
    next: ProvideCompletionItemsSignature,
  ): Promise<Answer> {
    const place = `${document.uri} ${document.version} ${position.line}:${position.character}`;
    if (this.#asking.delete(place)) {
      return undefined;
    }
    if (context.triggerCharacter === "\n" && takesEnter(document)) {
      return undefined;
    }
    // Where a character brings completion up, VS Code's own is not asked.
    if (context.triggerCharacter !== undefined || !isNative(document) || !isInHeader(document, position.line)) {
      return next(document, position, context, token);
    }
    this.#asking.add(place);
    const [ours, theirs] = await Promise.all([
      next(document, position, context, token),
      vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        position,
      ),
    ]).finally(() => this.#asking.delete(place));
    return without(ours, new Set(theirs.items.filter(({ kind }) => kind === undefined || !OTHERS.has(kind)).map(label)));
  }
}

/** Whether Enter on a line that has just begun would take the first of a list that nobody asked for. */
function takesEnter(document: vscode.TextDocument): boolean {
  const mode = vscode.workspace.getConfiguration("editor", document).get("suggest.selectionMode");
  return mode !== "whenQuickSuggestion" && mode !== "never";
}

function without(ours: Answer, labels: Set<string>): Answer {
  if (!ours || labels.size === 0) {
    return ours;
  }
  const [items, unfinished] = Array.isArray(ours) ? [ours, false] : [ours.items, ours.isIncomplete];
  return new vscode.CompletionList(items.filter((item) => !labels.has(label(item))).map(behind(labels)), unfinished);
}

/** Puts what is longer than an item of VS Code's, such as `Glob(…)`, behind that: they have the same beginning. */
function behind(labels: Set<string>): (item: vscode.CompletionItem) => vscode.CompletionItem {
  return (item) => {
    if ([...labels].some((each) => label(item).startsWith(`${each}(`))) {
      item.sortText = label(item);
    }
    return item;
  };
}

function label(item: vscode.CompletionItem): string {
  return typeof item.label === "string" ? item.label : item.label.label;
}
