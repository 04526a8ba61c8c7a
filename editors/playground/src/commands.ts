import type { Connection } from "./connection";
import { count } from "./dom";
import type { File } from "./files";
import { monaco } from "./monaco";
import { notice } from "./notice";

type Editor = monaco.editor.IStandaloneCodeEditor;

interface TextEdit {
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
  newText: string;
}

interface CodeAction {
  edit?: { changes?: Record<string, TextEdit[]> };
}

const FIX_ALL = "source.fixAll.agentls";

/** Repairs all of a file that can be repaired with certainty, and says what was done. */
export async function fixEverything(connection: Connection, editor: Editor, file: File): Promise<void> {
  const edits = (await fixes(connection, file.model)).map(({ range, newText }) => ({
    range: new monaco.Range(range.start.line + 1, range.start.character + 1, range.end.line + 1, range.end.character + 1),
    text: newText,
  }));
  if (edits.length) {
    editor.pushUndoStop();
    editor.executeEdits("agentls", edits);
    editor.pushUndoStop();
    notice(`${count(edits.length, "change")} made. Ctrl+Z undoes what was repaired.`);
  } else notice("Nothing here can be repaired with certainty. Ctrl+. on a problem shows what you can choose.");
  editor.focus();
}

async function fixes(connection: Connection, model: monaco.editor.ITextModel): Promise<TextEdit[]> {
  const end = model.getFullModelRange().getEndPosition();
  const uri = model.uri.toString(true);
  const actions = (await connection.request("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: { line: 0, character: 0 }, end: { line: end.lineNumber - 1, character: end.column - 1 } },
    context: { diagnostics: [], only: [FIX_ALL], triggerKind: 1 },
  })) as CodeAction[] | null;
  const action = actions?.[0];
  if (!action) return [];
  const made = action.edit ? action : ((await connection.request("codeAction/resolve", action)) as CodeAction);
  return Object.values(made.edit?.changes ?? {}).flat();
}

/** The commands that the server's actions and lenses name. */
export function registerCommands(connection: Connection, editor: Editor): void {
  for (const command of ["agentls.explain", "agentls.tellReaders", "agentls.tellReferences", "agentls.convert"])
    monaco.editor.registerCommand(command, (_: unknown, ...args: unknown[]) => {
      void connection.request("workspace/executeCommand", { command, arguments: args });
    });
  monaco.editor.registerCommand(
    "agentls.showReferences",
    (_: unknown, _uri: string, at: { line: number; character: number }) => {
      editor.setPosition({ lineNumber: at.line + 1, column: at.character + 1 });
      editor.focus();
      editor.trigger("lens", "editor.action.goToReferences", null);
    },
  );
}
