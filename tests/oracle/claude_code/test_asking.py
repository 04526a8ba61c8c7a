"""The parts of asking Claude Code that work without the program."""

from __future__ import annotations

import pytest

from agentls.doctor.programs.claude_api import events
from oracle.case import Case, Chapter, Either
from oracle.claude_code.bases import AGENT, Place
from oracle.claude_code.corpus import File, _apart, lots
from oracle.claude_code.level import level, strict
from oracle.claude_code.model import Model
from oracle.claude_code.record import SOUND, Record
from oracle.level import Level


def _case(entry: str, **more: object) -> Case:
    chapter = Chapter("a", AGENT)
    chapter.line("b", entry, **more)
    return chapter.cases[0]


def _record(**differences: object) -> Record:
    sound = {
        key: value.replace("{id}", "a-b") if isinstance(value, str) else value for key, value in AGENT_SOUND.items()
    }
    return Record("a-b", **{**sound, **differences})


AGENT_SOUND = SOUND.places[Place.AGENTS]


@pytest.mark.parametrize(
    ("entry", "differences", "expected"),
    [
        ("model: opus", {"model": "opus"}, Level.NOTHING),
        ("model: opus", {"loads": False}, Level.ERROR),
        ("model: 4", {"model": None}, Level.WARNING),
        ("model: opus # fast", {"model": "opus"}, Level.ERROR),
        ("description: a b", {"description": "a\nb"}, Level.NOTHING),
        ("description: a b", {"description": "a"}, Level.ERROR),
        ("description: a: b", {"description": "a: b"}, Level.WARNING),
        ("tools: Read; Write", {"tools": ("Write",)}, Level.WARNING),
        ("color: red", {"tools": "all"}, Level.ERROR),
        ("color: red", {"says": ("Agent file <file> has invalid color",)}, Level.WARNING),
        ("effort: huge", {"says": (), "effort": "medium"}, Level.WARNING),
        ("skills: [a]", {"refused": "no"}, Level.WARNING),
    ],
)
def test_level(entry, differences, expected):
    assert level(_case(entry), _record(**differences)) == expected


def test_a_comment_may_be_meant():
    case = _case("description: a # b", description=Either("a # b", "a"))
    got = [level(case, _record(description=text)) for text in ("a # b", "a", "b")]
    assert got == [Level.NOTHING, Level.WARNING, Level.ERROR]


def test_data_of_its_own_may_be_passed_over():
    says = ('Agent file <file> has a frontmatter key Claude Code does not recognize or apply: "foo"',)
    assert level(_case("foo: bar", idle=True), _record(says=says)) == Level.NOTHING
    assert level(_case("foo: bar"), _record(says=says)) == Level.WARNING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: b\n---\n", True),
        ("---  \r\na: b\r\n---\r\nx", True),
        ("---\na: b: c\n---\n", False),
        ("---\na: b\na: c\n---\n", False),
        ("---\na: b\n----\n", False),
        ("---\na: b\n", False),
        ("no header", True),
    ],
)
def test_strict_readers(text, expected):
    assert strict(text.encode()) == expected


def test_agents_of_one_name_are_asked_about_apart():
    files = [File(Case(f"{at}.md", Place.AGENTS, b"", {}), name) for at, name in enumerate("abAcb")]
    assert [[file.case.id for file in lot] for lot in lots(files)] == [["0.md", "1.md", "3.md"], ["2.md", "4.md"]]


def test_the_model_starts_every_agent_and_every_skill_once():
    model = Model([f"agent-{at}" for at in range(12)], ["skill"])
    main = {"system": ["billing", "main"], "messages": [{"role": "user", "content": "Begin."}]}
    turns = [model.answer(main) for _ in range(4)]
    assert [len(blocks) for blocks in turns] == [10, 2, 1, 1]
    names = [block["input"].get("subagent_type") or block["input"]["skill"] for blocks in turns[:3] for block in blocks]
    assert names == [*model.agents, "skill"]
    own = {"system": ["billing", "own"], "messages": [{"role": "user", "content": turns[1][0]["input"]["prompt"]}]}
    assert model.answer(own)[0]["type"] == "text"
    assert model.started == {"agent-10": own}
    assert [event["type"] for event in events(turns[2])][0::5] == ["message_start", "message_stop"]


def test_a_change_is_shown_from_where_it_begins():
    assert _apart("a" * 100 + "b", "a" * 100 + "c") == f"was …'{'a' * 20}b', is …'{'a' * 20}c'"
