"""Formatting: what becomes of files, and what holds whatever they are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from agentls.ide.formatting import format_file, format_spans
from agentls.text import Span, Text
from support import txtar
from support.check import EVERYTHING, context

FILE = Path(__file__).with_name("formatting.txt")
CASES = txtar.read(FILE)
SORTED_FILE = Path(__file__).with_name("formatting_sorted.txt")
SORTED_CASES = txtar.read(SORTED_FILE)
ARROW = "==>\n"
REST = "Body  \n\n\n"


def formatted(source: str, *, sort_keys: bool = False) -> str:
    """The text after formatting or why it was left alone, with all that must hold."""
    ctx = context(source)
    found = format_file(ctx, sort_keys=sort_keys)
    assert_same(ctx, context(found.text))
    assert format_file(context(found.text), sort_keys=sort_keys) == (found.text, found.refused)
    return found.refused or found.text.content


def assert_same(before, after):
    """Asserts that readers of any YAML get the same values, and that comments, findings and body are the same."""
    old, new = before.doc.header, after.doc.header
    assert before.body.text == after.body.text
    if old is None or not old.valid:
        assert old == new
        return
    assert {key: repr(value) for key, value in old.root.data.items()} == {
        key: repr(value) for key, value in new.root.data.items()
    }
    assert values(old) == values(new)
    assert comments(old) == comments(new)
    assert rules(after) - rules(before) == Counter()


def values(header) -> object:
    """What PyYAML reads; None where it reads less than we do."""
    try:
        found = yaml.safe_load(header.content.of(header.text).replace("\ufeff", ""))
    except (yaml.YAMLError, ValueError, TypeError):
        return None
    return {key: repr(value) for key, value in found.items()} if isinstance(found, dict) else found


def comments(header) -> Counter[str]:
    return Counter(span.of(header.text).rstrip() for span in header.comments)


def rules(ctx) -> Counter[str]:
    return Counter(finding.rule for finding in EVERYTHING.check(ctx).findings)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name.replace(" ", "-") for case in CASES])
def test_case(number, update):
    check_case(FILE, number, CASES[number].text, update, sort_keys=False)


@pytest.mark.parametrize("number", range(len(SORTED_CASES)), ids=[case.name.replace(" ", "-") for case in SORTED_CASES])
def test_keys_in_the_order_of_fields(number, update):
    check_case(SORTED_FILE, number, SORTED_CASES[number].text, update, sort_keys=True)


def check_case(file, number, text, update, *, sort_keys):
    source, _, expected = text.partition(ARROW)
    actual = formatted(source, sort_keys=sort_keys)
    if update:
        txtar.rewrite(file, number, f"{source}{ARROW}{actual.rstrip()}\n\n")
    else:
        assert actual.rstrip() == expected.rstrip()


@pytest.mark.parametrize("case", CASES, ids=[case.name.replace(" ", "-") for case in CASES])
def test_line_ends_and_byte_order_marks_stay(case):
    source, _, expected = (part.rstrip() for part in case.text.partition(ARROW))
    if not expected.startswith(("---", "#")):
        return
    for line_end in ("\r\n", "\r"):
        assert formatted(source.replace("\n", line_end)).rstrip() == expected.replace("\n", line_end)
    assert formatted("\ufeff" + source).rstrip() == "\ufeff" + expected


def test_every_beginning_of_a_file():
    for case in CASES:
        for end in range(0, len(case.text), 3):
            formatted(case.text[:end])


HEADER = """\
---
model:   opus
# The name
name:   'x'

