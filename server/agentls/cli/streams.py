"""Standard output and standard error as a run finds and leaves them."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from agentls.cli.process_end import READER_GONE, ReaderGoneError, end_silently, is_of_stream

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn


def end_with(run: Callable[[], int]) -> NoReturn:
    """Runs, and ends the process with the exit code.

    Raises:
        SystemExit: always.
    """
    _prepare()
    try:
        status = run()
        sys.stdout.flush()
    except (ReaderGoneError, BrokenPipeError):
        end_silently(READER_GONE)
    except OSError as error:
        if not is_of_stream(error):
            raise
        sys.stderr.write(f"agentls: Cannot write the output: {error.strerror}\n")
        end_silently(2)
    sys.exit(status)


def _prepare() -> None:
    if sys.stdout is None or sys.stderr is None:
        # Whoever closes a stream wants nothing of it.
        nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  Loading pathlib takes longer.
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        # A console that knows few characters, or a file name of stray bytes, must not end the run. What goes to no
        # console is for programs, which expect UTF-8 whatever Windows has for its own.
        if isinstance(stream, TextIOWrapper):
            chosen = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if chosen else "utf-8", errors="replace")
