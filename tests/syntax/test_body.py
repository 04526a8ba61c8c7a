"""The Markdown structure of a body: what is found, and where exactly."""

import re
from itertools import pairwise
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from agentls.finding import Finding, Severity
from agentls.syntax.body import parse_body
from agentls.syntax.nodes import Body
from agentls.text import Span
from support import markers
from support.check import compare

ORACLE = MarkdownIt("commonmark")


def check(source: str, escapes: bool = False) -> None:
    """Asserts that the marked places are those found: ``^^^^ hint kind: details``."""
    marked = markers.read(dedent(source), escapes=escapes)
    body = parse_body(marked.text)
    compare(marked, [Finding(kind, span, Severity.HINT, words) for kind, span, words in places(body)])


def places(body: Body) -> list[tuple[str, Span, str]]:
    """All that was found, but for code of a fence, which the fence shows."""
    found = [("heading", h.title_span, f"{h.level} {h.title}") for h in body.headings]
    for fence in body.fences:
        found.append(("open", fence.opening, f"{fence.info} {fence.indent} {'' if fence.closing else 'unclosed'}"))
        found += [("close", fence.closing, "")] if fence.closing else []
    found += [("link", link.target_span, link.target) for link in body.links]
    fenced = {fence.span for fence in body.fences}
    found += [("code", span, "") for span in body.code if span not in fenced]
    found += [("comment", span, "") for span in body.comments]
    return found + [("example", example.opening, "") for example in body.examples]


def test_headings():
    check("""
        # Title
          ^^^^^ hint heading: 1 Title
          ## Closed ##
             ^^^^^^ hint heading: 2 Closed
        ### Not closed#
            ^^^^^^^^^^^ hint heading: 3 Not closed#
        #hashtag

        Underlined
        ^^^^^^^^^^ hint heading: 1 Underlined
        ==========
        > - # Inside
              ^^^^^^ hint heading: 1 Inside
        """)


def test_a_heading_s_title_is_its_text_and_the_span_keeps_the_markup():
    check("""
        ## Use `Read` and *never* [write](a.md) ü
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint heading: 2 Use Read and never write ü
               ^^^^^^ hint code
                                          ^^^^ hint link: a.md
        """)


@pytest.mark.parametrize("text", ["#", "##  ", "# #", "### ###  ", "#\r\n"])
def test_an_empty_heading(text: str):
    [heading] = parse_body(text).headings
    assert heading.title == ""
    assert heading.title_span.start == heading.title_span.end <= len(text)


def test_fences():
    check("""
        ```python title="a"
        ^^^ hint open: python title="a" 0
        # no heading [no](link) <!-- no comment -->
        ```
        ^^^ hint close

        ~~~~
        ^^^^ hint open
        ```
        ~~~
        ~~~~~
        ^^^^^ hint close
        ```js
        ^^^ hint open: js 0 unclosed
        ~~~
        """)


def test_fences_in_containers():
    check("""
        1. Run

           ```sh
           ^^^ hint open: sh 3
           ls
           ```
           ^^^ hint close
        2. > ~~~
             ^^^ hint open:  5 unclosed
           > > ~~~

        - ```
          ^^^ hint open:  2 unclosed
          a

        Text
        """)


def test_a_run_in_an_indented_block_opens_no_fence():
    check("""
        Text

            ```
            ^^^ hint code
            a
        """)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("```\na\n\n  b\n```\nc", "a\n\n  b\n"),
        ("```\n```", ""),
        ("```", ""),
        ("```\n", ""),
        ("- ```\n  a\nb", "  a\n"),
        ("> ```\n> a\n> ```", "> a\n"),
        ("```\r\na\r\n```\r\n", "a\r\n"),
        ("```\ra\r```\rb", "a\r"),
    ],
)
def test_a_fence_s_content_is_the_lines_between(text: str, content: str):
    [fence] = parse_body(text).fences
    assert fence.content.of(text) == content


def test_code_comments_and_links():
    check(r"""
        Say `x` and ``a ` b``, see [one](<my file.md> "t"), ![two](img.png), <https://x.y> <!-- so -->.
            ^^^ hint code
                    ^^^^^^^^^ hint code
                                          ^^^^^^^^^^ hint link: my file.md
                                                                   ^^^^^^^ hint link: img.png
                                                                              ^^^^^^^^^^^ hint link: https://x.y
                                                                                           ^^^^^^^^^^^ hint comment
        [![é](i.png)](a\_b.md) `<!-- code -->` [empty]() [x](x)
              ^^^^^ hint link: i.png
                      ^^^^^^^ hint link: a_b.md
                               ^^^^^^^^^^^^^^^ hint code
                                                       ^ hint link:
                                                             ^ hint link: x
        """)


