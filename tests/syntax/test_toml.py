"""TOML: what is read, where it stands, what is wrong with it, and the prompt among the fields."""

from __future__ import annotations

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from agentls.format import Format, Layout
from agentls.syntax import parse, skim
from agentls.syntax.formats.toml_refusal import refusal
from agentls.syntax.nodes import Mapping, Scalar, Sequence
from agentls.text import Span, Text

LAYOUT = Layout(Format.TOML, "prompt")
SAMPLE = r"""
# comment = "x"
plain = 1 # not = this
"quo.ted" = 'sin]gle'
dotted . "key" = [1, "two, [", { three = 3 }, # [
  4]
[table.'in side']
inline = { a = "}", b.c = [ ] }
long = '''
x = 1
[y]'''
basic = "a \" \U0001F600 b"
many = [2026-01-01T10:00:00Z, 0xff, 1_000, -inf, true]
[[many]]
name = "first"
[many.below]
x = true
[[many]]
name = "second"
"""
FRAGMENTS = [
    "name", "a.b", '"q k"', " = ", "=", "1", "1_0", "0x", "true", "inf", "2026-01-02", '"x"', "'x'", '"""', "'''", '"',
    "'", "\n", "\r\n", "\r", "[", "]", "[[", "]]", "{", "}", ", ", "[t]\n", "[[t]]\n", "[t.u]\n", "# c\n", "\\",
    "\\n", "\\q", "\\u00e9", "\\ud83d", "\\U0001F600", "\\\n  ", 'prompt = """\n', '"""\n', "# T\n", "é", "📚", "\0",
    "\x07", "\ufeff", "\ud800", "<example>\n", "</example>", "```\n",
]  # fmt: skip
ANY_TEXT = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join) | st.text(max_size=80)


def read(text: str):
    return parse(Text(text), layout=LAYOUT)


def nodes(node):
    yield node
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield from nodes(entry.value) if entry.value else ()
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from nodes(item)


def test_values_are_those_of_the_standard_library():
    sound = SAMPLE.replace("many = ", "several = ")
    assert read(sound).header.root.data == tomllib.loads(sound)


def test_each_key_and_value_stands_at_its_own_characters():
    scalars = [node for node in nodes(read(SAMPLE).header.root) if isinstance(node, Scalar)]
    assert all(scalar.span.of(SAMPLE) == scalar.raw for scalar in scalars)
    assert [s.raw for s in scalars][:7] == ["plain", "1", '"quo.ted"', "'sin]gle'", "dotted", '"key"', "1"]


def test_tables_said_in_several_places_are_one():
    root = read("[servers.a]\nx = 1\n[servers.b]\ny = 2\n").header.root
    assert [entry.key.value for entry in root.entries] == ["servers"]
    assert root.data == {"servers": {"a": {"x": 1}, "b": {"y": 2}}}


def test_comments():
    assert [span.of(SAMPLE) for span in read(SAMPLE).header.comments] == ['# comment = "x"', "# not = this", "# ["]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('name = "x"\nmod', {"name": "x", "mod": None}),
        ('name = \nmodel = "y"\n', {"name": None, "model": "y"}),
        ('name = "x\nmodel = "y"\n', {"name": '"x', "model": "y"}),
        ('tools = ["a", "b\n[servers.x]\ny = 1\n', {"tools": '["a", "b', "servers": {"x": {"y": 1}}}),
        ('a = [\n "x",\n "y\n]\nb = 1\n', {"a": '[\n "x",\n "y\n]', "b": 1}),
        ('name = "x"\nprompt = """\nDo it.\n', {"name": "x", "prompt": "Do it.\n"}),
        ("[servers.a\nx = 1\n", {"servers": {"a": {"x": 1}}}),
        ("x = yes # c\ny = 1\n", {"x": "yes", "y": 1}),
        ("a = 1\na = 2\n", {"a": 2}),
    ],
)
def test_broken_files_are_read_as_far_as_they_can_be(text, data):
    assert read(text).header.root.data == data


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('a = "x', [("unclosed-quote", '"')]),
        ('a = """\nx', [("unclosed-quote", '"""')]),
        (r'a = "\q \| \n"', [("invalid-escape", r"\q"), ("invalid-escape", r"\|")]),
        (r'a = "\ud800"', [("invalid-escape", r"\u")]),
        ('a = "x\x07"\n', [("control-character", "\x07")]),
        ("# \x07\na = 1\n", [("control-character", "\x07")]),
        ("a = yes\nb = no\n", [("invalid-toml", "yes"), ("invalid-toml", "no")]),
        ("name", [("invalid-toml", "name")]),
        (" [", [("invalid-toml", "[")]),
        ("[", [("invalid-toml", "[")]),
        ("a = 1 b = 2", [("invalid-toml", "b")]),
        ("[a]\nx = 1\n[a]\n", [("invalid-toml", "a")]),
        ('a = yes\nb = "\\q"\n', [("invalid-toml", "yes"), ("invalid-escape", "\\q")]),
        ("a = 1\na = 2\n", []),
        ("a = [1,\n", [("invalid-toml", "1")]),
        ("\ufeffa = 1\r\n", []),
    ],
)
def test_faults(text, faults):
    assert [(p.fault.value, p.span.of(text)) for p in read(text).header.problems] == faults


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_faults_around_a_long_prompt(quotes):
    prompt = f"prompt = {quotes}\n" + "Do it with care.\n" * 40 + f"{quotes}\n"
    for text, fault in (
        (f"{prompt}a = yes\n", "yes"),
        (f"a = yes\n{prompt}", "yes"),
        (f"{prompt}[t]\n[t]\n", "t"),
        (f"{prompt}b = 2026-13-01\n", "2026-13-01"),
    ):
        assert [p.span.of(text) for p in read(text).header.problems] == [fault]
    assert read(prompt).header.valid


