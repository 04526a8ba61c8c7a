"""Whether the client's process is still there."""

from __future__ import annotations

import asyncio
import os
import sys

_SECONDS_BETWEEN_LOOKS = 5


def find(pid: int | None) -> int | None:
    """The process, if it can be watched; to be called before anything that takes time, for it may end meanwhile.

    A process that cannot be seen from the start lives elsewhere, outside our container for one, and says
    nothing by its absence. On Windows the end of the input has to do: looking would mean to signal.
    """
    return pid if pid is not None and sys.platform != "win32" and _alive(pid) else None


async def watch(pid: int) -> None:
    """Leave when a process is gone that was seen before.

    Raises:
        SystemExit: the process has ended.
    """
    while _alive(pid):
        await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
    sys.exit(1)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
