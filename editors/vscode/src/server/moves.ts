import * as vscode from "vscode";
import type { ProvideRenameEditsSignature } from "vscode-languageclient/node";
import { tick } from "../walkthrough";

/** Longer than a rename takes that shows no preview. */
const PATIENCE_MS = 60_000;

/**
 * The edit of a rename. VS Code saves what a rename has changed, by the names from before it; a file in a folder that
 * is renamed as well is not found by that, so it is saved here.
 */
export async function savedAfterMove(
  document: vscode.TextDocument,
  position: vscode.Position,
  newName: string,
  token: vscode.CancellationToken,
  next: ProvideRenameEditsSignature,
): Promise<vscode.WorkspaceEdit | null | undefined> {
  const edit = await next(document, position, newName, token);
  const autoSave = vscode.workspace.getConfiguration("files").get("refactoring.autoSave", true);
  if (edit) {
    void tick("rename");
  }
  if (edit && autoSave) {
    const dirty = new Set(vscode.workspace.textDocuments.filter((each) => each.isDirty).map((each) => each.uri.toString()));
    const clean = edit.entries().map(([uri]) => uri).filter((uri) => !dirty.has(uri.toString()));
    const moved = vscode.workspace.onDidRenameFiles((event) => {
      moved.dispose();
      void saveMoved(clean, event.files);
    });
    setTimeout(() => moved.dispose(), PATIENCE_MS);
  }
  return edit;
}

async function saveMoved(edited: vscode.Uri[], moves: vscode.FileRenameEvent["files"]): Promise<void> {
  const now = new Set<string>();
  for (const { oldUri, newUri } of moves) {
    for (const uri of edited.filter((each) => each.path.startsWith(`${oldUri.path}/`))) {
      now.add(uri.with({ path: newUri.path + uri.path.slice(oldUri.path.length) }).toString());
    }
  }
  for (const document of vscode.workspace.textDocuments) {
    if (document.isDirty && now.has(document.uri.toString())) {
      await document.save();
    }
  }
}
