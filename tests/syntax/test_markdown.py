"""Markdown without a header: all of it is the body."""

from agentls.format import Format, Layout
from agentls.syntax import header_of, parse, skim
from agentls.text import Text

LAYOUT = Layout(Format.MARKDOWN)
TEXT = Text("---\nname: x\n---\n\n# One\n\nSee [it](a.md).\n")


def test_all_is_body():
    doc = parse(TEXT, layout=LAYOUT)
    assert doc.header is None
    assert doc.body.text == TEXT.content
    assert [heading.title for heading in doc.body.headings] == ["name: x", "One"]
    assert header_of(TEXT, LAYOUT) is None
    assert [link.target for link in skim(TEXT, LAYOUT).body.links] == ["a.md"]


def test_whoever_wants_names_can_edit_too():
    doc = skim(TEXT, LAYOUT)
    link = doc.body_edit(doc.body.links[0].span, "it")
    assert doc.edited((link,)).text.content == "---\nname: x\n---\n\n# One\n\nSee it.\n"
    assert doc.edited((link,)).notation is doc.notation


def test_it_stays_markdown():
    doc = parse(TEXT, layout=LAYOUT)
    again = doc.reparse(Text("x" + TEXT.content))
    assert again.header is None
    assert again.notation is doc.notation


def test_a_file_that_is_read_otherwise_than_before_is_read_anew():
    doc = parse(TEXT, parse(TEXT, layout=LAYOUT))
    assert doc.header is not None
    assert doc.header.root.data == {"name": "x"}
