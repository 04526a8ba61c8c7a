"""What holds for any input, however broken."""

import random
import re
from pathlib import PurePath

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agentls.finding import apply
from agentls.lint import rule_docs
from agentls.lint.engine import Linter
from agentls.lint.fixing import fix_all, proven
from agentls.project.entries import entry_of
from agentls.rules import ALL
from agentls.syntax import decode, encode, parse, skim
from agentls.text import Text
from agentls_schemas import KINDS
from support import markers
from support.check import EVERYTHING, context

PATHS = [".claude/agents/x.md", ".claude/commands/x.md", "skills/x/SKILL.md"]
FRAGMENTS = [
    "---\n",
    "---",
    "\r\n",
    "\r",
    "\n",
    "\n\n",
    "name: a\n",
    "description: ",
    "Use this: now",
    "tools: ",
    "Read, Raed",
    "- ",
    "  ",
    "\t",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "\\n",
    "\\\\n",
    "\\q",
    "|",
    ">-",
    "# ",
    "&a ",
    "*a",
    "<<: ",
    "@x",
    "`",
    "```\n",
    "````md\n",
    "```json\n",
    '{"a": 1,}',
    "<example>",
    "</example>",
    "user: ",
    "assistant: ",
    "<commentary>",
    "model: claude-3-opus\n",
    "\ufeff",
    "\u200b",
    "\u00a0",
    "\u2028",
    "\u0085",
    "\x07",
    "\udce9",
    "\ud83d",
    "â†’",
    "ðŸ“š",
    "é",
    "→",
    "🚀",
    "“",
    "&lt;",
    "agentls: ignore[unknown-tool]",
    "<!-- ",
    " -->",
    "hooks:\n  PreToolUse:\n",
    "color: Teal\n",
    "[a](b.md)",
    "%",
    "!",
    "? ",
    "...",
    "null",
    "MultiEdit",
    "Bash(git *)",
    "x",
]
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
HEADERS = TEXTS.map(lambda text: f"---\nname: a\n{text}\n---\nbody\n")
UNGATED = Linter([replace(rule, needs=()) for rule in EVERYTHING.rules], EVERYTHING.levels)
"""Runs every rule on every piece."""
quiet = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=300)


@quiet
@given(st.binary(max_size=400))
def test_any_bytes_are_read_and_written_back(data):
    text = decode(data)
    assert encode(text) == data
    assert EVERYTHING.check(context(text)) is not None


@quiet
@given(TEXTS | HEADERS | st.text(max_size=200), st.sampled_from(PATHS))
def test_findings_lie_inside_the_text(text, path):
    report = EVERYTHING.check(context(text, path))
    assert [f for f in report.findings if f.rule == "internal-error"] == []
    for finding in report.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        for edit in (edit for fix in finding.fixes for edit in fix.edits):
            assert 0 <= edit.span.start <= edit.span.end <= len(text)


@quiet
@given(TEXTS | HEADERS)
@example("See [the guide][1].\n\n[1]: guide.md\n")
@example("See [a guide][a\n b].\n\n> - [a\n  b]:\n>   guide.md\n")
@example("See [the site](https://example.com), [below](#rules), [the guide]( <./a guide.md>) and @docs/rules.md.")
@example("< example >\nuser: x\nassistant: I use the code-reviewer agent.\n</example>")
def test_a_document_that_is_skimmed_has_the_same_names(text):
    kind, path = KINDS["claude-code/agent"], PurePath("/x.md")
    read, skimmed = (entry_of(way(Text(text)), kind, path, "") for way in (parse, skim))
    assert skimmed._replace(links=()) == read._replace(links=())
    files = {link for link in read.links if link.name and not re.match("[a-z][a-z0-9+.-]*:", link.name, re.IGNORECASE)}
    assert files <= set(skimmed.links) <= set(read.links)


@given(TEXTS | HEADERS, st.sampled_from(PATHS))
def test_proven_fixes_do_what_they_say(text, path):
    report = EVERYTHING.check(context(text, path))
    for finding in report.findings:
        for fix in (fix for fix in finding.fixes if fix.edits and proven(EVERYTHING, report, finding, fix)):
            after = EVERYTHING.check(context(apply(fix.edits, text), path))
            same = [f for f in report.findings if (f.rule, f.message) == (finding.rule, finding.message)]
            left = [f for f in after.findings if (f.rule, f.message) == (finding.rule, finding.message)]
            assert len(left) < len(same)


@quiet
@given(TEXTS | HEADERS, st.sampled_from(PATHS))
def test_fixing_all_twice_equals_once(text, path):
    once = fix_all(EVERYTHING, context(text, path), lambda _: True)
    twice = fix_all(EVERYTHING, context(once.text, path), lambda _: True)
    assert twice.text == once.text
    assert len(once.report.findings) <= len(EVERYTHING.check(context(text, path)).findings)


@quiet
@given(TEXTS | HEADERS, st.sampled_from(PATHS))
def test_a_rule_finds_nothing_where_what_it_needs_is_missing(text, path):
    ctx = context(text, path)
    assert EVERYTHING.check(ctx).findings == UNGATED.check(ctx).findings


@pytest.mark.parametrize("rule", [rule for rule in ALL if rule.needs], ids=lambda rule: rule.name)
def test_nor_on_any_rule_s_examples(rule):
    for shown in rule_docs.read(rule.doc).examples:
        ctx = context(markers.read(shown.text).text, shown.path)
        assert EVERYTHING.check(ctx).findings == UNGATED.check(ctx).findings


@pytest.mark.parametrize("seed", range(4))
def test_a_document_edited_ten_thousand_times_is_checked_as_if_read_anew(seed):
    chance = random.Random(seed)
    text = "---\nname: a\ndescription: Use this: now\ntools: Read, Raed\n---\n# Title\n\n```json\n{}\n```\n"
    report = EVERYTHING.check(context(text))
    for number in range(2500):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 0, 0, 1, 1, 5, 40]))
        text = text[:start] + chance.choice([*FRAGMENTS, "", "", ""]) + text[end:]
        text = text[:3000]
        before = report.ctx
        report = EVERYTHING.check(replace(before, doc=parse(Text(text), before.doc)), report)
        if number % 5 == 0:
            assert report.findings == EVERYTHING.check(context(text)).findings
