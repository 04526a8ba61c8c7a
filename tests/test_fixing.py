"""Fixes are made only where they are proven."""

import re

import pytest

from agentls.finding import Edit, Fix, Severity, apply
from agentls.lint import fixing
from agentls.lint.engine import Linter
from agentls.lint.fixing import fix_all, proven
from agentls.lint.rule import Reads, Rule
from agentls.rules import ALL, empty_value
from agentls.syntax import decode, encode
from agentls.text import Span
from support.check import context

AGENT = """\
---
name: reviewer
description: Reviews a diff for bugs.
model: opus
---
Review the diff.
"""


def rewriting(name: str, pattern: str, new: str, safe: bool = True) -> Rule:
    """A rule that reports a pattern in the whole file and replaces it."""

    def check(ctx):
        for found in re.finditer(pattern, ctx.doc.text.content):
            span = Span(*found.span())
            yield rule.at(span, "found", Fix("Replace", (Edit(span, found.expand(new)),), safe))

    rule = Rule(f"test.{name}", "Rewrites.", check, Severity.WARNING, Reads.WHOLE)
    return rule


def fixed(text, *rules, **options):
    return fix_all(Linter(rules, {}), context(text), lambda _: True, **options)


def first_is_proven(text, *rules):
    linter = Linter(rules, {})
    report = linter.check(context(text))
    return proven(linter, report, report.findings[0], report.findings[0].fixes[0])


@pytest.mark.parametrize(
    ("pattern", "new", "holds"),
    [
        ("the diff", "a diff", True),
        ("bugs", "faults", True),
        ("the", "the other", False),
        ("diff\\.", "diff. BAD", False),
        ("Reviews a", "[Reviews a", False),
        ("bugs\\.\n", "bugs.\nmodel: haiku\n", False),
        ("model: opus\n", "---\nmodel: opus\n", False),
        ("---\nReview", "Review", False),
        ("Review the", "Look at the", True),
        ("(?<=---\n)(?=Review)", "Please: ", True),
        ("opus\n---\n", "haiku\n---\n", True),
        ("(?<=\\n)(?=model: opus)", "x-", True),
    ],
    ids=[
        "body", "value", "still-there", "adds", "breaks-yaml", "other-value", "moves-fence", "drops-fence",
        "begin-of-body", "before-body", "up-to-body", "key",
    ],
)  # fmt: skip
def test_proof(pattern, new, holds):
    bad = rewriting("bad_word", "BAD", "good")
    assert first_is_proven(AGENT, rewriting("subject", pattern, new), bad) is holds


def test_a_fix_that_changes_what_another_key_is_read_as_is_refused():
    text = AGENT.replace("description: Reviews a diff for bugs.\nmodel: opus", "description: &it one\nmodel: *it")
    assert not first_is_proven(text, rewriting("subject", "one", "two"))
    assert first_is_proven(text.replace("*it", "it"), rewriting("subject", "one", "two"))


def test_a_fix_behind_a_value_that_adds_to_it_is_refused():
    assert not first_is_proven(AGENT.replace("model:", "# two\nmodel:"), rewriting("subject", "#", " "))


def test_a_header_may_be_brought_closed_and_taken_away_as_a_whole():
    assert first_is_proven("Review.\n", rewriting("subject", r"\A(?=Review)", "---\nname: x\n---\n"))
    assert first_is_proven("---\nname: x\n", rewriting("subject", r"(?<=x\n)\Z", "---\n"))
    assert first_is_proven("---\nname: x\n---", rewriting("subject", r"(?<=---)\Z", "\n"))
    assert first_is_proven(AGENT, rewriting("subject", r"(?s)\A---.*---\n", ""))


def test_batches_are_made_in_one_go():
    text = AGENT + "one " * 300
    result = fixed(text, rewriting("subject", "one", "two"))
    assert result.text.content == AGENT + "two " * 300
    assert len(result.applied) == 300
    assert result.report.findings == ()


def test_one_bad_fix_does_not_spoil_the_others():
    def check(ctx):
        for found in re.finditer("one|six", ctx.doc.text.content):
            new = "six six" if found[0] == "six" else "two"
            yield rule.at(Span(*found.span()), "found", Fix("Replace", (Edit(Span(*found.span()), new),)))

    rule = Rule("test.subject", "Rewrites.", check, Severity.WARNING, Reads.WHOLE)
    assert fixed("one one six one one", rule).text.content == "two two six two two"


def test_fixes_of_two_rules_for_the_same_place_take_turns():
    rules = rewriting("first", "ab", "xb"), rewriting("second", "(.)b", "\\1y")
    assert fixed("ab", *rules).text.content == "xy"


