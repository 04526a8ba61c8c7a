"""YAML without fences: the fields are all there is, and one of them is the prompt."""

from __future__ import annotations

import pytest

from agentls.format import Format, Layout
from agentls.syntax import parse, skim
from agentls.syntax.cursor_places import HeaderPlace, StartPlace, TextPlace
from agentls.text import Span, Text

LAYOUT = Layout(Format.YAML, "prompt")
BLOCK = "name: x\nprompt: |\n  # One\n\n  Say it.\nmodel: y\n"


def read(text: str):
    return parse(Text(text), layout=LAYOUT)


@pytest.mark.parametrize("start", ["", "---\n", "\ufeff", "# c\n"])
def test_fields(start):
    header = read(start + BLOCK).header
    assert header.root.data == {"name": "x", "prompt": "# One\n\nSay it.\n", "model": "y"}
    assert header.valid
    assert header.opening.of(header.text) == "name"


def test_a_comment_may_be_the_first_thing():
    header = read("# c\n" + BLOCK).header
    assert [span.of(header.text) for span in header.comments] == ["# c"]


@pytest.mark.parametrize("start", ["", "---\n", "\ufeff", "# c\n"])
def test_fields_of_a_file_that_yaml_refuses(start):
    header = read(f"{start}name: x\nmodel: a: b\n").header
    assert [(entry.key.value, entry.value.value) for entry in header.root.entries] == [("name", "x"), ("model", "a: b")]


def test_faults_are_those_of_yaml():
    text = "name: x: y\n"
    assert [(p.fault.value, p.span.of(text)) for p in read(text).header.problems] == [("unquoted-colon", ":")]


@pytest.mark.parametrize(("text", "shown"), [("[", "["), ("a: [\n\n", "["), ("{\n", "\n"), ('"', '"')])
def test_a_fault_at_the_end_is_shown_at_the_last_character(text, shown):
    assert [problem.span.of(text) for problem in read(text).header.problems] == [shown]


def test_the_prompt_is_the_body():
    doc = read(BLOCK)
    assert doc.body.text == "# One\n\nSay it.\n"
    assert [doc.in_file(heading.span).of(BLOCK) for heading in doc.body.headings] == ["# One"]
    assert doc.region_at(BLOCK.index("Say")).at == 7
    assert not doc.region_at(BLOCK.index("model")).is_body


@pytest.mark.parametrize(
    ("written", "new", "body"),
    [
        ("|\n  One two.\n", "a\nb", "a\nb two.\n"),
        ('"One two."', 'a "b"\n', 'a "b"\n two.'),
        ("'One two.'", "it's", "it's two."),
        ("'One two.'", "a\n", None),
        ("One two.", "Three", "Three two."),
        ("One two.", "a: b", None),
        (">\n  One two.\n", "a\nb", None),
        (">\n  One two.\n", "Three", "Three two.\n"),
        ("|\n", "a", None),
        (">\n", "a", None),
        ("|+\n\n\n", "a", None),
        ("''", "a", "a"),
    ],
)
def test_edits_of_the_prompt_are_written_as_its_string_wants(written, new, body):
    doc = read(f"name: x\nprompt: {written}\n")
    edit = doc.body_edit(Span(0, min(3, len(doc.body.text))), new)
    assert (doc.edited((edit,)).body.text if edit else None) == body


@pytest.mark.parametrize(
    ("new", "written"), [("a", "a"), ("a\nb", "a\r\n  b"), ("a\r\n\r\n b\r\n", "a\r\n\r\n   b\r\n  ")]
)
def test_lines_of_the_prompt_are_written_as_those_around_them(new, written):
    doc = read("prompt: |\r\n  One two.\r\n")
    edit = doc.body_edit(Span(0, 3), new)
    assert edit.text == written
    assert doc.edited((edit,)).body.text == new.replace("\r\n", "\n") + " two.\n"


def test_whoever_wants_names_can_edit_too():
    doc = skim(Text("name: x\r\nprompt: |\r\n  See @docs/a.md.\r\n"), LAYOUT)
    assert doc.body.text == "See @docs/a.md.\n"
    assert doc.body_edit(Span(4, 14), "a\nb").text == "a\r\n  b"


def test_cursor():
    doc = read(BLOCK)
    key, value, text = (doc.cursor_context(BLOCK.index(word) + 1) for word in ("model", "x", "Say"))
    assert isinstance(key, HeaderPlace)
    assert key.word.of(BLOCK) == "model"
    assert isinstance(value, HeaderPlace)
    assert value.path == ("name",)
    assert isinstance(text, TextPlace)
    assert (text.path, text.wanted) == (None, 2)
    assert isinstance(read("").cursor_context(0), StartPlace)
