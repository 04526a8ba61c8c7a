"""How a run ends from outside: Ctrl-C, and a reader of the output that has gone. With the statuses that shells know."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

INTERRUPTED = 130
_SIGNALLED = 128
"""A status above that is of a process that a signal has ended."""
READER_GONE = 141
"""As of a program that the signal SIGPIPE ends."""


class ReaderGoneError(Exception):
    """Nobody reads any more what is written to standard output or standard error."""


def end_at_interrupt() -> None:
    """From now on Ctrl-C ends the process wherever it stands, unless whoever started it wants it to be ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)


@contextmanager
def cleaning_up(clean: Callable[[], None]) -> Iterator[None]:
    """While this runs, Ctrl-C and the signal that asks a process to end have something cleaned up first.

    Args:
        clean: called where the process stands; raises nothing.
    """

    def end(number: int, frame: FrameType | None) -> NoReturn:
        for each in before:
            signal.signal(each, signal.SIG_IGN)
        clean()
        if number != signal.SIGINT:
            os._exit(_SIGNALLED + number)
        _end(number, frame)

    asked = (signal.SIGINT, signal.SIGTERM)
    before = {each: signal.getsignal(each) for each in asked if signal.getsignal(each) is not signal.SIG_IGN}
    for each in before:
        signal.signal(each, end)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def is_of_stream(fault: BaseException) -> bool:
    """Whether standard output or standard error could not be written to: files have names."""
    return isinstance(fault, OSError) and fault.filename is None


def end_silently(status: int) -> NoReturn:
    """Ends the run without another word, though some may wait to be written.

    Raises:
        SystemExit: always.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            os.dup2(nowhere, stream.fileno())
    sys.exit(status)


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    # An exception would be printed, or lost, where Python calls back from its own work: imports, finalizers, threads.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_workers()
    with suppress(OSError):
        os.write(2, b"\r\x1b[KInterrupted\n" if os.isatty(2) else b"Interrupted\n")
    os._exit(INTERRUPTED)


def _end_workers() -> None:
    children = getattr(sys.modules.get("multiprocessing"), "active_children", list)
    for child in children():
        child.kill()
