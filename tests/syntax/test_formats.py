"""What holds in any format for any text, however broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentls.format import Format, Layout
from agentls.syntax import header_of, parse, skim
from agentls.syntax.nodes import Mapping, Sequence
from agentls.text import Text

FRAGMENTS = [
    "name", "prompt", ": ", " = ", '"name": ', '"prompt": ', '"x"', "'y'", '"""', "|\n  ", ">-\n", "\n", "\r\n", "\r",
    "  ", "- ", "[", "]", "{", "}", ", ", "---\n", "# T\n", "\\n", "\\q", "\\u00e9", "\\ud83d\\ude00", "\\", '"', "'",
    "1", "true", "null", "é", "📚", "\x07", "\ufeff", "\udc80", "<example>\n", "</example>", "// c\n", "&a ", "*a",
    "```\n",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join) | st.text(max_size=60)
FORMATS = pytest.mark.parametrize("layout", [Layout(each, "prompt") for each in Format], ids=list(Format))


def spans(node):
    yield node.span
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield from (entry.span, entry.key.span)
            yield from spans(entry.value) if entry.value else ()
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from spans(item)


def seen(doc):
    return doc.header, doc.body.text, doc.body_span, [heading.span for heading in doc.body.headings], doc.body.examples


@FORMATS
@given(text=TEXTS)
def test_all_lies_inside_the_text(layout, text):
    doc = parse(Text(text), layout=layout)
    found = [doc.body_span]
    if doc.header:
        problems = (problem.span for problem in doc.header.problems)
        found += [*spans(doc.header.root), *problems, *doc.header.comments, doc.header.opening, doc.header.content]
        assert len(doc.header.own) == len(doc.header.text)
    assert all(0 <= span.start <= span.end <= len(text) for span in found)
    for heading in doc.body.headings:
        assert doc.body_span.contains(doc.in_file(heading.span))
    for offset in range(len(text) + 1):
        region = doc.region_at(offset)
        assert region.span.holds(offset)
        assert not region.is_body or 0 <= region.at <= len(doc.body.text)
        doc.cursor_context(offset)


@FORMATS
@given(text=TEXTS)
def test_whoever_reads_less_reads_the_same(layout, text):
    doc = parse(Text(text), layout=layout)
    header = header_of(doc.text, layout)
    assert (header.root.data if header else None) == (doc.header.root.data if doc.header else None)
    assert skim(doc.text, layout).body.text == doc.body.text


@FORMATS
@given(text=TEXTS, new=TEXTS, start=st.integers(0, 80), length=st.integers(0, 20))
def test_an_edit_gives_what_reading_anew_gives(layout, text, new, start, length):
    after = Text(text[:start] + new + text[start + length :])
    before = parse(Text(text), layout=layout)
    assert seen(before.reparse(after)) == seen(parse(after, layout=layout))


@pytest.mark.parametrize(
    ("layout", "text"),
    [
        (Layout(Format.JSON, "prompt"), '{"name": "x", "prompt": "# One\\n\\n# Two\\n\\n# Three"}'),
        (Layout(Format.TOML, "prompt"), 'name = "x"\nprompt = """\n# One\n\n# Two\n\n# Three\n"""\n'),
        (Layout(Format.YAML, "prompt"), "name: x\nprompt: |\n  # One\n\n  # Two\n\n  # Three\n"),
        (Layout(), "---\nname: x\n---\n# One\n\n# Two\n\n# Three\n"),
        (Layout(Format.MARKDOWN), "# One\n\n# Two\n\n# Three\n"),
    ],
    ids=["json", "toml", "yaml", "header", "markdown"],
)
def test_what_an_edit_leaves_alone_is_kept(layout, text):
    doc = parse(Text(text), layout=layout)
    assert doc.reparse(Text(text)).header is doc.header
    body = doc.reparse(Text(text.replace("Three", "Four"))).body
    assert [heading.title for heading in body.headings] == ["One", "Two", "Four"]
    assert body.sections[0] is doc.body.sections[0]


@FORMATS
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_what_is_written_is_read_back(layout, text):
    emit = parse(Text(""), layout=layout).notation.emit
    written = emit.text(text.replace("\r\n", "\n"), "\n")
    if layout.format is Format.MARKDOWN or written is None:
        return
    source = emit.file([emit.entry("name", written), emit.entry("other", emit.string("x") or "")])
    assert parse(Text(source), layout=layout).header.root.data["name"] == text.replace("\r\n", "\n")
