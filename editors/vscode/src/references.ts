import * as vscode from "vscode";
import { type LanguageClient, type Position, ReferencesRequest } from "vscode-languageclient/node";

/** What a lens about references does: the server names the place, in the protocol's form. */
export async function showReferences(client: LanguageClient, uri: string, at: Position): Promise<void> {
  // Not by VS Code's own command: that counts the definition, and the lens does not.
  const found = await client.sendRequest(ReferencesRequest.type, {
    textDocument: { uri },
    position: at,
    context: { includeDeclaration: false },
  });
  const { asUri, asPosition, asReferences } = client.protocol2CodeConverter;
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    asUri(uri),
    asPosition(at),
    (await asReferences(found)) ?? [],
  );
}
