"""Plays a visit and compares what the server then says with what a new one says."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, NamedTuple

from lsprotocol import types

from bench.replaying import project
from bench.replaying.playing import Player
from bench.replaying.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GROWTH = 1.1
"""What memory may grow to after the first tenth."""
_ASKED = (
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL,
    types.TEXT_DOCUMENT_FOLDING_RANGE,
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL,
    types.TEXT_DOCUMENT_CODE_LENS,
    types.TEXT_DOCUMENT_DOCUMENT_LINK,
    types.TEXT_DOCUMENT_DOCUMENT_COLOR,
)
"""Requests whose answers are compared as well."""


class Plan(NamedTuple):
    """What to play."""

    messages: int = 10_000
    agents: int = 1_000
    seed: int = 1
    client: str = "vscode"


class Outcome(NamedTuple):
    """What came of it."""

    faults: list[str]
    """Messages that are none, errors and whatever else should not be."""
    errors: str
    """What the server wrote to standard error."""
    differences: list[str]
    """Where the server says other things than a new one."""
    code: int
    """The exit code."""
    memory: list[float]
    """MiB after each tenth."""
    times: dict[str, list[float]]
    """Milliseconds by method."""
    reported: int
    """Diagnostics at the end."""

    @property
    def leaks(self) -> bool:
        """Whether memory grew more than it may."""
        return self.memory[-1] > GROWTH * self.memory[0]


def replay(plan: Plan, root: Path) -> Outcome:
    """Make a workspace, play in it and compare."""
    project.build(root, plan.agents, random.Random(plan.seed))
    visitor = Visitor([root], plan.client, {})
    player = Player(visitor, root, plan.seed)
    memory: list[float] = []
    player.play(plan.messages, plan.messages // 10, lambda: memory.append(visitor.memory()))
    fresh = Visitor(player.disk.roots, plan.client, visitor.settings)
    for document in visitor.documents.values():
        fresh.open(document.path, document.text.content)
    differences = [*_other_reports(visitor, fresh), *_other_answers(visitor, fresh)]
    reported = sum(map(len, visitor.shown.values()))
    codes = [each.leave() for each in (visitor, fresh)]
    errors = visitor.errors() + fresh.errors()
    for each in (visitor, fresh):
        each.close()
    return Outcome(
        visitor.faults + fresh.faults, errors, differences, max(codes), memory, dict(visitor.times), reported
    )


def _other_reports(visitor: Visitor, fresh: Visitor) -> Iterator[str]:
    """The diagnostics that users see, which may still be coming in."""
    for _ in range(200):
        for each in (visitor, fresh):
            each.look()
            each.pump(lambda: False, 0.05)
        before, after = _seen(visitor), _seen(fresh)
        if before == after:
            return
    for uri in sorted({*before, *after}):
        if before.get(uri) != after.get(uri):
            yield f"{uri}: shown {_brief(before.get(uri))}, to a new client {_brief(after.get(uri))}"


def _seen(visitor: Visitor) -> dict[str, list[Any]]:
    return {uri: items for uri, items in visitor.shown.items() if items}


def _brief(items: list[Any] | None) -> list[str]:
    return [f"{item['code']}@{item['range']['start']['line']} {item['message'][:60]}" for item in items or ()]


def _other_answers(visitor: Visitor, fresh: Visitor) -> Iterator[str]:
    for uri in visitor.documents:
        for method in _ASKED:
            before, after = ([*_answer(each, method, uri)] for each in (visitor, fresh))
            if before != after:
                yield f"{uri}: {method} is {before}, of a new server {after}"[:1000]


def _answer(visitor: Visitor, method: str, uri: str) -> list[Any]:
    found: list[Any] = []
    visitor.ask(method, {"textDocument": {"uri": uri}}, visitor.documents[uri], found.append)
    visitor.settle()
    return found
