"""The body: everything after the header, as the reader of the prompt sees it.

pulldown-cmark decides what is a heading, a fence or a link, with one exception. CommonMark takes
the lines after a tag on a line of its own (``<example>``) for raw HTML up to the next blank line,
a fence among them included. Authors of prompts mean such tags as marks around Markdown.

When a body changes, it is read again from the last heading before the change to the first one after
it, for nothing before a heading in the first column has a say in what follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec.structs import replace

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.body_map import Shift
from agentls.syntax.examples import find_body_examples
from agentls.syntax.markdown import Reader
from agentls.syntax.nodes import Body, Markdown
from agentls.syntax.sections import change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agentls.syntax.body_map import SourceMap

_ALL = Shift(0)
_LONE_RETURN = lazy_pattern(r"\r(?!\n)")
_TAG_LINE = lazy_pattern(
    r"^[ \t]*+</?[A-Za-z][^<>\r\n]*+>(?:[^<\r\n]*+</?[A-Za-z][^<>\r\n]*+>)*+[ \t]*+(?=\r?$)", re.MULTILINE
)
_DEFINITION = lazy_pattern(r"^[ \t>*+\-\d.)]*+\[(?:[^\[\]\\]|\\.)++\]:", re.MULTILINE | re.DOTALL)
_LABEL_END = lazy_pattern(r"\]:")

_NAMING = lazy_pattern(
    r"(?:\]\(|^[ \t>*+\d.)-]*+\[[^\]]{0,999}+\]:)(?!\s*<?(?:[a-z][\w+.-]*:|#))"
    r"|@[\w.][\w./-]*\.(?:md|txt|json|ya?ml|toml|py|[jt]sx?|sh)\b|<\s*example",
    re.IGNORECASE | re.MULTILINE,
)
"""Something that may lead to a file, or be an example."""


def update_body(text: str, source_map: SourceMap, before: Body | None) -> Body:
    """The body as it now is, taken over from before as far as it is the same."""
    if before is None or before.text != text:
        return parse_body(text, source_map, before)
    return before if before.source_map == source_map else replace(before, source_map=source_map)


def skim_body(text: str, source_map: SourceMap) -> Body:
    """The body for readers of its names: left unread where it leads to no file and has no example."""
    return parse_body(text, source_map) if _NAMING.search(text) else Body(source_map, text, (Markdown(text),))


def parse_body(text: str, source_map: SourceMap = _ALL, before: Body | None = None) -> Body:
    """The body's structure.

    Args:
        text: its characters, without lone surrogates.
        source_map: where they stand in the file; as they are, unless it says otherwise.
        before: an earlier state; sections that did not change are taken over.
    """
    sections = _update(text, before) if before else None
    body = Body(source_map, text, sections or _read(text))
    return replace(body, examples=find_body_examples(text, body.is_quoted))


def _update(text: str, before: Body) -> tuple[Markdown, ...] | None:
    """The sections after an edit; None where all has to be read again."""
    old = before.sections
    if not old[0].alone:
        return None
    place, more = change(before, text), 1
    last = place.last
    while True:
        heading = place.ends(before, last)
        new = _read(text[place.start : heading.end])
        if not new[0].alone:
            return None
        if last == len(old):
            return (*old[: place.first], *new)
        if len(new[-1].text) == heading.end - heading.start:
            return (*old[: place.first], *new[:-1], *old[last:])
        # What is open before it takes the heading in.
        last, more = min(last + more, len(old)), 2 * more


def _read(text: str) -> tuple[Markdown, ...]:
    """The sections of a text; one where any has a say in how others are read."""
    # The parser does not take a lone carriage return for the line end that it is.
    lines = _LONE_RETURN.sub("\n", text) if "\r" in text else text
    reader = Reader(lines, text, whole=False)
    if reader.swallows:
        reader = Reader(_TAG_LINE.sub(lambda line: " " * len(line[0]), lines), text, whole=True)
    elif _defines(lines, reader.sections):
        reader = Reader(lines, text, whole=True)
    return tuple(reader.sections)


def _defines(lines: str, sections: Sequence[Markdown]) -> bool:
    """Whether a link definition may be there: it would make links of words anywhere."""
    if "]:" not in lines:
        return False
    starts = [0, *accumulate(len(section.text) for section in sections)]
    places = (found.start() for found in _LABEL_END.finditer(lines))
    # Code is full of them.
    said = {at for at in places if not sections[(n := bisect_right(starts, at) - 1)].in_code(at - starts[n])}
    return bool(said) and any(found.end() - 2 in said for found in _DEFINITION.finditer(lines))
