"use strict";

const { agent, assert, disk, findings, found, open, rules, scenario, test, until, vscode } = require("../harness");

test("findings lie on the characters at fault, behind an emoji and an arrow too", async () => {
  const document = await open("reviewer");
  await found(document.uri, ...scenario.findings.map(({ rule }) => rule));
  const seen = findings(document.uri).map(({ code, range }) => ({
    rule: code.value,
    line: range.start.line + 1,
    text: document.getText(range),
  }));
  assert.deepEqual(seen, scenario.findings);
  const [mojibake] = findings(document.uri);
  assert.deepEqual([mojibake.range.start.character, mojibake.range.end.character], [31, 34]);
});

test("a finding has a severity and leads to the page of its rule", async () => {
  const document = await open("reviewer");
  await found(document.uri, "mojibake", "unknown-tool");
  for (const { code, message, severity } of findings(document.uri)) {
    assert.equal(severity, vscode.DiagnosticSeverity.Warning);
    assert.match(code.target.toString(), new RegExp(code.value));
    assert.ok(message.length > 10);
  }
});

test("files that are not open are reported on", async () => {
  assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.path.endsWith("tester.md")));
  await found(agent("tester"), "unquoted-colon");
});

test("findings go with their cause and come with it", async () => {
  const document = await open("passing", "---\nname: passing\ndescription: Passes\ntools: Raed\n---\n\nPass.\n");
  await found(document.uri, "unknown-tool");
  const edit = new vscode.WorkspaceEdit();
  const start = document.positionAt(document.getText().indexOf("Raed"));
  edit.replace(document.uri, new vscode.Range(start, start.translate(0, 4)), "Read");
  await vscode.workspace.applyEdit(edit);
  await found(document.uri);
  edit.replace(document.uri, new vscode.Range(0, 0, 0, 0), "😀");
  await vscode.workspace.applyEdit(edit);
  await until("a header that is none is found", () => rules(document.uri).length > 0);
});

test("other Markdown is left alone", async () => {
  const notes = vscode.Uri.joinPath(agent("x"), "../../../notes.md");
  const document = await open(notes, scenario.reviewer);
  await found(agent("tester"), "unquoted-colon");
  assert.deepEqual(findings(document.uri), []);
  assert.equal(disk(notes), scenario.reviewer);
});
