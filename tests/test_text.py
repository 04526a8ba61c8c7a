"""Offsets, lines and columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentls.finding import Edit, apply
from agentls.text import Position, Span, Text, overlaps_any, width

TEXTS = st.text(st.sampled_from("ab→é🚀\n\r\u2028\u0085\x0c\udce9"), max_size=30)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])


def test_ranges_overlap_where_they_share_a_character_or_a_place_inside():
    assert Span(1, 4).overlaps(Span(3, 5))
    assert Span(1, 4).overlaps(Span(2, 2))
    assert Span(2, 2).overlaps(Span(1, 4))
    assert not Span(1, 4).overlaps(Span(4, 5))
    assert not Span(1, 4).overlaps(Span(4, 4))
    assert not Span(4, 5).overlaps(Span(1, 4))


def test_a_range_is_shifted_as_a_whole():
    assert Span(1, 4).shift(3) == Span(4, 7)


def test_a_cursor_touches_a_range_up_to_its_end():
    assert [offset for offset in range(6) if Span(2, 4).holds(offset)] == [2, 3, 4]


def test_ranges_touch_where_they_meet():
    assert Span(1, 4).touches(Span(4, 5))
    assert Span(4, 5).touches(Span(1, 4))
    assert Span(1, 4).touches(Span(2, 3))
    assert not Span(1, 4).touches(Span(5, 6))
    assert not Span(5, 6).touches(Span(1, 4))


@given(st.lists(st.integers(0, 12), max_size=8, unique=True), st.integers(0, 12), st.integers(0, 4))
def test_a_place_overlaps_some_ranges_if_it_overlaps_any_of_them(edges, start, length):
    edges = sorted(edges)
    spans = [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)]
    place = Span(start, start + length)
    assert overlaps_any(spans, place) is any(map(place.overlaps, spans))


def test_a_range_contains_what_ends_where_it_ends():
    assert Span(1, 4).contains(Span(1, 4))
    assert Span(1, 4).contains(Span(4, 4))
    assert not Span(1, 4).contains(Span(3, 5))


def test_a_range_of_blanks_is_trimmed_to_its_start():
    assert Span(1, 6).trimmed("x a b  y") == Span(2, 5)
    assert Span(1, 3).trimmed("x \n y") == Span(1, 1)


def test_only_the_protocol_s_line_ends_end_a_line():
    text = Text("a\nb\r\nc\rd\u2028e\u0085f\x0cg")
    assert [text.line_span(line).of(text.content) for line in range(4)] == ["a", "b", "c", "d\u2028e\u0085f\x0cg"]


def test_each_offset_is_in_the_line_that_begins_last_before_it():
    text = Text("ab\r\nc\n")
    assert [text.line_at(offset) for offset in range(len(text) + 1)] == [0, 0, 0, 0, 1, 1, 2]


def test_a_line_ends_before_its_end_and_nowhere_else():
    text = Text("aX\nb\n")
    assert [text.line_span(line) for line in range(4)] == [Span(0, 2), Span(3, 4), Span(5, 5), Span(5, 5)]


def test_a_text_is_replaced_in_part_and_stays_in_its_encoding():
    text = Text("a→c", "utf-16-le").replace(Span(1, 2), "bb")
    assert (text.content, text.encoding) == ("abbc", "utf-16-le")


@given(TEXTS, TEXTS, st.data())
def test_lines_begin_where_they_would_if_the_edited_text_had_been_read_anew(content, new, data):
    start = data.draw(st.integers(0, len(content)))
    span = Span(start, data.draw(st.integers(start, len(content))))
    text = Text(content)
    assert text.line_starts
    edited = text.replace(span, new)
    assert edited.line_starts == Text(edited.content).line_starts


def test_a_text_that_ends_in_a_line_end_has_an_empty_last_line():
    assert Text("a\n").line_starts == [0, 2]
    assert Text("").line_starts == [0]


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 8), ("utf-16", 4), ("utf-32", 3)])
def test_columns_count_what_was_agreed_on(encoding, column):
    text = Text("x\n→🚀a!")
    assert text.position(5, encoding) == Position(1, column)
    assert text.offset(Position(1, column), encoding) == 5


def test_columns_count_code_points_where_nothing_was_agreed_on():
    text = Text("🚀a")
    assert text.position(1) == Position(0, 1)
    assert text.offset(Position(0, 1)) == 1


def test_a_column_past_the_line_means_its_end():
    text = Text("ab\r\ncd")
    assert text.offset(Position(0, 99)) == 2
    assert text.offset(Position(99, 0)) == 6
    assert text.offset(Position(-1, 3)) == 0


def test_a_column_inside_a_character_means_its_start():
    assert Text("🚀a").offset(Position(0, 1), "utf-16") == 0
    assert Text("🚀a").offset(Position(0, 3), "utf-8") == 0


@given(TEXTS, ENCODINGS, st.data())
def test_offsets_and_positions_are_each_other_s_inverse(content, encoding, data):
    text = Text(content)
    offset = data.draw(st.integers(0, len(content)))
    position = text.position(offset, encoding)
    # A position between the two characters of CRLF has no offset of its own.
    if content[offset - 1 : offset + 1] != "\r\n":
        assert text.offset(position, encoding) == offset
    assert position.column == width(content[text.line_starts[position.line] : offset], encoding)


def test_line_ends_to_write_follow_the_file():
    assert Text("a\r\nb\r\nc\n").line_end == "\r\n"
    assert Text("a").line_end == "\n"


def test_bytes_that_are_no_text_are_hidden_from_parsers_and_kept():
    assert Text("caf\udce9").clean == "caf\ufffd"


def test_edits_are_made_in_any_order():
    assert apply((Edit(Span(3, 4), "Z"), Edit(Span(0, 1), "")), "abcd") == "bcZ"
    with pytest.raises(ValueError, match="overlap"):
        apply((Edit(Span(0, 2), ""), Edit(Span(1, 3), "")), "abcd")
