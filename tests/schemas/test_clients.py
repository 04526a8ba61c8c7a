"""What the clients of Agent Skills make of skills with one fault each: measured on the programs, 2026-11-30."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from agentls.finding import Confidence, Outcome
from agentls.lint.context import Context
from agentls.project import kinds
from agentls.project.readers import READERS
from agentls.syntax import decode, parse
from agentls.workspace.readers import Row, rows

HOMES = {
    "claude-code": ".claude", "codex": ".agents", "copilot-cli": ".github", "gemini-cli": ".gemini",
    "qwen-code": ".qwen", "opencode-1": ".opencode", "skills-ref": ".claude", "vs-code": ".github", "kilo": ".kilo",
    "qoder-cli": ".qoder",
}  # fmt: skip
"""Where each client looks."""
NAME, DESCRIPTION = "name: pdf", "description: Fills forms."
TAKES_ALL = {"claude-code", "vs-code", "qoder-cli"}
LENIENT = {*TAKES_ALL, "gemini-cli", "qwen-code"}
ALL = set(HOMES)

CASES = {
    "sound": (f"---\n{NAME}\n{DESCRIPTION}\n---\n", ALL),
    "no name": (f"---\n{DESCRIPTION}\n---\n", TAKES_ALL | {"codex", "copilot-cli"}),
    "empty name": (f"---\nname: ''\n{DESCRIPTION}\n---\n", ALL - {"copilot-cli", "qwen-code", "skills-ref"}),
    "name with a blank": (f"---\nname: pdf forms\n{DESCRIPTION}\n---\n", ALL - {"qwen-code", "skills-ref"}),
    "name of another folder": (f"---\nname: forms\n{DESCRIPTION}\n---\n", ALL - {"skills-ref"}),
    "long name": (f"---\nname: {'n' * 300}\n{DESCRIPTION}\n---\n", LENIENT | {"opencode-1", "kilo"}),
    "no description": (f"---\n{NAME}\n---\n", TAKES_ALL | {"copilot-cli", "opencode-1", "kilo"}),
    "long description": (f"---\n{NAME}\ndescription: {'x' * 1025}\n---\n", ALL - {"copilot-cli", "skills-ref"}),
    "colon": (f"---\n{NAME}\ndescription: Use: fill.\n---\n", ALL - {"copilot-cli", "skills-ref"}),
    "colon with CR LF": (
        f"---\r\n{NAME}\r\ndescription: Use: fill.\r\n---\r\n", ALL - {"copilot-cli", "skills-ref"},
    ),
    "at sign": (f"---\n{NAME}\ndescription: '@x' y\n---\n".replace("'", ""), LENIENT | {"codex"}),
    "asterisk": (f"---\n{NAME}\ndescription: *all* forms\n---\n", LENIENT),
    "key twice": (f"---\n{NAME}\n{DESCRIPTION}\n{DESCRIPTION}\n---\n", LENIENT),
    "byte order mark": (f"\ufeff---\n{NAME}\n{DESCRIPTION}\n---\n", ALL - {"codex", "gemini-cli", "skills-ref"}),
    "no header": ("Fill forms.\n", TAKES_ALL),
    "unknown field": (f"---\n{NAME}\n{DESCRIPTION}\nfoo: bar\n---\n", ALL - {"skills-ref"}),
}  # fmt: skip
"""A skill, and the clients that load it."""


@pytest.mark.parametrize("name", CASES)
def test_who_loads_a_skill(name: str) -> None:
    text, loading = CASES[name]
    assert {client for client in HOMES if loads(client, text)} == loading


LOST, IDLE, OK = Outcome.DEGRADED, Outcome.IGNORED, Outcome.ACCEPTED

LOSSES = {
    "vs-code": {
        f"---\n{NAME}\n---\n": LOST,  # No model hears of it.
        f"---\n{NAME}\ndescription: [a, b]\n---\n": LOST,
        f"---\n{NAME}\ndescription: {'x' * 1025}\n---\n": LOST,
        f"---\n{NAME}\ndescription: Fills C # forms.\n---\n": LOST,
        f"---\n{NAME}\ndescription: Fills\nforms.\nlicense: MIT\n---\n": LOST,
        f"---\n{NAME}\n{DESCRIPTION}\n...\n": OK,
        f"---\n{NAME}\n{DESCRIPTION}\n\n": OK,
        f"---\nname: forms\n{DESCRIPTION}\n---\n": IDLE,
        f"---\n{NAME}\n{DESCRIPTION}\nlicense:\n---\n": OK,
        f"--- \n{NAME}\n{DESCRIPTION}\n---\n": OK,
    },
    "copilot-cli": {
        f"---\n{NAME}\n{DESCRIPTION}\ndisable-model-invocation: true\nargument-hint: file\n---\n": OK,
        f"---\n{NAME}\n{DESCRIPTION}\ndisable-model-invocation: 'true'\n---\n": Outcome.DROPPED_SILENT,
        f"---\n{NAME}\n{DESCRIPTION}\nuser-invocable: 1\n---\n": Outcome.DROPPED_SILENT,
        f"---\n{NAME}\n{DESCRIPTION}\nargument-hint: [file]\n---\n": Outcome.DROPPED_SILENT,
        f"---\n{NAME}\n{DESCRIPTION}\nallowed-tools: {{a: b}}\n---\n": Outcome.DROPPED_SILENT,
        f"---\n{NAME}\n{DESCRIPTION}\nallowed-tools:\n---\n": Outcome.DROPPED_SILENT,
        f"---\n{NAME}\n{DESCRIPTION}\nlicense:\ncompatibility: [a]\nmetadata: x\nargument-hint:\n---\n": OK,
        "---\n- a\n- b\n---\n": LOST,
    },
    "kilo": {
        f"---\n{NAME}\n{DESCRIPTION}\nlicense:\n---\n": OK,
        f"---\n{NAME}\n{DESCRIPTION}\nallowed-tools:\n---\n": OK,
        f"---\n{NAME}\n{DESCRIPTION}\nmetadata:\n\tby: me\n---\n": OK,
        f"---\n{NAME}\ndescription: Fills C # forms.\n---\n": LOST,
        f"---\n{NAME}\ndescription: !important Fills forms.\n---\n": Outcome.DROPPED_SILENT,
        f"---\n{NAME}\ndescription: Fills\x07 forms.\n---\n": Outcome.DROPPED_SILENT,
        f"---\n{NAME}\ndescription:\n---\n": Outcome.DROPPED_SILENT,
    },
    "qoder-cli": {
        f"---\n{NAME}\n---\n": OK,  # Its text describes it.
        f"---\n{NAME}\ndescription: [a, b]\n---\n": IDLE,
        f"---\n{NAME}\ndescription: 'Fills forms.\n---\n": LOST,
        f"---\n{NAME}\ndescription: Fills\nforms.\n---\n": LOST,
        f"---\n{NAME}\n{DESCRIPTION}\n--- \n": OK,
        f"--- \n{NAME}\n{DESCRIPTION}\n---\n": LOST,
        f"\ufeff---\n{NAME}\n{DESCRIPTION}\n---\n": LOST,
        f"---\n{NAME}\n{DESCRIPTION}\n...\n": LOST,
        f"---\nname: forms\n{DESCRIPTION}\n---\n": IDLE,
    },
}
"""What is lost of a skill that loads; asked of the programs likewise."""


@pytest.mark.parametrize(("client", "text"), [(client, text) for client, texts in LOSSES.items() for text in texts])
def test_what_is_lost_of_a_skill(client: str, text: str) -> None:
    assert row(client, text).outcome == LOSSES[client][text]


@pytest.mark.parametrize(
    ("client", "folder", "text", "outcome"),
    [
        ("cursor", ".cursor", f"---\n{NAME}\n{DESCRIPTION}\n---\n", OK),
        ("cursor", ".cursor", f"---\n{NAME}\n---\n", IDLE),
        ("cursor", ".agents", "Fill forms.\n", IDLE),
        ("kiro", ".kiro", f"---\n{NAME}\n{DESCRIPTION}\n---\n", OK),
        ("kiro", ".kiro", f"---\n{DESCRIPTION}\n---\n", IDLE),
        ("devin", ".devin", f"---\n{NAME}\n{DESCRIPTION}\n---\n", OK),
        ("devin", ".agents", "Fill forms.\n", OK),
        ("devin", ".devin", f"---\n{NAME}\ndescription: Use: fill.\n---\n", IDLE),
    ],
)
def test_what_is_only_documented_says_so(client: str, folder: str, text: str, outcome: Outcome) -> None:
    told = row(client, text, folder)
    assert (told.outcome, told.confidence, told.loads) == (outcome, Confidence.DOCS, True)


def loads(client: str, text: str) -> bool:
    return row(client, text).loads


def row(client: str, text: str, folder: str = "") -> Row:
    place = PurePosixPath(f"/project/{folder or HOMES[client]}/skills/pdf/SKILL.md")
    doc = parse(decode((text + "Fill them in.\n").encode()))
    kind = kinds.find("agent-skills/skill")
    assert kind
    ctx = Context(doc, kind, place, kinds.scope(kind, place, lambda _: False), exists=lambda _: False)
    return next(each for each in rows(ctx) if each.reader.id == client)


def test_clients_are_readers() -> None:
    assert READERS.keys() >= HOMES.keys()
