"""Writing JSON: keys, values, entries; comments stay where they are."""

from __future__ import annotations

import json

import pytest

from agentls.finding import apply
from agentls.format import Format, Layout
from agentls.syntax import parse
from agentls.syntax.emit.json import JsonEmitter
from agentls.text import Span, Text

EMIT = JsonEmitter()


def read(text: str):
    return parse(Text(text), layout=Layout(Format.JSON, relaxed=True)).header


def test_a_file():
    entries = [EMIT.entry("é", EMIT.string('say "ü"')), EMIT.entry("b", f"[{EMIT.item('à')}]")]
    assert EMIT.file(entries) == '{\n  "é": "say \\"ü\\"",\n  "b": ["à"]\n}\n'


def test_no_string_has_lines():
    assert EMIT.text("a\nb", "\r\n") == '"a\\nb"'
    assert EMIT.lines("a\nb", "\n") is None


def test_a_word_instead_of_another():
    source = '{"a": 1, "b": 2}'
    assert apply((EMIT.instead(read(source).root.get("a").value, "x"),), source) == '{"a": "x", "b": 2}'


def test_a_value_anew():
    source = '{"a": 1, "b": 2}'
    assert apply((EMIT.replacing(read(source), Span(6, 7), "[2]"),), source) == '{"a": [2], "b": 2}'
    assert EMIT.replacing(read(source), Span(6, 7), None) is None


@pytest.mark.parametrize(
    ("source", "key", "left"),
    [
        ('{"a": 1, "b": 2, "c": 3}', "a", '{"b": 2, "c": 3}'),
        ('{"a": 1, "b": 2, "c": 3}', "b", '{"a": 1, "c": 3}'),
        ('{"a": 1, "b": 2, "c": 3}', "c", '{"a": 1, "b": 2}'),
        ('{"a": 1}', "a", "{}"),
        ('{\n  "a": 1,\n  // on b\n  "b": 2\n}', "a", '{\n  // on b\n  "b": 2\n}'),
        ('{\n  "a": 1, // on a\n  /* on b */ "b": 2 // too\n}', "b", '{\n  "a": 1, // on a\n  /* on b */ // too\n}'),
    ],
)
def test_an_entry_less(source, key, left):
    header = read(source)
    assert apply((EMIT.removal(header, header.root.get(key)),), source) == left
    assert read(left).valid


def test_entries_of_deeper_maps_stay():
    header = read('{"a": {"b": 1}}')
    assert EMIT.removal(header, header.root.get("a").value.get("b")) is None


@pytest.mark.parametrize(
    ("source", "more"),
    [
        ("{}", '{\n  "name": "x"\n}'),
        ('{"a": 1}', '{"name": "x","a": 1}'),
        ('{\n  "a": 1\n}\n', '{\n  "name": "x",\n  "a": 1\n}\n'),
        ('// c\n{\n  // on a\n  "a": 1 // d\n}\n', '// c\n{\n  "name": "x",\n  // on a\n  "a": 1 // d\n}\n'),
    ],
)
def test_an_entry_more(source, more):
    edit = EMIT.insertion(read(source), EMIT.entry("name", json.dumps("x")), "\n")
    assert apply((edit,), source) == more
