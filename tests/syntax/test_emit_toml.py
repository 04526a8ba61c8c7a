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
from agentls.text import Text

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
        ("a = 1\nb.c = 2", "a", "b.c = 2"),
        ("[t]\na = 1\n", "t", None),
        ("a = 1\n[t]\nb = 1\n", "a", "[t]\nb = 1\n"),
    ],
)
def test_an_entry_less(source, key, left):
    header = read(source)
    edit = EMIT.removal(header, header.root.get(key))
    assert (apply((edit,), source) if edit else None) == left


def test_entries_in_brackets_stay():
    header = read("t = { a = 1, b = 2 }\n")
    assert EMIT.removal(header, header.root.get("t").value.get("a")) is None
