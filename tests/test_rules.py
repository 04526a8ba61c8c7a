"""Every rule does what its documentation shows, and what tests/rules says of edge cases."""

import itertools
import pkgutil
import re
from pathlib import Path

import pytest

import agentls.rules
from agentls.finding import Severity
from agentls.lint import rule_docs
from agentls.lint.fixing import fix_all, proven
from agentls.lint.rule import Rule
from agentls.rules import ALL, generate
from agentls.rules.groups import GROUPS
from support import markers, several, txtar
from support.check import EVERYTHING, check, compare, context, only

CASES = Path(__file__).parent / "rules"
NAMED = {rule.name: rule for rule in ALL}
WITHOUT_FIX = {
    "left-placeholder", "missing-commentary", "missing-turn", "unknown-agent", "unknown-mcp-server", "unknown-skill"
}  # fmt: skip
"""Hints about words only the author can write, or names that may be defined elsewhere."""
WITHOUT_EXAMPLES = {"invalid-json"}
"""No kind that is shipped is JSON; tests/ide/test_json_dialect.py declares one."""
WITHOUT_BAD = {"deprecated-field", "description-budget", "cut-off-text", "file-too-large", "long-prompt"}
"""No field of a kind that is shipped is deprecated; tests/ide/test_dialect.py declares one.

What overdraws the budget fills a book, and what is too large several; tests/test_across.py and tests/test_size.py
write them.
"""


def examples(kind: str) -> list[object]:
    found = [(rule, example) for rule in ALL for example in rule_docs.read(rule.doc).of(kind)]
    return [pytest.param(rule, example, id=f"{rule.name}-{i}") for i, (rule, example) in enumerate(found)]


def repaired() -> list[object]:
    """Each bad example that is followed by what it looks like after the fix."""
    pairs = []
    for rule in ALL:
        shown = rule_docs.read(rule.doc).examples
        pairs += [(rule, bad, good) for bad, good in itertools.pairwise(shown) if good.kind == "fixed"]
    return [pytest.param(*pair, id=f"{pair[0].name}-{i}") for i, pair in enumerate(pairs)]


def cases() -> list[object]:
    return [
        pytest.param(file, i, id=f"{file.stem}-{section.name}")
        for file in sorted(CASES.glob("*.txt"))
        for i, section in enumerate(txtar.read(file))
    ]


def checked(rule: Rule, text: str, path: str, escapes: bool) -> list[object]:
    """The rule's findings, which are the marked ones."""
    if several.is_several(text):
        return several.check(text, rule.name)
    linter = only(rule.name) if rule.check else EVERYTHING
    report = check(text, rule.name, path=path, escapes=escapes, linter=linter)
    return [finding for finding in report.findings if finding.rule == rule.name]


def fixed(rule: Rule, text: str, path: str) -> str:
    """The text after all safe fixes of the rule, which a second run leaves alone."""
    result = fix_all(EVERYTHING, context(text, path), lambda finding: finding.rule == rule.name).text.content
    again = fix_all(EVERYTHING, context(result, path), lambda finding: finding.rule == rule.name)
    assert again.text.content == result
    return result


@pytest.mark.parametrize(("rule", "example"), examples("bad"))
def test_bad_examples_are_reported_where_marked(rule, example):
    assert checked(rule, example.text, example.path, example.escapes), "nothing is marked"


@pytest.mark.parametrize(("rule", "example"), examples("good"))
def test_good_examples_are_not_reported(rule, example):
    assert checked(rule, example.text, example.path, example.escapes) == []


@pytest.mark.parametrize(("rule", "bad", "after"), repaired())
def test_fixed_examples_are_what_the_fixes_make(rule, bad, after):
    subject = markers.read(bad.text, escapes=bad.escapes).text
    assert fixed(rule, subject, bad.path) == markers.read(after.text, escapes=after.escapes).text


