"""Writing TOML: keys, values, entries; what is written is read back."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentls.finding import apply
from agentls.format import Format, Layout
from agentls.syntax import parse
from agentls.syntax.emit.toml import TomlEmitter
from agentls.text import Span, Text

EMIT = TomlEmitter()
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def read(text: str):
    return parse(Text(text), layout=Layout(Format.TOML)).header


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", '"plain"'),
        ('say "hi"', "'say \"hi\"'"),
        (r"C:\new", r"'C:\new'"),
        ("it's \\", '"it\'s \\\\"'),
        ("a\nb", '"a\\nb"'),
    ],
)
def test_strings(text, written):
    assert EMIT.string(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\nb\n", '"""\na\nb\n"""'),
        ("\\d\n", "'''\n\\d\n'''"),
        ("\\d '''\n", '"""\n\\\\d \'\'\'\n"""'),
        ('say """', '"""\nsay \\"\\"\\""""'),
    ],
)
def test_lines(text, written):
    assert EMIT.lines(text, "\n") == written


def test_a_text_has_lines_or_stands_in_one():
    assert EMIT.text("a\nb", "\r\n") == '"""\r\na\r\nb"""'
    assert EMIT.text("a", "\n") == '"a"'


def test_a_file():
    assert EMIT.file([EMIT.entry("a", "1"), EMIT.entry("b c", '"x"')]) == 'a = 1\n"b c" = "x"\n'


@pytest.mark.parametrize(
    ("old", "text", "new"),
    [("'x'", "y", "'y'"), ('"x"', "y", '"y"'), ("'x'", "it's", '"it\'s"'), ('"""x"""', "y", '"y"'), ("1", "y", '"y"')],
)
def test_a_word_keeps_the_quotes_of_the_one_before(old, text, new):
    source = f"a = {old} # c\n"
    assert apply((EMIT.instead(read(source).root.entries[0].value, text),), source) == f"a = {new} # c\n"


def test_a_value_anew():
    source = "a = 1 # c\n"
    header = read(source)
    assert apply((EMIT.replacing(header, Span(4, 5), "[2]"),), source) == "a = [2] # c\n"
    assert EMIT.replacing(header, Span(4, 5), None) is None


@given(WORDS)
def test_what_is_written_is_read_back(text):
    assert tomllib.loads(f"{EMIT.key('a b')} = {EMIT.string(text)}") == {"a b": text}
    lines = text.replace("\r\n", "\n")
    assert tomllib.loads(f"a = {EMIT.text(lines, chr(10))}") == {"a": lines}
    assert tomllib.loads(f"a = {EMIT.lines(lines, chr(10))}") == {"a": lines}


@given(WORDS, st.sampled_from(["'x'", '"x"', '"""x"""', "'''x'''", "1"]))
def test_a_word_instead_of_another(text, old):
    source = f"a = {old} # c\n"
    value = read(source).root.entries[0].value
    assert tomllib.loads(apply((EMIT.instead(value, text),), source)) == {"a": text}


def test_an_entry_more():
    source = "\ufeff[a]\nb = 1\n"
    edit = EMIT.insertion(read(source), EMIT.entry("name", '"x"'), "\n")
    assert apply((edit,), source) == '\ufeffname = "x"\n[a]\nb = 1\n'


@pytest.mark.parametrize(
    ("source", "key", "left"),
    [
        ('a = 1\nb = """\nx\n""" # c\nc = 2\n', "b", "a = 1\nc = 2\n"),
        ("a = 1\nb = 2\nc = 3\n", "c", "a = 1\nb = 2\n"),
        ("\na = 1\n", "a", "\n"),
        ("a = 1\nb.c = 2", "a", "b.c = 2"),
        ("b.c = 2\nb.d = 3\n", "b", None),
        ("[t]\na = 1\n", "t", None),
        ("a = 1\n[t]\nb = 1\n", "a", "[t]\nb = 1\n"),
    ],
)
def test_an_entry_less(source, key, left):
    header = read(source)
    edit = EMIT.removal(header, header.root.get(key))
    assert (apply((edit,), source) if edit else None) == left


@pytest.mark.parametrize("table", ["{ a = 1, b = 2 }", "{ a = 1\n}", "{\n  a = 1, b = 2 }"])
def test_entries_in_brackets_stay(table):
    header = read(f"t = {table}\n")
    assert EMIT.removal(header, header.root.get("t").value.get("a")) is None
