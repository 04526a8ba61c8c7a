"""Header keys that a team declares in its settings are known, checked and explained like those of the tools."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from agentls.convert.conversion import convert
from agentls.finding import Severity
from agentls.ide.completion import complete
from agentls.ide.conversion import kinds_to_convert_to
from agentls.ide.hover import hover
from agentls.ide.refactor.templates import new_file, new_snippet
from agentls.lint.engine import Linter
from agentls.project.known_rules import KnownRules
from agentls.project.settings_model import read
from agentls.rules import ALL
from agentls.text import Text
from agentls.workspace.files import Files
from agentls.workspace.readers import rows
from agentls_schemas import KINDS
from agentls_schemas.own_fields import with_own
from support import markers
from support.check import compare
from support.disk import TextDisk

DECLARED = {
    "owner": {"doc": "Who looks after it.", "values": ["platform", "data"], "kinds": "claude-code/*", "required": True},
    "review-by": {"doc": "When to look at it again."},
    "reviewed": {"type": "boolean"},
    "tags": {"type": "list", "values": ["slow", "beta"]},
    "level": {"type": "integer"},
    "share": {"type": "number"},
    "links": {"type": "map"},
    "notes": {"type": "any"},
}
AGENT = ".claude/agents/reviewer.md"
SOUND = """\
---
name: reviewer
description: Reviews a diff for bugs.
owner: data
review-by: 2027-01-01
reviewed: true
tags: [slow]
level: 3
share: 1
links: {wiki: https://example.com}
notes: [1, {a: b}]
---
Review the diff.
"""


def context(text, path=AGENT, declared=DECLARED):
    """A file of a project whose settings declare some fields."""
    settings = read({"fields": declared}, "/project", KnownRules({}, former={}, groups={})).settings
    files = Files(lambda _: None, lambda _, kind: settings.fields.get(kind, ()), TextDisk({}, lambda _: False))
    found = files.context(PurePosixPath("/project") / path, Text(text))
    assert found
    return found


def check(source, path=AGENT, targets=frozenset()):
    """Asserts that the findings are the marked ones."""
    marked = markers.read(source)
    report = Linter(ALL, {}, targets).check(context(marked.text, path))
    compare(marked, list(report.findings))
    return report


def test_nothing_is_said_of_fields_that_are_as_declared():
    check(SOUND)


def test_values_are_checked():
    report = check(
        """\
---
name: reviewer
description: Reviews a diff for bugs.
owner: platfrm
       ^^^^^^^ warning Invalid value `platfrm` for `owner`; did you mean `platform`?
review-by: 2027
           ^^^^ warning `review-by` must be text: your settings require it
reviewed: yes
          ^^^ warning `reviewed` must be true or false: your settings require it
tags: [slow, fast]
             ^^^^ warning Invalid value `fast` for `tags`; use `slow` or `beta`
level: high
       ^^^^ warning `level` must be a whole number: your settings require it
links: wiki
       ^^^^ warning `links` must be a map: your settings require it
---
Review the diff.
"""
    )
    fixes = {fix.title for finding in report.findings for fix in finding.fixes}
    assert fixes >= {"Write `platform`", "Quote the value", "Replace `yes` with `true`"}


def test_slips_and_other_keys_are_reported():
    check(
        """\
---
^^^ warning `owner` is missing: your settings require it
name: reviewer
description: Reviews a diff for bugs.
ownr: data
^^^^ warning Unknown field `ownr`: Claude Code ignores it; did you mean `owner`?
category: quality
^^^^^^^^ information Unknown field `category`: Claude Code ignores it
---
Review the diff.
"""
    )


def test_a_field_without_a_value_is_there_and_empty():
    check(
        """\
---
name: reviewer
description: Reviews a diff for bugs.
owner:
^^^^^ warning `owner` has no value: your settings require it
---
Review the diff.
"""
    )


def test_only_the_kinds_that_are_named_have_it():
    check(
        """\
---
name: reviewer
description: Reviews a diff for bugs.
owner: data
^^^^^ information Unknown field `owner`: Copilot
reviewed: true
---
Review the diff.
""",
        ".github/agents/reviewer.agent.md",
    )


def test_a_tool_that_drops_the_file_for_it_is_still_told_of():
    check(
        """\
---
name: reviewer
description: Reviews a diff for bugs.
reviewed: true
^^^^^^^^ error Unknown field `reviewed`: Gemini CLI drops the agent
---
Review the diff.
""",
        ".gemini/agents/reviewer.md",
    )


def test_a_field_of_the_tool_stays_what_it_is():
    ctx = context("---\nname: a\ndescription: b\nmodel: 3\n---\n", declared={"model": {"values": ["x"]}})
    assert ctx.kind.fields["model"] == KINDS["claude-code/agent"].fields["model"]


def test_other_tools_that_read_the_file_know_the_fields_too():
    assert Linter(ALL, {}, frozenset({"vs-code", "copilot-cli"})).check(context(SOUND)).findings == ()
    assert all(not row.reasons for row in rows(context(SOUND)))


def test_what_the_settings_require_is_no_loss_for_any_tool():
    faulty = SOUND.replace("owner: data\n", "").replace("level: 3", "level: x")
    assert len(Linter(ALL, {}).check(context(faulty)).findings) == 2
    assert all(not row.reasons for row in rows(context(faulty)))


def offers(text):
    return {
        each.label: each for each in complete(context(text.replace(markers.CURSOR, "")), text.index(markers.CURSOR))
    }


def test_keys_and_values_are_completed():
    keys = offers("---\nname: a\ndescription: b\no<CURSOR>\n---\n")
    assert keys["owner"].insert == "owner: ${1|platform,data|}"
    assert keys["owner"].detail == "required"
    assert keys["review-by"].insert == "review-by: $1"
    assert list(offers("---\nname: a\nowner: <CURSOR>\n---\n")) == ["platform", "data"]
    assert list(offers("---\nname: a\ntags: [slow, <CURSOR>]\n---\n")) == ["beta"]


def test_a_hover_says_whose_field_it_is():
    found = hover(context(SOUND), (), SOUND.index("owner"))
    assert found
    assert found.markdown == (
        "**`owner`** · choice · required\n\nWho looks after it.\n\n"
        "A field of your team, from its settings; Claude Code ignores it.\n\nOne of `platform`, `data`."
    )


def test_a_file_with_such_fields_is_of_its_kind_still():
    ctx = context(SOUND)
    assert ctx.kind.id not in {kind.id for kind in kinds_to_convert_to(ctx)}
    assert convert(ctx, KINDS[ctx.kind.id]).refused == "It is a Claude Code agent already"
    lost = {loss.field for loss in convert(ctx, KINDS["copilot/agent"]).losses}
    assert lost == set(DECLARED)


def test_fields_of_a_team_are_sorted_behind_those_of_the_tool():
    fields = list(context(SOUND).kind.fields)
    assert fields[-len(DECLARED) :] == list(DECLARED)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_kind_takes_fields_and_is_made_once(kind):
    own = context(SOUND).kind.fields.own
    wider = with_own(kind, own)
    assert wider is with_own(kind, own)
    assert wider.id == kind.id
    assert list(wider.fields)[: len(kind.fields)] == list(kind.fields)
    assert with_own(kind, ()).fields == kind.fields


@pytest.mark.parametrize("kind", ["claude-code/agent", "kiro/agent-json", "cline/agent"])
def test_a_new_file_has_the_fields_that_are_required(kind):
    declared = {
        name: {**about, "kinds": kind, "required": True} for name, about in DECLARED.items() if name != "review-by"
    }
    declared["ticket"] = {"required": True, "kinds": kind, "doc": "Where it is asked for: `${1:x}`."}
    known = KINDS[kind]
    path = known.path_for("reviewer")
    found = context("", path, declared)
    text = new_file(found.kind, PurePosixPath("/project") / path)
    ctx = context(text, path, declared)
    wanted = {"owner": "platform", "reviewed": False, "tags": ["slow"], "level": 0, "share": 0, "links": {}}
    values = {entry.key.value: entry.value.data for entry in ctx.header.root.entries}
    assert {key: values[key] for key in wanted} == wanted
    assert (values["ticket"], values["notes"]) == ("TBD", "TBD")
    assert [f.message for f in Linter(ALL, {}).check(ctx).findings if f.severity <= Severity.WARNING] == []
    assert "${" in new_snippet(found.kind, PurePosixPath("/project") / path).partition("ticket")[2]
