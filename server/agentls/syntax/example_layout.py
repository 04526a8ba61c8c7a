"""Examples laid out in lines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.examples import find_examples
from agentls.syntax.scalars import View
from agentls.text import LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUNDS = 8
_LOOK_BACK = 80
_BEFORE_LABEL = lazy_pattern(r"[ \t]*[*_]{0,3}\Z")
_LINE_REST = lazy_pattern(r"[ \t]*(?:\n|\Z)")
_TAG_LINE = lazy_pattern(r"[ \t]*</[^<>]*>[ \t]*")
_LINE_LEAD = lazy_pattern(r"(?:\A|\n)[ \t>]*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?[*_]{0,3}\Z")


def lay_out(example: str) -> str:
    """An example with its tags and each turn at the start of a line of its own; only white space changes.

    Args:
        example: from its opening tag to its closing one, as the reader of the value gets it.
    """
    text = LINE_END.sub("\n", example)
    # A tag is taken for one by what stands beside it, so a line begun may show the next tag.
    for _ in range(_ROUNDS):
        before, text = text, _laid_out(text)
        if text == before:
            break
    return text


def _laid_out(text: str) -> str:
    text = _dedented(text.strip("\n"))
    starts = sorted({at for at in map(partial(_shown, text), _turn_starts(text)) if not _stands(text, at)})
    parts = [text[start:end] for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]
    lines = "\n".join(part.strip(" \t") for part in parts).split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).strip("\n")


def _turn_starts(text: str) -> Iterator[int]:
    """Where lines have to begin: at what follows an opening tag, at each turn, at a closing tag."""
    view = View(text, range(len(text)), range(1, len(text) + 1))
    for example in find_examples(view):
        yield example.opening.start
        yield example.opening.end
        if example.closing:
            yield from example.closing
        for turn in example.turns:
            found = _BEFORE_LABEL.search(text, max(turn.label.start - _LOOK_BACK, 0), turn.label.start)
            yield found.end() - len(found[0].lstrip()) if found else turn.label.start


def _shown(text: str, at: int) -> int:
    """The first place from here on that is no blank."""
    while text[at : at + 1] in (" ", "\t"):
        at += 1
    return at


def _stands(text: str, at: int) -> bool:
    """Whether a line begins here already, or ends here."""
    return bool(_LINE_LEAD.search(text, max(at - _LOOK_BACK, 0), at) or _LINE_REST.match(text, at))


def _dedented(text: str) -> str:
    """The text without the blanks that its lines have in common, not counting tags in lines of their own."""
    first, *lines = text.split("\n")
    last = [lines.pop().strip(" \t")] if lines and _TAG_LINE.fullmatch(lines[-1]) else []
    common = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    return "\n".join([first, *(line[common:] for line in lines), *last])
