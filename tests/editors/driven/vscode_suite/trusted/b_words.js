"use strict";

const { ask, assert, at, open, scenario, test, until, vscode } = require("../harness");

/** The labels offered at a place, once there are any. */
async function labels(document, position) {
  const list = await until("something is offered", async () => {
    const offered = await ask("vscode.executeCompletionItemProvider", document.uri, position);
    return offered.items.length > 0 && offered;
  });
  return list.items.map(({ label }) => label.label ?? label);
}

/** What is said at a place, once it has these words. */
function hover(document, position, words) {
  return until(`hover says ${words}`, async () => {
    const hovers = await ask("vscode.executeHoverProvider", document.uri, position);
    return hovers.find(({ contents }) => contents.some(({ value }) => value.includes(words)));
  });
}

test("completion offers tools inside a list", async () => {
  const document = await open("lists", "---\nname: lists\ndescription: Lists\ntools: Grep, Gl\n---\n\nList.\n");
  const offered = await until("Glob is offered", async () => {
    const all = await labels(document, at(document, "Gl", 2));
    return all.includes("Glob") && all;
  });
  assert.equal(offered.filter((label) => label === "Glob").length, 1);
});

test("completion offers the fields that are not there yet", async () => {
  const document = await open("fields", "---\nname: fields\ndescription: Fields\n\n---\n\nFields.\n");
  const offered = await until("color is offered", async () => {
    const all = await labels(document, new vscode.Position(3, 0));
    return all.includes("color") && all;
  });
  assert.ok(offered.includes("tools"));
  assert.ok(!offered.includes("description"), "a field that is there is offered again");
});

test("hover explains a field", async () => {
  const document = await open("reviewer");
  const said = await hover(document, at(document, "model:"), scenario.hover);
  assert.equal(document.getText(said.range), "model");
});

test("hover shows another agent from behind an emoji", async () => {
  const document = await open("reviewer");
  const said = await hover(document, at(document, "tester agent"), "Runs the tests");
  assert.equal(document.getText(said.range), "tester");
});

test("hover says what belongs under a heading", async () => {
  const text = "---\nname: heads\ndescription: Heads\n---\n\n# Heads\n\n## Output Format\n\nText 😀.\n";
  const document = await open("heads", text);
  await hover(document, at(document, "Output"), "What the agent hands back");
});
