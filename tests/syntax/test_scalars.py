"""What a scalar means, and where each character of it stands."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentls.syntax import parse
from agentls.syntax.nodes import Scalar
from agentls.syntax.scalars import Style, resolve
from agentls.text import Text


@pytest.mark.parametrize(
    ("value", "data"),
    [
        *[(word, None) for word in ("", "~", "null", "Null", "NULL")],
        *[("true", True), ("False", False), ("TRUE", True)],
        *[("0", 0), ("-12", -12), ("+3", 3), ("010", 10), ("0o17", 15), ("0xfF", 255)],
        *[("1.5", 1.5), (".5", 0.5), ("1e3", 1000.0), ("-1.", -1.0), ("-.inf", -math.inf)],
        *[(word, word) for word in ("yes", "no", "on", "off", "1:30", "0b1", "1_000", "nUll", "-", ".", "2026-01-05")],
    ],
)
def test_plain_scalars_follow_the_core_schema(value, data):
    found = resolve(value, Style.PLAIN, None)
    assert (found, type(found)) == (data, type(data))


def test_other_scalars_are_text_unless_a_tag_says_otherwise():
    assert math.isnan(resolve(".nan", Style.PLAIN, None))
    assert resolve("9" * 5000, Style.PLAIN, None) == math.inf
    numbers = {style for style in Style if resolve("12", style, None) == 12}
    assert numbers == {Style.PLAIN, Style.BARE}
    assert [resolve("12", Style.PLAIN, tag) for tag in ("!!str", "!", "!x")] == ["12"] * 3
    assert resolve("12", Style.DOUBLE, "!!int") == 12


def value_of(source):
    """The first value of a header with the text of the region, if YAML takes it."""
    header = parse(Text(f"---\nd: {source}\nname: x\n---\n")).header
    entry = header.root.entries[0]
    return entry.value, header.text


@pytest.mark.parametrize(
    ("source", "said", "written"),
    [
        ("one two", "two", "two"),
        ("one\n  two", "e t", "e\n  t"),
        ("one\n\n  two", "\ntwo", "\n  two"),
        ("'it''s'", "'s", "''s"),
        ("'a\n\n\n  b'", "\n\nb", "\n\n  b"),
        (r'"a\nb\"c\x41\u00e9\U0001f4da\\"', "\n", r"\n"),
        (r'"a\nb\"c\x41\u00e9\U0001f4da\\"', "Aé", r"\x41\u00e9"),
        (r'"a\nb\"c\x41\u00e9\U0001f4da\\"', "📚\\", r"\U0001f4da\\"),
        ('"one \\\n   two"', "one two", "one \\\n   two"),
        ('"one\n   two"', "e t", "e\n   t"),
        ("|\n  one\n   two\n\n  three", "\n two\n\nth", "\n   two\n\n  th"),
        ("|2-\n   one\n  two", " one\n", " one\n"),
        (">\n  one\n  two\n\n  three\n   four\n  five\n", "two\nthree\n four\nfive", "two\n\n  three\n   four\n  five"),
        (">-\n  one\n  two", "one two", "one\n  two"),
        ("'it'''", "'", "''"),
        ("'a\r\n  b'", "a b", "a\r\n  b"),
        ("'a\r  b'", "a b", "a\r  b"),
        ('"a\r  b"', "a b", "a\r  b"),
        (r'"a\\"', "\\", r"\\"),
        (r'"a\_b\0c\Nd"', "\xa0b\0c\x85", r"\_b\0c\N"),
        ('"one\\\n\n   two"', "\nt", "\n   t"),
        ('"one\\\r\n\r\n   two"', "\nt", "\r\n   t"),
        ('"one\\\n\n   two\n  three"', "\nt", "\n   t"),
        ('"x\\_\n  b"', "\xa0 b", "\\_\n  b"),
        ("|2\n\n   one\n  two", "\n one\nt", "\n   one\n  t"),
        ("|+\n  one\n\n\n", "e\n\n", "e"),
        (">+\n  one\n\n\n", "e\n\n", "e"),
        (">\n\n  one\n  two", "\none t", "\n  one\n  t"),
        (">\n  one\n  \ttwo\n  three", "one\n\ttwo\nth", "one\n  \ttwo\n  th"),
        ("|\n", "", ""),
        (">\n", "", ""),
        ("|+\n\n\n", "\n\n", ""),
        (">+\n\n\n", "\n\n", ""),
        ("Use this: when", "this: when", "this: when"),
        ("&a !!str one", "one", "one"),
        ("c\u2028d\u0085e", "\u2028d\u0085", "\u2028d\u0085"),
    ],
)
def test_a_place_in_the_value_is_a_place_in_the_file(source, said, written):
    value, text = value_of(source)
    at = value.value.index(said)
    span = value.view.span(at, at + len(said))
    assert span.of(text) == written


def test_a_place_between_characters():
    value, text = value_of(r'"a\nb"')
    between = [value.view.span(at, at) for at in range(4)]
    assert [text[span.start : span.start + 2] for span in between] == ["a\\", r"\n", 'b"', '"\n']
    assert all(span.start == span.end for span in between)


def test_a_character_whose_place_is_not_known_stands_in_the_whole():
    header = parse(Text("---\nname: x\n'a b': c: d\n---\n")).header
    entry = header.root.get("a b")
    assert not header.valid
    assert entry.key.view.span(2, 3).of(header.text) == "'a b'"
    assert entry.key.view.text == entry.key.value


PIECES = [
    "a",
    "b c",
    " ",
    "  ",
    "\n  ",
    "\n\n  ",
    "\n   ",
    "é",
    "📚",
    ": ",
    " #",
    "''",
    "\\n",
    '\\"',
    "\\x41",
    "\\\n  ",
]
BODIES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map("".join)
HEADS = st.sampled_from(["|", "|-", "|+", ">", ">-", ">+", "|2", ">2-"])
SOURCES = st.one_of(
    BODIES,
    BODIES.map("'{}'".format),
    BODIES.map('"{}"'.format),
    st.tuples(HEADS, BODIES, st.sampled_from(["", "\n", "\n\n"])).map(lambda t: f"{t[0]}\n  x{t[1]}{t[2]}"),
)


@given(SOURCES)
def test_every_character_stands_where_it_is_written(source):
    value, text = value_of(source)
    if isinstance(value, Scalar):
        view = value.view
        assert view.text == value.value
        for character, *place in zip(view.text, view.starts, view.ends, strict=True):
            written = text[slice(*place)]
            blank = character in " \n" and not written.strip(" \t\n")
            assert written == character or blank or written.startswith("\\") or written == "''"
