"""Which programs read a file, what they take it for, and what becomes of it there."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from agentls.finding import Confidence, Outcome
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


def test_a_row_is_known_no_better_than_what_its_word_rests_on() -> None:
    """Whether Qoder CLI loads a file was measured; what it makes of an unknown tool was read in its schema."""
    sound = read(".qoder/agents/helper.md")["qoder-cli"]
    text = SOUND.replace("\n---\nYou", "\ntools: [frobnicate]\n---\nYou")
    weak = read(".qoder/agents/helper.md", text)["qoder-cli"]
    assert (sound.confidence, sound.origin) == (Confidence.RUN, "")
    assert (weak.outcome, weak.confidence) == (Outcome.IGNORED, Confidence.TEXT)
    assert weak.source.where != sound.source.where
    assert weak.origin.startswith(" (by its source, ")


def test_a_fault_that_does_not_decide_the_word_does_not_weaken_it() -> None:
    """A file that does not load, as was measured, is no less lost for a tool that is not known either."""
    text = SOUND.replace("description: Helps with changes.\n", "tools: [frobnicate]\n")
    lost = read(".qoder/agents/helper.md", text)["qoder-cli"]
    assert {reason.finding.confidence for reason in lost.reasons} == {Confidence.RUN, Confidence.TEXT}
    assert (lost.loads, lost.confidence) == (False, Confidence.RUN)


def test_a_verdict_of_the_documentation_is_told_as_such() -> None:
    text = "---\napplyTo: '**'\nexcludeAgent: [a]\n---\nName things well.\n"
    row = read(".github/instructions/names.instructions.md", text)["vs-code"]
    assert (row.outcome, row.confidence) == (Outcome.IGNORED, Confidence.DOCS)
    assert row.origin == f" (by its documentation, {row.source.on})"


RULES = 'permissions:\n  - action: edit\n    resource: "*"\n    effect: deny\n'


@pytest.mark.parametrize(
    ("header", "one", "two"),
    [
        ("permission:\n  edit: deny\n", Outcome.ACCEPTED, Outcome.ACCEPTED),
        ('permission:\n  edit: deny\n  "*": allow\n', Outcome.DEGRADED, Outcome.DEGRADED),
        ('permission:\n  edit: deny\n  "*": ask\n', Outcome.IGNORED, Outcome.IGNORED),
        ("permission:\n  write: deny\n", Outcome.DEGRADED, Outcome.DEGRADED),
        ('permission:\n  bash:\n    "git push": deny\n', Outcome.IGNORED, Outcome.IGNORED),
        (RULES, Outcome.DEGRADED, Outcome.ACCEPTED),
        (RULES.replace("deny", "ask"), Outcome.IGNORED, Outcome.ACCEPTED),
        (RULES.replace("deny", "allow"), Outcome.IGNORED, Outcome.ACCEPTED),
        (RULES + "temperature: 0.2\n", Outcome.DEGRADED, Outcome.DEGRADED),
        (RULES + "permission:\n  edit: deny\n", Outcome.IGNORED, Outcome.IGNORED),
        ("permissions:\n  edit: deny\n", Outcome.DEGRADED, Outcome.DROPPED_SILENT),
        ("permissions:\n  edit: deny\ntemperature: 0.2\n", Outcome.DEGRADED, Outcome.DEGRADED),
        ("permissions: deny\n", Outcome.DEGRADED, Outcome.DROPPED_SILENT),
        ("permissions: deny\ntemperature: 0.2\n", Outcome.DEGRADED, Outcome.DEGRADED),
        ("permissions:\n", Outcome.IGNORED, Outcome.DROPPED_SILENT),
        ("permissions:\ntemperature: 0.2\n", Outcome.IGNORED, Outcome.IGNORED),
    ],
)
def test_rules_that_are_not_enforced_are_a_loss(header: str, one: Outcome, two: Outcome) -> None:
    found = read(".opencode/agents/helper.md", f"---\ndescription: Helps.\n{header}---\nYou help.\n")
    assert {id_: row.outcome for id_, row in found.items()} == {"opencode-1": one, "opencode-2": two}


TAB = "---\ndescription: Helps.\n{}---\nYou help.\n"


@pytest.mark.parametrize(
    ("lines", "one", "two", "kilo"),
    [
        ("tools:\n\t- read\n", Outcome.FATAL, Outcome.DROPPED_SILENT, Outcome.DROPPED_SILENT),
        ("tools:\n  \t- read\n", Outcome.FATAL, Outcome.DROPPED_SILENT, Outcome.DROPPED_SILENT),
        ("tools:\n\twrite: false\n", Outcome.FATAL, Outcome.DROPPED_SILENT, Outcome.DROPPED_SILENT),
        ("temperature:\n\t- 1\n", Outcome.FATAL, Outcome.DROPPED_SILENT, Outcome.DROPPED_SILENT),
        ("permission:\n\tedit: deny\n", Outcome.FATAL, Outcome.DROPPED_SILENT, Outcome.DEGRADED),
        ('permission:\n  bash:\n\t"rm *": deny\n', Outcome.FATAL, Outcome.DROPPED_SILENT, Outcome.DEGRADED),
        ("permission:\n  edit: deny\n\tbash: deny\n", Outcome.DEGRADED, Outcome.DEGRADED, Outcome.DEGRADED),
        ("mode:\n\tsubagent\n", Outcome.DEGRADED, Outcome.DEGRADED, Outcome.DEGRADED),
        ("mode:\tsubagent\n", Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.ACCEPTED),
    ],
)
def test_a_tab_that_counts_as_nothing(lines: str, one: Outcome, two: Outcome, kilo: Outcome) -> None:
    found = read(".opencode/agents/helper.md", TAB.format(lines)) | read(".kilo/agents/helper.md", TAB.format(lines))
    assert {id_: row.outcome for id_, row in found.items()} == {"opencode-1": one, "opencode-2": two, "kilo": kilo}


@pytest.mark.parametrize(
    ("path", "text", "outcomes"),
    [
        (".gemini/agents/helper.md", SOUND.replace("changes", "C # changes"), {"gemini-cli": Outcome.DEGRADED}),
        # Its repair puts the line in quotes, and what stands behind the mark with it.
        (
            ".qoder/agents/helper.md",
            SOUND.replace("changes.\n---", "C # changes\nmodel: a: b\n---"),
            {"qoder-cli": Outcome.ACCEPTED},
        ),
        (
            ".kilo/agents/helper.md",
            SOUND.replace("\nYou", "\n---\nname: other\n---\nYou"),
            {"kilo": Outcome.IGNORED},
        ),
        (".gemini/agents/helper.md", SOUND.partition("You")[0], {"gemini-cli": Outcome.IGNORED}),
        (".gemini/agents/helper.md", SOUND.partition("You")[0] + "\n\n", {"gemini-cli": Outcome.IGNORED}),
        (
            ".github/agents/helper.agent.md",
            f"```md\n{SOUND}```\n",
            {"vs-code": Outcome.DEGRADED, "copilot-cli": Outcome.DROPPED_LOUD},
        ),
        (
            ".github/agents/README.md",
            "# Our agents\n",
            {"vs-code": Outcome.DROPPED_SILENT, "copilot-cli": Outcome.DROPPED_LOUD},
        ),
        (
            ".github/agents/readme.md",
            "# Our agents\n",
            {"vs-code": Outcome.DEGRADED, "copilot-cli": Outcome.DROPPED_LOUD},
        ),
        (
            ".github/agents/helper.agent.md",
            SOUND.replace("---\nYou", "model: Claude Sonnet 4.5 (copilot)\n---\nYou"),
            {"vs-code": Outcome.ACCEPTED, "copilot-cli": Outcome.IGNORED},
        ),
        (
            ".github/agents/helper.agent.md",
            SOUND.replace("---\nYou", "model: claude-sonnet-4.5\n---\nYou"),
            {"copilot-cli": Outcome.ACCEPTED},
        ),
        (
            ".codex/agents/helper.toml",
            'name = "helper"\ndescription = "Helps."\ndeveloper_instructions = "Help."\nsandbox_mode = "read-only"\n',
            {"codex": Outcome.IGNORED},
        ),
        (
            ".opencode/agents/helper.md",
            "---\ndescription: Helps.\nprompt: You help.\n---\n",
            {"opencode-1": Outcome.DEGRADED, "opencode-2": Outcome.DEGRADED},
        ),
        (
            ".opencode/agents/helper.md",
            "---\ndescription: Helps.\nprompt: You help.\n---\nYou help.\n",
            {"opencode-1": Outcome.IGNORED, "opencode-2": Outcome.IGNORED},
        ),
        (
            ".github/agents/helper.agent.md",
            SOUND.replace("\nYou", "\nmcp-servers:\n  db: {type: local, command: x}\n---\nYou").replace(
                "---\nmcp", "mcp"
            ),
            {"vs-code": Outcome.IGNORED, "copilot-cli": Outcome.DROPPED_LOUD},
        ),
    ],
)
def test_what_becomes_of_a_file(path: str, text: str, outcomes: dict[str, Outcome]) -> None:
    assert {id_: row.outcome for id_, row in read(path, text).items() if id_ in outcomes} == outcomes


def test_a_field_that_a_program_ignores_is_not_called_marked() -> None:
    text = SOUND.replace("---\nYou", "mcp-servers:\n  db: {type: local, command: x}\n---\nYou")
    reasons = read(".github/agents/helper.agent.md", text)["vs-code"].reasons
    assert [reason.finding.message for reason in reasons if "marks" in reason.finding.message] == []


@pytest.mark.parametrize(
    ("header", "one", "two"),
    [
        ("temperature: 0.2\n", Outcome.ACCEPTED, Outcome.IGNORED),
        ("top_p: 0.5\n", Outcome.ACCEPTED, Outcome.IGNORED),
        ("options:\n  foo: bar\n", Outcome.ACCEPTED, Outcome.IGNORED),
        ("request:\n  body: {foo: bar}\n", Outcome.IGNORED, Outcome.IGNORED),
        ("disabled: false\n", Outcome.IGNORED, Outcome.ACCEPTED),
        ("steps: 3\n", Outcome.ACCEPTED, Outcome.ACCEPTED),
    ],
)
def test_what_is_sent_to_the_model(header: str, one: Outcome, two: Outcome) -> None:
    found = read(".opencode/agents/helper.md", f"---\ndescription: Helps.\n{header}---\nYou help.\n")
    assert {id_: row.outcome for id_, row in found.items()} == {"opencode-1": one, "opencode-2": two}