@pytest.mark.parametrize("fault", ["\\q", "\x07", "\\ud800"])
def test_faults_in_a_long_prompt(fault):
    text = 'prompt = """\n' + "Do it with care.\n" * 40 + f'{fault}\n"""\n'
    assert [p.span.of(text) for p in read(text).header.problems] == [fault[:2]]


LONG = '"""' + "x\n" * 150 + '"""'


@pytest.mark.parametrize(
    "text",
    [
        f"a = {LONG}\nb = {LONG}\nc = ?\n",
        f"a = {LONG}?",
        f"a = {LONG}\nb ?\nc = {LONG}\n",
        f"a ? {LONG}",
        f"a = {LONG}\nb",
    ],
)
def test_long_strings_that_are_well_may_be_left_out(text):
    sound = [Span(*found.span()) for found in re.finditer(re.escape(LONG), text)]
    assert refusal(text, sound) == refusal(text)
    assert refusal(text).at == (text.index("?") if "?" in text else len(text))
    assert "(at" not in refusal(text).message


def test_what_is_nested_too_deeply_for_the_standard_library():
    assert refusal("a = " + "[" * 5000) == ("nested too deeply", 0)


def test_the_prompt_is_the_body():
    text = 'name = "x"\nprompt = """\n# Duties\n\nSay \\"hi\\" \\u00e9.\n\n\\\n   ## Output\n"""\nmodel = "y"\n'
    doc = read(text)
    assert doc.body.text == '# Duties\n\nSay "hi" é.\n\n## Output\n'
    assert [doc.in_file(heading.span).of(text) for heading in doc.body.headings] == ["# Duties", "## Output"]
    assert doc.in_file(Span(14, 20)).of(text) == '\\"hi\\" \\u00e9'
    inside = text.index("hi")
    assert (doc.region_at(inside).is_body, doc.region_at(inside).at) == (True, 15)
    assert not doc.region_at(text.index("model")).is_body
    assert doc.body.text not in doc.header.own
    assert len(doc.header.own) == len(text)


def test_examples_stand_in_the_prompt_or_in_other_fields():
    doc = read('about = "<example>user: hi</example>"\nprompt = "<example>user: ho</example>"\n')
    assert [example.entry_key for example in doc.header.examples] == ["about"]
    assert [turn.value for example in doc.body.examples for turn in example.turns] == ["ho"]


def test_all_of_a_file_is_fields():
    text = 'name = "x"\nprompt = "y"\n'
    header = read(text).header
    assert (header.content, header.closing) == (Span(0, len(text)), Span(len(text), len(text)))


def test_whoever_wants_names_can_edit_too():
    text = 'name = "x"\nprompt = "See @docs/a.md."\n'
    doc = skim(Text(text), LAYOUT)
    assert doc == replace(read(text), body=doc.body)
    assert doc.body.text == "See @docs/a.md."
    assert doc.body_edit(Span(4, 14), '"').text == '\\"'


def test_an_empty_prompt_stands_between_its_quotes():
    doc = read('prompt = ""\nname = "x"\n')
    assert doc.in_file(Span(0, 0)) == doc.body_span == Span(10, 10)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (r"'a\nb'", r"a\nb"),
        (r"'''a\nb'''", r"a\nb"),
        ("'''\r\na\r\nb'''", "a\nb"),
        ('"""a\r\nb"""', "a\nb"),
        (r'"\u20ac\U0001f4da"', "€📚"),
    ],
)
def test_what_a_string_says(written, said):
    header = read(f"prompt = {written}\n").header
    assert header.valid
    assert header.root.data == {"prompt": said}


