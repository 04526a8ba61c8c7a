"""The engine: what is run again, what stands when a rule fails, levels, order."""

import logging
from collections import Counter
from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace

from agentls.finding import Severity
from agentls.lint.engine import Linter
from agentls.lint.rule import Reads, Rule
from agentls.rules import internal_error
from agentls.syntax import parse
from agentls.text import Span, Text
from support import markers
from support.check import EVERYTHING, compare, context

AGENT = """\
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
"""

ONCE = {"WHOLE_BODY": 1, "WHOLE": 1}
REGION = {
    Reads.HEADER: lambda ctx: ctx.header.text,
    Reads.BODY: lambda ctx: ctx.body.text,
    Reads.EACH: lambda ctx: ctx.source,
    Reads.WHOLE_BODY: lambda ctx: ctx.body.text,
    Reads.WHOLE: lambda ctx: ctx.doc.text.content,
}


@dataclass
class Spy:
    """Rules of every kind that report each word BAD they see, and how often each was run."""

    runs: Counter = field(default_factory=Counter)

    def linter(self, **levels: Severity | None) -> Linter:
        return Linter([self.rule(reads) for reads in Reads], {name.replace("_", "-"): s for name, s in levels.items()})

    def rule(self, reads: Reads) -> Rule:
        def check(ctx):
            self.runs[reads.name] += 1
            at = REGION[reads](ctx).find("BAD")
            if at >= 0:
                yield rule.at(Span(at, at + 3), "bad word")

        rule = Rule(f"spy.{reads.name.lower()}_words", "Spies.", check, Severity.WARNING, reads)
        return rule


def edited(report, old, new):
    """The context after a change, regions taken over where they stand."""
    doc = report.ctx.doc
    return replace(report.ctx, doc=parse(Text(doc.text.content.replace(old, new)), doc))


def test_every_rule_reads_its_region():
    marked = markers.read("""\
---
name: BAD
      ^^^ warning each-words
      ^^^ warning header-words
      ^^^ warning whole-words
description: Reviews.
---
Be BAD.
   ^^^ warning body-words
   ^^^ warning each-words
   ^^^ warning whole-body-words
""")
    compare(marked, list(Spy().linter().check(context(marked.text)).findings))


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("the diff.", "the BAD diff.", {"BODY": 1, "EACH": 1, **ONCE}),
        ("a diff", "a BAD diff", {"HEADER": 1, "EACH": 1, **ONCE}),
        (
            "a diff for bugs.\n---\nReview",
            "BAD.\n---\nBAD",
            {"HEADER": 1, "BODY": 1, "EACH": 2, **ONCE},
        ),
    ],
    ids=["body", "header", "both"],
)
def test_only_rules_of_the_changed_region_run_again(old, new, runs):
    spy = Spy()
    linter = spy.linter()
    report = linter.check(context(AGENT))
    ctx = edited(report, old, new)
    spy.runs.clear()
    after = linter.check(ctx, report)
    assert dict(spy.runs) == runs
    assert after.findings == linter.check(context(ctx.doc.text.content)).findings


def test_a_body_that_moves_takes_its_findings_along():
    linter = Spy().linter()
    report = linter.check(context(AGENT.replace("the diff", "BAD")))
    after = linter.check(edited(report, "name: ", "name: long-"), report)
    assert [f.span.of(after.ctx.doc.text.content) for f in after.findings] == ["BAD"] * 4


@pytest.mark.parametrize("change", [{"path": None}, {"scope": "plugin"}, {"exists": None}])
def test_nothing_is_kept_when_the_surroundings_change(change):
    spy = Spy()
    linter = spy.linter()
    report = linter.check(context(AGENT))
    spy.runs.clear()
    linter.check(replace(report.ctx, **change), report)
    assert spy.runs == {"HEADER": 1, "BODY": 1, "EACH": 2, **ONCE}


def test_nothing_is_kept_when_the_levels_change():
    spy = Spy()
    report = spy.linter().check(context("BAD"))
    assert (
        spy.linter(body_words=None, each_words=None, whole_body_words=None, whole_words=None)
        .check(report.ctx, report)
        .findings
        == ()
    )


def test_rules_of_the_header_need_one():
    spy = Spy()
    spy.linter().check(context("No header.\n"))
    assert spy.runs == {"BODY": 1, "EACH": 1, **ONCE}


def test_a_rule_is_run_only_where_there_is_what_it_needs():
    ran = []

    def check(ctx):
        ran.append(ctx.source)
        return ()

    needs = ("BAD", lambda text: "VERY" in text)
    linter = Linter([Rule("spy.words", "Spies.", check, Severity.WARNING, Reads.EACH, needs=needs)], {})
    sections = ("# Fine\n", "# BAD\nfine\n", "# VERY\n")
    linter.check(context(AGENT + "".join(sections)))
    assert ran[1:] == list(sections[1:])
    assert ran[0].startswith("---"), "a header is read in any case"


def test_a_rule_that_reads_the_whole_needs_nothing_of_a_piece():
    with pytest.raises(ValueError, match="reads the whole"):
        Rule("spy.words", "Spies.", None, Severity.WARNING, Reads.WHOLE, needs=("BAD",))


def test_levels_change_the_severity_or_switch_off():
    linter = Spy().linter(whole_words=Severity.ERROR, each_words=None, whole_body_words=None)
    report = linter.check(context("BAD"))
    assert [(f.rule, f.severity) for f in report.findings] == [
        ("body-words", Severity.WARNING),
        ("whole-words", Severity.ERROR),
    ]


def test_rules_off_by_default_run_when_a_level_is_set():
    quiet = replace(Spy().rule(Reads.WHOLE), enabled=False)
    ctx = context("BAD")
    assert Linter([quiet], {}).check(ctx).findings == ()
    assert [f.rule for f in Linter([quiet], {quiet.name: Severity.HINT}).check(ctx).findings] == ["whole-words"]


def test_a_rule_that_fails_is_one_finding_and_the_rest_stands(caplog):
    def check(_):
        yield broken.at(Span(0, 1), "half a result")
        raise ZeroDivisionError

    broken = Rule("spy.broken_rule", "Fails.", check, Severity.ERROR, Reads.BODY)
    linter = Linter([broken, Spy().rule(Reads.WHOLE), internal_error.RULE], {})
    with caplog.at_level(logging.ERROR):
        report = linter.check(context(AGENT.replace("Review the", "BAD")))
    marked = markers.read(
        AGENT.replace(
            "Review the diff.\n",
            """\
BAD diff.
^ warning internal-error: Rule `broken-rule` crashed
^^^ warning whole-words
""",
        )
    )
    compare(marked, list(report.findings))
    assert "broken-rule failed on /project/.claude/agents/example.md" in caplog.text


def test_a_failed_rule_does_not_make_suppressions_useless():
    def check(_):
        raise ZeroDivisionError

    broken = Rule("agentls.rules.replacement_character", "Fails.", check, Severity.ERROR, Reads.BODY)
    rules = [broken, *(rule for rule in EVERYTHING.rules if rule.name != broken.name)]
    text = AGENT + "<!-- agentls: ignore[replacement-character] -->\nA \ufffd.\n"
    assert [f.rule for f in Linter(rules, {}).check(context(text)).findings] == ["internal-error"]