@pytest.mark.parametrize("before", [0, 1, 253, 254, 255, 256, 257, 511, 512, 513])
def test_adjacent_fixes_take_turns(before):
    rules = rewriting("first", "aa", "xx"), rewriting("second", "bb", "yy")
    result = fixed("-" * before + "aabb", *rules)
    assert result.text.content == "-" * before + "xxyy"
    assert [len(each) for each in result.rounds] == [1, 1]


def test_a_long_fix_and_one_at_its_end_take_turns():
    rules = rewriting("first", "a{600}", "x"), rewriting("second", "b", "y")
    assert [len(each) for each in fixed("a" * 600 + "b", *rules).rounds] == [1, 1]


def test_fixes_that_are_in_the_way_of_each_other_are_not_even_tried_together():
    checks = 0

    def count(_):
        nonlocal checks
        checks += 1
        yield from ()

    counting = Rule("test.counting", "Counts.", count, Severity.WARNING, Reads.WHOLE)
    rules = rewriting("first", "ab", "xb"), rewriting("second", "(.)b", "\\1y"), counting
    assert fixed("ab " * 50, *rules).text.content == "xy " * 50
    assert checks == 3


def test_a_file_is_written_anew_in_one_encoding_at_a_time():
    def check(ctx):
        for found in re.finditer("one|two", ctx.doc.text.content):
            encoding = "utf-16-le" if found[0] == "one" else "utf-16-be"
            edit = Edit(Span(*found.span()), found[0].upper())
            yield rule.at(edit.span, "found", Fix("Write", (edit,), encoding=encoding))

    rule = Rule("test.subject", "Rewrites.", check, Severity.WARNING, Reads.WHOLE)
    result = fixed("one - two", rule)
    assert (result.text.content, result.text.encoding) == ("ONE - TWO", "utf-16-be")
    assert [len(each) for each in result.rounds] == [1, 1]


def test_unsafe_fixes_wait_for_consent():
    rule = rewriting("subject", "the diff", "a diff", safe=False)
    assert fixed(AGENT, rule).applied == ()
    assert "a diff." in fixed(AGENT, rule, unsafe=True).text.content


def test_a_comment_may_become_the_value_of_a_key_without_one():
    text = AGENT.replace("description: Reviews", "description: #1 of those who review")
    assert 'description: "#1 of those who review' in fixed(text, empty_value.RULE, unsafe=True).text.content
    spaced = text.replace("#1", "# One")
    assert 'description: "One of those who review' in fixed(spaced, empty_value.RULE, unsafe=True).text.content


def test_only_selected_findings_are_repaired():
    rules = rewriting("first", "a", "x"), rewriting("second", "b", "y")
    result = fix_all(Linter(rules, {}), context("a b"), lambda finding: finding.rule == "second")
    assert result.text.content == "a y"
    assert [finding.rule for finding in result.report.findings] == ["first"]


def made(text, *rules):
    """The findings of the text whose fix is made, as rule and place, and the text with them made."""
    report = Linter(rules, {}).check(context(text))
    result = fix_all(Linter(rules, {}), report.ctx, lambda _: True, known=report)
    done = result.made(report)
    assert all(fix in finding.fixes and finding in report.findings for finding, fix in done)
    return sorted((finding.rule, finding.span.start) for finding, _ in done), result


def test_where_nothing_was_repaired_no_fix_is_made():
    assert made("one", rewriting("subject", "two", "three"))[0] == []


def test_of_a_finding_that_had_to_wait_the_fix_that_is_made_is_the_safe_one():
    def check(ctx):
        for found in re.finditer("b", ctx.doc.text.content):
            edit = Edit(Span(*found.span()), "y")
            yield rule.at(edit.span, "found", Fix("Dare", (edit,), safe=False), Fix("Replace", (edit,)))

    rule = Rule("test.second", "Rewrites.", check, Severity.WARNING, Reads.WHOLE)
    report = Linter((rewriting("first", "a", "x"), rule), {}).check(context("ab"))
    done = fix_all(Linter((rewriting("first", "a", "x"), rule), {}), report.ctx, lambda _: True).made(report)
    assert {fix.title for _, fix in done} == {"Replace"}


def test_a_fix_that_is_refused_is_not_among_those_made():
    sound, unsound = rewriting("sound", "one", "two"), rewriting("unsound", "six", "six six")
    assert made("one six one", sound, unsound)[0] == [("sound", 0), ("sound", 8)]


def test_a_fix_that_had_to_wait_for_others_is_among_those_made():
    rules = rewriting("first", "a", "xyz"), rewriting("second", "b", "y")
    done, result = made("c ab ab", *rules)
    assert result.text.content == "c xyzy xyzy"
    assert done == [("first", 2), ("first", 5), ("second", 3), ("second", 6)]