tools: [Read,  Grep]
color:   'blue'
---
Body
"""


def selected(*parts: str, source: str = HEADER) -> str:
    """The text after formatting the entries that some characters stand in."""
    spans = [Span(source.index(part), source.index(part) + len(part)) for part in parts]
    ctx = context(source)
    found = format_spans(ctx, spans)
    assert_same(ctx, context(found.text))
    return found.text.content


@pytest.mark.parametrize(
    ("parts", "changes"),
    [
        (["Read"], [("[Read,  Grep]", "[Read, Grep]")]),
        (["e name"], [("name:   'x'", "name: 'x'")]),
        (["model:   opus\n"], [("model:   opus", "model: opus")]),
        (["opus\n# The"], [("model:   opus", "model: opus"), ("name:   'x'", "name: 'x'")]),
        (["opus", "blue"], [("model:   opus", "model: opus"), ("color:   'blue'", "color: 'blue'")]),
        (["Body"], []),
    ],
)
def test_a_selection_is_laid_out_where_it_stands(parts, changes):
    expected = HEADER
    for old, new in changes:
        expected = expected.replace(old, new)
    assert selected(*parts) == expected


def test_a_cursor_selects_its_entry():
    found = format_spans(context(HEADER), [Span(HEADER.index("color"), HEADER.index("color"))])
    assert found.text.content == HEADER.replace("color:   'blue'", "color: 'blue'")


def test_bytes_that_are_no_text_are_left_alone():
    source = HEADER.replace("opus", "opu\udce9")
    assert formatted(source) == "its header has bytes that are no text"
    assert formatted(HEADER.replace("Body", "\udce9")).endswith("---\n\udce9\n")


def test_separators_that_versions_of_yaml_read_differently():
    assert "line separator" in formatted(HEADER.replace("opus", "a\u2028b"))


def test_a_text_in_order_is_returned_as_it_is():
    ctx = context("---\nname: x\n---\n")
    assert format_file(ctx).text is ctx.doc.text


KEYS = ("name", "description", "tools", "model", "hooks", "version", "tags", "mcpServers", "'quoted'", '"yes"', "a b")
VALUES = (
    " x",
    " 'x'",
    ' "a: b"',
    " 'it''s'",
    ' "say \\"x\\": y"',
    ' "a\\nb\\n"',
    ' "\\\\n"',
    " 'yes'",
    " 010",
    ' "1e3"',
    " [a, b]",
    " [ a,'b' , \"c: d\",]",
    " {a: 1, b: {c: [d]}}",
    " [a, # c\n  # d\n  b\n  ]",
    " plain\n\n   more",
    ' "two\n   lines\\\n  x"',
    " |\n  a\n   b\n",
    " >\n a\n b\n\n   c\n",
    " |+\n  a\n   \n",
    " |2\n    a\n  b",
    "",
    "\n  # c\n  x",
    "\n- a\n- b",
    "\n  - a\n\n  # c\n  - b # d\n   # e",
    "\n   -   a: 1\n       b: 2\n   - c",
    "\n  - - a\n    - b\n  -\n    - c",
    "\n  - |\n    lit\n  - >-\n     f\n     g",
    "\n  k: v\n  l:\n      m: 'n'\n      # deep\n  # less\n # least",
    "\n  ? a\n  : b",
    " &a x",
    " a #b",
    " '\u200b\U0001f389'",
)
BETWEEN = (
    "",
    "\n",
    "\n\n\n",
    "# c1\n",
    "\n# c2\n",
    "# c3\n\n",
    "  # c4\n",
    "# agentls: ignore[x]\n",
    "   \n",
    "  # t\n",
)
ENTRIES = st.tuples(
    st.sampled_from(BETWEEN), st.sampled_from(KEYS), st.sampled_from(VALUES), st.sampled_from(("", " # t"))
)
HEADERS = st.lists(ENTRIES, max_size=5).map(
    lambda entries: "---\n" + "".join(f"{gap}{key}:{value}{end}\n" for gap, key, value, end in entries) + f"---\n{REST}"
)


@settings(max_examples=400, deadline=None)
@given(HEADERS, st.sampled_from(("\n", "\r\n")), st.booleans())
def test_headers_say_the_same_and_are_in_order_at_once(source, line_end, sort_keys):
    formatted(source.replace("\n", line_end), sort_keys=sort_keys)


@settings(max_examples=200, deadline=None)
@given(HEADERS, st.integers(0, 200), st.integers(0, 50))
def test_selections_say_the_same(source, start, length):
    ctx = context(source)
    found = format_spans(ctx, [Span(start, start + length)])
    assert_same(ctx, context(found.text))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60).map(lambda value: f"---\na: {value}\n---\n"))
def test_any_text(source):
    formatted(source)


def test_the_encoding_stays():
    ctx = context(Text(HEADER, "utf-16-le"))
    assert format_file(ctx).text.encoding == "utf-16-le"
