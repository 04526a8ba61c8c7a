"use strict";

const { ask, assert, becomes, open, scenario, test, until, vscode } = require("../harness");

const whole = (document) => new vscode.Range(0, 0, document.lineCount, 0);

test("semantic tokens colour keys and tools, behind an emoji too", async () => {
  const document = await open("colours", "---\nname: colours\ndescription: Colours\ntools: 😀→, Grep\n---\n\nSee.\n");
  const legend = await until("there are kinds of tokens", () =>
    ask("vscode.provideDocumentSemanticTokensLegend", document.uri),
  );
  await becomes(["name", "colours", "description", "tools", "😀→", "Grep"], async () => {
    const { data } = await ask("vscode.provideDocumentSemanticTokens", document.uri);
    return decode(document, data, legend).map(([text, kind]) => kind && text);
  });
});

function decode(document, data, { tokenTypes }) {
  const found = [];
  let line = 0;
  let column = 0;
  for (let i = 0; i < data.length; i += 5) {
    line += data[i];
    column = data[i] === 0 ? column + data[i + 1] : data[i + 1];
    found.push([document.getText(new vscode.Range(line, column, line, column + data[i + 2])), tokenTypes[data[i + 3]]]);
  }
  return found;
}

test("hints tell what an alias stands for, at the end of its word", async () => {
  const document = await open("reviewer");
  const hints = await until("there are hints", async () => {
    const all = await ask("vscode.executeInlayHintProvider", document.uri, whole(document));
    return all.length > 1 && all;
  });
  const model = hints.find(({ position }) => position.line === 4);
  const label = typeof model.label === "string" ? model.label : model.label.map(({ value }) => value).join("");
  assert.match(label, /claude-sonnet/);
  assert.equal(model.position.character, "model: sonnet".length);
});

test("lenses count references and the budget", async () => {
  const document = await open("tester");
  const lenses = await until("there are two references", async () => {
    const all = await ask("vscode.executeCodeLensProvider", document.uri, 10);
    return all.some(({ command }) => command?.title === "2 references") && all;
  });
  const titles = lenses.map(({ command }) => command.title);
  assert.ok(titles.some((title) => title.includes("budget")), titles.join());
  const references = lenses.find(({ command }) => command.title === "2 references").command;
  await ask(references.command, ...references.arguments);
});

test("the colour of an agent is a colour", async () => {
  const text = scenario.mended.replace("model: sonnet", "color: purple");
  const document = await open("purple", text);
  const colors = await until("there is a colour", async () => {
    const all = await ask("vscode.executeDocumentColorProvider", document.uri);
    return all.length > 0 && all;
  });
  assert.deepEqual(colors.map(({ range }) => document.getText(range)), ["purple"]);
});
