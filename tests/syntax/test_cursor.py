"""Where cursors stand, in each format: see cursor.txt.

A case is a text with cursors and a line ``==>``; below stands for each cursor in turn what is there. A ``[text]`` is
what a place spans, ``(a, b)`` the keys that hold it. ``pytest --update`` writes what is found.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from agentls.format import Format, Layout
from agentls.syntax import parse
from agentls.syntax.cursor_places import HeaderPlace, TextPlace
from agentls.text import Span, Text
from support import markers, txtar

CASES = Path(__file__).with_name("cursor.txt")
SECTIONS = txtar.read(CASES)
LAYOUTS = {
    "md": Layout(),
    "json": Layout(Format.JSON, "prompt", relaxed=True),
    "toml": Layout(Format.TOML, "prompt"),
    "yaml": Layout(Format.YAML, "prompt"),
}
_ARROW = "\n==>\n"


@pytest.mark.parametrize("number", range(len(SECTIONS)), ids=[section.name for section in SECTIONS])
def test_cursors(number, update):
    section = SECTIONS[number]
    source, _, expected = section.text.partition(_ARROW)
    marked = markers.read(source, escapes=section.escapes)
    doc = parse(Text(marked.text), layout=LAYOUTS[section.path.rpartition(".")[2]])
    found = "\n".join(_shown(doc.cursor_context(cursor), marked.text) for cursor in marked.cursors) + "\n\n"
    if update:
        txtar.rewrite(CASES, number, source + _ARROW + found)
    else:
        assert found.strip() == expected.strip()


@pytest.mark.parametrize(("depth", "keys"), [(60, 60), (61, 1)])
def test_half_typed_maps_are_read_sixty_deep(depth, keys):
    text = "a = " + "{ a = " * (depth - 1) + "{ "
    assert parse(Text(text), layout=LAYOUTS["toml"]).cursor_context(len(text)).path == ("a",) * keys


def _shown(place, text: str) -> str:
    match place:
        case None:
            return "nothing"
        case HeaderPlace():
            return _in_header(place, text)
        case TextPlace():
            return _in_text(place, text)
    return f"start {_at(place.typed, text)}"


def _in_header(place: HeaderPlace, text: str) -> str:
    holders = f"({', '.join(place.path)})"
    if place.word is None:
        return f"value {_at(place.content, text)} of {holders}"
    return "".join(
        [
            "table " if place.table else "key ",
            _at(place.word, text),
            ":" * place.colon,
            f" in {_at(place.content, text)}" * (place.content != place.word),
            f" of {holders}, column {place.column}",
            ", held above" * place.own_line,
            f", beside {', '.join(f'{key}: {said}' for key, said in place.siblings.items())}" * bool(place.siblings),
            f", items {', '.join(place.items)}" * bool(place.items),
        ]
    )


def _in_text(place: TextPlace, text: str) -> str:
    holders = "the body" if place.path is None else f"({', '.join(place.path)})"
    example = f", in an example {_at(place.example, text)}" if place.example else ""
    columns = f"at column {place.indent}, wanted at {place.wanted}"
    return f"text {_at(place.line, text)} of {holders} {columns}{example}{', closed' * place.closed}"


def _at(span: Span, text: str) -> str:
    return "[" + span.of(text).replace("\n", "⏎") + "]"
