"""JSON: what is read, where it stands, what is wrong with it, and the prompt among the fields."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentls.format import Format, Layout
from agentls.syntax import parse, skim
from agentls.syntax.cursor_places import HeaderPlace, StartPlace
from agentls.text import Span, Text

LAYOUT = Layout(Format.JSON, "prompt")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=10,
)


def read(text: str):
    return parse(Text(text), layout=LAYOUT)


@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=4), st.booleans(), st.sampled_from([None, 2]))
def test_values_are_those_of_the_standard_library(data, ascii_only, indent):
    text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    header = parse(Text(text), layout=Layout(Format.JSON)).header
    # A lone surrogate is no character of a text.
    assert header.root.data == data or "\\ud" in text.lower()
    assert header.valid


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('{"name": "x", "desc', {"name": "x"}),
        ('{"name": , "model": "y"}', {"name": None, "model": "y"}),
        ('{"name": "x\n, "model": "y"}', {"name": "x", "model": "y"}),
        ('{"name": "x" "model": "y"}', {"name": "x", "model": "y"}),
        ('{"name": "x", "tools": ["a", "b"', {"name": "x"}),
        ('{"a": 1,}', {"a": 1}),
        ("[1]", {}),
        ("", {}),
    ],
)
def test_broken_files_are_read_as_far_as_they_can_be(text, data):
    found = read(text).header.root.data
    assert {key: found.get(key) for key in data} == data


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('{"a": "x', [("unclosed-quote", '"')]),
        ('{"a": "\\q"}', [("invalid-escape", "\\q")]),
        ('{"a": "x\x07"}', [("control-character", "\x07")]),
        ('{"a": 1,}', [("invalid-json", ",")]),
        ('{"a": [1,\n]}', [("invalid-json", ",")]),
        ('{"a": [,]}', [("invalid-json", ",")]),
        ('{"a": 1,,}', [("invalid-json", ",")]),
        ("{a: 1}", [("invalid-json", "a")]),
        ('{"a" 1}', [("invalid-json", "1")]),
        ('{"a": NaN}', [("invalid-json", "{")]),
        ("[1]", [("invalid-json", "[")]),
        ('{"a": 1', [("invalid-json", "1")]),
        ('\ufeff{"a": 1}', []),
    ],
)
def test_faults(text, faults):
    assert [(p.fault.value, p.span.of(text)) for p in read(text).header.problems] == faults


def test_what_is_nested_too_deeply_for_the_standard_library():
    assert [p.message for p in read('{"a": ' + "[" * 100_000).header.problems] == ["nested too deeply"]


def test_the_prompt_is_the_body():
    text = '{\n  "name": "x",\n  "prompt": "# One\\n\\nSay \\"hi\\" \\ud83d\\ude00.\\n\\n# Two"\n}\n'
    doc = read(text)
    assert doc.body.text == '# One\n\nSay "hi" 😀.\n\n# Two'
    assert [doc.in_file(heading.span).of(text) for heading in doc.body.headings] == ["# One", "# Two"]
    assert doc.in_file(Span(16, 17)).of(text) == "\\ud83d\\ude00"
    edit = doc.body_edit(Span(0, 5), 'A "b"\n')
    assert doc.edited((edit,)).body.text.startswith('A "b"\n\n\nSay')


def test_whoever_wants_names_can_edit_too():
    doc = skim(Text('{"name": "x", "prompt": "See @docs/a.md."}'), LAYOUT)
    assert doc.body.text == "See @docs/a.md."
    assert doc.body_edit(Span(4, 14), 'a\n"b"').text == r"a\n\"b\""


@pytest.mark.parametrize(
    ("text", "path", "word"),
    [
        ('{"na<CURSOR>"}', (), '"na"'),
        ('{"name": "x", <CURSOR>}', (), ""),
        ('{"name": "x", "de<CURSOR>', (), '"de'),
        ('{"limits": {"tu<CURSOR>"}}', ("limits",), '"tu"'),
        ('{"name": <CURSOR>}', ("name",), None),
        ('{"tools": ["a", "<CURSOR>"]}', ("tools",), None),
    ],
)
def test_cursor(text, path, word):
    source, at = text.replace("<CURSOR>", ""), text.index("<CURSOR>")
    place = read(source).cursor_context(at)
    assert isinstance(place, HeaderPlace)
    assert place.path == path
    assert (place.word.of(source) if place.word else None) == word


def test_an_empty_file_begins():
    assert isinstance(read(" \n").cursor_context(1), StartPlace)


RELAXED = Layout(Format.JSON, relaxed=True)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('// top\n{"a": 1, /* why */ "b": [1, 2,],}\n// end', {"a": 1, "b": [1, 2]}),
        ('{"a": "x,}", "b": {"c": "//"},}', {"a": "x,}", "b": {"c": "//"}}),
        ('{"a": "/* no comment */"}', {"a": "/* no comment */"}),
    ],
)
def test_comments_and_last_commas_are_taken_where_the_layout_says_so(text, data):
    header = parse(Text(text), layout=RELAXED).header
    assert header.root.data == data
    assert header.problems == ()
    assert parse(Text(text), layout=LAYOUT).header.problems or "//" not in text.replace('"//"', "")


@pytest.mark.parametrize("text", ["{,}", '{"a": 1,,}', '{"a": [,]}', '{"a" 1}', '{"a": /* b */}'])
def test_other_faults_are_found_among_comments(text):
    assert parse(Text(text), layout=RELAXED).header.problems
