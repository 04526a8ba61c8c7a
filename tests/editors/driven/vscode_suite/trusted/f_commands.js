"use strict";

const { agent, ask, assert, at, disk, found, open, scenario, test, until, vscode } = require("../harness");

const extension = vscode.extensions.getExtension("agentls.agentls");

/** The tabs that are shown, by their labels. */
function tabs() {
  return vscode.window.tabGroups.all.flatMap(({ tabs: each }) => each.map(({ label }) => label));
}

test("every command that the extension declares is there", async () => {
  const declared = extension.packageJSON.contributes.commands.map(({ command }) => command);
  const registered = await vscode.commands.getCommands(true);
  assert.ok(declared.length >= 7);
  assert.deepEqual(declared.filter((each) => !registered.includes(each)), []);
  assert.ok(registered.includes("agentls.showReferences"));
});

test("restart brings another server that answers", async () => {
  const document = await open("reviewer");
  await found(document.uri, "mojibake", "unknown-tool");
  const before = extension.exports.client();
  await ask("agentls.restart");
  assert.notEqual(extension.exports.client(), before);
  await found(document.uri, "mojibake", "unknown-tool");
});

test("the log can be shown", async () => {
  await ask("agentls.showLog");
});

test("the rule under the cursor is explained", async () => {
  const document = await open("reviewer");
  await found(document.uri, "mojibake", "unknown-tool");
  const place = at(document, "Raed");
  vscode.window.activeTextEditor.selection = new vscode.Selection(place, place);
  await ask("agentls.explainRule");
  await until("a page is shown", () => tabs().some((label) => label.includes("unknown-tool")));
  const page = await vscode.workspace.openTextDocument(vscode.Uri.parse("agentls-rule:/unknown-tool.md"));
  assert.match(page.getText(), /^# .*unknown-tool/);
});

test("the workspace is checked without a word from the user", async () => {
  await open("reviewer");
  await ask("agentls.checkWorkspace");
});

test("references are shown", async () => {
  const document = await open("tester");
  await found(document.uri, "unquoted-colon");
  await ask("agentls.showReferences", document.uri.toString(), { line: 1, character: 7 });
});

test("everything that is safe is fixed in all files", async () => {
  const broken = "---\nname: NAME\ndescription: Breaks: NAME 😀\n---\n\nBreak.\n";
  await open("open", broken.replaceAll("NAME", "open"));
  await found(agent("open"), "unquoted-colon");
  const closed = await open("closed", broken.replaceAll("NAME", "closed"));
  await found(closed.uri, "unquoted-colon");
  await ask("workbench.action.closeActiveEditor");
  await ask("agentls.fixAllInWorkspace");
  await vscode.workspace.saveAll();
  const fixed = broken.replace("Breaks: NAME 😀", '"Breaks: NAME 😀"');
  await until("the open file is fixed", () => disk(agent("open")) === fixed.replaceAll("NAME", "open"));
  await until("the closed file is fixed", () => disk(agent("closed")) === fixed.replaceAll("NAME", "closed"));
  assert.equal(disk(agent("reviewer")), scenario.mended);
});
