"""The tree of a header, broken or not; what is kept from one state to the next; bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from yaml import Mark
from yaml._yaml import CParser
from yaml.scanner import ScannerError

from agentls.finding import Edit
from agentls.format import Fault
from agentls.syntax import header_of, parse, skim, yaml_tree
from agentls.syntax.body_map import Shift
from agentls.syntax.document import Document, Region
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
        if starts and not (header.valid or header.root.flow):
            assert header.root.span == (starts[0], header.root.entries[-1].span.end)
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
    written_over = parse(Text(AGENT.replace("name: x", "name: y")), before)
    assert written_over.header.root.data["name"] == "y"
    assert written_over.body is before.body
    new_section = parse(Text(AGENT + "\n# More\n"), before)
    assert [new is old for new, old in zip(new_section.body.sections, before.body.sections, strict=False)] == [False]
    assert parse(Text(AGENT + "\n# More\n\nx"), new_section).body.sections[0] is new_section.body.sections[0]


UNENDED = "---\nname: x\ndescription: y.<example>user: hi</example>\n\n# Title\n\nProse.\n\n---\n\nMore.\n"
"""Its fence stands in the body, where it is a rule."""


@pytest.mark.parametrize(
    "text",
    [
        "---\nname: x: y\n---\nBody.\n",
        "---\nname: x\n--- # end\nBody.\n",
        "\n---\nname: x\n---\nBody.\n",
        "```\n---\nname: x\n---\n```\nBody.\n",
        "---\nname: x\n\nBody of prose.\n",
        UNENDED,
    ],
)
def test_a_faulty_header_is_kept_too_while_the_body_changes(text):
    before = parse(Text(text))
    after = parse(Text(text + "x"), before)
    assert not before.header.valid
    assert after.header is before.header
    assert seen(after) == seen(parse(Text(text + "x")))


def test_an_entry_of_a_header_without_end_is_kept():
    before = parse(Text(UNENDED))
    after = parse(Text(UNENDED.replace("name: x", "name: z")), before)
    assert after.header.problems[0].fault is Fault.UNCLOSED_HEADER
    assert after.header.root.data["name"] == "z"
    assert after.header.root.entries[1] is before.header.root.entries[1]


@pytest.mark.parametrize("text", [AGENT.replace("Reviews.", "A.<example>user: hi</example>"), UNENDED])
def test_whoever_wants_values_only_gets_no_examples(text):
    header = parse(Text(text)).header
    only_values = header_of(Text(text))
    assert only_values.root == header.root
    assert len(header.examples.blocks) == 1
    assert only_values.examples.blocks == ()


def test_a_body_without_names_is_left_unread_by_whoever_wants_names():
    doc = skim(Text(AGENT))
    assert doc == replace(parse(Text(AGENT)), body=doc.body)
    assert doc.body_span == parse(Text(AGENT)).body_span
    assert doc.body.text == "".join(section.text for section in doc.body.sections) == "# Title\n\nBody.\n"
    assert doc.body.headings == ()


@pytest.mark.parametrize("said", ["See [it](it.md).", "See @docs/it.md.", "<example>user: hi</example>"])
def test_a_body_with_names_is_read_by_whoever_wants_names(said):
    text = Text(AGENT + said)
    assert seen(skim(text)) == seen(parse(text))


def test_an_unchanged_entry_is_kept_with_its_examples():
    said = 'description: "A.<example>user: hi</example>\\n</example>"'
    before = parse(Text(AGENT.replace("description: Reviews.", said)))
    after = parse(Text(before.text.content.replace("[Read, Edit]", "[Read]")), before)
    assert [new is old for new, old in zip(after.header.root.entries, before.header.root.entries, strict=True)] == [
        True,
        True,
        False,
    ]
    assert after.header.examples == before.header.examples != parse(Text(AGENT)).header.examples
    assert after.header.examples.blocks[0] is before.header.examples.blocks[0]
    assert len(after.header.examples.stray_ends) == 1
    other = parse(Text(before.text.content.replace("hi", "ho")), before)
    assert [turn.value for example in other.header.examples for turn in example.turns] == ["ho"]


def test_a_tree_with_places():
    header = parse(Text(AGENT)).header
    tools = header.root.get("tools")
    assert [item.span.of(header.text) for item in tools.value.items] == ["Read", "Edit"]
    assert tools.span.of(header.text) == "tools: [Read, Edit]"
    assert [c.of(header.text) for c in header.comments] == ["# both"]
    assert (header.opening, header.closing.start) == (Span(0, 3), AGENT.index("---\n#"))
    assert (header.valid, header.content.of(header.text)[:8]) == (True, "name: x\n")


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("---\n---\n", {}),
        ("---\n# c\n---\n", {}),
        ("---\na: 1\na: 2\n---\n", {"a": 2}),
        ("---\nname:x\nmodel: y\n---\n", {"name": "x", "model": "y"}),
        ("---\na: on\nb: yes\nc: 010\nd: 1:30\n---\n", {"a": "on", "b": "yes", "c": 10, "d": "1:30"}),
        ("---\na: &x [b]\nc: *x\n---\n", {"a": ["b"], "c": ["b"]}),
        ("---\na:\nb: ''\n---\n", {"a": None, "b": ""}),
        ("---\nname: x\n[a, b]: c\n---\n", {"name": "x", "[a, b]": "c"}),
        ("---\n&a\n---\n", {}),
        ("---\ndescription: Use: x\nmodel: opus\n---\n", {"description": "Use: x", "model": "opus"}),
        ("---\nname: 'x\nmodel: opus\n---\n", {"name": "'x", "model": "opus"}),
        ("---\ntools:\n\t- Read\nmodel: opus\n---\n", {"tools": ["Read"], "model": "opus"}),
        ("---\nhooks:\n\tStop:\n\t\t- a\nname: x\n---\n", {"hooks": {"Stop": ["a"]}, "name": "x"}),
        ('---\nname: "a\x07b"\nmodel: c: d\n---\n', {"name": "a\x07b", "model": "c: d"}),
        ("---\nname: x\n\tmodel: opus\n---\n", {"name": "x", "model": "opus"}),
        ("---\nname: x\nmod\n---\n", {"name": "x"}),
        ("---\n  name: x\nmodel: opus\n---\n", {"name": "x", "model": "opus"}),
        ("---\n  name: x\n  model: a: b\n---\n", {"name": "x", "model": "a: b"}),
        ('---\na: "x\nb: y"\nc: d: e\n---\n', {"a": "x b: y", "c": "d: e"}),
        ("---\na: 'x\nb: y' # f\nc: d: e\n---\n", {"a": "x b: y", "c": "d: e"}),
        ("---\na: {x: y,\nz: w}\nc: d: e\n---\n", {"a": {"x": "y", "z": "w"}, "c": "d: e"}),
        ('---\na: "x\nb: "y"\nc: d\n---\n', {"a": '"x', "b": "y", "c": "d"}),
        ("---\ntools:\n- Read\nname: a: b\n---\n", {"tools": ["Read"], "name": "a: b"}),
        ("---\ntools: [\n  Read\n]\nname: a: b\n---\n", {"tools": ["Read"], "name": "a: b"}),
        ("---\n\t\n---\n", {}),
        ("---\na: &x [b]\nc: *x\nd: \x07\n---\n", {"a": ["b"], "c": ["b"], "d": "\x07"}),
        ("---\nname: a\x07b\nmodel: c\u2028d\n---\n", {"name": "a\x07b", "model": "c\u2028d"}),
        (
            "---\ndescription: A\n<example>\nuser: b\n</example>\ncolor: red\n---\n",
            {"description": "A\n<example>\nuser: b\n</example>", "color": "red"},
        ),
    ],
)
def test_every_key_is_kept(text, data):
    assert keys(text) == data


def test_faults_come_in_the_order_in_which_they_stand():
    header = parse(Text("---\nname: a: b\nmodel: c\x07\ncolor: d: e\n---\n")).header
    faults = [Fault.UNQUOTED_COLON, Fault.CONTROL_CHARACTER, Fault.UNQUOTED_COLON]
    assert [problem.fault for problem in header.problems] == faults


def test_the_shape_of_a_refused_value():
    header = parse(Text("---\ndescription: Use: x # y\n---\n")).header
    [entry] = header.root.entries
    assert (entry.key.style, entry.value.style, entry.value.raw) == (Style.PLAIN, Style.RAW, "Use: x # y")
    assert header.comments == ()
    quoted = parse(Text("---\nname: x\n'a b': Use: x\n---\n")).header.root.get("a b")
    assert (quoted.key.style, quoted.key.raw) == (Style.RAW, "'a b'")


def test_a_refused_header_goes_from_its_first_key_to_its_last_value():
    text = '---\n# c\n"a\\q":\nname: x: y # d\n\n---\n'
    root = parse(Text(text)).header.root
    assert root.span.of(text) == '"a\\q":\nname: x: y # d'
    assert root.entries[0].span.of(text) == '"a\\q":'


def test_the_shape_of_a_key_that_is_a_list():
    [_, entry] = parse(Text("---\nname: x\n[a, b]: c\n---\n")).header.root.entries
    assert (entry.key.style, entry.key.raw, entry.key.value) == (Style.RAW, "[a, b]", "[a, b]")


def test_what_follows_a_value_ends_with_its_line():
    text = "---\na: 'x' y\nb: 1 # c\n---\n"
    assert [problem.span.of(text) for problem in parse(Text(text)).header.problems] == ["y"]


@pytest.mark.parametrize("lines", ["description: One\ntwo: three\n\nfour.\nname: x\n", 'description: "One\ntwo"\n'])
def test_the_whole_of_a_value_that_goes_on_at_the_first_column(lines):
    text = f"---\n{lines}---\n"
    [problem] = [p for p in parse(Text(text)).header.problems if p.fault is Fault.UNINDENTED_CONTINUATION]
    assert problem.resume.of(text) == problem.entry.value.raw


def test_a_tab_before_a_key_is_its_fault():
    text = "---\nname: x\n\tmodel: opus\n---\n"
    assert [problem.span.of(text) for problem in parse(Text(text)).header.problems] == ["\t"]


def test_an_edited_document_keeps_its_encoding():
    doc = parse(Text(AGENT, "utf-16"))
    after = doc.edited((Edit(Span(0, 0), "\n"),))
    assert (after.text.content, after.text.encoding) == ("\n" + AGENT, "utf-16")


def test_a_place_in_the_body_is_a_place_in_the_file():
    doc = parse(Text(AGENT))
    [title] = doc.body.headings
    assert doc.in_file(title.title_span).of(AGENT) == "Title"
    at = AGENT.index("# Title")
    header, body = Span(0, at), Span(at, len(AGENT))
    assert (doc.region_at(at - 1), doc.region_at(at)) == (Region(False, at - 1, header), Region(True, 0, body))
    assert (doc.is_in_body(at - 1), doc.is_in_body(at)) == (False, True)


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


def test_examples_of_several_values():
    said = "A.<example>user: hi</example>\n  </example>\n"
    header = parse(Text(f"---\ndescription: |\n  {said}when_to_use: |\n  {said}---\n")).header
    assert [example.entry_key for example in header.examples] == ["description", "when_to_use"]
    assert [span.of(header.text) for span in header.examples.stray_ends] == ["</example>"] * 2


@pytest.mark.parametrize("value", ["'x # y'", "x#y", "x: y # z", "'x # y", "*x"])
def test_comments_are_told_from_values_that_hold_their_sign(value):
    header = parse(Text(f"---\na: 'x # y' # one\nb: {value}\nc: 'z # w' # two # too\n# three\n---\n")).header
    comments = [span.of(header.text) for span in header.comments]
    assert [comment for comment in comments if comment != "# z"] == ["# one", "# two # too", "# three"]


def test_what_stands_behind_an_odd_end_is_no_comment():
    header = parse(Text("---\nname: x # one\n--- # end\nBody.\n")).header
    assert [span.of(header.text) for span in header.comments] == ["# one"]


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


@pytest.mark.parametrize(
    ("anchored", "size"),
    [("b", 1), ("[b, c]", 3), ("{b: c}", 3), ("[[b], {c: d}]", 6), ("[*one, *two]", 5)],
)
def test_aliases_may_stand_for_ten_thousand_values(anchored, size):
    before = "one: &one x\ntwo: &two [y, z]\n" if "*" in anchored else ""
    count = (10_000 - 4 * bool(before)) // size

    def problems(aliases, after):
        lines = f"{before}a: &a {anchored}\nb: &b [{'*a, ' * aliases}]\n{after}"
        return [problem.message for problem in parse(Text(f"---\n{lines}---\n")).header.problems]

    assert problems(count, "") == []
    assert problems(count + 1, "c: *b\n") == ["the aliases stand for too many values"]


@pytest.mark.parametrize(("count", "messages"), [(59, []), (60, ["nested too deeply"])])
def test_values_may_be_nested_sixty_deep_with_their_map(count, messages):
    header = parse(Text(f"---\na: &a {'[' * count}{']' * count}\nb: *a\n---\n")).header
    assert [problem.message for problem in header.problems] == messages


def test_what_refers_to_a_value_that_is_too_much_is_no_fault_of_its_own():
    header = parse(Text(f"---\na: &a {'[' * 60}{']' * 60}\nb: c: d\ne: *a\nf: *g\n---\n")).header
    assert [problem.entry.key.value for problem in header.problems] == ["a", "b"]


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