def test_a_reference_definition_is_a_link_where_it_is_used():
    check("""
        See [the Guide] and [it][g].

        [the  guide]: docs/guide.md "Guide"
                      ^^^^^^^^^^^^^ hint link: docs/guide.md
        [G]: <a b.md>
              ^^^^^^ hint link: a b.md
        [Note]: unused
        """)


def test_comments_stand_alone_or_in_text_and_hide_what_they_hold():
    check("""
        <!-- agentls: ignore[x] --> <!-- two -->
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint comment
                                    ^^^^^^^^^^^^ hint comment

        Text <!-- `a` --> more
             ^^^^^^^^^^^^ hint comment

        <!-- over
        ^^^^^^^^^ hint comment
        # lines
        <example>
        -->
        # Heading
          ^^^^^^^ hint heading: 1 Heading
        <!-- open to the end
        ^^^^^^^^^^^^^^^^^^^^ hint comment
        # No heading
        """)


def test_comments_are_told_from_what_stands_behind_their_block():
    check("""
        <!-- at the start -->
        ^^^^^^^^^^^^^^^^^^^^^ hint comment

        <!-- a --> <!-- b --> <!-- c -->
        ^^^^^^^^^^ hint comment
                   ^^^^^^^^^^ hint comment
                              ^^^^^^^^^^ hint comment

        <b>

        `<!-- code -->`
        ^^^^^^^^^^^^^^^ hint code

        <div>
        <!-- open to the end of its block
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint comment

        Text --> `code`
                 ^^^^^^ hint code
        """)


def test_what_is_quoted_in_any_section():
    body = parse_body("`a` b\n\n# One\n\n`c` <!--d--> e\n\n# Two\n\nf `g`\n")
    code = "".join(char if body.in_code(at) else " " for at, char in enumerate(body.text))
    quoted = "".join(char if body.is_quoted(at) else " " for at, char in enumerate(body.text))
    assert code.split() == ["`a`", "`c`", "`g`"]
    assert quoted.split() == ["`a`", "`c`", "<!--d-->", "`g`"]


def test_the_shortest_comment():
    body = parse_body("<!-->\n# Title\n<!-- x -->\n")
    assert [span.of(body.text) for span in body.comments] == ["<!-->", "<!-- x -->"]
    assert [heading.title for heading in body.headings] == ["Title"]


def test_links_without_text_and_titles_that_look_like_links():
    check("""
        [x](y.md) [](z.md) ![](i.png) [a](b.md "[c](d)")
            ^^^^ hint link: y.md
                     ^^^^ hint link: z.md
                               ^^^^^ hint link: i.png
                                          ^^^^ hint link: b.md
        """)


@pytest.mark.parametrize(("written", "title"), [("One", "One"), ("One\ntwo", "One two"), ("One  \r\ntwo", "One two")])
def test_an_underlined_heading_has_all_lines_above_the_line(written, title):
    [heading] = parse_body(f"{written} \n===\n\nText.\n").headings
    assert heading.title == title
    assert heading.title_span == Span(0, len(written))
    assert heading.span == Span(0, len(f"{written} \n==="))


def test_a_no_break_space_is_part_of_a_title():
    [heading] = parse_body("# a\u00a0\n").headings
    assert (heading.title, heading.span, heading.title_span) == ("a\u00a0", Span(0, 4), Span(2, 4))


def test_a_fence_in_the_last_line_is_unclosed():
    [fence] = parse_body("```").fences
    assert fence.closing is None


def test_only_a_tag_that_hides_something_makes_one_of_all_sections():
    harmless = parse_body("<example>\nSay it.\n</example>\n\n# One\n")
    hiding = parse_body("<example>\n# One\n</example>\n")
    assert [heading.title for heading in harmless.headings] == [heading.title for heading in hiding.headings] == ["One"]
    assert (len(harmless.sections), len(hiding.sections)) == (2, 1)


def test_a_tag_on_its_own_line_hides_no_fence():
    check("""
        <example>
        ^^^^^^^^^ hint example
        ```json
        ^^^ hint open: json 0
        {}

        []
        ```
        ^^^ hint close
        </example>
        <details><summary>More</summary>
        ## Heading
           ^^^^^^^ hint heading: 2 Heading
        </details>
        """)


