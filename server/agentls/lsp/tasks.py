"""Work beside the messages: in pieces, and ended with the visit."""

from __future__ import annotations

import asyncio
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

_SLICE = 0.001
"""Seconds of work after which messages are looked at; a file is never divided."""


class Pace:
    """Gives way to messages, whenever work has gone on long enough."""

    def __init__(self) -> None:
        self._since = perf_counter()

    async def pause(self) -> None:
        """Let the messages that have come be read, answered and checked: that takes the loop four rounds."""
        if perf_counter() - self._since > _SLICE:
            await self.give_way()

    async def give_way(self) -> None:
        """The same, however short the work was."""
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
        self._running: set[asyncio.Task[None]] = set()

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Run ``work`` beside the messages; the loop alone would let it be collected half done."""
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._finish)
        return task

    def cancel(self) -> None:
        """End all of it."""
        for task in self._running:
            task.cancel()

    def _finish(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        # Leaving is no fault.
        if not task.cancelled() and isinstance(error := task.exception(), Exception):
            self._report(error, "background")
