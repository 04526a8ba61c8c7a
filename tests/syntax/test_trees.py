"""What JSON and TOML are read as, sound or broken, and the characters of each part: see trees.txt.

A case is a text, a line ``==>``, and its tree. A ``[text]`` is what a node, an entry or a comment stands at; what a
string says follows where that is something else. ``pytest --update`` writes what is read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agentls.format import Format, Layout
from agentls.syntax import parse
from agentls.syntax.nodes import Mapping, Scalar, Sequence
from agentls.syntax.scalars import Style
from agentls.text import Text
from support import txtar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.nodes import Entry, Header, Node
    from agentls.text import Span

CASES = Path(__file__).with_name("trees.txt")
SECTIONS = txtar.read(CASES)
_ARROW = "\n==>\n"


@pytest.mark.parametrize("number", range(len(SECTIONS)), ids=[section.name for section in SECTIONS])
def test_tree(number, update):
    section = SECTIONS[number]
    source, _, expected = section.text.partition(_ARROW)
    layout = Layout(Format.TOML if section.path.endswith(".toml") else Format.JSON)
    found = "\n".join(_shown(parse(Text(source), layout=layout).header)) + "\n\n"
    if update:
        txtar.rewrite(CASES, number, source + _ARROW + found)
    else:
        assert found.strip() == expected.strip()


DEEP = [
    (Format.JSON, '{"a": ', "[", "]", "}"),
    (Format.JSON, '{"a": ', '{"b": ', "}", "}"),
    (Format.TOML, "a = ", "[", "]", ""),
    (Format.TOML, "a = ", "{ b = ", "}", ""),
]


@pytest.mark.parametrize(("file_format", "start", "opening", "closing", "end"), DEEP)
def test_values_are_read_sixty_deep(file_format, start, opening, closing, end):
    text = f"{start}{opening * 100}1{closing * 100}{end}"
    node = parse(Text(text), layout=Layout(file_format)).header.root
    depth = 0
    while not isinstance(node, Scalar):
        depth += 1
        node = node.items[0] if isinstance(node, Sequence) else node.entries[0].value
    assert depth == 60 + (file_format is Format.TOML)
    assert node.style is Style.RAW
    assert node.value == node.raw == node.span.of(text) == f"{opening * (101 - depth)}1{closing * (101 - depth)}"


def test_a_key_is_read_sixty_deep():
    node = parse(Text(".".join("a" * 100) + " = 1"), layout=Layout(Format.TOML)).header.root
    for _ in range(60):
        node = node.get("a").value
    assert node.data == 1


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("a = ?\n" * 50 + "b = 1\nc = ?\nd = 1\n", "b"),
        ("a = ?\n" * 49 + "b = 1\nc = ?\nd = 1\n", "d"),
        ("a = 1\nb = ?\nc = 1 #" + "x" * 200_000, "a"),
        ("a = 1\nb = ?\nc = 1 #".ljust(200_000, "x"), "c"),
        ("a = 1\nc = 1 #" + "x" * 200_000, "c"),
    ],
    ids=["many faults", "fewer faults", "a long file", "a shorter file", "a sound file"],
)
def test_a_broken_file_is_read_so_far(text, last):
    header = parse(Text(text), layout=Layout(Format.TOML)).header
    assert header.root.entries[-1].key.value == last


def _shown(header: Header) -> Iterator[str]:
    yield from _node(header.root, header.text, "")
    for comment in header.comments:
        yield f"comment {_at(comment, header.text)}"
    if header.closing:
        yield f"between {_at(header.opening, header.text)} and {_at(header.closing, header.text)}"
    else:
        yield f"from {_at(header.opening, header.text)}, not closed"
    if not header.valid:
        yield "refused"


def _node(node: Node | None, text: str, indent: str) -> Iterator[str]:
    deeper = indent + "  "
    if isinstance(node, Mapping):
        yield f"{indent}{'map in braces' if node.flow else 'map'} {_at(node.span, text)}"
        for entry in node.entries:
            yield from _entry(entry, text, deeper)
    elif isinstance(node, Sequence):
        yield f"{indent}{'list in brackets' if node.flow else 'list'} {_at(node.span, text)}"
        for item in node.items:
            yield from _node(item, text, deeper)
    else:
        yield f"{indent}{_scalar(node, text) if node else 'nothing'}"


def _entry(entry: Entry, text: str, indent: str) -> Iterator[str]:
    yield f"{indent}entry {_at(entry.span, text)}"
    yield f"{indent}  {_scalar(entry.key, text)}:"
    yield from _node(entry.value, text, indent + "    ")


def _scalar(scalar: Scalar, text: str) -> str:
    assert scalar.raw == scalar.span.of(text)
    said = "" if scalar.value == scalar.raw else f" says {scalar.value!r}"
    return f"{scalar.style} {_at(scalar.span, text)}{said}"


def _at(span: Span, text: str) -> str:
    return "[" + span.of(text).replace("\n", "⏎") + "]"
