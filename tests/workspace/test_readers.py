"""Which programs read a file, what they take it for, and what becomes of it there."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from agentls.finding import Outcome
from agentls.lint.context import Context
from agentls.project import kinds
from agentls.project.readers import READERS
from agentls.syntax import parse
from agentls.text import Text
from agentls.workspace.readers import Row, rows, summary

SOUND = "---\nname: helper\ndescription: Helps with changes.\n---\nYou help with changes.\n"


def read(path: str, text: str = SOUND) -> dict[str, Row]:
    place = PurePosixPath("/project") / path
    doc = parse(Text(text), layout=kinds.layout_of(place))
    kind = kinds.detect(place, doc.header)
    assert kind
    return {row.reader.id: row for row in rows(Context(doc, kind, place, exists=lambda _: False))}


@pytest.mark.parametrize(
    ("path", "who"),
    [
        (".claude/agents/helper.md", {"claude-code", "vs-code", "copilot-cli"}),
        (".github/agents/helper.agent.md", {"vs-code", "copilot-cli"}),
        (".opencode/agents/helper.md", {"opencode-1", "opencode-2"}),
        (".claude/skills/helper/SKILL.md", {"claude-code", "copilot-cli", "opencode-1", "skills-ref"}),
        (".agents/skills/helper/SKILL.md", {"codex", "copilot-cli", "gemini-cli", "opencode-1", "skills-ref"}),
    ],
)  # fmt: skip
def test_a_folder_has_its_readers(path: str, who: set[str]) -> None:
    found = read(path)
    assert who <= found.keys()
    assert {id_ for id_ in who if not found[id_].loads} == set()


def test_one_file_has_many_outcomes() -> None:
    """A colon that Claude Code repairs and VS Code reads loses the agent in Copilot CLI."""
    found = read(".claude/agents/helper.md", SOUND.replace("Helps with", "Helps: with"))
    assert {id_: found[id_].outcome for id_ in ("claude-code", "vs-code", "copilot-cli")} == {
        "claude-code": Outcome.ACCEPTED,
        "vs-code": Outcome.ACCEPTED,
        "copilot-cli": Outcome.DROPPED_LOUD,
    }
    only = [found[id_] for id_ in ("claude-code", "vs-code", "copilot-cli")]
    assert summary(only) == "2 of 3 tools load this"


def test_what_a_program_ignores_is_a_reason() -> None:
    found = read(".claude/agents/helper.md", SOUND.replace("\n---\nYou", "\ndisallowedTools: Write\n---\nYou"))
    (reason,) = found["vs-code"].reasons
    assert (reason.finding.rule, reason.outcome) == ("unknown-field", Outcome.IGNORED)
    assert "nothing is denied" in reason.finding.message


def test_a_suppressed_fault_is_a_fault() -> None:
    text = SOUND.replace("Helps with", "Helps: with") + "<!-- agentls-ignore-file unquoted-colon -->\n"
    assert not read(".claude/agents/helper.md", text)["copilot-cli"].loads


def test_where_a_program_does_not_look() -> None:
    found = read(".github/agents/team/helper.agent.md")
    assert (found["vs-code"].outcome, found["copilot-cli"].outcome) == (Outcome.DROPPED_SILENT, Outcome.ACCEPTED)


def test_every_program_has_an_origin() -> None:
    for reader in READERS.values():
        for reads in reader.reads:
            assert reads.source in reads.kind.sources, (reader.id, reads.kind)
