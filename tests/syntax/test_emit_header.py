"""Writing the YAML of a header: keys, values, entries."""

from __future__ import annotations

import pytest

from agentls.finding import apply
from agentls.format import Format, Layout
from agentls.syntax import parse
from agentls.syntax.emit.frontmatter import FrontMatterEmitter, YamlEmitter
from agentls.text import Text

EMIT = FrontMatterEmitter()


def read(text: str):
    return parse(Text(text)).header


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a: b", '"a: b"'),
        ('say "hi"', "'say \"hi\"'"),
        (r"C:\new", r"'C:\new'"),
        ('say "it\'s"', '|-\n  say "it\'s"'),
        ("a\tb", "|-\n  a\tb"),
        ("a\n\n b\n", "|\n  a\n\n   b"),
        ("a\n  \nb", "|-\n  a\n    \n  b"),
        (" a\nb\n\n\n", "|2+\n   a\n  b\n\n"),
        ("a\x07", None),
        ("a\u2028b", None),
        ("a\n\ufeffb", None),
        ("\n", None),
        ("", '""'),
    ],
)
def test_a_text_without_escapes(text, written):
    assert EMIT.text(text, "\n") == written


def test_a_text_in_the_lines_that_it_has():
    assert EMIT.lines("a\nb\n", "\r\n") == "|\r\n  a\r\n  b"
    assert EMIT.lines("a\x07", "\n") is None


@pytest.mark.parametrize(
    ("text", "written"), [("Reviews code.", "Reviews code."), ("a: b", '"a: b"'), ("\udce9", None)]
)
def test_a_text_in_one_line(text, written):
    assert EMIT.string(text) == written


def test_a_file():
    entries = [EMIT.entry("$name", "x"), EMIT.entry("*", "[y]")]
    assert EMIT.file(entries) == '---\n$name: x\n"*": [y]\n---\n'
    assert YamlEmitter().file(entries) == '$name: x\n"*": [y]\n'


def test_a_word_instead_of_another():
    source = "---\nname: 'x' # c\n---\n"
    assert apply((EMIT.instead(read(source).root.get("name").value, "y"),), source) == "---\nname: y # c\n---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: x y\nb: z", 'a: "new"\nb: z'),
        ("a: x \t\r\nb: z", 'a: "new"\r\nb: z'),
        ("a: x", 'a: "new"'),
        ("a: x # c", None),
        ("a: [x, y]", None),
    ],
)
def test_a_value_anew(before, after):
    source = f"---\n{before}\n---\n"
    header = read(source)
    value = header.root.get("a").value
    edit = EMIT.replacing(header, getattr(value, "items", [value])[0].span, '"new"')
    assert (apply((edit,), source) if edit else None) == (after and f"---\n{after}\n---\n")
    assert EMIT.replacing(header, value.span, None) is None


def test_a_value_anew_in_a_header_that_nothing_ends():
    header = read("---\na: x")
    assert apply((EMIT.replacing(header, header.root.get("a").value.span, "y"),), header.text) == "---\na: y"


def test_an_entry_more():
    source = "\ufeff--- \r\na: 1\r\n---\r\n"
    edit = EMIT.insertion(read(source), EMIT.entry("name", "x"), "\r\n")
    assert apply((edit,), source) == "\ufeff--- \r\nname: x\r\na: 1\r\n---\r\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nb: 2\nc: 3\n", "a: 1\nc: 3\n"),
        ("a: 1\nb: |\n  x\n\n  y\nc: 3\n", "a: 1\nc: 3\n"),
        ("a: 1\nb: [x,\n  y] # c\n# d\nc: 3\n", "a: 1\n# d\nc: 3\n"),
        ("a: 1\nb:\n- x\nc: 3\n", "a: 1\nc: 3\n"),
        ("a: 1\r\nb: 2\r\nc: 3\r\n", "a: 1\r\nc: 3\r\n"),
        ("a: 1\rb: 2\rc: 3\r", "a: 1\rc: 3\r"),
    ],
)
def test_an_entry_less(before, after):
    source = f"---\n{before}---\n"
    header = read(source)
    assert apply((EMIT.removal(header, header.root.get("b")),), source) == f"---\n{after}---\n"


def test_the_first_entry_of_a_file_without_fences():
    header = parse(Text("\na: 1\nb: 2\n"), layout=Layout(Format.YAML)).header
    assert apply((YamlEmitter().removal(header, header.root.get("a")),), header.text) == "\nb: 2\n"


def test_the_last_entry_of_a_header_that_nothing_ends():
    header = read("---\na: 1\nb: 2")
    assert apply((EMIT.removal(header, header.root.get("b")),), header.text) == "---\na: 1\n"
