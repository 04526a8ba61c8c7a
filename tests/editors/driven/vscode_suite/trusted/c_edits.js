"use strict";

const { ask, assert, at, disk, found, open, scenario, test, until, vscode } = require("../harness");

/** The code action with a title, at a place, with its edit. */
function action(document, position, title, kind) {
  return until(`"${title}" is offered`, async () => {
    const range = new vscode.Range(position, position);
    // The last number has VS Code resolve them, which puts in edits that are made late.
    const offered = await ask("vscode.executeCodeActionProvider", document.uri, range, kind?.value, 20);
    return offered.find((each) => each.title === title);
  });
}

/** Makes an edit and saves what it has changed. */
async function make(edit) {
  assert.ok(await vscode.workspace.applyEdit(edit), "the edit is not made");
  assert.ok(await vscode.workspace.saveAll());
}

test("quick fix mends misread text", async () => {
  const document = await open("mended", scenario.reviewer);
  const { edit, isPreferred } = await action(document, at(document, "â†’"), "Write `→`");
  assert.equal(isPreferred, true);
  await make(edit);
  assert.equal(disk(document.uri), scenario.mended);
});

test("quick fix puts a broken description in quotes", async () => {
  const document = await open("described", scenario.tester);
  const { edit } = await action(document, at(document, ": all"), "Quote the value");
  await make(edit);
  assert.equal(disk(document.uri), scenario.described);
});

test("fix all makes every safe fix", async () => {
  const kind = vscode.CodeActionKind.SourceFixAll.append("agentls");
  const document = await open("fixed", scenario.reviewer);
  const start = new vscode.Range(0, 0, 0, 0);
  const offered = await until("fix all is offered", async () => {
    const all = await ask("vscode.executeCodeActionProvider", document.uri, start, kind.value, 5);
    return all.length > 0 && all;
  });
  await make(offered[0].edit);
  assert.equal(disk(document.uri), scenario.mended);
});

test("a rewrite gives the description another form", async () => {
  const document = await open("form", scenario.reviewer);
  const title = "Write the description as a folded block";
  const { edit } = await action(document, at(document, "checks"), title, vscode.CodeActionKind.RefactorRewrite);
  await make(edit);
  assert.match(disk(document.uri), /^description: >-?\n {2}😀 → checks code â†’ reports faults$/m);
});

test("formatting puts the header in order and leaves the body alone", async () => {
  const document = await open("messy", "---\nname:    messy\ndescription:  'It is'\n---\n\nBody   😀.\n");
  const edits = await until("there is something to format", async () => {
    const made = await ask("vscode.executeFormatDocumentProvider", document.uri, { tabSize: 2, insertSpaces: true });
    return made?.length > 0 && made;
  });
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, edits);
  await make(edit);
  assert.equal(disk(document.uri), "---\nname: messy\ndescription: 'It is'\n---\n\nBody   😀.\n");
});

test("rename takes the name, its mentions and the file", async () => {
  const callee = await open("callee", "---\nname: callee\ndescription: Is called\n---\n\nAnswer.\n");
  const caller = await open("caller", "---\nname: caller\ndescription: Calls\n---\n\n😀 → Call @agent-callee.\n");
  const place = at(caller, "callee");
  const { range, placeholder } = await until("it can be renamed", () => ask("vscode.prepareRename", caller.uri, place));
  assert.deepEqual([caller.getText(range), placeholder], ["callee", "callee"]);
  const edit = await ask("vscode.executeDocumentRenameProvider", caller.uri, place, "helper");
  assert.equal(edit.size, 2);
  // Asked for this way, VS Code puts the move before the changes, which it cannot make then; in the window it is done.
  const changes = new vscode.WorkspaceEdit();
  edit.entries().forEach(([uri, edits]) => changes.set(uri, edits));
  await make(changes);
  assert.match(disk(caller.uri), /Call @agent-helper\.$/m);
  assert.match(disk(callee.uri), /^name: helper$/m);
});

test("rename refuses what is no name", async () => {
  const document = await open("reviewer");
  await found(document.uri, "mojibake", "unknown-tool");
  await assert.rejects(async () => ask("vscode.prepareRename", document.uri, at(document, "again")));
});

test("on Enter a list goes on", async () => {
  const document = await open("typed", "---\nname: typed\ndescription: Typed\ntools:\n  - Read\n\n---\n\nType.\n");
  const position = new vscode.Position(5, 0);
  const edits = await until("the list goes on", async () => {
    const options = { tabSize: 2, insertSpaces: true };
    const made = await ask("vscode.executeFormatOnTypeProvider", document.uri, position, "\n", options);
    return made?.length > 0 && made;
  });
  assert.match(edits.map(({ newText }) => newText).join(""), /- $/);
});
