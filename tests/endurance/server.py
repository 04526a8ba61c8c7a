"""The server, with two requests of the test's own: whether it rests, and what it keeps."""

from __future__ import annotations

import asyncio
import gc
import sys

from agentls.lsp import main
from agentls.lsp.server import Server

REST = "test/rest"
"""Answered once nothing is under way beside the messages."""
BLOCKS = "test/blocks"
"""How many blocks of memory Python has given out: unlike the process's memory, the same for the same objects."""
_ENDLESS = {"watch", "Diagnostics.push"}


class Observed(Server):
    """Answers both."""

    def __init__(self, **given: object) -> None:
        super().__init__(**given)
        self.feature(REST)(rest)
        self.feature(BLOCKS)(count_blocks)


async def rest(ls: Observed, _: object) -> None:
    while busy := [task for task in ls.tasks._running if task.get_coro().__qualname__ not in _ENDLESS]:
        await asyncio.wait(busy)


def count_blocks(_ls: Observed, _: object) -> int:
    # What was to stay is not looked at: whoever waits there for ever, though nobody needs it, is to be seen.
    gc.collect()
    return sys.getallocatedblocks()


if __name__ == "__main__":
    main.Server = Observed
    main.serve()
