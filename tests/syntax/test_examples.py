"""Example blocks: which tags are meant as blocks, who speaks, and where that stands in the file."""

import re
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentls.finding import Finding, Severity
from agentls.syntax.examples import find_body_examples, find_examples
from agentls.syntax.nodes import ExampleBlocks
from agentls.syntax.scalars import View
from agentls.text import Span
from support import markers
from support.check import compare


def check(source: str) -> None:
    """Asserts that the marked places are those found: ``^^^^ hint kind: details``."""
    marked = markers.read(dedent(source))
    found = find_body_examples(marked.text)
    compare(marked, [Finding(kind, span, Severity.HINT, words) for kind, span, words in places(found)])


def places(found: ExampleBlocks) -> list[tuple[str, Span, str]]:
    shown = [("stray", span, "") for span in found.stray_ends]
    for block in found:
        notes = ["nested"] * block.nested + ["empty"] * block.empty + ["unclosed"] * (block.closing is None)
        shown.append(("open", block.opening, " ".join(notes) or "plain"))
        shown += [("close", block.closing, "")] if block.closing else []
        shown += [("turn", turn.text, turn.speaker) for turn in block.turns]
    return shown


def plain(text: str) -> View:
    """A value written as it is read."""
    return View(text, range(len(text)), range(1, len(text) + 1))


def speakers(text: str) -> list[list[str]]:
    return [[turn.speaker for turn in block.turns] for block in find_examples(plain(text))]


def test_a_block_and_its_turns():
    check("""
        <example>
        ^^^^^^^^^ hint open: plain
        Context: The user wrote a function.
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ hint turn: Context
        user: "Is it
              ^^^^^^ hint turn: user
        right?"
        assistant: "Let me see."
                   ^^^^^^^^^^^^^ hint turn: assistant
        <commentary>
        Note: it asks for a review.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint turn: commentary
        </commentary>
        </example>
        ^^^^^^^^^^ hint close
        """)


def test_a_block_on_one_line():
    check("""
        For reviews. Examples: <example>Context: Done. user: 'Review it' assistant: 'I will' </example> and more
                               ^^^^^^^^^ hint open: plain
                                                 ^^^^^ hint turn: Context
                                                             ^^^^^^^^^^^ hint turn: user
                                                                                    ^^^^^^^^ hint turn: assistant
                                                                                             ^^^^^^^^^^ hint close
        - <Example type="good" > <commentary>Why</commentary></ example >
          ^^^^^^^^^^^^^^^^^^^^^^ hint open: plain
                                             ^^^ hint turn: commentary
                                                             ^^^^^^^^^^^^ hint close
        """)


def test_tags_that_prose_mentions_are_no_blocks():
    check("""
        Use `<example>` blocks, or "<example>" as a word; put <example> tags in, end them with </example> tags.
        1. Write 2-3 <example> blocks showing use, as in <example>...</example>, or <example></example>.
        <examples> <example-agent> <example_agent_descriptions> <example/> </examples>
        """)


def test_a_quoted_tag_opens_and_closes_nothing():
    check("""
        Put it in "<example>", '<example>', `<example>`, or in `<example> tags:
        </example>
        ^^^^^^^^^^ hint stray
        <example>
        ^^^^^^^^^ hint open: plain
        user: It ends with `the tag </example>` or "</example>".
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint turn: user
        </example>
        ^^^^^^^^^^ hint close
        <example />
        """)


def test_a_tag_right_behind_a_word_is_no_block():
    assert find_body_examples("A<example>B") == ExampleBlocks()


def test_a_mention_before_a_block_stays_a_mention():
    check("""
        Put <example> tags in:
        <example>
        ^^^^^^^^^ hint open: plain
        user: hi
              ^^ hint turn: user
        </example>
        ^^^^^^^^^^ hint close
        """)


def test_a_partner_at_a_line_start_makes_a_block_of_a_tag_in_a_line():
    check("""
        Examples: <example> a review
                  ^^^^^^^^^ hint open: plain
        </example>
        ^^^^^^^^^^ hint close
        """)


def test_an_example_that_the_next_one_leaves_open_is_unclosed():
    check("""
        <example>
        ^^^^^^^^^ hint open: unclosed
        user: one
              ^^^ hint turn: user
        <example>
        ^^^^^^^^^ hint open: plain
        user: two
              ^^^ hint turn: user
        </example>
        ^^^^^^^^^^ hint close
        """)


def test_an_unclosed_example_ends_at_a_heading():
    text = "<example>\nuser: a\n\n# Next\nNote: b"
    [block] = find_body_examples(text)
    assert block.span.of(text) == "<example>\nuser: a"
    assert [turn.value for turn in block.turns] == ["a"]


def test_an_unclosed_example_ends_before_the_next_one():
    text = "<example>\nuser: a\n\n<example>\nuser: b\n</example>\n\n# Next\n"
    assert [block.span.of(text) for block in find_body_examples(text)] == [
        "<example>\nuser: a",
        "<example>\nuser: b\n</example>",
    ]


