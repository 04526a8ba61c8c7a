"""Reads the Markdown parser's events: headings, fences, links, code and comments, with exact places.

The parser counts UTF-8 bytes; everything that leaves this module counts code points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypedDict

import pyromark

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.byte_offsets import code_points
from agentls.syntax.nodes import Fence, Heading, Link, Markdown
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Place(TypedDict):
    start: int
    end: int


_MARKDOWN = pyromark.Markdown()
_ENDS = ("CodeBlock", "Link", "Image")

_ATX = lazy_pattern(r"#{1,6}(?:[ \t]++|\Z)")
_RUN = lazy_pattern(r"`{3,}|~{3,}")
_SWALLOWED = lazy_pattern(r"[\r\n][ \t>]*+(?:```|~~~|#{1,6}[ \t])")
_MEANT_RAW = lazy_pattern(r"<(?:[!?]|(?:pre|script|style|textarea)\b)", re.IGNORECASE)
_TARGET = lazy_pattern(r"\s*+(?:<((?:[^<>\\]|\\.)*+)>|(\S*+))")
_DEFINITION = lazy_pattern(r"\[(?:[^\[\]\\]|\\.)*+\]:")


class Reader:
    """Goes through the parser's events once and keeps what rules and editor need.

    Lines of ``text`` end at ``\\n`` or ``\\r\\n``; the parser does not know a lone ``\\r``.

    Args:
        text: what is read, of the same length as what stands there.
        shown: what stands there.
        whole: make one section of it. Otherwise each heading in the first column begins one: it ends every list, quote
            and paragraph, so what stands before it has no part in what follows.
    """

    def __init__(self, text: str, shown: str, *, whole: bool) -> None:
        self.text = text
        self.sections: list[Markdown] = []
        self.swallows = False
        """Whether an HTML block holds lines that look like a heading or a fence."""
        self._shown = shown
        self._whole = whole
        self._offset = code_points(text)
        self._title: list[str] | None = None
        self._level = 0
        self._fenced = False
        self._opened: list[dict[str, Any]] = []
        self._labels: set[str] = set()
        self._open(0)
        self._read()

    def _open(self, start: int) -> None:
        """A section begins; spans of what it holds count from there."""
        self._start = start
        self._headings: list[Heading] = []
        self._fences: list[Fence] = []
        self._links: list[Link] = []
        self._code: list[Span] = []
        self._comments: list[Span] = []

    def _close(self, end: int) -> None:
        """The section ends."""
        self.sections.append(
            Markdown(
                self._shown[self._start : end],
                tuple(self._headings),
                tuple(self._fences),
                tuple(sorted(self._links)),
                tuple(self._code),
                tuple(sorted(self._comments)),
                alone=not self._whole,
            )
        )

    def _read(self) -> None:
        # Most events are text, paragraphs and list items: they are passed over here, without a call.
        events: Iterable[tuple[Any, Any]] = _MARKDOWN.events_with_range(self.text)
        previous: Any = None
        for event, place in events:
            if "Text" in event:
                if self._title is not None:
                    self._title.append(event["Text"])
            elif "Start" in event:
                tag = event["Start"]
                if tag.__class__ is dict:
                    self._begin(tag, place)
                elif tag == "HtmlBlock":
                    self._html(*self._span(place))
            elif "End" in event:
                tag = event["End"]
                if tag.__class__ is dict or tag in _ENDS:
                    self._end(tag, place, previous)
            else:
                self._inline(event, place)
            previous = place
        if self._labels:
            self._definitions()
        self._close(len(self.text))

    def _span(self, place: _Place) -> Span:
        """Where something stands in the text."""
        return Span(self._offset(place["start"]), self._offset(place["end"]))

    def _here(self, place: _Place) -> Span:
        """Where something stands in its section."""
        return Span(self._offset(place["start"]) - self._start, self._offset(place["end"]) - self._start)

    def _begin(self, tag: dict[str, Any], place: _Place) -> None:
        if "Heading" in tag:
            start = self._offset(place["start"])
            if not self._whole and start and self.text[start] == "#" and self.text[start - 1] in "\r\n":
                self._close(start)
                self._open(start)
            self._title = []
            self._level = int(tag["Heading"]["level"][1])
        elif "CodeBlock" in tag:
            self._fenced = tag["CodeBlock"] != "Indented"
        elif "Link" in tag or "Image" in tag:
            self._opened.append(tag)

    def _end(self, tag: str | dict[str, Any], place: _Place, previous: _Place) -> None:
        if "Heading" in tag:
            self._heading(*self._span(place))
        elif tag == "CodeBlock":
            self._code_block(previous, place)
        elif tag in _ENDS:
            self._link(place, previous)

    def _inline(self, event: dict[str, str], place: _Place) -> None:
        if "Code" in event:
            self._code.append(self._here(place))
            said = event["Code"]
        elif "InlineHtml" in event:
            if event["InlineHtml"].startswith("<!--"):
                self._comments.append(self._here(place))
            return
        else:
            said = " "
        if self._title is not None:
            self._title.append(said)

    def _heading(self, start: int, end: int) -> None:
        title = "".join(self._title or ()).strip(" \t")
        self._title = None
        raw = self.text[start:end].rstrip(" \t\r\n")
        at = start - self._start
        self._headings.append(Heading(Span(at, at + len(raw)), self._level, title, _title(raw, at)))

    def _code_block(self, previous: _Place, place: _Place) -> None:
        span = self._span(place)
        if self._fenced and (run := _RUN.match(self.text, span.start)):
            text_end = None if previous == place else self._offset(previous["end"])
            fence = _fence(self.text, span, run, text_end, self._start)
            self._fences.append(fence)
            self._code.append(fence.span)
        else:
            self._code.append(span.shift(-self._start))

    def _html(self, start: int, end: int) -> None:
        if _MEANT_RAW.match(self.text, start) is None and _SWALLOWED.search(self.text, start, end):
            self.swallows = True
        at = self.text.find("<!--", start, end)
        while at >= 0:
            stop = self.text.find("-->", at + 2, end)
            stop = end if stop < 0 else stop + 3
            self._comments.append(Span(at, stop).shift(-self._start))
            at = self.text.find("<!--", stop, end)

    def _link(self, place: _Place, previous: _Place) -> None:
        ((kind, data),) = self._opened.pop().items()
        span = self._span(place)
        if data["link_type"] == "Inline":
            inner = place["start"] + len(kind) - 3 if previous == place else previous["end"]
            at = self.text.find("](", self._offset(inner), span.end)
            self._add_link(span, data["dest_url"], at + 2, span.end - 1)
        elif data["link_type"] == "Autolink":
            target = Span(span.start + 1, span.end - 1).shift(-self._start)
            self._links.append(Link(span.shift(-self._start), data["dest_url"], target))
        elif data["id"]:
            self._labels.add(_normal(data["id"]))

    def _add_link(self, span: Span, target: str, start: int, end: int) -> None:
        if found := _TARGET.match(self.text, start, end):
            place = Span(*found.span(2 if found[1] is None else 1))
            self._links.append(Link(span.shift(-self._start), target, place.shift(-self._start)))

    def _definitions(self) -> None:
        """Reference definitions that a link uses; other ``[Note]: word`` lines define nothing."""
        for label, found in _MARKDOWN.reference_definitions(self.text).items():
            span = self._span(found["span"])
            head = _DEFINITION.match(self.text, *span)
            if head and _normal(label) in self._labels:
                self._add_link(span, found["dest"], head.end(), span.end)


def _normal(label: str) -> str:
    """A reference label as CommonMark compares it."""
    return " ".join(label.casefold().split())


def _title(raw: str, start: int) -> Span:
    """Where the title stands in a heading whose characters ``raw`` begin at ``start``."""
    if atx := _ATX.match(raw):
        end = len(raw)
        if raw[-1] == "#":
            # A closing run counts only after white space; the title is empty where the runs touch.
            bare = raw.rstrip("#")
            end = len(bare.rstrip(" \t")) if bare[-1:] in " \t" else end
        return Span(start + atx.end(), start + max(end, atx.end()))
    underline = max(raw.rfind("\n"), 0)
    return Span(start, start + len(raw[:underline].rstrip(" \t\r")))


def _fence(text: str, span: Span, opening: re.Match[str], text_end: int | None, by: int) -> Fence:
    """A fence, with spans that count from an offset ``by``.

    ``text_end`` is where the code's own text ends, None where there is none.
    """
    start, end = span
    line_end = text.find("\n", opening.end(), end)
    first = end if line_end < 0 else line_end + 1
    info = text[opening.end() : first].strip()
    closing = _RUN.search(text, first if text_end is None else text_end, end)
    last = _line_start(text, closing.start()) if closing else end
    indent = len(text[_line_start(text, start) : start].expandtabs(4))
    return Fence(
        Span(start - by, (closing.end() if closing else end) - by),
        Span(start - by, opening.end() - by),
        info,
        Span(first - by, last - by),
        Span(closing.start() - by, closing.end() - by) if closing else None,
        indent,
    )


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1
