"""Code actions: what is offered, and what the file is after each."""

from __future__ import annotations

import pytest

from agentls.finding import Edit, Fix, Severity, apply
from agentls.ide import code_actions
from agentls.ide.code_actions import FIX_ALL, actions
from agentls.lint.engine import Linter
from agentls.lint.rule import Reads, Rule
from agentls.text import Span, Text
from agentls.text_diff import edits_between
from ide.golden import context
from support.check import EVERYTHING

PATH = ".claude/agents/x.md"
TEXT = """\
---
name: x
description: Reviews code changes for defects.
model: claude-3-opus
tools: Read, MultiEdit, LS, Edit, Read
---
Review it.
"""


def offered(text: str, at: str, **options):
    """The report on a file, and the actions where ``at`` stands in it."""
    report = EVERYTHING.check(context(text, PATH))
    start = text.index(at)
    return report, actions(EVERYTHING, report, Span(start, start + len(at)), **options)


def titles(text: str, at: str, **options) -> list[str]:
    return [action.title for action in offered(text, at, **options)[1]]


def after(text: str, at: str, title: str, **options) -> str:
    """The file after the action of that title."""
    [action] = [action for action in offered(text, at, **options)[1] if action.title == title]
    return apply(action.edits, text)


def test_actions_of_one_finding_best_first():
    _, found = offered(TEXT, "claude-3-opus")
    assert [(action.title, action.kind, action.preferred) for action in found] == [
        ("Write `opus`", "quickfix", True),
        ("Fix everything that can be fixed safely", "quickfix", False),
        ("Explain `retired-model`", "quickfix", False),
        ("Ignore `retired-model` here", "quickfix", False),
    ]
    assert found[2].explain == "retired-model"
    assert found[2].edits == ()


def test_a_quick_fix_repairs_its_finding_only():
    assert after(TEXT, "claude-3-opus", "Write `opus`") == TEXT.replace("claude-3-opus", "opus")


def test_all_of_a_rule():
    text = TEXT.replace("Review it.", "It â€” and thatâ€™s all.\n\nMore â€” text.\n\nPlain text.\n\nEven â€” more.")
    fixed = after(text, "â€™", "Fix all `mojibake` in this file")
    assert fixed == text.replace("â€”", "—").replace("â€™", "’")


def test_everything_leaves_other_lines_alone():
    _, [action] = offered(TEXT, "Review it.", only=["source.fixAll"])
    fixed = apply(action.edits, TEXT).split("\n")
    assert fixed[3] == "model: opus"
    assert fixed[4].startswith("tools: Read, ")
    assert "MultiEdit" not in fixed[4]
    assert all(TEXT.index("model") < edit.span.start < TEXT.index("---\nReview") for edit in action.edits)


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (None, {"quickfix"}),
        ([""], {"quickfix"}),
        (["quickfix"], {"quickfix"}),
        (["source"], {FIX_ALL}),
        (["source.fixAll"], {FIX_ALL}),
        ([FIX_ALL], {FIX_ALL}),
        (["source.fixAll.agentls.more"], set()),
        (["source.fix"], set()),
        (["source.organizeImports", "refactor"], set()),
        ([], {"quickfix"}),
    ],
)
def test_only_the_kinds_asked_for(only, kinds):
    assert {action.kind for action in offered(TEXT, "claude-3-opus", only=only)[1]} == kinds


def test_everything_is_offered_where_it_does_more_than_what_is_above_it():
    alone = TEXT.replace("tools: Read, MultiEdit, LS, Edit, Read\n", "")
    everything = "Fix everything that can be fixed safely"
    assert everything in titles(TEXT, "Review it.")
    assert everything not in titles(TEXT, "Review it.", asked=False)
    assert [action.kind for action in offered(TEXT, "Review it.")[1] if action.title == everything] == [FIX_ALL]
    assert titles(TEXT, "Review it.", only=["quickfix"]) == []
    assert everything in titles(alone, "Review it.")
    assert everything not in titles(alone, "claude-3-opus")


def test_of_findings_the_editor_names_far_away_only_the_nearest_counts():
    report, _ = offered(TEXT, "Read,")
    named = {(f.rule, f.span) for f in report.findings if TEXT.index("tools") <= f.span.start < TEXT.index("---\nR")}
    assert len(named) > 1
    found = titles(TEXT, "tools", among=named)
    assert [title for title in found if title.startswith("Explain")] == ["Explain `retired-tool`"]


def test_findings_of_the_editor_come_before_its_range():
    report, _ = offered(TEXT, "tools")
    asked = {(f.rule, f.span) for f in report.findings if f.rule == "retired-model"}
    assert titles(TEXT, TEXT, only=["quickfix"], among=asked) == titles(TEXT, "claude-3-opus", only=["quickfix"])


def test_nothing_to_do_in_a_clean_file():
    text = "---\nname: x\ndescription: Reviews code changes for defects.\n---\nReview it.\n"
    assert titles(text, "Review it.", only=["quickfix", "source"]) == []
    assert titles(text, "Review it.") == ["Make the selection an example"]


def test_ignoring_in_the_header_puts_a_line_above_the_entry():
    fixed = after(TEXT, "claude-3-opus", "Ignore `retired-model` here")
    assert fixed == TEXT.replace("model:", "# agentls: ignore[retired-model]\nmodel:")


