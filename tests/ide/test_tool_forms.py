"""Lists of tools in other forms than lists: maps and rules are read, checked, completed and repaired likewise."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest

from agentls.finding import apply
from agentls.ide.completion import complete
from agentls.ide.hover import hover
from agentls.lint.context import Context
from agentls.lint.engine import Linter
from agentls.rules import ALL
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas import json_schema
from agentls_schemas.declared import Model
from agentls_schemas.fields import Fact, Fields, Role
from agentls_schemas.kind import Kind
from agentls_schemas.mcp import Mcp
from agentls_schemas.place import Place
from agentls_schemas.tools import Effect, Tool, ToolForm, ToolState, ToolSyntax
from agentls_schemas.verdicts import Loader
from agentls_schemas.vocabulary import Vocabulary
from ide.toy import MANUAL, SOURCES
from support import markers
from support.check import compare

Word = Literal["allow", "ask", "deny"]
SWITCHES, MAP, RULES = (
    ToolSyntax(form) for form in (ToolForm.BOOL_MAP, ToolForm.PERMISSION_MAP, ToolForm.PERMISSION_RULES)
)


class Rule(Model):
    action: str
    resource: str = "*"
    effect: Word


class Robot(Model):
    switches: Annotated[dict[str, bool] | None, Fact("What is on.", "manual", Role.TOOLS, tool_syntax=SWITCHES)] = None
    may: Annotated[
        dict[str, Word | dict[str, Word]] | None, Fact("What it may.", "manual", Role.TOOLS, tool_syntax=MAP)
    ] = None
    rules: Annotated[list[Rule] | None, Fact("What it may.", "manual", Role.TOOLS, tool_syntax=RULES)] = None


TOOLS = (
    Tool("shell", "Runs commands.", MANUAL),
    Tool("edit", "Changes files.", MANUAL),
    Tool("patch", "The old name of `edit`.", MANUAL, ToolState.RENAMED, "edit"),
    Tool("list", "No longer there.", MANUAL, ToolState.RETIRED),
)
ROBOT = Kind(
    "toy/robot",
    "robot",
    Fields(Robot),
    Place(("**/robots/*.md",)),
    Loader("Robot"),
    SOURCES,
    vocabulary=Vocabulary({tool.name: tool for tool in TOOLS}, mcp=Mcp("{server}_{tool}")),
)
LINTER = Linter(ALL, {})


def context(text: str) -> Context:
    return Context(parse(Text(text)), ROBOT)


@pytest.mark.parametrize(
    ("header", "refs"),
    [
        ("switches: {edit: false, shell: true}", [("edit", "", "deny"), ("shell", "", "allow")]),
        ('may: {edit: ask, shell: {"git *": allow, "*": deny}}', [
            ("edit", "", "ask"), ("shell", "git *", "allow"), ("shell", "", "deny"),
        ]),
        ("rules:\n- action: shell\n  resource: git *\n  effect: allow\n- {action: '*', effect: deny}", [
            ("shell", "git *", "allow"), ("*", "", "deny"),
        ]),
        ("may: deny", []),
        ("switches: [edit]", []),
        ("rules: {action: edit}", []),
        ("rules: [edit, {effect: deny}, {action: [edit]}]", []),
        ("switches:\n  edit:\n  shell: maybe", [("edit", "", "allow"), ("shell", "", "allow")]),
    ],
)  # fmt: skip
def test_entries(header: str, refs: list[tuple[str, str, str]]) -> None:
    (tools,) = context(f"---\n{header}\n---\nRuns.\n").tool_lists
    assert [(ref.name, ref.specifier, ref.effect) for ref in tools.refs] == refs
    assert {type(ref.effect) for ref in tools.refs} <= {Effect}


CHECKED = """\
---
switches:
  edit: false
  shel: false
  ^^^^ warning unknown-tool: Unknown tool `shel`; did you mean `shell`?
  wiki_find: true
may:
  patch: ask
  ^^^^^ hint renamed-tool: Tool `patch` is now `edit`
  list: {"a": deny, "b": allow}
  ^^^^ warning retired-tool: Tool `list` was removed
  shell: nver
         ^^^^ warning invalid-value
rules:
- action: kubectl
          ^^^^^^^ warning unknown-tool: Unknown tool `kubectl`
  effect: deny
- action: edit
  effect: deny
- action: edit
  resource: src/*
  effect: allow
---
Runs.
"""


def test_diagnostics_and_fixes() -> None:
    marked = markers.read(CHECKED)
    report = LINTER.check(context(marked.text))
    compare(marked, list(report.findings))
    fixed = marked.text
    for title in ("Write `shell`", "Write `edit`", "Remove `list`", "Remove `kubectl`"):
        (edits,) = [fix.edits for f in LINTER.check(context(fixed)).findings for fix in f.fixes if fix.title == title]
        fixed = apply(edits, fixed)
    assert "  shell: false\n" in fixed
    assert "may:\n  edit: ask\n  shell: nver\nrules:\n- action: edit\n  effect: deny\n- action" in fixed


@pytest.mark.parametrize(
    ("header", "labels"),
    [
        ("switches:\n  ", ["shell", "edit"]),
        ("switches:\n  edit: false\n  ", ["shell"]),
        ("switches:\n  edit: ", ["true", "false"]),
        ("may:\n  ", ["shell", "edit"]),
        ("may:\n  edit: ", ["allow", "ask", "deny"]),
        ("rules:\n- action: ", ["shell", "edit"]),
        ("rules:\n- effect: ", ["allow", "ask", "deny"]),
    ],
)
def test_completion(header: str, labels: list[str]) -> None:
    text = f"---\n{header}\n---\nRuns.\n"
    found = complete(context(text), len(f"---\n{header}"))
    assert [offer.label for offer in found] == labels


def test_hover() -> None:
    text = "---\nmay:\n  shell: ask\n---\nRuns.\n"
    found = hover(context(text), (), text.index("shell"))
    assert found is not None
    assert "Runs commands." in found.markdown


def test_json_schema() -> None:
    properties = json_schema.of(ROBOT)["properties"]
    assert properties["switches"]["properties"]["edit"] == {"description": "Changes files.", "type": "boolean"}
    assert list(properties["may"]["properties"]) == ["shell", "edit"]
