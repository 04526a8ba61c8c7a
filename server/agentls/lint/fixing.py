"""Fixes, made only where they are proven to do what they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, apply
from agentls.lint.engine import USELESS_SUPPRESSION, Linter, Report
from agentls.syntax import parse
from agentls.text import Span, Text

if TYPE_CHECKING:
    from agentls.lint.context import Context
    from agentls.syntax.nodes import Document, Header, Node

Repair = tuple[Finding, Fix]
_ROUNDS = 100
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text with its fixes made."""

    text: Text
    applied: tuple[Finding, ...]
    """The findings that were repaired; spans as they stood when their turn came."""
    report: Report
    """What is left."""


def proven(linter: Linter, report: Report, finding: Finding, fix: Fix) -> bool:
    """Whether the fix removes its finding, adds none and changes nothing else a reader sees."""
    return _made(linter, report, ((finding, fix),)) is not None


def fix_all(
    linter: Linter, ctx: Context, select: Callable[[Finding], bool], unsafe: bool = False, known: Report | None = None
) -> Fixed:
    """Makes the proven fixes of the selected findings until none is left.

    Args:
        linter: all rules, so that a fix which causes another rule's finding is seen.
        ctx: the file.
        select: which findings to repair.
        unsafe: also fixes that a person should choose.
        known: the linter's report on this very file, where it is at hand.
    """
    report, applied = known or linter.check(ctx), list[Finding]()
    for _ in range(_ROUNDS):
        done = _some(linter, report, _batch(report, select, unsafe))
        if not done:
            break
        report, made = done
        applied += made
    return Fixed(report.ctx.doc.text, tuple(applied), report)


def _batch(report: Report, select: Callable[[Finding], bool], unsafe: bool) -> list[Repair]:
    """One fix for each finding, none in the way of another."""
    batch: list[Repair] = []
    taken = _Taken()
    for finding in filter(select, report.findings):
        fix = next((fix for fix in finding.fixes if fix.safe or unsafe), None)
        if fix and taken.add(fix):
            batch.append((finding, fix))
    return batch


class _Taken:
    """The places edits have claimed."""

    def __init__(self) -> None:
        self._lines: dict[int, list[Span]] = {}
        self._encoding = False

    def add(self, fix: Fix) -> bool:
        """Claims the fix's places; False where they are taken."""
        spans = [edit.span for edit in fix.edits]
        if (fix.encoding and self._encoding) or any(old.touches(new) for new in spans for old in self._near(new)):
            return False
        for span in spans:
            for bucket in _buckets(span):
                self._lines.setdefault(bucket, []).append(span)
        self._encoding = self._encoding or fix.encoding is not None
        return True

    def _near(self, span: Span) -> Iterator[Span]:
        return (old for bucket in _buckets(span) for old in self._lines.get(bucket, ()))


def _buckets(span: Span) -> range:
    # Spans that meet share a bucket; so claims stay linear in files with thousands of fixes.
    return range((span.start - 1) // 256, span.end // 256 + 1)


def _some(linter: Linter, report: Report, batch: Sequence[Repair]) -> tuple[Report, list[Finding]] | None:
    """The batch made, or else the first half of it, and so on, that can be."""
    if not batch:
        return None
    after = _made(linter, report, batch)
    if after:
        return after, [finding for finding, _ in batch]
    if len(batch) == 1:
        return None
    half = len(batch) // 2
    return _some(linter, report, batch[:half]) or _some(linter, report, batch[half:])


def _made(linter: Linter, report: Report, batch: Sequence[Repair]) -> Report | None:
    """The report after these fixes; None where they are not proven."""
    before = report.ctx.doc
    edits = tuple(edit for _, fix in batch for edit in fix.edits)
    encoding = next((fix.encoding for _, fix in batch if fix.encoding), before.text.encoding)
    try:
        text = Text(apply(edits, before.text.content), encoding)
    except ValueError:
        return None
    doc = replace(parse(text, before), text=text)
    if not (_values_stand(before, doc, edits) and _regions_stand(before, doc, edits)):
        return None
    after = linter.check(replace(report.ctx, doc=doc), report)
    gone = Counter[tuple[str, str]]()
    for finding, _ in batch:
        gone[_key(finding)] += _places(finding)
    return after if _only_gone(report, after, gone) else None


def _only_gone(before: Report, after: Report, gone: Counter[tuple[str, str]]) -> bool:
    old, new = _counts(before), _counts(after)
    added = any(count > old[key] for key, count in new.items() if key[0] != USELESS_SUPPRESSION)
    return not added and all(new[key] <= old[key] - count for key, count in gone.items())


def _counts(report: Report) -> Counter[tuple[str, str]]:
    counts = Counter[tuple[str, str]]()
    for finding in report.findings:
        counts[_key(finding)] += _places(finding)
    return counts


def _key(finding: Finding) -> tuple[str, str]:
    # A message may say how many places there are; those are counted, not read.
    return finding.rule, _NUMBER.sub("0", finding.message)


def _places(finding: Finding) -> int:
    return 1 + len(finding.related)


def _values_stand(before: Document, after: Document, edits: Iterable[Edit]) -> bool:
    """Whether every header value the edits do not touch is read as before."""
    if before.header is None or before.header is after.header:
        return True
    spans = [edit.span for edit in edits if edit.span.start <= before.body.start]
    touched = {e.key.value for e in before.header.root.entries if any(e.span.touches(span) for span in spans)}
    old, new = _values(before.header), _values(after.header)
    return all(key in touched or new.get(key) == value for key, value in old.items())


def _values(header: Header | None) -> dict[str, list[object]]:
    """What a reader sees under each top-level key, repeated keys included."""
    values: dict[str, list[object]] = {}
    for entry in header.root.entries if header else ():
        values.setdefault(entry.key.value, []).append(_value(entry.value))
    return values


def _value(node: Node | None) -> object:
    data = node.data if node else None
    # 1, 1.0 and True are equal to Python but not to a reader.
    return repr(data)


def _regions_stand(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Whether header and body are still divided at the same place, for headers that are closed."""
    if before.header is None or before.header.closing is None:
        return True
    start = before.body.start
    if any(edit.span.start < start < edit.span.end for edit in edits):
        return False
    certain = sum(_growth(edit) for edit in edits if edit.span.start < start)
    either = sum(_growth(edit) for edit in edits if edit.span == (start, start))
    return after.body.start - start in (certain, certain + either)


def _growth(edit: Edit) -> int:
    return len(edit.text) - (edit.span.end - edit.span.start)
