"""The parts that work without the program."""

from __future__ import annotations

import dataclasses
import json

import pytest

from oracle import show
from oracle.case import CRLF, LF, Base, Case, Chapter, plain
from oracle.compare import changes
from oracle.level import Level, level
from oracle.record import Record, Sound, Table, read, write
from oracle.tools import CLAUDE_CODE

AGENT = Base(
    "agents",
    ("name: {id}", "description: Reviews {id} with care.", "tools: Read, Write", "model: sonnet"),
    "You review {id}.\n",
    {"name": "{id}", "description": "Reviews {id} with care.", "model": "sonnet"},
)
SOUND = Sound(Record, {"agents": AGENT.means})


def _case(entry: str, **more: object) -> Case:
    chapter = Chapter("a", AGENT)
    chapter.line("b", entry, **more)
    return chapter.cases[0]


def _record(**differences: object) -> Record:
    return dataclasses.replace(SOUND.usual(_case("model: sonnet")), **differences)


def test_an_entry_stands_in_place_of_the_one_of_its_key():
    assert _case("model: opus").data.decode().split("\n")[1:5] == [
        "name: a-b",
        "description: Reviews a-b with care.",
        "tools: Read, Write",
        "model: opus",
    ]
    assert _case("color: red").data.decode().split("\n")[5] == "color: red"


def test_a_chapter_writes_its_cases_with_each_line_end():
    chapter = Chapter("a", AGENT, ends=(LF, CRLF))
    chapter.line("b", "model: opus")
    assert [case.id for case in chapter.cases] == ["a-b", "a-b-crlf"]
    assert chapter.cases[1].data.count(b"\r\n") == chapter.cases[1].data.count(b"\n") == 7


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("a: b c", "b c"),
        ("a: 'b'", "b"),
        ("a: 'b' c", "'b' c"),
        ("a:\n  b\n  c", "b c"),
        ("a:", None),
        ("a: b: c", "b: c"),
    ],
)
def test_what_is_meant_is_what_is_written(entry, words):
    assert plain(entry) == words


@pytest.mark.parametrize(
    ("entry", "differences", "expected"),
    [
        ("model: opus", {"model": "opus"}, Level.NOTHING),
        ("model: opus", {"loads": False}, Level.ERROR),
        ("model: opus", {"model": None}, Level.WARNING),
        ("color: red", {"model": None}, Level.ERROR),
        ("color: red", {"says": ("ignored color",)}, Level.WARNING),
        ("description: a b", {"description": "a\nb"}, Level.NOTHING),
        ("description: a b", {"description": "a"}, Level.ERROR),
    ],
)
def test_level(entry, differences, expected):
    assert level(_case(entry), _record(**differences)) == expected


def test_a_header_without_fences_has_entries_all_the_same():
    chapter = Chapter("a", Base("agents", ('name = "{id}"',), 'text = "x"\n', {}, "{id}.toml", fence=""))
    chapter.line("b", 'name = "c"', name="c")
    assert chapter.cases == [Case("a-b", "agents", b'name = "c"\ntext = "x"\n', {"name": "c"}, "name", path="a-b.toml")]


def test_the_table_keeps_what_differs(tmp_path):
    case, path = _case("model: opus"), tmp_path / "table.jsonl"
    record = _record(model="opus", tools=(), refused="no", says=("a", "b"))
    write(path, "Program", Table("1", "2026-01-02", {"a-b": record}), [case], SOUND)
    assert json.loads(path.read_text("utf-8").split("\n")[1]) == {
        "id": "a-b",
        "model": "opus",
        "tools": [],
        "refused": "no",
        "says": ["a", "b"],
    }
    assert read(path, [case], SOUND) == Table("1", "2026-01-02", {"a-b": record})


def test_changes_are_told():
    old = Table("1", "", {"a-b": _record(), "c": Record("c")})
    new = Table("2", "", {"a-b": dataclasses.replace(_record(), loads=False)})
    assert sorted(changes(old, new)) == ["a-b: loads was True, is False", "c: no longer in the battery"]


def test_a_case_is_shown_in_full():
    shown = "\n".join(show.case(CLAUDE_CODE, "value-colon-crlf"))
    assert all(part in shown for part in ("Use this: when ready.\\r", "meant:", "measured:", "should be: error"))
    assert list(show.case(CLAUDE_CODE, "value-colon-c")) == ["value-colon-crlf"]