@pytest.mark.parametrize(
    ("edit", "after", "before"),
    [
        (Edit(Span(1, 2), "xyz"), "axyzc", [0, -1, -1, -1, 2, 3]),
        (Edit(Span(1, 1), "xy"), "axybc", [0, -1, -1, 1, 2, 3]),
        (Edit(Span(1, 2), ""), "ac", [0, 2, 3]),
    ],
)
def test_each_character_is_found_where_it_stood_before_a_fix(edit, after, before):
    assert apply((edit,), "abc") == after
    assert [fixing._start(offset, [(edit,)]) for offset in range(len(after) + 1)] == before


def test_what_another_fix_takes_along_is_not_among_those_made():
    assert made("a b", rewriting("wider", "a b", "c"), rewriting("inner", "b", "d"))[0] == [("wider", 0)]


def test_two_findings_with_one_fix_are_repaired_by_making_it_once():
    done, result = made("ab ab", rewriting("first", "ab", "x"), rewriting("second", "ab", "x"))
    assert (result.text.content, len(result.rounds)) == ("x x", 1)
    assert done == [("first", 0), ("first", 3), ("second", 0), ("second", 3)]


def test_hundreds_of_fixes_that_cannot_be_proven_come_to_an_end(monkeypatch):
    monkeypatch.setattr(fixing, "_TRIES", 50)
    checks = 0

    def check(ctx):
        nonlocal checks
        checks += 1
        for found in re.finditer("one|six", ctx.doc.text.content):
            new = "two" if found[0] == "one" else "six six"
            yield rule.at(Span(*found.span()), "found", Fix("Replace", (Edit(Span(*found.span()), new),)))

    rule = Rule("test.subject", "Rewrites.", check, Severity.WARNING, Reads.WHOLE)
    assert fixed("one " * 4 + "six " * 200, rule).text.content.startswith("two two two two six")
    # The first, and then as many as may be.
    assert checks == 51


@pytest.mark.parametrize(
    ("data", "after"),
    [
        ("Grüße.\n".encode("utf-16"), "Grüße.\n"),
        ("Grüße.\n".encode("utf-16-le"), "Grüße.\n"),
        ("Grüße.\n".encode("windows-1252"), "Grüße.\n"),
        (b"\xc3\xa4\xc3\xb6\xc3\xbc but \xfc.\n", "äöü but ü.\n"),
        (b"\xc3\xa4\xc3\xb6\xc3\xbc but \x81.\n", None),
        (b"# =\xca Figures\n", None),
        (b"# =\xca Figures\n\n- M\xfcnchen\n", None),
        (b"Look \xf0\x9f\x93 here\n", None),
        (b"\xed\xa0\xbd Look\n", None),
        (b"\xc3\xa4\xc3\xb6\xc3\xbc but \xe2\x86.\n", None),
        (b"\xab\xe9t\xe9\xbb, na\xefve.\n", "«été», naïve.\n"),
    ],
    ids=[
        "utf-16",
        "utf-16-without-mark",
        "windows-1252",
        "mixed",
        "nothing-fits",
        "half-an-emoji",
        "and-a-letter",
        "cut-emoji",
        "surrogate",
        "cut-sign",
        "letter-and-quote",
    ],
)
def test_files_are_written_as_utf8(data, after):
    result = fix_all(Linter(ALL, {}), context(decode(data)), lambda finding: finding.rule == "invalid-utf8")
    assert encode(result.text) == (data if after is None else after.encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("lost", [-1, 60], ids=["the last byte", "one in the middle"])
def test_of_utf_16_that_lost_a_byte_no_letter_is_taken_away(encoding, lost):
    whole = "---\nname: rev\ndescription: Überprüft → genau. Вот так.\n---\nПрочти.\n".encode(encoding)
    data = whole[:lost] + whole[lost:][1:]
    result = fix_all(Linter(ALL, {}), context(decode(data)), lambda _: True)
    assert encode(result.text) == data
    assert {finding.rule for finding in result.report.findings} == {"invalid-utf8", "missing-header"}


@pytest.mark.parametrize("key", ['my"key"', "", "<a", "a?b", "(1)", "two words"])
def test_what_yaml_1_2_may_read_as_a_key_is_no_text_without_asking(key):
    text = f"---\nname: x\ndescription: &#1 Use this\n{key}: v\n---\nx\n"
    assert fix_all(Linter(ALL, {}), context(text), lambda _: True).text.content == text


@pytest.mark.parametrize("property_", ["&#1", "!", "!x"])
def test_nor_is_a_key_behind_an_anchor_or_a_tag(property_):
    text = f"---\nname: x\ndescription: Use this\n{property_} mode: v\n---\nx\n"
    found = fix_all(Linter(ALL, {}), context(text), lambda finding: finding.rule == "unindented-continuation")
    assert found.text.content == text


def test_a_lone_cr_between_two_keys_is_a_line_end():
    text = "---\nname: x\ndescription: Reviews with care.\rtools: Read\n---\nx\n"
    assert "\\r" not in fix_all(Linter(ALL, {}), context(text), lambda _: True).text.content
