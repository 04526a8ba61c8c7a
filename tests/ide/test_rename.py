"""Renaming in several files: what changes in which line, what moves, or why nothing does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agentls.finding import apply
from agentls.ide.rename import Changes, Refused, moved, renamable, rename
from agentls.ide.rename.link_updates import Move, destination
from agentls.text import Text
from ide.test_robust import FILE
from support import workspace
from support.check import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agentls.lint.context import Context

CASES = Path(__file__).parent / "rename.txt"
_HEAD = re.compile(r"^=== (.+)\n", re.M)
_ARROW = "==>\n"


@dataclass
class Disk:
    """The files of a workspace, some of which must stay as they are."""

    files: workspace.Workspace
    reasons: Mapping[str, str] = field(default_factory=dict)

    def context_at(self, path: str) -> Context | None:
        return self.files.context_at(path)

    def text_at(self, path: str) -> Text | None:
        return self.files.text_at(path)

    def open_paths(self) -> Iterable[str]:
        return self.files.open_paths()

    def exists(self, path: str) -> bool:
        return self.files.exists(path)

    def locked(self, path: str) -> str:
        return self.reasons.get(_short(path), "")


def cases() -> list[tuple[str, int]]:
    return [(head, number) for number, head in enumerate(_HEAD.split(CASES.read_text("utf-8"))[1::2])]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[0].replace(" ", "-"))
def test_rename(case: tuple[str, int], update: bool) -> None:
    """A head is a title, `:` and what is done: a new name, or a file or folder that gets another path."""
    head, number = case
    parts = _HEAD.split(CASES.read_bytes().decode())
    source, _, expected = parts[2 * number + 2].partition(_ARROW)
    actual = "".join(f"{line}\n" for line in shown(source, head.rpartition(": ")[2])) + "\n"
    if update:
        parts[2 * number + 2] = source + _ARROW + actual
        heads = (f"=== {title}\n{body}" for title, body in zip(parts[1::2], parts[2::2], strict=True))
        CASES.write_bytes((parts[0] + "".join(heads)).encode())
    else:
        assert actual.strip() == expected.strip()


def shown(source: str, what: str) -> list[str]:
    files = workspace.read(source)
    disk = Disk(files, {".claude/agents/locked.md": "is read-only"})
    old, arrow, new = what.partition(" -> ")
    if arrow:
        found: Changes | Refused = moved([Move(f"{PROJECT}/{old}", f"{PROJECT}/{new}")], files.index, disk)
    else:
        found = rename(files.here, files.index, disk, files.cursor[1], what.removesuffix(" (in place)"), **moving(what))
    return [f"refused: {found.reason}"] if isinstance(found, Refused) else list(lines(files, found))


def moving(what: str) -> dict[str, bool]:
    return {"moving": not what.endswith(" (in place)")}


def lines(files: workspace.Workspace, changes: Changes) -> Iterable[str]:
    """The lines that change, by file, then the moves."""
    for path, edits in sorted(changes.edits.items()):
        yield f"{_short(path)}:"
        before = files.texts[path].content.split("\n")
        after = apply(tuple(edits), files.texts[path].content).split("\n")
        assert len(before) == len(after)
        for old, new in zip(before, after, strict=True):
            yield from [f"  - {old}", f"  + {new}"] if old != new else []
    yield from (f"{_short(move.old)} -> {_short(move.new)}" for move in changes.moves)


PROJECT_OF_SEVERAL = """\
-- .claude/agents/code-reviewer.md --
---
name: <CURSOR>code-reviewer
description: "Reviews.\\n<example>\\nassistant: \\"I'll use the code-reviewer agent\\"\\n</example>"
tools: [Read, "Agent(code-reviewer)"]
---
You are code-reviewer. See [the lead](../../docs/lead.md) and @docs/lead.md.
-- .claude/agents/lead.md [open] --
---
name: lead
description: Leads code-reviewer and code-reviewer-two, but no pre-code-reviewer.
tools: Agent(code-reviewer, tester), Read
---
Ask `code-reviewer`, then code_reviewer. `subagent_type: "code-reviewer"`
-- docs/lead.md --
[`code-reviewer`](../.claude/agents/code-reviewer.md#how) reads @.claude/agents/code-reviewer.md
and https://example.com/code-reviewer and code-reviewer.py.
-- .claude-plugin/plugin.json --
{"agents": ["./.claude/agents/code-reviewer.md"]}
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_there_and_back_again(line_end: str) -> None:
    files = workspace.read(PROJECT_OF_SEVERAL)
    texts = {path: Text("\ufeff" + text.content.replace("\n", line_end)) for path, text in files.texts.items()}
    before = workspace.Workspace(texts, files.opened)
    changes = rename_own(before, "code-reviewer", "tester-of-code")
    assert isinstance(changes, Changes)
    after = applied(before, changes)
    assert sum(text.content.count("tester-of-code") for text in after.texts.values()) == 12
    back = rename_own(after, "tester-of-code", "code-reviewer")
    assert isinstance(back, Changes)
    assert applied(after, back).texts == texts


@pytest.mark.parametrize("new", ["Diff Reader", "yes", "it's", 'a "b"', "#1", "né", "007", "@x", "- -", "a\\nb"])
def test_names_that_yaml_takes_for_something_else(new: str) -> None:
    files = workspace.read(PROJECT_OF_SEVERAL)
    changes = rename_own(files, "code-reviewer", new)
    if isinstance(changes, Refused):
        assert {'"', "\\", "-"} & set(new)
        return
    after = applied(files, changes)
    assert [each.definition.name for each in after.index.defined("agent", new)] == [new]
    assert [each.name for _, each in after.index.mentioned("agent", new)] == [new, new]
    assert all(ctx.header.valid for path in after.texts if (ctx := after.context_at(path)))


def rename_own(files: workspace.Workspace, old: str, new: str) -> Changes | Refused:
    [found] = files.index.defined("agent", old)
    ctx = files.context_at(found.entry.path)
    assert ctx
    assert found.definition.span
    return rename(ctx, files.index, Disk(files), found.definition.span.start, new)


def applied(files: workspace.Workspace, changes: Changes) -> workspace.Workspace:
    texts = {}
    for path, text in files.texts.items():
        edited = apply(tuple(changes.edits.get(path, ())), text.content)
        texts[destination(path, changes.moves)] = Text(edited)
    return workspace.Workspace(texts, files.opened)


def test_at_every_offset_of_every_beginning() -> None:
    content = FILE.replace("Explore", "x").replace("\n# Role", "\n[x](x.md) @x.md and @agent-x, the x agent\n# Role")
    for end in range(0, len(content), 3):
        files = workspace.read(f"-- .claude/agents/x.md --\n{content[:end]}")
        path = f"{PROJECT}/.claude/agents/x.md"
        ctx = files.context_at(path)
        assert ctx
        for offset in range(0, end, 5):
            found = renamable(ctx, files.index, Disk(files), offset)
            assert isinstance(found, Refused) or found.symbol.span.of(content) in {"x", "Hugs"}
            assert rename(ctx, files.index, Disk(files), offset, "new-name")


def _short(path: str) -> str:
    return path.removeprefix(f"{PROJECT}/")
