"use strict";

const { ask, assert, at, beside, findings, found, fs, open, path, scenario } = require("../harness");
const { test, until, vscode } = require("../harness");

test("the workspace is not trusted", () => {
  assert.equal(vscode.workspace.isTrusted, false);
});

test("the server on the PATH checks the files", async () => {
  const document = await open("reviewer");
  await found(document.uri, ...scenario.findings.map(({ rule }) => rule));
  assert.equal(document.getText(findings(document.uri)[0].range), scenario.findings[0].text);
  await until("hover answers", async () => {
    const hovers = await ask("vscode.executeHoverProvider", document.uri, at(document, "model:"));
    return hovers.some(({ contents }) => contents.some(({ value }) => value.includes(scenario.hover)));
  });
});

test("the path that the workspace sets is not run", () => {
  const settings = path.join(beside, "project/.vscode/settings.json");
  assert.match(fs.readFileSync(settings, "utf-8"), /agentls\.path/);
  assert.equal(vscode.workspace.getConfiguration("agentls").get("path"), "");
  assert.equal(fs.existsSync(path.join(beside, "ran")), false);
});
