"""Work beside the messages: in pieces, and ended with the visit."""

from __future__ import annotations

import asyncio
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

_SLICE = 0.001
"""Seconds of work after which messages are looked at; a file's steps are never divided."""
_TALK = 0.02
"""Seconds after a message in which more are to be expected: editors ask several things about each change."""
_REST = 0.004
"""Seconds between two pieces of work meanwhile, so that most messages find nobody at work."""


class Traffic:
    """When the client was last heard of."""

    def __init__(self) -> None:
        self._last = float("-inf")

    def note(self) -> None:
        """A message has come."""
        self._last = perf_counter()

    @property
    def is_busy(self) -> bool:
        """Whether more messages are to be expected right now."""
        return perf_counter() - self._last < _TALK


class Pace:
    """Gives way to messages, whenever work has gone on long enough.

    Args:
        traffic: the client's, of which work is to be the lesser part; None for work that the user waits for.
    """

    def __init__(self, traffic: Traffic | None = None) -> None:
        self._traffic = traffic
        self._since = perf_counter()

    async def pause(self) -> None:
        """Let the messages that have come be read, answered and checked; work is the lesser part while more come."""
        if perf_counter() - self._since > _SLICE:
            await self.give_way()
            if self._traffic and self._traffic.is_busy:
                await asyncio.sleep(_REST)
                self._since = perf_counter()

    async def give_way(self) -> None:
        """Let those be read, answered and checked that have come: that takes the loop four rounds."""
        for _ in range(4):
            await asyncio.sleep(0)
        self._since = perf_counter()


class Tasks:
    """What is under way beside the messages.

    Args:
        report: is told of what went wrong.
    """

    def __init__(self, report: Callable[[BaseException, object], None]) -> None:
        self._report = report
        self.traffic = Traffic()
        self._running: set[asyncio.Task[None]] = set()

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Run ``work`` beside the messages; the loop alone would let it be collected half done."""
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._finish)
        return task

    def pace(self) -> Pace:
        """For work of many steps that nobody waits for."""
        return Pace(self.traffic)

    def cancel(self) -> None:
        """End all of it."""
        for task in self._running:
            task.cancel()

    def _finish(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        # Leaving is no fault.
        if not task.cancelled() and isinstance(error := task.exception(), Exception):
            self._report(error, "background")
