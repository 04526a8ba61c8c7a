"""What a report calls safe is what a repair of that very file makes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from agentls.cli.app import app
from agentls.cli.checker import Options
from agentls.lint import rule_docs
from agentls.rules import ALL
from bench import documents
from support import markers, several, txtar
from support.safe import assert_exact

FAULTS = txtar.read(Path(__file__).parents[1] / "faults.txt")
CROWD = """\
---
name: Crowd
description: "Reads \\q and &lt;example&gt; and â†’ here.\\n\\nTwo."
tools: Read, Read, Task, Task, MultiEdit, Raed, Write, Write
model: claude-3-opus
color: “blue”
---
<!-- agentls: ignore[mojibake, nothing-at-all] -->
Read â†’ write\u200b here.\u00a0

```
```json
{}
```
```
"""


def sources():
    """Every bad example of every rule, every fault by itself, and files with many at once."""
    for rule in ALL:
        for number, example in enumerate(rule_docs.read(rule.doc).of("bad")):
            if not several.is_several(example.text):
                text = markers.read(example.text, escapes=example.escapes).text
                yield pytest.param(text, example.path, id=f"{rule.name}-{number}")
    for section in FAULTS:
        text = markers.read(section.text, escapes=section.escapes).text
        yield pytest.param(text, section.path, id=f"fault-{section.name}")
    for lines, faults in ((120, 1), (400, 3), (700, 8)):
        yield pytest.param(documents.agent(lines, faults=faults).text, rule_docs.DEFAULT_PATH, id=f"agent-of-{lines}")
    yield pytest.param(CROWD, rule_docs.DEFAULT_PATH, id="crowd")
    yield pytest.param(CROWD.replace("\n", "\r\n"), rule_docs.DEFAULT_PATH, id="crowd-crlf")


@pytest.mark.parametrize(("text", "path"), list(sources()))
def test_safe_is_what_is_repaired(text, path):
    assert_exact(f"/project/{path}", text.encode("utf-8", "surrogateescape"), Options(proofs=True))


@pytest.mark.parametrize(
    "options", [Options(only=("duplicate-tool", "missing-commentary")), Options(ignore=("mojibake",))]
)
def test_safe_is_what_is_repaired_of_the_rules_asked_for(options):
    chosen = Options(only=options.only, ignore=options.ignore, proofs=True)
    assert_exact("/project/.claude/agents/crowd.md", CROWD.encode(), chosen)


def test_the_edits_of_safe_fixes_are_those_that_are_made(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / ".claude" / "agents" / "reviewer.md"
    file.parent.mkdir(parents=True)
    source = "---\nname: reviewer\ndescription: Reviews.\ntools: Read, Grep, Read, grep\n---\nRead â†’ write.\n"
    file.write_text(source, "utf-8")
    found = json.loads(run("check", "--format", "json").output)
    sarif = json.loads(run("check", "--format", "sarif").output)["runs"][0]["results"]
    edits = [edit for each in found for fix in each["fixes"] if fix["safe"] for edit in fix["edits"]]
    assert [[fix["description"]["text"] for fix in each.get("fixes", ())] for each in sarif] == [
        [fix["title"] for fix in each["fixes"] if fix["safe"]] for each in found
    ]
    assert f"{sum(any(fix['safe'] for fix in each['fixes']) for each in found)} findings can be" in run("check").output
    run("fix")
    assert file.read_text("utf-8") == applied(source, edits)


def applied(text, edits):
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda edit: (edit["line"], edit["column"]), reverse=True):
        assert edit["line"] == edit["endLine"]
        line = lines[edit["line"] - 1]
        lines[edit["line"] - 1] = line[: edit["column"] - 1] + edit["text"] + line[edit["endColumn"] - 1 :]
    return "".join(lines)


def run(*args):
    return CliRunner().invoke(app, args, prog_name="agentls", catch_exceptions=False)


def test_a_rule_that_is_off_is_repaired_where_it_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / ".claude" / "agents" / "reviewer.md"
    file.parent.mkdir(parents=True)
    file.write_text("---\nname: reviewer\ndescription: Reviews.\ntools: Read, Read\n---\nRead.\n")
    (tmp_path / "agentls.toml").write_text('[rules]\nduplicate-tool = "off"\n')
    assert "fix: Remove this" in run("check", "--rule", "duplicate-tool").output
    assert "Nothing to repair" in run("fix").output
    assert "Repaired 1 finding" in run("fix", "--rule", "duplicate-tool").output
    assert "tools: Read\n" in file.read_text()
