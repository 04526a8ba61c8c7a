"""What can be folded: the header, long values, sections, examples, code blocks and comments."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from agentls.ide.structure.outline import outline, walk
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.syntax.nodes import Example, Fence, Mapping, Sequence
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.ide.structure.outline import Part
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Header, Node
    from agentls.text import Text

_LINE = lazy_pattern(r"[^\r\n]*")
_COMMENT_START = "<!--"
_COMMENT_END = "-->"


class Fold(NamedTuple):
    """A stretch of more than one line that can be shown as one."""

    span: Span
    """What is hidden where single characters can be: what stands between the tags, behind the heading."""
    first: int
    """The line that stays."""
    last: int
    """The last line that is hidden where only whole lines can be."""
    comment: bool = False


def folds(doc: Document, limit: int | None = None) -> list[Fold]:
    """The folds of a file in order, outer ones before those in them; no two are about the same lines.

    Args:
        doc: the file.
        limit: how many are wanted at most; the longest are kept.
    """
    text = doc.text
    found: dict[tuple[int, int], Fold] = {}
    for hidden, whole, comment in _stretches(doc):
        first, last = text.line_at(hidden.start), text.line_at(whole)
        if first < last:
            found.setdefault((first, last), Fold(hidden, first, last, comment))
    made = list(found.values())
    if limit is not None and len(made) > limit:
        made = sorted(made, key=lambda fold: fold.first - fold.last)[: max(limit, 0)]
    return sorted(made, key=lambda fold: (fold.first, -fold.last))


class _Stretch(NamedTuple):
    """Characters to hide, and the end of the whole of which they are the inside."""

    hidden: Span
    end: int
    comment: bool = False


def _stretches(doc: Document) -> Iterator[_Stretch]:
    header, content = doc.header, doc.text.clean
    if header:
        yield from _of_header(header, doc)
    for part in walk(outline(doc)):
        yield _of_part(part, content)
    yield from _of_comments(doc)


def _of_header(header: Header, doc: Document) -> Iterator[_Stretch]:
    closing = header.closing
    end = closing.start if closing else _written(header.content, header.text)
    if closing is None or closing.start < closing.end:
        yield _Stretch(Span(header.opening.end, max(end, header.opening.end)), closing.end if closing else end)
    for start, value in _values(header.root, header.text, doc.notation.emit.mark):
        end = max(start, _written(value, header.text))
        yield _Stretch(Span(start, end), end)
    for example in header.examples:
        yield _of_example(example.span, example.opening, example.closing)
    yield from _comment_runs(header, doc.text)


def _values(node: Node, text: str, mark: str) -> Iterator[tuple[int, Span]]:
    """What stands behind each key's mark and in each item of a list, and where that begins."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            if entry.value:
                at = text.find(mark, entry.key.span.end, entry.value.span.start)
                line = _LINE.match(text, entry.key.span.end)
                # The name of a table stands alone in its line.
                start = at + 1 if at >= 0 or line is None else min(line.end(), entry.value.span.start)
                yield max(entry.key.span.end, start), entry.value.span
                yield from _values(entry.value, text, mark)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield item.span.start, item.span
            yield from _values(item, text, mark)


def _comment_runs(header: Header, text: Text) -> Iterator[_Stretch]:
    """Comments on lines of their own that follow each other."""
    alone = [c for c in header.comments if not text.content[text.line_starts[text.line_at(c.start)] : c.start].strip()]
    runs = groupby(enumerate(alone), lambda numbered: text.line_at(numbered[1].start) - numbered[0])
    for _, run in runs:
        spans = [span for _, span in run]
        yield _Stretch(Span(spans[0].end, spans[-1].end), spans[-1].end, comment=True)


def _of_part(part: Part, content: str) -> _Stretch:
    thing = part.thing
    if isinstance(thing, Example):
        return _of_example(part.span, part.at(thing.opening), part.at(thing.closing) if thing.closing else None)
    end = part.span.end
    if isinstance(thing, Fence):
        line = _LINE.match(content, part.at(thing.opening).end, end)
        start = line.end() if line else end
        return _Stretch(Span(start, part.at(thing.closing).start if thing.closing else end), end)
    return _Stretch(Span(part.at(thing.title_span).end, end), end)


def _of_example(span: Span, opening: Span, closing: Span | None) -> _Stretch:
    end = closing.start if closing else span.end
    return _Stretch(Span(opening.end, max(end, opening.end)), span.end)


def _of_comments(doc: Document) -> Iterator[_Stretch]:
    content = doc.text.clean
    for start, section in doc.body.placed():
        for span in section.comments:
            whole = doc.in_file(span.shift(start))
            end = _written(whole, content)
            inner = end - len(_COMMENT_END) if content.endswith(_COMMENT_END, whole.start, end) else end
            yield _Stretch(Span(min(whole.start + len(_COMMENT_START), inner), inner), end, comment=True)


def _written(span: Span, text: str) -> int:
    """Where the characters of a span end, white space left out."""
    return span.start + len(span.of(text).rstrip())
