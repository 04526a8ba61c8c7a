"""Where the values of YAML stand: to their last character, without what is around them."""

import pytest

from agentls.syntax import parse
from agentls.syntax.nodes import Mapping, Scalar, Sequence
from agentls.text import Text


def read(lines):
    header = parse(Text(f"---\n{lines}\n---\n")).header
    assert header.valid
    return header


@pytest.mark.parametrize(
    ("lines", "sort", "written"),
    [
        ("a: [x, y] # c\nb: z", Sequence, "[x, y]"),
        ("a: {x: y} # c\nb: z", Mapping, "{x: y}"),
        ("a: []", Sequence, "[]"),
        ("a: {}", Mapping, "{}"),
        ("a: [\n  x,\n]\nb: z", Sequence, "[\n  x,\n]"),
        ("a:\n  - x\n  - y\n\n  # c\n\nb: z", Sequence, "- x\n  - y"),
        ("a:\n- x\n- y # c\nb: z", Sequence, "- x\n- y"),
        ("a:\n  x: y\n  z: [1]\n\n  # c\n\nb: z", Mapping, "x: y\n  z: [1]"),
        ("a:\n  x: y\n  z:\n\nb: z", Mapping, "x: y\n  z:"),
        ("a:\n  -\n\nb: z", Sequence, "-"),
        ("a: &l [x]", Sequence, "[x]"),
        ("a: !!seq [x]", Sequence, "[x]"),
        ("a: &m {x: y}", Mapping, "{x: y}"),
        ("a: &l !!seq # c\n  - x\n", Sequence, "- x"),
        ("b: &l [x]\na: *l", Sequence, "*l"),
        ("b: &m {x: y}\na: *m # c", Mapping, "*m"),
        ("b: &s x\na: *s # c", Scalar, "*s"),
        ("a: &s !!str x # c", Scalar, "x"),
        ("a: &s 'x' # c", Scalar, "'x'"),
        ("a: x y # c", Scalar, "x y"),
        ("a: x\n  y\n\nb: z", Scalar, "x\n  y"),
        ("a: |\n  x\n\n  y\n\n\nb: z", Scalar, "|\n  x\n\n  y"),
        ("a: >-\n  x\n  y\n\n# c\nb: z", Scalar, ">-\n  x\n  y"),
        ("a: |\n  x\n  \n \nb: z", Scalar, "|\n  x"),
        ("a: |\n  x  \n\nb: z", Scalar, "|\n  x  "),
        ("a: >\n  x\t\n\nb: z", Scalar, ">\n  x\t"),
    ],
)
def test_a_value_ends_with_its_last_character(lines, sort, written):
    header = read(lines)
    entry = header.root.get("a")
    assert isinstance(entry.value, sort)
    assert entry.value.span.of(header.text) == written
    assert (entry.span.start, entry.span.end) == (entry.key.span.start, entry.value.span.end)
    if isinstance(entry.value, Scalar):
        assert entry.value.raw == written
    elif written[0] != "*":
        assert entry.value.flow is (written[0] in "[{")


def test_an_alias_has_the_value_of_what_it_stands_for():
    header = read("s: &s x\nl: &l [*s, y]\nm: {a: *l, b: *s}")
    assert header.root.data == {"s": "x", "l": ["x", "y"], "m": {"a": ["x", "y"], "b": "x"}}


@pytest.mark.parametrize("written", ["", " # c", " &x", " &x # c"])
def test_where_nothing_is_written_there_is_no_value(written):
    header = read(f"a:{written}\nb: y")
    [entry, other] = header.root.entries
    assert entry.value is None
    assert entry.span.of(header.text).rstrip() == f"a:{written}".partition(" #")[0]
    assert other.span.of(header.text) == "b: y"


@pytest.mark.parametrize(
    ("written", "tag", "data"),
    [
        ("!!str 5", "!!str", "5"),
        ("!!int '5'", "!!int", 5),
        ("!!str", "!!str", ""),
        ("!<tag:yaml.org,2002:str> 5", "!!str", "5"),
    ],
)
def test_a_tag_decides_what_a_value_is(written, tag, data):
    [entry] = read(f"a: {written}").root.entries
    assert (entry.value.tag, entry.value.data) == (tag, data)


def test_an_unknown_tag_is_kept_as_it_is_written():
    [entry] = parse(Text("---\na: !x 5\n---\n")).header.root.entries
    assert (entry.value.tag, entry.value.data) == ("!x", "5")
