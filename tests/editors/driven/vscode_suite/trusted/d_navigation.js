"use strict";

const { agent, ask, assert, at, becomes, open, path, test, until, vscode } = require("../harness");

/** What a provider answers, once it is not empty. */
function answer(command, ...args) {
  return until(`${command} answers`, async () => {
    const found = await ask(command, ...args);
    return found?.length > 0 && found;
  });
}

const file = (uri) => path.basename(uri.path);

test("definition leads from behind an emoji to the agent", async () => {
  const document = await open("reviewer");
  await becomes([`${agent("tester").path}:2`], async () => {
    const links = await ask("vscode.executeDefinitionProvider", document.uri, at(document, "tester again"));
    const places = links.map((link) => [link.targetUri ?? link.uri, link.targetSelectionRange ?? link.range]);
    return places.map(([uri, range]) => `${uri.path}:${range.start.line + 1}`);
  });
});

test("references are all mentions, in all files", async () => {
  const document = await open("tester");
  await becomes(["reviewer.md:10:13", "reviewer.md:10:44", "tester.md:2:6"], async () => {
    const found = await ask("vscode.executeReferenceProvider", document.uri, at(document, "tester"));
    return found.map(({ uri, range }) => `${file(uri)}:${range.start.line + 1}:${range.start.character}`).sort();
  });
});

test("the outline has fields and sections", async () => {
  const document = await open("reviewer");
  const ours = await until("the outline has fields", async () => {
    const all = await ask("vscode.executeDocumentSymbolProvider", document.uri);
    return all?.find(({ name }) => name === "name") ? all : all?.find(({ children }) => children?.length > 3)?.children;
  });
  const names = ours.map(({ name }) => name);
  assert.deepEqual(["name", "description", "tools", "model"].filter((name) => !names.includes(name)), []);
});

test("symbols of the workspace are found by name", async () => {
  await open("reviewer");
  await becomes([agent("tester").path], async () => {
    const all = await ask("vscode.executeWorkspaceSymbolProvider", "tester");
    return all.filter(({ name }) => name === "tester").map(({ location }) => location.uri.path);
  });
});

test("call hierarchy tells who calls whom", async () => {
  const document = await open("reviewer");
  const [item] = await answer("vscode.prepareCallHierarchy", document.uri, at(document, "reviewer"));
  await becomes(["tester"], async () => (await ask("vscode.provideOutgoingCalls", item)).map(({ to }) => to.name));
  await becomes(["tester"], async () => (await ask("vscode.provideIncomingCalls", item)).map(({ from }) => from.name));
});

test("links are found and lead to files", async () => {
  const text = "---\nname: linked\ndescription: Links\n---\n\n😀 → See [the tester](tester.md).\n";
  const document = await open("linked", text);
  const links = await answer("vscode.executeLinkProvider", document.uri, 10);
  const ours = links.find(({ range }) => document.getText(range).includes("tester.md"));
  assert.equal(ours.target.path, agent("tester").path);
});

test("mentions of a name are highlighted", async () => {
  const document = await open("reviewer");
  const found = await answer("vscode.executeDocumentHighlights", document.uri, at(document, "tester agent"));
  assert.deepEqual(found.map(({ range }) => document.getText(range)), ["tester", "tester"]);
});

test("selection grows by structure", async () => {
  const document = await open("reviewer");
  const place = at(document, "Grep");
  const [selection] = await answer("vscode.executeSelectionRangeProvider", document.uri, [place]);
  const texts = [];
  for (let each = selection; each; each = each.parent) {
    texts.push(document.getText(each.range));
  }
  assert.ok(texts.includes("Grep"), "an item of a list is no step");
  assert.ok(texts.includes("Grep, Raed"), "a value is no step");
  assert.ok(texts.includes("tools: Grep, Raed"), "an entry is no step");
});

test("header and sections fold", async () => {
  const document = await open("reviewer");
  const ranges = await answer("vscode.executeFoldingRangeProvider", document.uri);
  const starts = ranges.map(({ start }) => start);
  assert.ok(starts.includes(0), "the header does not fold");
  assert.ok(starts.includes(7), "the section does not fold");
  assert.equal(vscode.window.activeTextEditor.document, document);
});