@pytest.mark.parametrize(("rule", "example"), examples("bad"))
def test_safe_fixes_of_examples_are_proven(rule, example):
    if several.is_several(example.text):
        assert not any(fix.safe for finding in several.check(example.text, rule.name) for fix in finding.fixes)
        return
    subject = markers.read(example.text, escapes=example.escapes).text
    report = EVERYTHING.check(context(subject, example.path))
    offered = [(f, fix) for f in report.findings if f.rule == rule.name for fix in f.fixes if fix.safe]
    unproven = [(f.message, fix) for f, fix in offered if not proven(EVERYTHING, report, f, fix)]
    assert unproven == []


@pytest.mark.parametrize(("file", "number"), cases())
def test_edge_cases(file, number, update):
    sections = txtar.read(file)
    section, rule = sections[number], NAMED[file.stem]
    if section.name != "fixed":
        checked(rule, section.text, section.path, section.escapes)
        return
    before = sections[number - 1]
    result = fixed(rule, markers.read(before.text, escapes=before.escapes).text, before.path)
    if update and not section.escapes:
        txtar.rewrite(file, number, result)
    else:
        assert result == markers.read(section.text, escapes=section.escapes).text


def test_every_rule_file_is_registered():
    modules = {info.name for info in pkgutil.iter_modules(agentls.rules.__path__)} - {"generate", "groups"}
    listed = [rule.module.rpartition(".")[2] for rule in ALL]
    assert modules - set(listed) == set(), "name it in server/agentls/rules/__init__.py"
    assert [rule.name for rule in ALL] == sorted(rule.name for rule in ALL)


def test_every_rule_is_in_one_group():
    grouped = [rule for rules in GROUPS.values() for rule in rules]
    assert sorted(grouped) == [rule.name for rule in ALL], "name it in server/agentls/rules/groups.py"
    assert not GROUPS.keys() & set(grouped)


def test_every_case_file_names_a_rule():
    assert {file.stem for file in CASES.glob("*.txt")} <= set(NAMED)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_rules_are_documented(rule):
    documentation = rule_docs.read(rule.doc)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name), "a file is called in lower case, with underscores"
    assert re.fullmatch(r"[^\n]{10,110}\.", documentation.summary), (
        "the first line is a sentence of at most 111 letters"
    )
    assert documentation.prose, "say below the first line why it matters"
    if (rule.check or rule.across) and rule.name not in WITHOUT_EXAMPLES:
        assert documentation.of("bad") or rule.name in WITHOUT_BAD, "show what is found, in a block `md bad`"
        assert documentation.of("good"), "show what is not found, in a block `md good`"


@pytest.mark.parametrize("rule", [rule for rule in ALL if rule.severity is Severity.HINT], ids=lambda rule: rule.name)
def test_hints_offer_a_fix(rule):
    found = []
    for example in rule_docs.read(rule.doc).of("bad") if rule.name not in WITHOUT_FIX else ():
        subject = markers.read(example.text, escapes=example.escapes).text
        findings = EVERYTHING.check(context(subject, example.path)).findings
        found += [f for f in findings if f.rule == rule.name and f.severity is Severity.HINT]
    assert all(finding.fixes for finding in found), "a hint comes with a fix, or the rule stands in WITHOUT_FIX"


def test_pages_are_up_to_date(update):
    if update:
        generate.write()
    assert generate.drift() == [], "run: python -m agentls.rules.generate"


def test_a_missing_marker_is_seen():
    marked = markers.read("tools: Raed\n       ^^^^ warning no such finding\n")
    with pytest.raises(AssertionError, match="no such finding"):
        compare(marked, [])


def test_an_extra_finding_is_seen():
    report = only("replacement-character").check(context("A \ufffd letter.\n"))
    with pytest.raises(AssertionError, match=r"\+  \^ warning replacement-character"):
        compare(markers.read("A \ufffd letter.\n"), list(report.findings))
