"""What the clients of Agent Skills make of skills with one fault each: measured on the programs, 2026-11-29."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from agentls.lint.context import Context
from agentls.project import kinds
from agentls.project.readers import READERS
from agentls.syntax import decode, parse
from agentls.workspace.readers import rows

HOMES = {
    "claude-code": ".claude", "codex": ".agents", "copilot-cli": ".github", "gemini-cli": ".gemini",
    "qwen-code": ".qwen", "opencode-1": ".opencode", "skills-ref": ".claude",
}  # fmt: skip
"""Where each client looks."""
NAME, DESCRIPTION = "name: pdf", "description: Fills forms."
LENIENT = {"claude-code", "gemini-cli", "qwen-code"}
ALL = set(HOMES)

CASES = {
    "sound": (f"---\n{NAME}\n{DESCRIPTION}\n---\n", ALL),
    "no name": (f"---\n{DESCRIPTION}\n---\n", {"claude-code", "codex", "copilot-cli"}),
    "empty name": (f"---\nname: ''\n{DESCRIPTION}\n---\n", {"claude-code", "codex", "gemini-cli", "opencode-1"}),
    "name with a blank": (f"---\nname: pdf forms\n{DESCRIPTION}\n---\n", ALL - {"qwen-code", "skills-ref"}),
    "name of another folder": (f"---\nname: forms\n{DESCRIPTION}\n---\n", ALL - {"skills-ref"}),
    "long name": (f"---\nname: {'n' * 300}\n{DESCRIPTION}\n---\n", LENIENT | {"opencode-1"}),
    "no description": (f"---\n{NAME}\n---\n", {"claude-code", "copilot-cli", "opencode-1"}),
    "long description": (f"---\n{NAME}\ndescription: {'x' * 1025}\n---\n", ALL - {"copilot-cli", "skills-ref"}),
    "colon": (f"---\n{NAME}\ndescription: Use: fill.\n---\n", ALL - {"copilot-cli", "skills-ref"}),
    "colon with CR LF": (
        f"---\r\n{NAME}\r\ndescription: Use: fill.\r\n---\r\n", ALL - {"copilot-cli", "skills-ref"},
    ),
    "at sign": (f"---\n{NAME}\ndescription: '@x' y\n---\n".replace("'", ""), LENIENT | {"codex"}),
    "asterisk": (f"---\n{NAME}\ndescription: *all* forms\n---\n", LENIENT),
    "key twice": (f"---\n{NAME}\n{DESCRIPTION}\n{DESCRIPTION}\n---\n", LENIENT),
    "byte order mark": (f"\ufeff---\n{NAME}\n{DESCRIPTION}\n---\n", ALL - {"codex", "gemini-cli", "skills-ref"}),
    "no header": ("Fill forms.\n", {"claude-code"}),
    "unknown field": (f"---\n{NAME}\n{DESCRIPTION}\nfoo: bar\n---\n", ALL - {"skills-ref"}),
}  # fmt: skip
"""A skill, and the clients that load it."""


@pytest.mark.parametrize("name", CASES)
def test_who_loads_a_skill(name: str) -> None:
    text, loading = CASES[name]
    assert {client for client in HOMES if loads(client, text)} == loading


def loads(client: str, text: str) -> bool:
    place = PurePosixPath(f"/project/{HOMES[client]}/skills/pdf/SKILL.md")
    doc = parse(decode((text + "Fill them in.\n").encode()))
    kind = kinds.find("agent-skills/skill")
    assert kind
    ctx = Context(doc, kind, place, kinds.scope(kind, place, lambda _: False), exists=lambda _: False)
    return next(row for row in rows(ctx) if row.reader.id == client).loads


def test_clients_are_readers() -> None:
    assert READERS.keys() >= HOMES.keys()
