"""Plays a day and compares, at points on the way, what the server says and keeps with what a new one does."""

from __future__ import annotations

import hashlib
import random
from typing import TYPE_CHECKING, NamedTuple

from endurance import project
from endurance.comparing import Comparison
from endurance.playing import Player
from endurance.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ENDS = (400, 1_500, 6_000, 66_000)
"""The messages after which the editor is killed, or its server, and started again; counted so that a part of a day is
the beginning of a whole one. The longest life is three quarters of the day."""
_SAMPLE = 200
"""Files that are not open, whose diagnostics are compared at each point."""
_LIVES = 10
"""Points that a life has at least, to say of it whether memory grows."""
_RESIDENT = 1.10
"""What the process's memory may grow to after the first tenth of a life; the allocator gives little back."""
_BLOCKS = 0.05
"""By which part of all the blocks may grow that are more than a new server's, from the first third to the last.

What is open may take more for a while, so the least of each third counts: what has leaked never comes back.
"""


class Plan(NamedTuple):
    """What to play."""

    messages: int = 80_000
    agents: int = 10_000
    seed: int = 1
    client: str = "vscode"
    points: int = 100
    """How often is compared."""
    whole: int = 10
    """At each so manieth point, and the last, the diagnostics of all files are."""


class Point(NamedTuple):
    """What was found at one point."""

    sent: int
    life: int
    """The how manieth server it is."""
    resident: float
    """MiB of its process."""
    blocks: int
    """What Python has given out in it."""
    fresh: tuple[float, int]
    """The same of a new server."""
    shown: int
    """Diagnostics that the user sees."""
    faults: list[str]
    """Messages that are none, errors, and where the new server says otherwise."""


class Outcome(NamedTuple):
    """What came of it."""

    points: list[Point]
    faults: list[str]
    """Of points, and at the ends of lives."""
    texts: str
    """What identifies the texts at the end: the same for the same plan."""
    times: dict[str, list[float]]
    """Milliseconds by method."""

    @property
    def growth(self) -> list[str]:
        """Where memory has grown by more than it may."""
        return [each for life in {point.life for point in self.points} for each in _growth(self._of_life(life))]

    def _of_life(self, life: int) -> list[Point]:
        return [point for point in self.points if point.life == life]


def _growth(points: list[Point]) -> Iterator[str]:
    if len(points) < _LIVES:
        return
    first, *rest = points[len(points) // 10 :]
    for point in rest:
        if point.resident > _RESIDENT * first.resident:
            yield f"after {point.sent} messages {point.resident:.1f} MiB, after {first.sent} {first.resident:.1f}"
    third = len(rest) // 3
    before, after = (min(point.blocks - point.fresh[1] for point in part) for part in (rest[:third], rest[-third:]))
    if after - before > _BLOCKS * first.blocks:
        yield f"{after} blocks more than a new server in the last third, {before} in the first"


class Day:
    """A workspace, and who edits it."""

    def __init__(self, plan: Plan, root: Path) -> None:
        project.build(root, plan.agents, random.Random(plan.seed))
        self._plan = plan
        self._root = root
        self._player = Player(Visitor([root], plan.client, {}), root, plan.seed, plan.agents)
        self._life = 0
        self._faults: list[str] = []
        self._times: dict[str, list[float]] = {}

    def play(self, told: Callable[[Point], None]) -> Outcome:
        """Play it to its end, or to the first point where something is wrong."""
        points: list[Point] = []
        for number in range(1, self._plan.points + 1):
            self._play_until(self._plan.messages * number // self._plan.points)
            points.append(self._compare(number))
            told(points[-1])
            if points[-1].faults:
                break
        texts = self._identify_texts()
        self._leave(self._player.visitor)
        return Outcome(
            points, [*self._faults, *(each for point in points for each in point.faults)], texts, self._times
        )

    def _play_until(self, count: int) -> None:
        while self._player.sent < count:
            self._player.play()
            # Where a point is made of it or not, a life ends at the same message.
            if self._life < len(ENDS) and self._player.sent >= ENDS[self._life]:
                self._start_again()

    def _start_again(self) -> None:
        old = self._player.visitor
        if self._life % 2:
            old.kill()
        elif code := old.vanish():
            self._faults.append(f"the server of an editor that is gone ends with {code}")
        self._end(old)
        self._life += 1
        self._player.come_back(Visitor(self._player.disk.roots, self._plan.client, old.settings))

    def _compare(self, number: int) -> Point:
        old = self._player.visitor
        whole = number % self._plan.whole == 0 or number == self._plan.points
        new = self._new(old, whole=whole)
        chance = random.Random(f"{self._plan.seed} {self._player.sent}")
        files = [path for path in self._player.disk.files() if path.as_uri() not in old.documents]
        compared = Comparison(old, new)
        found = [
            *compared.of_open_files(chance),
            *compared.of_closed_files(chance.sample(files, min(_SAMPLE, len(files)))),
            *(compared.of_all_files() if whole else ()),
        ]
        point = Point(
            self._player.sent, self._life, old.memory(), old.blocks(), (new.memory(), new.blocks()),
            sum(map(len, old.shown.values())), [*old.faults, *new.faults, *found],
        )  # fmt: skip
        self._leave(new)
        return point

    def _new(self, old: Visitor, *, whole: bool) -> Visitor:
        """A new server that has been given the same texts."""
        old.rest()
        new = Visitor(self._player.disk.roots, self._plan.client, old.settings, looks=whole)
        for document in old.documents.values():
            new.open(document.path, document.text.content)
        new.rest()
        return new

    def _leave(self, visitor: Visitor) -> None:
        if code := visitor.leave():
            self._faults.append(f"the server ends with {code}")
        self._end(visitor)

    def _end(self, visitor: Visitor) -> None:
        if errors := visitor.errors():
            self._faults.append(f"on standard error: {errors}")
        visitor.close()
        if visitor is self._player.visitor:
            for method, times in visitor.times.items():
                self._times.setdefault(method, []).extend(times)

    def _identify_texts(self) -> str:
        texts = hashlib.blake2b(digest_size=8)
        for path in self._player.disk.files():
            texts.update(f"{path.relative_to(self._root)}\n".encode() + path.read_bytes())
        for document in self._player.visitor.documents.values():
            texts.update(document.text.content.encode("utf-8", "surrogatepass"))
        return texts.hexdigest()


def play(plan: Plan, root: Path, told: Callable[[Point], None] = lambda _: None) -> Outcome:
    """Play a day in a new folder."""
    return Day(plan, root).play(told)
