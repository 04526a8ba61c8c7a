"use strict";

const { ask, assert, at, becomes, found, fs, open, scenario, test, until, vscode } = require("../harness");

const [first, second] = vscode.workspace.workspaceFolders.map(({ uri }) => uri);
const inside = (folder, name) => vscode.Uri.joinPath(folder, ".claude/agents", name);

test("each folder is checked by its own settings file", async () => {
  assert.equal(vscode.workspace.workspaceFolders.length, 2);
  await found(inside(first, "reviewer.md"), "mojibake", "unknown-tool");
  await found(inside(second, "reviewer.md"), "unknown-tool");
});

test("a name leads to the agents of that name in all folders", async () => {
  const document = await open(inside(second, "reviewer.md"));
  await becomes([inside(first, "tester.md").path, inside(second, "tester.md").path], async () => {
    const links = await ask("vscode.executeDefinitionProvider", document.uri, at(document, "tester again"));
    return links.map((link) => (link.targetUri ?? link.uri).path).sort();
  });
});

test("a fix changes the file of its own folder", async () => {
  const document = await open(inside(first, "tester.md"));
  const place = new vscode.Range(at(document, ": all"), at(document, ": all"));
  const fix = await until("the fix is offered", async () => {
    const all = await ask("vscode.executeCodeActionProvider", document.uri, place, "quickfix", 9);
    return all.find(({ title }) => title === "Quote the value");
  });
  await vscode.workspace.applyEdit(fix.edit);
  await vscode.workspace.saveAll();
  assert.equal(fs.readFileSync(inside(first, "tester.md").fsPath, "utf-8"), scenario.described);
  assert.equal(fs.readFileSync(inside(second, "tester.md").fsPath, "utf-8"), scenario.tester);
});

test("a folder that is added is checked, one that is removed is forgotten", async () => {
  const third = vscode.Uri.joinPath(first, "../third");
  fs.cpSync(first.fsPath, third.fsPath, { recursive: true });
  vscode.workspace.updateWorkspaceFolders(2, 0, { uri: third });
  await found(inside(third, "reviewer.md"), "mojibake", "unknown-tool");
  vscode.workspace.updateWorkspaceFolders(2, 1);
  await found(inside(third, "reviewer.md"));
});