def test_what_pre_holds_stays_raw():
    check("""
        <pre>
        ```
        # no
        </pre>
        # Yes
          ^^^ hint heading: 1 Yes
        """)


def test_examples_in_code_or_comments_are_quoted():
    check("""
        ```
        ^^^ hint open
        <example>
        ```
        ^^^ hint close
        - `<example>`
          ^^^^^^^^^^^ hint code
        <!-- <example> -->
        ^^^^^^^^^^^^^^^^^^ hint comment
        """)


def test_places_are_counted_in_characters_however_long_the_text():
    text = "".join(f"# é {'📚' * number} {number}\n\nÜber `{number}`.\n\n" for number in range(40))
    body = parse_body(text)
    assert [heading.title_span.of(text) for heading in body.headings] == [heading.title for heading in body.headings]
    assert [span.of(text) for span in body.code] == [f"`{number}`" for number in range(40)]


WORDS = ["a", "b c", "é", "🎯", "`x`", "*e*", "[l](m.md)", "![i](j)", "<!-- c -->", "\\#", "&amp;", "-", "="]
STARTS = [
    "",
    "",
    "",
    "# ",
    "## ",
    "#",
    "- ",
    "1. ",
    "> ",
    "  ",
    "   ",
    "    ",
    "```",
    "````",
    "~~~",
    "===",
    "---",
    "- ```",
]
LINES = st.tuples(st.sampled_from(STARTS), st.sampled_from(STARTS), st.lists(st.sampled_from(WORDS), max_size=3))


def written(parts: tuple[str, str, list[str]]) -> str:
    """A line. markdown-it goes on with a quote at ``    >``, which is code in CommonMark: not written here."""
    made = parts[0] + parts[1] + " ".join(parts[2])
    return re.sub("^ {4,}>", "   >", made)


MARKDOWN = st.lists(LINES.map(written), max_size=12).map("\n".join)


@given(MARKDOWN, st.sampled_from(["\n", "\r\n"]))
def test_headings_and_fences_are_those_of_markdown_it(markdown: str, line_end: str):
    text = (markdown + "\n").replace("\n", line_end)
    body = parse_body(text)
    tokens = ORACLE.parse(text)
    assert [(line(text, h.span), h.level, squeeze(h.title)) for h in body.headings] == their_headings(tokens)
    assert [
        (line(text, f.span), f.closing is not None, code_lines(f.content.of(text))) for f in body.fences
    ] == their_fences(tokens)


def line(text: str, span: Span) -> int:
    return text.count("\n", 0, span.start)


def squeeze(text: str) -> str:
    return " ".join(text.split())


def their_headings(tokens: list[Token]) -> list[tuple[int, int, str]]:
    return [
        (opening.map[0], int(opening.tag[1]), squeeze(said(inline)))
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open" and opening.map
    ]


def said(token: Token) -> str:
    if token.type in {"html_inline", "softbreak", "hardbreak"}:
        return " " if "break" in token.type else ""
    return "".join(map(said, token.children)) if token.children is not None else token.content


def their_fences(tokens: list[Token]) -> list[tuple[int, bool, list[str]]]:
    return [
        (token.map[0], token.map[1] - token.map[0] == token.content.count("\n") + 2, code_lines(token.content))
        for token in tokens
        if token.type == "fence" and token.map
    ]


def code_lines(text: str) -> list[str]:
    """The lines without what containers put before them; blank lines at the end may be the container's."""
    return [each.strip(" >\r") for each in text.rstrip(" >\r\n").split("\n")]


@given(st.one_of(st.text(), MARKDOWN, st.text(alphabet="#`~-=<>!/exampl \n\r\t[]()é\\:*", max_size=60)))
def test_any_text_is_read_and_all_spans_lie_in_it(text: str):
    text = re.sub("[\ud800-\udfff]", "", text)
    body = parse_body(text)
    ordered = [[h.span for h in body.headings], [f.span for f in body.fences], body.code, body.comments]
    for spans in ordered:
        assert list(spans) == sorted(spans)
    assert all(0 <= span.start <= span.end <= len(text) for _, span, _ in places(body))
    for heading in body.headings:
        assert heading.span.start <= heading.title_span.start <= heading.title_span.end <= heading.span.end
    for fence in body.fences:
        closing = fence.closing or Span(fence.span.end, fence.span.end)
        stops = [fence.span.start, *fence.opening, *fence.content, *closing, fence.span.end]
        assert stops == sorted(stops)
    for link in body.links:
        assert link.span.start <= link.target_span.start <= link.target_span.end <= link.span.end
