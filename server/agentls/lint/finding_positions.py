"""Findings of the body, put where its characters stand in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related
from agentls.syntax.body_map import Shift
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from agentls.syntax import Document


def placed(doc: Document, findings: Sequence[Finding], at: int = 0) -> Iterable[Finding]:
    """The findings with spans from the file's start.

    Args:
        doc: the file.
        findings: their spans count from a place in the body.
        at: that place.
    """
    source = doc.body.source_map
    if not isinstance(source, Shift):
        return (_mapped(doc, finding, at) for finding in findings)
    by = source.by + at
    return (_shifted(finding, by) for finding in findings) if by else findings


def _shifted(finding: Finding, by: int) -> Finding:
    # Written for speed: all findings of a file pass here with every keystroke.
    rule, (start, end), severity, message, fixes, unnecessary, related, outcome, known, source, program = finding
    if fixes:
        fixes = tuple(
            Fix(fix.title, tuple(Edit(edit.span.shift(by), edit.text) for edit in fix.edits), fix.safe, fix.encoding)
            for fix in fixes
        )
    if related:
        related = tuple(Related(each.span.shift(by), each.message) for each in related)
    span = Span(start + by, end + by)
    return Finding(rule, span, severity, message, fixes, unnecessary, related, outcome, known, source, program)


def _mapped(doc: Document, finding: Finding, at: int) -> Finding:
    return finding._replace(
        span=doc.in_file(finding.span.shift(at)),
        fixes=tuple(_writable(doc, finding.fixes, at)),
        related=tuple(each._replace(span=doc.in_file(each.span.shift(at))) for each in finding.related),
    )


def _writable(doc: Document, fixes: Iterable[Fix], at: int) -> Iterator[Fix]:
    """The fixes as the file spells them, without those that its way to write the body cannot hold."""
    for fix in fixes:
        edits = [doc.body_edit(edit.span.shift(at), edit.text) for edit in fix.edits]
        if all(edits):
            yield fix._replace(edits=tuple(filter(None, edits)))