@pytest.mark.parametrize("written", [r"\U00110000", r"\UFFFFFFFF", r"\ud800", r"\udfff", r"\u", r"\uzz"])
def test_what_is_no_escape_stands_for_itself(written):
    text = f'prompt = "\\t{written}"\n'
    doc = read(text)
    assert not doc.header.valid
    assert doc.body.text == f"\t{written}"
    assert doc.in_file(Span(1, len(doc.body.text))).of(text) == written


@pytest.mark.parametrize("written", [r"\U0010ffff", r"\ud7ff", r"\ue000"])
def test_the_last_escapes_before_what_is_none(written):
    assert read(f'prompt = "{written}"\n').body.text == chr(int(written[2:], 16))


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_lines_are_written_with_the_line_ends_of_the_file(quotes):
    text = f"prompt = {quotes}one\r\ntwo{quotes}\r\n"
    for new in ("a\nb", "a\r\nb"):
        assert read(text).body_edit(Span(0, 3), new).text == "a\r\nb"


@pytest.mark.parametrize(
    ("quotes", "new", "written"),
    [
        ('"""', 'a "b" \\ c\n', 'a "b" \\\\ c\n'),
        ('"""', '"""', '\\"\\"\\"'),
        ('"', 'a "b"\n', 'a \\"b\\"\\n'),
        ("'''", 'a "b" \\ c\n', 'a "b" \\ c\n'),
        ("'''", "a '''", None),
        ("'", "it's", None),
        ("'", "a\n", None),
    ],
)
def test_edits_of_the_prompt_are_written_as_its_string_wants(quotes, new, written):
    text = f"prompt = {quotes}one two{quotes}\n"
    doc = read(text)
    edit = doc.body_edit(Span(4, 7), new)
    assert (edit.text if edit else None) == written
    if edit:
        assert doc.edited((edit,)).body.text == f"one {new}"


def test_a_file_without_a_prompt_has_an_empty_body():
    for text in ("", 'name = "x"\n', "prompt = 1\n", "[prompt]\nx = 1\n"):
        doc = read(text)
        assert (doc.body.text, doc.body_span) == ("", Span(len(text), len(text)))
        assert doc.in_file(Span(0, 0)) == doc.body_span
        assert doc.body_edit(Span(0, 0), "x") is None


@given(ANY_TEXT)
def test_any_text_is_read(text):
    doc = read(text)
    clean = doc.text.clean
    spans = [node.span for node in nodes(doc.header.root)] + [problem.span for problem in doc.header.problems]
    spans += [*doc.header.comments, doc.header.opening, doc.body_span]
    assert all(0 <= span.start <= span.end <= len(clean) for span in spans)
    assert doc.header.valid <= (refusal(clean) is None or _is_said_twice(doc.header.root))
    assert skim(doc.text, LAYOUT).header == doc.header
    for offset in range(len(text) + 1):
        region = doc.region_at(offset)
        assert not region.is_body or 0 <= region.at <= len(doc.body.text)
        doc.cursor_context(offset)


@given(ANY_TEXT)
def test_what_the_standard_library_reads_is_read_alike(text):
    try:
        wanted = tomllib.loads(text)
    except (ValueError, RecursionError):
        return
    assert repr(read(text).header.root.data) == repr(wanted)


@given(ANY_TEXT, st.text(max_size=5), st.integers(0, 200), st.integers(0, 20))
def test_an_edit_gives_what_reading_anew_gives(text, new, start, length):
    before = read(text)
    start = min(start, len(text))
    after = Text(text[:start] + new + text[start + length :])
    doc, fresh = before.reparse(after), read(after.content)
    assert (doc.header, doc.body.text, doc.body_span) == (fresh.header, fresh.body.text, fresh.body_span)
    assert [h.span for h in doc.body.headings] == [h.span for h in fresh.body.headings]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), st.sampled_from(['"', "'", '"""', "'''"]))
def test_what_is_written_into_a_prompt_is_read_back(new, quotes):
    doc = read(f"prompt = {quotes}one two{quotes}\n")
    edit = doc.body_edit(Span(3, 4), new)
    lines = new.replace("\r\n", "\n") if len(quotes) == 3 else new
    assert edit is None or doc.edited((edit,)).body.text == f"one{lines}two"


def _is_said_twice(node) -> bool:
    if isinstance(node, Mapping):
        keys = [entry.key.value for entry in node.entries]
        return len(set(keys)) < len(keys) or any(_is_said_twice(entry.value) for entry in node.entries)
    return isinstance(node, Sequence) and any(map(_is_said_twice, node.items))