def test_nested_empty_and_stray():
    check("""
        </example>
        ^^^^^^^^^^ hint stray
        <example>
        ^^^^^^^^^ hint open: plain
        user: outer
              ^^^^^ hint turn: user
        <example>
        ^^^^^^^^^ hint open: nested empty

        </example>
        ^^^^^^^^^^ hint close
        assistant: outer
                   ^^^^^ hint turn: assistant
        </example></example>
        ^^^^^^^^^^ hint close
                  ^^^^^^^^^^ hint stray
        """)


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("\nUser: a\nAgent: b\n", ["User", "Agent"]),
        ("\nDaisy: a\nMad Hatter: b\n<commentary>c</commentary>\n", ["Daisy", "Mad Hatter", "commentary"]),
        ("\n**user**: a\n- **assistant:** b\n* Context: c\n1. user: d", ["user", "assistant", "Context", "user"]),
        ("\n  <user_request>a: b</user_request>\n  <commentary>c\n", ["user_request", "commentary"]),
        ("\nuser: see https://a.b\nassistant: a::b\nC:\\temp://x\n", ["user", "assistant"]),
        ("\n<br>\nno turns here, user said: nothing\n", []),
        (
            "\nContext: a. user: 'b' assistant: 'c'\n<commentary>d</commentary>\n",
            ["Context", "user", "assistant", "commentary"],
        ),
    ],
)
def test_speakers(said: str, who: list[str]):
    assert speakers(f"<example>{said}</example>") == [who]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<example>user: a assistant: b</example>\nmore", [("user", "a"), ("assistant", "b")]),
        ("<example>\nuser:\nassistant: b\n</example>", [("user", ""), ("assistant", "b")]),
        ("<example>\n<user>\nNote: a\n</user>\nassistant: b\n</example>", [("user", "Note: a"), ("assistant", "b")]),
        ("<example>\n<User>a</user>\n<User>b</user>\n</example>", [("User", "a"), ("User", "b")]),
        ("<example>\n<commentary>a\n<commentary>b\n</example>", [("commentary", "a"), ("commentary", "b")]),
        (
            "<example>\nuser: a <commentary>b</commentary>\nassistant: c\n</example>",
            [("user", "a"), ("commentary", "b"), ("assistant", "c")],
        ),
        (
            "<example>\n<commentary>a\n</example>\n<example>\nuser: b</commentary>\n</example>",
            [("commentary", "a"), ("user", "b</commentary>")],
        ),
    ],
)
def test_what_is_said(text, said):
    turns = [turn for block in find_body_examples(text) for turn in block.turns]
    assert [(turn.speaker, turn.value) for turn in turns] == said
    assert [text[slice(*turn.text)] for turn in turns] == [value for _, value in said]
    assert all(turn.text.start <= turn.text.end for turn in turns)


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("user: a\n**Daisy**: b", ["user", "Daisy"]),
        ("<user>a</user>\n<commentary >b", ["<user>", "<commentary >"]),
        ("user: a <commentary>b", ["user", "<commentary>"]),
    ],
)
def test_a_label_is_a_word_or_an_opening_tag(said, labels):
    text = f"<example>\n{said}\n</example>"
    [block] = find_body_examples(text)
    assert [turn.label.of(text) for turn in block.turns] == labels


def test_escaped_line_breaks_count_as_line_breaks():
    text = r'Use it. Examples:\n\n- <example>\nContext: A\nuser: "Hi"\n</example>\n- <example>\n\n</example>'
    first, second = find_examples(plain(text), "description")
    assert [(turn.speaker, turn.value) for turn in first.turns] == [("Context", "A"), ("user", '"Hi"')]
    assert (first.empty, second.empty, second.entry_key) == (False, True, "description")


def test_spans_are_those_of_the_characters_as_written():
    written = r'"<example>\nuser: \"Hi\"\n</example>"'
    starts = [m.start() for m in re.finditer(r"\\.|.", written)][1:-1]
    ends = [m.end() for m in re.finditer(r"\\.|.", written)][1:-1]
    [block] = find_examples(View('<example>\nuser: "Hi"\n</example>', starts, ends))
    [turn] = block.turns
    assert block.span.of(written) == written[1:-1]
    assert turn.text.of(written) == r"\"Hi\""
    assert (turn.value, turn.label.of(written)) == ('"Hi"', "user")


def test_a_turn_is_asked_for_by_its_speakers():
    [block] = find_examples(plain("<example>\nUser: a\nAgent: b\n</example>"))
    assert [turn and turn.value for turn in (block.turn("user"), block.turn("assistant", "agent"))] == ["a", "b"]
    assert block.turn("commentary") is None


PIECES = ["<example>", "</example>", "<Example a='b'>", "\n", "\\n", "user:", "assistant:", "Context:", "- ", "**", " "]
PIECES += ["<commentary>", "</commentary>", "<a>", "</a>", "`", '"', "word", "é", "\r\n", "# ", ": ", "<", ">", "/"]
TEXT = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@given(TEXT)
def test_any_text_is_read_and_all_spans_lie_in_it(text: str):
    for found in (find_body_examples(text), find_examples(plain(text))):
        assert [block.opening for block in found] == sorted(block.opening for block in found)
        for block in found:
            assert 0 <= block.span.start == block.opening.start
            assert block.span.end <= len(text)
            stop = block.closing or Span(block.span.end, block.span.end)
            assert stop.end == block.span.end
            edges = [
                block.opening.end,
                *(edge for turn in block.turns for edge in (turn.label.start, *turn.text)),
                stop.start,
            ]
            assert edges == sorted(edges)
            assert all(turn.value == turn.text.of(text) for turn in block.turns)


@given(TEXT)
def test_every_meant_tag_is_used_once(text: str):
    found = find_body_examples(text)
    tags = (
        [block.opening for block in found] + [block.closing for block in found if block.closing] + [*found.stray_ends]
    )
    assert len(tags) == len(set(tags))
    assert all(re.fullmatch(r"(?is)<[ \t]*/?[ \t]*example.*>", tag.of(text)) for tag in tags)
