"""Edits as clients send them, against a model that knows nothing but arrays of code units."""

from __future__ import annotations

import random
import re
from pathlib import PurePath

import pytest
from lsprotocol import types

from agentls.lint.context import Context
from agentls.lsp.capabilities.client import Capabilities
from agentls.lsp.session import Session
from agentls.project import kinds
from agentls.syntax import parse
from agentls.text import Encoding, Text

URI = "file:///project/.claude/agents/reviewer.md"
EDITS = 3_400
"""For each of three encodings: ten thousand in all."""

START = """\
---
name: reviewer
description: Reviews → code 🎉.
tools: Read, Raed
model: sonnet
---
# Review

Look at `it`.

```python
x = 1
```
"""
PIECES = [
    *"ab:-#,[]{}'\"`| \t\n", "\r\n", "\r", "---\n", "🎉", "é", "\u2028", "\x0c", "\x85", "<example>", "</example>\n",
    "tools: Read\n", "name: x\n", "  - Grep\n", "```\n", "",
]  # fmt: skip
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


def units(text: str, encoding: Encoding) -> list[str]:
    """The lines' characters, each repeated for every code unit it takes."""
    bytes_each = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    codec = encoding if encoding == "utf-8" else f"{encoding}-le"
    return [char for char in text for _ in range(len(char.encode(codec)) // bytes_each)]


def model_place(lines: list[str], chance: random.Random, encoding: Encoding) -> tuple[types.Position, int]:
    """A position between two characters somewhere, and its offset."""
    number = chance.randrange(len(lines))
    line = lines[number].rstrip("\r\n")
    column = chance.randint(0, len(line))
    offset = sum(map(len, lines[:number])) + column
    return types.Position(number, len(units(line[:column], encoding))), offset


def random_change(
    text: str, chance: random.Random, encoding: Encoding
) -> tuple[types.TextDocumentContentChangeEvent, str]:
    """A change, and what the model says the text then is."""
    if chance.random() < 0.01:
        return types.TextDocumentContentChangeWholeDocument(START), START
    lines = _LINE.findall(text)
    lines = lines[:-1] if len(lines) > 1 and not text.endswith(("\r", "\n")) else lines
    start, end = sorted((model_place(lines, chance, encoding) for _ in range(2)), key=lambda place: place[1])
    if chance.random() < 0.7 or end[1] - start[1] > 30:
        end = start
    new = chance.choice(PIECES)
    change = types.TextDocumentContentChangePartial(types.Range(start[0], end[0]), new)
    return change, text[: start[1]] + new + text[end[1] :]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_text_and_report_stay_those_of_a_fresh_start(encoding: Encoding) -> None:
    chance = random.Random(encoding)
    session = Session(Capabilities(encoding=encoding))
    session.documents.open(URI, 0, START)
    text = START
    for version in range(1, EDITS + 1):
        change, text = random_change(text, chance, encoding)
        assert session.documents.change(URI, version, [change])
        assert session.documents.get(URI).text.content == text
        report = session.analysis.report(URI)
        if version % 10 == 0:
            assert report
            assert report.findings == fresh(session, text)


def fresh(session: Session, text: str) -> object:
    """The findings of a text that is seen for the first time."""
    path = PurePath("/project/.claude/agents/reviewer.md")
    doc = parse(Text(text))
    kind = kinds.detect(path, doc.header)
    assert kind
    exists = session.disk.exists
    scope = kinds.scope(kind, path, exists)
    return session.settings.linter(path.as_posix()).check(Context(doc, kind, path, scope, exists=exists)).findings


def test_a_change_notification_may_hold_several_changes_each_about_the_one_before() -> None:
    session = Session(Capabilities(encoding="utf-16"))
    session.documents.open(URI, 0, "🎉b")
    first = types.TextDocumentContentChangePartial(range_at(0, 2, 2), "\n")
    second = types.TextDocumentContentChangePartial(range_at(1, 0, 1), "→")
    assert session.documents.change(URI, 1, [first, second])
    assert session.documents.get(URI).text.content == "🎉\n→"


def range_at(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


def test_what_is_not_open_changes_nothing() -> None:
    session = Session(Capabilities())
    assert not session.documents.change(URI, 1, [])
    assert session.documents.close(URI) is None
    assert session.analysis.report(URI) is None
