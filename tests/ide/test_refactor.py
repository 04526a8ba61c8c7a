"""Rewrites: what is offered at a selection, and what the file is after each."""

import re
from pathlib import Path, PurePosixPath

import pytest

from agentls.ide import refactor
from agentls.ide.code_actions import actions
from agentls.ide.markup import plain
from agentls.ide.refactor.templates import new_file, new_snippet
from agentls.ide.results import Later
from agentls.text import Span
from agentls_schemas import KINDS
from ide.refactoring import after, offered
from ide.test_robust import FILE as NASTY
from support import markers, txtar
from support.check import EVERYTHING, context

FILE = Path(__file__).with_name("refactor.txt")
ARROW = "\n==>\n"
CASES = txtar.read(FILE)
TEXT = "---\nname: x\ndescription: 'Reviews: code.'\ntools: Read, Bash\n---\nReview it.\n"
PATH = ".claude/agents/x.md"


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_case(number, update):
    case = CASES[number]
    source, _, expected = case.text.partition(ARROW)
    text = source.replace(markers.CURSOR, "")
    ctx, found = offered(text, selection(source), case.path)
    if case.name.startswith("What is offered"):
        actual = "".join(f"{action.kind}: {action.title}\n" for action in found)
    else:
        [action] = [action for action in found if action.title == case.name]
        actual = after(ctx, action)
    actual += "\n"
    if update:
        txtar.rewrite(FILE, number, source + ARROW + actual)
    else:
        assert actual == expected


def selection(source: str) -> Span:
    places = [
        found.start() - number * len(markers.CURSOR) for number, found in enumerate(re.finditer("<CURSOR>", source))
    ]
    return Span(places[0], places[-1])


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@pytest.mark.parametrize("case", [c for c in CASES if not c.name.startswith("What is")], ids=lambda case: case.name)
def test_line_ends_are_kept(case, line_end):
    source, _, expected = case.text.partition(ARROW)
    source, expected = (text.replace("\n", line_end) for text in (source, expected.removesuffix("\n")))
    ctx, found = offered(source.replace(markers.CURSOR, ""), selection(source), case.path)
    [action] = [action for action in found if action.title == case.name]
    if line_end in source.replace(markers.CURSOR, ""):
        assert after(ctx, action) == expected


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.guidance.template], ids=str)
@pytest.mark.parametrize("name", ["reviewer", "true", "2024-01-01", "x" * 50, "code_reviewer"])
def test_a_new_file_has_no_findings(kind, name):
    path = PurePosixPath(kind.path_for(name))
    text = new_file(kind, path)
    report = EVERYTHING.check(context(text, str(path)))
    assert report.ctx.kind is kind
    assert report.findings == ()
    assert "$" not in text.replace("$ARGUMENTS", "")
    snippet = new_snippet(kind, path)
    assert "${1" in snippet
    assert plain(snippet) == text


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (None, {"refactor.rewrite"}),
        (["refactor"], {"refactor.rewrite"}),
        (["refactor.rewrite"], {"refactor.rewrite"}),
        (["refactor.extract"], set()),
        (["quickfix"], set()),
        (["source"], set()),
    ],
)
def test_only_the_kinds_asked_for(only, kinds):
    report = EVERYTHING.check(context(TEXT, PATH))
    at = TEXT.index("Reviews")
    assert {action.kind for action in actions(EVERYTHING, report, Span(at, at), only)} == kinds


def test_offered_for_later_or_made():
    report = EVERYTHING.check(context(TEXT, PATH))
    at = TEXT.index("Reviews")
    later = actions(EVERYTHING, report, Span(at, at), late="leave")
    made = actions(EVERYTHING, report, Span(at, at), late="omit")
    assert [action.title for action in later] == [action.title for action in made]
    assert all(action.later and not action.edits for action in later)
    assert all(action.edits and not action.later for action in made)


@pytest.mark.parametrize(
    "name", ["", "scalar_style", "scalar_style.raw", "scalar_style.nothing", "tool_list_style.x", "nothing.at.all"]
)
def test_what_nobody_offered_is_not_made(name):
    ctx = context(TEXT, PATH)
    for at in (TEXT.index("Reviews"), TEXT.index("Read")):
        assert refactor.edits(ctx, Later("rewrite", name, Span(at, at))) == ()


@pytest.mark.parametrize("span", [Span(-9, -5), Span(10**9, 10**9), Span(0, 10**9), Span(50, 20)])
def test_places_that_are_none(span):
    ctx = context(TEXT, PATH)
    names = {action.later.name for at in range(len(TEXT)) for action in offered(TEXT, Span(at, len(TEXT)), PATH)[1]}
    for name in (
        *names,
        "examples.out",
        "examples.in",
        "templates.new",
        "scalar_style.literal",
        "tool_list_style.sort",
    ):
        for edit in refactor.edits(ctx, Later("rewrite", name, span)):
            assert 0 <= edit.span.start <= edit.span.end <= len(TEXT)


def test_bytes_that_are_no_text_stay():
    ctx, found = offered(TEXT.replace("Reviews", "Re\udce9views"), Span(30, 30), PATH)
    assert found
    assert [after(ctx, action) for action in found] == [None] * len(found)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_beginning_of_a_file(line_end):
    text = NASTY.replace("\n", line_end)
    for end in range(len(text) + 1):
        for start in {0, end, end // 2, max(end - 20, 0)}:
            ctx, found = offered(text[:end], Span(start, end), PATH)
            for action in found:
                assert after(ctx, action) != text[:end]
