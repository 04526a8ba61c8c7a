"""Values that are text to the end of their line, of which YAML has no say."""

import pytest

from agentls.format import Layout
from agentls.syntax import parse
from agentls.syntax.nodes import Scalar
from agentls.text import Text

BARE = Layout(bare_keys=frozenset({"globs"}))


def read(lines, layout=BARE):
    return parse(Text(f"---\n{lines}\n---\n"), layout=layout).header


@pytest.mark.parametrize(
    "value",
    [
        "**/*.ts,**/*.tsx",
        "*",
        "&a",
        "@src/*",
        "{a,b}/**",
        "[id]/page.tsx",
        "a: b",
        "*.ts # x",
        '"a","b"',
        "!x",
        "5",
        "%a",
    ],
)
def test_it_is_the_text_as_it_stands(value):
    header = read(f"globs: {value}\nother: 5")
    found = header.root.get("globs").value
    assert header.valid
    assert (found.value, found.data, found.span.of(header.text)) == (value, value, value)
    assert header.root.data["other"] == 5


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("globs:", None),
        ("globs: # none", None),
        ('globs: "a"', "a"),
        ("globs: 'a'", "a"),
        ('globs: "a" # b', "a"),
        ("globs: [a] # b", ["a"]),
        ('globs: ["a", "b"]', ["a", "b"]),
        ("globs: [\n  a,\n  b\n]", ["a", "b"]),
        ("globs:\n  - a\n  - b", ["a", "b"]),
        ("globs: >-\n  a\n  b", "a b"),
    ],
)
def test_what_is_plainly_yaml_is_read_as_yaml(written, value):
    header = read(written)
    assert header.valid
    assert header.root.data["globs"] == value


def test_faults_of_other_lines_are_found_all_the_same():
    header = read("# \x07\nglobs: *.ts\x07\ndescription: a: b\nother:\nnext: *.py")
    assert [(p.fault, p.entry and p.entry.key.value) for p in header.problems] == [
        ("control-character", None), ("control-character", "globs"),
        ("unquoted-colon", "description"), ("unquoted-indicator", "next"),
    ]  # fmt: skip
    assert all(any(p.entry is each for each in header.root.entries) for p in header.problems if p.entry)
    assert header.root.get("globs").value.value == "*.ts\x07"


def test_a_deeper_key_of_the_name_is_none_of_them():
    assert not read("a:\n  globs: *.ts").valid


def test_line_ends_and_blanks_around_it_are_no_part_of_it():
    header = parse(Text("---\r\nglobs: \t *.ts \t\r\nx: 1\r\n---\r\n"), layout=BARE).header
    assert header.root.data == {"globs": "*.ts", "x": 1}


def test_it_may_go_on_in_further_lines():
    found = read("globs: *.ts,\n  *.tsx").root.get("globs").value
    assert isinstance(found, Scalar)
    assert found.view.text == found.value == "*.ts, *.tsx"


def test_other_files_are_read_as_ever():
    assert not read("globs: *.ts", Layout()).valid
