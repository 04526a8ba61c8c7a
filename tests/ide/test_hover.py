"""Hovers: the characters they are about and their Markdown."""

from __future__ import annotations

import pytest

from agentls.finding import Finding, Severity
from agentls.ide.hover import hover
from agentls.lint.context import Context
from agentls.rules import BY_NAME
from agentls.text import Span
from agentls_schemas import KINDS
from ide import golden
from ide.golden import context
from support.check import EVERYTHING

CASES = golden.cases("hover")


@pytest.mark.parametrize("case", CASES, ids=golden.title)
def test_hover(case, update):
    golden.check(case, _shown, update=update)


def _shown(ctx: Context, cursor: int) -> list[str]:
    found = hover(ctx, (), cursor)
    if found is None:
        return ["nothing"]
    return [f"over {found.span.of(ctx.doc.text.content)!r}:", *found.markdown.split("\n")]


def test_findings_come_first_with_the_summary_of_their_rule():
    ctx = context("---\ntitle: x\ncan: peek\n---\n")
    finding = Finding("retired-tool", Span(18, 22), Severity.WARNING, "`peek` is gone")
    found = hover(ctx, [finding], 19)
    assert found is not None
    first, second = found.markdown.split("\n\n---\n\n")
    assert first.startswith("**warning** `retired-tool`: `peek` is gone\n\n*")
    assert second.startswith("**`peek`** · gone")
    assert found.span == Span(18, 22)


def test_findings_elsewhere_are_left_out():
    finding = Finding("retired-tool", Span(18, 22), Severity.WARNING, "`peek` is gone")
    assert hover(context("---\ntitle: x\ncan: peek\n---\n"), [finding], 23) is None


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_tool_model_and_section_has_a_hover(kind):
    header = "".join(f"{key}: x\n" for key in kind.fields)
    ctx = Context(context(f"---\n{header}---\n").doc, kind)
    keys = [hover(ctx, (), entry.key.span.start) for entry in ctx.header.root.entries]
    assert all(found and "*" in found.markdown.split("\n")[-1] for found in keys)
    for section in kind.guidance.sections:
        found = hover(Context(context(f"---\n{header}---\n## {section.title}\n").doc, kind), (), len(header) + 12)
        assert found
        assert found.markdown.startswith(f"**{section.title}**")


@pytest.mark.parametrize("heading", ["Output Format", "## 3. Your Output format", "📤 OUTPUT FORMAT"])
def test_headings_are_matched_by_synonyms(heading):
    text = f"---\nname: x\n---\n## {heading.removeprefix('## ')}\n"
    found = hover(context(text, ".claude/agents/x.md"), (), 20)
    assert found is not None
    assert found.markdown.lower().startswith("**output format**")


def test_a_client_that_shows_the_message_itself_is_told_what_the_rule_is_about():
    ctx = context("---\nname: x\ndescription: Reviews.\nmodel: claude-3-opus\n---\nReview.\n", ".claude/agents/x.md")
    report, offset = EVERYTHING.check(ctx), ctx.doc.text.content.index("claude-3")
    message = next(each.message for each in report.findings if each.rule == "retired-model")
    ours, theirs = (hover(ctx, report.findings, offset, told=told) for told in (False, True))
    assert f"`retired-model`: {message.partition('`')[0]}" in ours.markdown
    assert "retired-model`:" not in theirs.markdown
    assert f"*{BY_NAME['retired-model'].summary}*" in theirs.markdown
