"""Whether the client's process is still there."""

from __future__ import annotations

import asyncio
import os
import sys

_SECONDS_BETWEEN_LOOKS = 5


async def watch(pid: int) -> None:
    """Leave when the process is gone.

    A process that cannot be seen from the start lives elsewhere, outside our container for one, and says
    nothing by its absence. On Windows the end of the input has to do: looking would mean to signal.

    Raises:
        SystemExit: the process has ended.
    """
    if sys.platform == "win32" or not _alive(pid):
        return
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
