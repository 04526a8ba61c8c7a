"""The comment that silences a rule at one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from agentls.finding import Edit
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.finding_counts import only_gone
from agentls.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.finding import Finding
    from agentls.lint.engine import Linter, Report
    from agentls.syntax.document import Document

_COMMENT = lazy_pattern(r"(?:<!--|#)[ \t]*agentls:[ \t]*ignore\[([^\]]*)\]")


def ignore_here(linter: Linter, report: Report, finding: Finding) -> tuple[Edit, ...]:
    """A comment above the finding; none where checking the outcome does not show that it silences just that."""
    for edit in _edits(report.ctx.doc, finding):
        if edit and _silences(linter, report, finding, edit):
            return (edit,)
    return ()


def _edits(doc: Document, finding: Finding) -> Iterator[Edit | None]:
    """Places for the comment, best first."""
    text, at = doc.text, finding.span.start
    region = doc.region_at(at)
    if doc.header and not region.is_body:
        entries = (e.span for e in doc.header.root.entries if e.span.start <= at <= e.span.end)
        entry = next(entries, None)
        above = entry.start if entry else max(at, doc.header.content.start)
        yield _above(text, above, f"# agentls: ignore[{finding.rule}]", "")
    else:
        comment = f"<!-- agentls: ignore[{finding.rule}] -->"
        fence = next((f for f in doc.body.fences if f.span.holds(region.at)), None)
        above = doc.in_file(fence.span).start if fence else at
        yield _above(text, above, comment, _indent(text, above))


def _above(text: Text, at: int, comment: str, indent: str) -> Edit:
    """A line with the comment above the one that holds ``at``; a comment that stands there already is extended."""
    line = text.line_at(at)
    before = text.line_span(line - 1) if line else Span(0, 0)
    found = _COMMENT.search(text.content, *before)
    rule = comment.partition("[")[2].partition("]")[0]
    if found:
        return Edit(Span(found.end(1), found.end(1)), f", {rule}")
    start = text.line_starts[line]
    return Edit(Span(start, start), f"{indent}{comment}{text.line_end}")


def _indent(text: Text, at: int) -> str:
    line = text.line_span(text.line_at(at)).of(text.content)
    return line[: len(line) - len(line.lstrip(" \t"))]


def _silences(linter: Linter, report: Report, finding: Finding, edit: Edit) -> bool:
    ctx = report.ctx
    after = linter.check(replace(ctx, doc=ctx.doc.edited((edit,))), report)
    return only_gone(report, after, (finding,))
