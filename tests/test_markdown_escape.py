"""Words of files in hovers and completions: they are shown, and do nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from agentls.markdown_escape import code, escape, escape_lines, link, unescape

TABLE = ["| ", "\n|-|-|\n"]
WORDS = st.text("a`\\[]()!<>|:- *_\n&#~", max_size=24) | st.lists(
    st.sampled_from(["`", "``", "\\", "![x](https://evil.example)", "<img src=x>", "[run](command:x)", *TABLE, "a "]),
    max_size=9,
).map("".join)
HARMLESS = {"text", "code_inline", "softbreak", "hardbreak", "em_open", "em_close", "strong_open", "strong_close"}


def parts(markdown: str) -> list[tuple[str, str]]:
    """The inline parts as CommonMark with tables reads them, and whatever block is HTML."""
    blocks = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(markdown)
    inline = [part for block in blocks for part in block.children or ()]
    return [(part.type, part.content) for part in [*inline, *(b for b in blocks if b.type == "html_block")]]


@settings(max_examples=800, deadline=None)
@given(WORDS)
def test_nothing_becomes_a_link_a_picture_or_html(text):
    assert {kind for kind, _ in parts(escape_lines(text))} <= HARMLESS | {"s_open", "s_close"}


@settings(max_examples=800, deadline=None)
@given(WORDS)
def test_nothing_breaks_out_of_a_code_span(text):
    shown = " ".join(text.split())
    assert [(kind, content.strip()) for kind, content in parts(f"**{code(text)}**") if kind != "text"] == [
        ("strong_open", ""),
        ("code_inline", shown),
        ("strong_close", ""),
    ] or not shown


@settings(max_examples=800, deadline=None)
@given(WORDS, st.text("ab/()<> \\[]", max_size=9))
def test_nothing_breaks_out_of_a_link(label, path):
    kinds = [kind for kind, _ in parts(link(label, f"https://x/{path}"))]
    assert (kinds[0], kinds[-1], kinds.count("link_open")) == ("link_open", "link_close", 1)
    assert set(kinds[1:-1]) <= HARMLESS | {"s_open", "s_close"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Reviews `a <b>` and ``c`d``.", "Reviews `a <b>` and ``c`d``."),
        ("a ` b", r"a \` b"),
        ("![x](y)", r"!\[x\](y)"),
        (r"\[x](y)", r"\\\[x\](y)"),
        ("<img>", r"\<img>"),
        ("`a | ![x](y) | b`", r"\`a | !\[x\](y) | b\`"),
    ],
)
def test_code_spans_stay_and_the_rest_is_escaped(text, shown):
    assert escape(text) == shown
    assert unescape(shown) == text