def test_ignoring_inside_a_block_scalar_puts_a_line_above_the_entry():
    text = '---\nname: x\ndescription: |\n  Reviews code.\n\n  <example>\n  user: "a"\n---\nReview it.\n'
    [title] = [t for t in titles(text, "<example>") if t.startswith("Ignore `unclosed")]
    fixed = after(text, "<example>", title)
    assert fixed == text.replace("description", "# agentls: ignore[unclosed-example]\ndescription")


def test_ignoring_in_the_body_puts_a_comment_above_the_line():
    text = TEXT.replace("Review it.", "Review it.\n\n- One.\n- Two â€” three.")
    fixed = after(text, "â€”", "Ignore `mojibake` here")
    assert fixed == text.replace("- Two", "<!-- agentls: ignore[mojibake] -->\n- Two")


def test_ignoring_inside_a_fence_puts_a_comment_above_the_fence():
    text = TEXT.replace("Review it.", 'Review it.\n\n```json\n{"a": 1,,}\n```')
    fixed = after(text, "1,,", "Ignore `broken-code` here")
    assert fixed == text.replace("```json", "<!-- agentls: ignore[broken-code] -->\n```json")


def test_ignoring_a_second_rule_extends_the_comment():
    text = TEXT.replace("tools: Read, MultiEdit, LS, Edit, Read", "tools: Read, MultiEdit, Read")
    once = after(text, "MultiEdit", "Ignore `retired-tool` here")
    twice = after(once, ", Read\n---", "Ignore `duplicate-tool` here")
    assert twice == text.replace("tools:", "# agentls: ignore[retired-tool, duplicate-tool]\ntools:")


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_are_kept(line_end):
    text = TEXT.replace("\n", "\r\n")
    fixed = after(text, "claude-3-opus", "Ignore `retired-model` here")
    assert fixed == TEXT.replace("model:", "# agentls: ignore[retired-model]\nmodel:").replace("\n", "\r\n")
    assert line_end in fixed


def test_every_action_is_made_of_edits_that_leave_its_finding_gone():
    report, found = offered(TEXT, TEXT, only=["quickfix"])
    assert len(found) > 6
    for action in found:
        if action.edits and action.finding:
            left = EVERYTHING.check(context(apply(action.edits, TEXT), PATH)).findings
            key = action.finding.rule, action.finding.message
            assert sum((f.rule, f.message) == key for f in left) < sum(
                (f.rule, f.message) == key for f in report.findings
            )


def test_a_fix_shared_by_many_findings_is_tried_and_offered_once():
    words = r"\\nMore." * 38
    text = f'---\nname: x\ndescription: "Reviews code.{words}"\n---\nReview it.\n'
    found = titles(text, text, only=["quickfix"])
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\nc\n", "a\nB\nc\n"),
        ("a\nb\nc", "a\nc"),
        ("", "a\n"),
        ("a\r\nb\r\n", "a\nb\n"),
        ("a\nb\n", "a\r\nb\r\n"),
        ("x\n" * 500 + "y", "x\n" * 400 + "z\n" + "x\n" * 99),
        ("same", "same"),
    ],
)
def test_edits_between_texts(before, after):
    edits = edits_between(Text(before), Text(after))
    assert apply(edits, before) == after
    assert bool(edits) == (before != after)


@pytest.mark.parametrize(("tools", "most"), [(10, 50), (100, 20), (1400, 1)])
def test_few_fixes_are_proven_for_one_answer_about_a_long_file(tools, most, monkeypatch):
    tried = []
    monkeypatch.setattr(code_actions, "proven", lambda *args: bool(tried.append(args)))
    names = ", ".join(f"Raed{number}" for number in range(tools))
    report = EVERYTHING.check(context(f"---\nname: x\ndescription: Reviews.\ntools: {names}\n---\nx\n", PATH))
    found = actions(EVERYTHING, report, Span(0, len(report.ctx.doc.text)), late="leave")
    assert 0 < len({finding for _, _, finding, _ in tried}) <= most
    assert found[-1].title.startswith("Ignore")


def test_edits_between_texts_are_small():
    [edit] = edits_between(Text("one\ntwo words\nthree\n"), Text("one\ntwo swords\nthree\n"))
    assert edit == (Span(8, 8), "s")


def test_a_fix_that_two_findings_share_is_proven_for_each():
    def check(ctx):
        fix = Fix("Drop the first", (Edit(Span(0, 1), ""),))
        for at, char in enumerate(ctx.section.text[:2]):
            yield rule.at(Span(at, at + 1), f"`{char}` at the start", fix)

    rule = Rule("agentls.rules.odd_start", "Odd.", check, Severity.HINT, Reads.BODY)
    linter = Linter((rule,), {})
    report = linter.check(context("ab", PATH))

    def fixes(at):
        found = actions(linter, report, Span(at, at), among={("odd-start", Span(at, at + 1))})
        return [action.title for action in found if action.title == "Drop the first"]

    assert fixes(0) == ["Drop the first"]
    assert fixes(1) == []


def test_an_agent_is_offered_as_other_tools_at_its_first_line() -> None:
    def targets(at: str, **options) -> list[str]:
        return [action.convert for action in offered(TEXT, at, **options)[1] if action.convert]

    assert {"codex/agent", "copilot/agent", "opencode/agent"} <= set(targets("---"))
    assert "claude-code/agent" not in targets("---")
    assert targets("Review it") == []
    assert targets("Review it", only=["refactor.convert"]) == targets("---")
