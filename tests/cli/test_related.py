"""A finding's other places, in forms that have no room of their own for them."""

import json

import pytest

from agentls.cli.formats import NAMES, Style, render
from agentls.cli.report import Aside, Excerpt, FileReport, Place, Problem
from agentls.finding import Severity


def problem(*lines, message="3 tools are none", line=4):
    related = tuple(Aside(Place(each, 1, each, 5), "no tool") for each in lines)
    excerpt = Excerpt("tools: a, b, c", 7, 8, cut_before=False, cut_after=False)
    return Problem("unknown-tool", Severity.WARNING, message, Place(line, 8, line, 9), (), excerpt, related)


def written(form, found):
    return "".join(render(form, [FileReport("a.md", (found,), "kind")], Style()))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ((7,), "also in line 7"),
        ((7, 7, 9), "also in lines 7, 9"),
        ((4,), "also 1 more in this line"),
        ((4, 4, 6), "also 2 more in this line and in line 6"),
        (tuple(range(5, 17)), "also in lines 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16"),
        (tuple(range(5, 18)), "also in lines 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 and more"),
    ],
)
@pytest.mark.parametrize("form", ["text", "concise", "github", "gitlab", "junit"])
def test_the_lines_are_named(form, lines, words):
    assert words in written(form, problem(*lines))


@pytest.mark.parametrize("form", NAMES)
def test_a_finding_with_one_place_says_nothing_of_others(form):
    assert "also" not in written(form, problem()).partition('"results"')[2 if form == "sarif" else 0]


def test_an_issue_of_gitlab_stays_the_same_when_its_other_places_move():
    one, other = (json.loads(written("gitlab", problem(*lines)))[0] for lines in ((7, 9), (8, 10)))
    assert one["fingerprint"] == other["fingerprint"]
    assert one["description"] != other["description"]


def test_code_scanning_is_given_links_to_the_other_places():
    (result,) = json.loads(written("sarif", problem(7, 7, 9, message="`[x](1)` and `[y]` are no tools")))["runs"][0][
        "results"
    ]
    assert result["message"]["text"] == "`\\[x](1)` and `[y]` are no tools (also in lines [7](1), [9](3))"
    assert [(each["id"], each["physicalLocation"]["region"]["startLine"]) for each in result["relatedLocations"]] == [
        (1, 7),
        (2, 7),
        (3, 9),
    ]
