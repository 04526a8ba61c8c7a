"""A program that runs, and the lines it writes."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
from typing import IO, TYPE_CHECKING

from agentls.doctor.answer import NoAnswerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

_LIMIT = 100_000_000
"""Bytes that a program may write to one stream; an answer about a thousand files has a hundredth of it."""
_LINE = 20_000_000
_ENOUGH = 1.0
"""Seconds to wait for the last words of a program that has ended."""


class Running:
    """Ended, with all that it has started, when it is left."""

    def __init__(self, process: subprocess.Popen[bytes], end: Callable[[subprocess.Popen[bytes]], None]) -> None:
        self._process, self._end = process, end
        self._lines: queue.Queue[bytes | None] = queue.Queue()
        self._errors: list[bytes] = []
        self._threads = (
            _reader(process.stdout, self._lines.put, lambda: self._lines.put(None)),
            _reader(process.stderr, self._errors.append, lambda: None),
        )

    def __enter__(self) -> Running:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end(self._process)
        self.close_input()
        for thread in self._threads:
            thread.join(_ENOUGH)

    @property
    def has_ended(self) -> bool:
        """Whether the program itself has ended."""
        return self._process.poll() is not None

    def write(self, data: bytes) -> None:
        """Says something short to it, if it was started to be talked to; what it does not want to hear is lost."""
        with contextlib.suppress(OSError, ValueError):
            if self._process.stdin:
                self._process.stdin.write(data)
                self._process.stdin.flush()

    def close_input(self) -> None:
        """Has nothing more to say."""
        with contextlib.suppress(OSError):
            if self._process.stdin:
                self._process.stdin.close()

    def lines(self, left: Callable[[], float]) -> Iterator[str]:
        """What it writes, line by line, until it has written all.

        Args:
            left: the seconds that are left; raises if there are none.

        Raises:
            NoAnswerError: the time is over.
        """
        while True:
            # A child that outlives the program may hold its output open.
            ended = self.has_ended
            try:
                line = self._lines.get(timeout=_ENOUGH if ended else min(left(), _ENOUGH / 5))
            except queue.Empty:
                line = None if ended else b""
            if line is None:
                return
            if line:
                yield line.decode("utf-8", "replace")

    def status(self, left: Callable[[], float]) -> int:
        """Its status, once it has ended.

        Raises:
            NoAnswerError: the time is over.
        """
        try:
            return self._process.wait(left())
        except subprocess.TimeoutExpired:
            left()
            raise NoAnswerError("no answer") from None

    def errors(self) -> str:
        """What it has written to standard error so far."""
        if self.has_ended:
            self._threads[1].join(_ENOUGH)
        return b"".join(self._errors).decode("utf-8", "replace")


def _reader(stream: IO[bytes] | None, put: Callable[[bytes], None], done: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=_read, args=(stream, put, done), daemon=True)
    thread.start()
    return thread


def _read(stream: IO[bytes] | None, put: Callable[[bytes], None], done: Callable[[], None]) -> None:
    taken = 0
    with contextlib.suppress(OSError, ValueError):
        while stream and taken < _LIMIT and (line := stream.readline(_LINE)):
            taken += len(line)
            put(line)
    if stream:
        with contextlib.suppress(OSError):
            stream.close()
    done()
