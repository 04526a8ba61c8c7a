"""Fixes, made only where they are proven to do what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from agentls.finding import Edit, Finding, Fix, apply
from agentls.lint.finding_counts import key, only_gone
from agentls.text import Span, Text, overlaps_any

if TYPE_CHECKING:
    from agentls.lint.context import Context
    from agentls.lint.engine import Linter, Report
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Header, Node

Repair = tuple[Finding, Fix]
_ROUNDS = 100
_TRIES = 300
"""Checks at most for one file; they end where hundreds of fixes cannot be proven."""


class Fixed(Struct, frozen=True):
    """A text with its fixes made."""

    text: Text
    rounds: tuple[tuple[Repair, ...], ...]
    """What was repaired together, one round after the other; spans as they stood when their turn came."""
    report: Report
    """What is left."""

    @property
    def applied(self) -> tuple[Finding, ...]:
        """The findings that were repaired."""
        return tuple(finding for repairs in self.rounds for finding, _ in repairs)

    def made(self, first: Report) -> frozenset[Repair]:
        """The fixes, as the report on the text before offers them, that were made: at once or in a later round.

        A finding that came up only through other fixes is not in that report, and one whose first character another
        fix has replaced cannot be told from those: both are left out.
        """
        made = set(self.rounds[0]) if self.rounds else set()
        if len(self.rounds) > 1:
            known = {(key(finding), finding.span.start): finding for finding in first.findings}
            for number, repairs in enumerate(self.rounds):
                before = [_edits(done) for done in self.rounds[:number]]
                old = (known.get((key(finding), _start(finding.span.start, before))) for finding, _ in repairs)
                made.update((finding, fix) for finding in old if finding and (fix := _offered(finding)))
        return frozenset(made)


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
    report, tries = known or linter.check(ctx), _Tries(linter)
    rounds: list[tuple[Repair, ...]] = []
    for _ in range(_ROUNDS):
        report, made = tries.most(report, _batch(report, select, unsafe))
        if not made:
            break
        rounds.append(made)
    return Fixed(report.ctx.doc.text, tuple(rounds), report)


def _batch(report: Report, select: Callable[[Finding], bool], unsafe: bool) -> tuple[Repair, ...]:
    """One fix for each finding, none in the way of another."""
    taken = _Taken()
    offers = ((finding, _offered(finding, unsafe)) for finding in filter(select, report.findings))
    return tuple((finding, fix) for finding, fix in offers if fix and taken.add(fix))


def _offered(finding: Finding, unsafe: bool = False) -> Fix | None:
    """The fix that is tried."""
    return next((fix for fix in finding.fixes if fix.safe or unsafe), None)


class _Taken:
    """The places edits have claimed."""

    def __init__(self) -> None:
        self._lines: dict[int, list[Span]] = {}
        self._encoding = False
        self._fixes: set[tuple[tuple[Edit, ...], str | None]] = set()

    def add(self, fix: Fix) -> bool:
        """Claims the fix's places; False where they are taken by another that edits something else."""
        same = fix.edits, fix.encoding
        if same in self._fixes:
            return True
        spans = [edit.span for edit in fix.edits]
        if (fix.encoding and self._encoding) or any(old.touches(new) for new in spans for old in self._near(new)):
            return False
        for span in spans:
            for bucket in _buckets(span):
                self._lines.setdefault(bucket, []).append(span)
        self._encoding = self._encoding or fix.encoding is not None
        self._fixes.add(same)
        return True

    def _near(self, span: Span) -> Iterator[Span]:
        return (old for bucket in _buckets(span) for old in self._lines.get(bucket, ()))


def _buckets(span: Span) -> range:
    # Spans that meet share a bucket; so claims stay linear in files with thousands of fixes.
    return range((span.start - 1) // 256, span.end // 256 + 1)


class _Tries:
    """Proofs of fixes that are made together, up to a limit."""

    def __init__(self, linter: Linter) -> None:
        self._linter = linter
        self._left = _TRIES

    def most(
        self, report: Report, batch: tuple[Repair, ...], made: tuple[Repair, ...] = (), after: Report | None = None
    ) -> tuple[Report, tuple[Repair, ...]]:
        """As many of the batch as can be made together with those that are, and the report with all of them made.

        Args:
            report: on the text as it is.
            batch: fixes to try: all of them, or else the first half and then the second.
            made: fixes proven already.
            after: the report with these made.
        """
        tried = self._try(report, (*made, *batch)) if batch else None
        if tried:
            return tried, (*made, *batch)
        if len(batch) > 1:
            half = len(batch) // 2
            after, made = self.most(report, batch[:half], made, after)
            return self.most(report, batch[half:], made, after)
        return after or report, made

    def _try(self, report: Report, repairs: tuple[Repair, ...]) -> Report | None:
        self._left -= 1
        return _made(self._linter, report, repairs) if self._left >= 0 else None


def _made(linter: Linter, report: Report, batch: Sequence[Repair]) -> Report | None:
    """The report after these fixes; None where they are not proven."""
    before = report.ctx.doc
    edits = _edits(batch)
    encoding = next((fix.encoding for _, fix in batch if fix.encoding), before.text.encoding)
    try:
        text = Text(apply(edits, before.text.content), encoding)
    except ValueError:
        return None
    doc = replace(before.reparse(text), text=text)
    if not (_values_stand(before, doc, edits) and _regions_stand(before, doc, edits)):
        return None
    after = linter.check(replace(report.ctx, doc=doc), report)
    return after if only_gone(report, after, (finding for finding, _ in batch)) else None


def _edits(repairs: Iterable[Repair]) -> tuple[Edit, ...]:
    """The edits of fixes that are made together; what two of them do alike is done once."""
    return tuple(edit for edits in dict.fromkeys(fix.edits for _, fix in repairs) for edit in edits)


def _start(offset: int, rounds: Iterable[tuple[Edit, ...]]) -> int:
    """Where a character stood before the edits of the rounds; -1 for one that they brought."""
    for edits in reversed(list(rounds)):
        offset = _before(offset, edits)
    return offset


def _before(offset: int, edits: tuple[Edit, ...]) -> int:
    growth = 0
    for edit in sorted(edits):
        begin = edit.span.start + growth
        if offset < begin:
            break
        if offset < begin + len(edit.text):
            return -1
        growth += _growth(edit)
    return offset - growth


def _values_stand(before: Document, after: Document, edits: Iterable[Edit]) -> bool:
    """Whether every header value the edits do not touch is read as before."""
    if before.header is None or before.header is after.header:
        return True
    spans = sorted(edit.span for edit in edits)
    entries = before.header.root.entries
    touched = {e.key.value for e in entries if overlaps_any(spans, Span(e.span.start - 1, e.span.end + 1))}
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
    return (data,) if isinstance(data, str) else repr(data)


def _regions_stand(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Whether header and body are still divided at the same place, for headers that are closed."""
    if before.header is None or before.header.closing is None or before.header.body is not None:
        return True
    start = before.body_span.start
    if any(edit.span.start < start < edit.span.end for edit in edits):
        return False
    certain = sum(_growth(edit) for edit in edits if edit.span.start < start)
    either = sum(_growth(edit) for edit in edits if edit.span == (start, start))
    return after.body_span.start - start in (certain, certain + either)


def _growth(edit: Edit) -> int:
    return len(edit.text) - (edit.span.end - edit.span.start)
