"""The tree of a header, broken or not; what is kept from one state to the next; bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from yaml import Mark
from yaml._yaml import CParser
from yaml.scanner import ScannerError

from agentls.format import Fault
from agentls.syntax import parse, yaml_tree
from agentls.syntax.body_map import Shift
from agentls.syntax.document import Document
from agentls.syntax.nodes import Mapping, Scalar, Sequence
from agentls.syntax.scalars import Style
from agentls.text import Span, Text

AGENT = "---\nname: x\ndescription: Reviews.\ntools: [Read, Edit] # both\n---\n# Title\n\nBody.\n"
FRAGMENTS = [
    "---\n", "---", "\n", "\r\n", "\r", " ", "  ", "\t", "name: x\n", "description: ", "tools:\n", "Use this: when\n",
    "- ", "[", "]", "{", "}", '"', "'", "|\n", ">-\n", "|2+\n", "# c\n", " #", "&a ", "*a", "!x ", "!!str ", "<<: ",
    "? ", ": ", "@", "`", "%", "\\n", "\\q", "\\\n", "<example>\n", "</example>", 'user: "hi"\n', "Context: x\n",
    "key:value\n", "mod\n", "...\n", "\x07", "\0", "\u0085", "\u2028", "\ufeff", "\u00a0", "\ud800", "\udc80",
    "é", "📚", "```yaml\n", "```\n", "<!-- x -->", "# T\n", "0x1F",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join)
ANY_TEXT = TEXTS | TEXTS.map("---\nname: x\n{}\n---\nbody".format) | st.text()


def keys(text: str) -> dict[str, object]:
    return parse(Text(text)).header.root.data


def nodes(node):
    yield node
    children = node.items if isinstance(node, Sequence) else ()
    if isinstance(node, Mapping):
        children = [child for e in node.entries for child in (e.key, e.value) if child]
    for child in children:
        yield from nodes(child)


def spans(doc: Document):
    header = doc.header
    yield from (header.opening, header.content, *header.comments)
    yield from [header.closing] if header.closing else []
    yield from (span for p in header.problems for span in (p.span, p.resume) if span)
    yield from (node.span for node in nodes(header.root))
    yield from (span for e in header.root.entries for span in (e.span, e.value_span))


@given(ANY_TEXT)
def test_any_text_is_parsed(content):
    text = Text(content)
    doc = parse(text)
    header = doc.header
    assert (header.text if header else "") + doc.body.text == text.clean
    if header:
        assert [s for s in spans(doc) if not 0 <= s.start <= s.end <= len(header.text)] == []
        starts = [entry.span.start for entry in header.root.entries]
        assert starts == sorted(starts)
        assert all(p.span.start < p.span.end for p in header.problems)
        assert all(any(p.entry is e for e in header.root.entries) for p in header.problems if p.entry)
        for node in nodes(header.root):
            assert not isinstance(node, Scalar) or node.view.text == node.value


def seen(doc):
    """All that a document says, however its body is cut into sections."""
    body = doc.body
    found = (body.headings, body.fences, body.links, body.code, body.comments, body.examples)
    return doc.text, doc.header, doc.body_span, body.text, found


@given(TEXTS, st.integers(0, 80), TEXTS)
def test_a_changed_text_is_parsed_as_a_fresh_one(old, at, new):
    before = parse(Text(old))
    text = Text(old[:at] + new + old[at:])
    assert seen(parse(text, before)) == seen(parse(text))


def test_an_unchanged_region_is_kept():
    before = parse(Text(AGENT))
    typed_in_body = parse(Text(AGENT + "x"), before)
    assert typed_in_body.header is before.header
    typed_in_header = parse(Text(AGENT.replace("name: x", "name: xy")), before)
    assert typed_in_header.header is not before.header
    assert typed_in_header.body == replace(before.body, source_map=Shift(before.body_span.start + 1))
    assert typed_in_header.body.sections is before.body.sections


def test_an_unchanged_entry_is_kept_with_its_examples():
    said = "description: A.<example>user: hi</example>"
    before = parse(Text(AGENT.replace("description: Reviews.", said)))
    after = parse(Text(before.text.content.replace("[Read, Edit]", "[Read]")), before)
    assert [new is old for new, old in zip(after.header.root.entries, before.header.root.entries, strict=True)] == [
        True,
        True,
        False,
    ]
    assert after.header.examples == before.header.examples != parse(Text(AGENT)).header.examples


def test_a_tree_with_places():
    header = parse(Text(AGENT)).header
    tools = header.root.get("tools")
    assert [item.span.of(header.text) for item in tools.value.items] == ["Read", "Edit"]
    assert tools.span.of(header.text) == "tools: [Read, Edit]"
    assert [c.of(header.text) for c in header.comments] == ["# both"]
    assert (header.valid, header.content.of(header.text)[:8]) == (True, "name: x\n")


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("---\n---\n", {}),
        ("---\n# c\n---\n", {}),
        ("---\na: 1\na: 2\n---\n", {"a": 2}),
        ("---\na: on\nb: yes\nc: 010\nd: 1:30\n---\n", {"a": "on", "b": "yes", "c": 10, "d": "1:30"}),
        ("---\na: &x [b]\nc: *x\n---\n", {"a": ["b"], "c": ["b"]}),
        ("---\na:\nb: ''\n---\n", {"a": None, "b": ""}),
        ("---\ndescription: Use: x\nmodel: opus\n---\n", {"description": "Use: x", "model": "opus"}),
        ("---\nname: 'x\nmodel: opus\n---\n", {"name": "'x", "model": "opus"}),
        ("---\ntools:\n\t- Read\nmodel: opus\n---\n", {"tools": ["Read"], "model": "opus"}),
        ("---\nname: x\n\tmodel: opus\n---\n", {"name": "x", "model": "opus"}),
        ("---\nname: x\nmod\n---\n", {"name": "x"}),
        ("---\nname: a\x07b\nmodel: c\u2028d\n---\n", {"name": "a\x07b", "model": "c\u2028d"}),
        (
            "---\ndescription: A\n<example>\nuser: b\n</example>\ncolor: red\n---\n",
            {"description": "A\n<example>\nuser: b\n</example>", "color": "red"},
        ),
    ],
)
def test_every_key_is_kept(text, data):
    assert keys(text) == data


def test_the_shape_of_a_refused_value():
    header = parse(Text("---\ndescription: Use: x # y\n---\n")).header
    [entry] = header.root.entries
    assert (entry.value.style, entry.value.raw) == (Style.RAW, "Use: x # y")
    assert header.comments == ()


@pytest.mark.parametrize("text", ["", "# Title\n\n---\nname: x\n---\n", "---\n\n# Title\n", "```\nls\n```\n", "text"])
def test_no_header(text):
    doc = parse(Text(text))
    assert (doc.header, doc.body_span, doc.body.text) == (None, Span(0, len(text)), text)


def test_examples_of_values():
    value = r"\n<example>\nuser: \"hi\"\nassistant: \"ho\"\n</example>"
    header = parse(Text(f'---\ndescription: "A{value}"\n---\n')).header
    [example] = header.examples
    assert example.entry_key == "description"
    assert example.opening.of(header.text) == "<example>"


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("a: " + "[" * 100_000, Fault.INVALID_YAML),
        ("a:\n  " + "- " * 100_000 + "x", Fault.INVALID_YAML),
        ("\n".join(" " * i + "a:" for i in range(1000)), Fault.INVALID_YAML),
        ("a: &a [x, x]\nb: [" + "*a, " * 50_000 + "]", Fault.INVALID_YAML),
        ("a: " + "x " * 500_000 + ": y", Fault.UNQUOTED_COLON),
        ('a: "' + "\\n" * 500_000, Fault.UNCLOSED_QUOTE),
        ("".join(f"k{i}: v\n" for i in range(10_000)) + "a: b: c", Fault.UNQUOTED_COLON),
        ("a: " + "\x07" * 100_000, Fault.CONTROL_CHARACTER),
        ("description: x\n" + "more text\n" * 20_000, Fault.UNINDENTED_CONTINUATION),
    ],
    ids=["flow", "dashes", "indents", "aliases", "line", "quote", "keys", "controls", "prose"],
)
def test_absurd_headers_are_bounded(lines, fault):
    header = parse(Text(f"---\n{lines}\n---\n")).header
    assert header.problems[0].fault is fault
    assert len(header.root.data) >= 1


class ShallowParser:
    """Stands for a libyaml that has a limit of its own for nesting, whatever libyaml is there."""

    def __init__(self, source):
        self.at = source.find("[[[")
        self.parser = CParser(source)

    def get_event(self):
        if self.at >= 0:
            mark = Mark("", self.at, 0, 0, None, None)
            raise ScannerError("while increasing flow level", mark, "exceeded maximum nesting depth", mark)
        return self.parser.get_event()


def test_what_is_too_deep_for_libyaml_is_told_as_what_is_too_deep_for_us(monkeypatch):
    text = Text("---\nname: x\na: " + "[" * 100 + "b" + "]" * 100 + "\nmodel: opus\n---\n")
    ours = parse(text).header
    monkeypatch.setattr(yaml_tree, "CParser", ShallowParser)
    theirs = parse(text).header
    assert [(p.fault, p.message) for p in theirs.problems] == [(Fault.INVALID_YAML, "nested too deeply")]
    assert theirs == ours
    assert list(theirs.root.data) == ["name", "a", "model"]


def test_alias_bomb():
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    header = parse(Text(f"---\n{bomb}---\n")).header
    assert not header.valid
    assert len(str(header.root.data)) < 1_000_000


@given(st.lists(st.tuples(st.integers(0, 120), st.sampled_from(FRAGMENTS), st.integers(0, 9)), max_size=30))
def test_many_edits_end_where_a_fresh_parse_does(edits):
    text, doc = AGENT, parse(Text(AGENT))
    for at, new, dropped in edits:
        text = text[:at] + new + text[at + dropped :]
        doc = parse(Text(text), doc)
    assert seen(doc) == seen(parse(Text(text)))
