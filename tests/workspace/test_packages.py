"""The check as a function of files that are given: what the command says of them, and nothing but them."""

from __future__ import annotations

import json
import pickle
import random
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

from agentls.finding import Severity
from agentls.text import Position
from agentls.workspace.packages import Found, check_package
from endurance import project

if TYPE_CHECKING:
    from pathlib import Path

AGENT = b"---\nname: %b\ndescription: Reviews %b.\ntools: Read, Agent(%b)\n---\n# %b\n\nReview.\n"
REVIEWER, LEAD = ".claude/agents/reviewer.md", ".claude/agents/lead.md"


def agent(name: bytes, other: bytes) -> bytes:
    return AGENT % (name, name, other, name)


def test_it_says_what_the_command_says(tmp_path: Path) -> None:
    project.build(tmp_path, 30, random.Random(1))
    files = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    command = [sys.executable, "-m", "agentls", "check", "--format", "json", "--exit-zero", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    told = {
        (each["path"], each["rule"], each["message"], each["line"], each["column"]) for each in json.loads(done.stdout)
    }
    found = {
        (each.path, each.rule, each.message, each.start.line + 1, each.start.column + 1)
        for each in check_package(files)
    }
    assert found == told
    assert len(found) > 100


def test_files_are_looked_at_together() -> None:
    alone = check_package({LEAD: agent(b"lead", b"reviewer"), REVIEWER: agent(b"helper", b"lead")})
    both = check_package({LEAD: agent(b"lead", b"reviewer"), REVIEWER: agent(b"reviewer", b"lead")})
    assert [(each.path, each.rule) for each in alone] == [(LEAD, "unknown-agent")]
    assert both == []


def test_a_finding_is_a_plain_value() -> None:
    [found] = check_package({REVIEWER: agent(b"reviewer", b"reviewer").replace(b"Read", b"Raed")})
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  # our own
    assert isinstance(found, Found)
    assert (found.kind, found.rule, found.severity) == ("claude-code/agent", "unknown-tool", Severity.WARNING)
    assert (found.start, found.end) == (Position(3, 7), Position(3, 11))


def test_settings_are_a_file_among_them() -> None:
    faulty = agent(b"reviewer", b"reviewer").replace(b"Read", b"Raed")
    off = {REVIEWER: faulty, "agentls.toml": b'rules = { unknown-tool = "off" }\n'}
    left_out = {REVIEWER: faulty, "agentls.toml": b'exclude = [".claude/"]\n'}
    chosen = {"notes/reviewer.md": faulty, "agentls.toml": b'[kinds]\n"notes/*.md" = "claude-code/agent"\n'}
    assert check_package(off) == check_package(left_out) == []
    assert [each.rule for each in check_package(chosen)] == ["unknown-tool"]


def test_nothing_of_this_machine_is_looked_at() -> None:
    linking = (
        agent(b"reviewer", b"reviewer")
        + b"See [it](../../../../../../../../../../../../../../etc/passwd), [this](../../a.md).\n"
    )
    assert [each.rule for each in check_package({REVIEWER: linking, "a.md": b""})] == ["broken-link"]


def test_the_day_is_given_too() -> None:
    old = {REVIEWER: agent(b"reviewer", b"reviewer").replace(b"tools:", b"model: claude-opus-4-5-20251101\ntools:")}
    before, after = ({each.rule for each in check_package(old, date(year, 6, 1))} for year in (2026, 2027))
    assert (before, after) == ({"deprecated-model"}, {"retired-model"})


def test_any_bytes_and_paths_are_taken() -> None:
    odd = {
        REVIEWER: b"\xff\xfe\x00",
        "": b"",
        "a/../b.md": b"---\n",
        ".claude/agents": b"x",
        ".claude/agents/x/": b"---",
    }
    assert all(isinstance(each, Found) for each in check_package(odd))
