"""Colours: where they are named, and the names for one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentls.ide.document_colors import colors, names
from ide.golden import context
from ide.test_robust import FILE, PIECES

AGENT = context("---\nname: x\n---\n", ".claude/agents/x.md")


@pytest.mark.parametrize("written", ["blue", "'blue'", '"blue"', '"\\x62lue"', "blue # as the sky"])
def test_a_colour_stands_inside_its_quotes(written):
    text = f"---\npaint: {written}\n---\n"
    [found] = colors(context(text))
    assert found.span.of(text).replace("\\x62", "b") == "blue"
    assert found.rgb == (0, 0, 200)


@pytest.mark.parametrize(
    "line", ["paint: green", "paint: Blue", "paint: [blue]", "paint:", "mood: blue", "colour: red"]
)
def test_nothing_else_is_a_colour(line):
    assert colors(context(f"---\n{line}\n---\n")) == []


@pytest.mark.parametrize(
    ("rgb", "name"),
    [
        ((255, 0, 0), "red"),
        ((0, 0, 255), "blue"),
        ((30, 30, 180), "blue"),
        ((0, 200, 0), "green"),
        ((240, 240, 60), "yellow"),
        ((110, 20, 150), "purple"),
        ((250, 140, 20), "orange"),
        ((255, 170, 190), "pink"),
        ((60, 230, 240), "cyan"),
    ],
)
def test_the_nearest_name_comes_first(rgb, name):
    found = names(AGENT, rgb)
    assert found[0] == name
    assert sorted(found) == sorted(AGENT.kind.fields["color"].fact.values)


def test_a_colour_is_a_number_where_its_field_takes_such():
    text = '---\ncolor: "#FF8800"\n---\n'
    ctx = context(text, ".opencode/agents/x.md")
    [found] = colors(ctx)
    assert found.span.of(text) == "#FF8800"
    assert found.rgb == (255, 136, 0)
    assert names(ctx, (255, 136, 1)) == ["#ff8801"]


def test_a_file_without_header_names_no_colour():
    assert colors(context("paint: red\n")) == []


def test_at_every_beginning_of_a_file():
    text = FILE.replace("model:sonnet", "color: 'cyan'")
    found = {tuple(colors(context(text[:end], ".claude/agents/x.md"))) for end in range(len(text) + 1)}
    assert {color.rgb for each in found for color in each} == {(0, 255, 255)}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from((*PIECES, "color: ", "red", "'")), max_size=12).map("".join))
def test_on_random_text(text):
    for color in colors(context(text, ".claude/agents/x.md")):
        assert color.span.of(text) == "red"
