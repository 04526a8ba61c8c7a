"""A terminal for editors that live in one: what they show is asserted cell by cell.

    with Terminal(["hx", "file.md"], environment, folder) as terminal:
        terminal.wait("NOR")
        terminal.send("ihello" + ESCAPE)
        terminal.wait(lambda: "hello" in terminal.row(0))
        assert terminal.runs(0, lambda cell: cell.underscore) == ["hello"]
        terminal.send(":q!\\r")
        terminal.ended()

Nothing sleeps: every key that needs the editor in a certain state is sent after a ``wait`` for that state.
"""

from __future__ import annotations

import re
import time
import warnings
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PATIENCE_S = 120
"""How long anything may take on a machine that is busy; what is seen is not waited for any longer."""

POLL_S = 0.05
ESCAPE = "\x1b"

# pyte would take these for others or print them: device strings, sequences marked private, curly underlines.
FOREIGN = re.compile(rb"\x1bP.*?\x1b\\|\x1b\[[<=>][\d;]*[a-zA-Z]|\x1b\[\?[\d;]*[mnu]|\x1b\[[\d;]*:[\d;:]*m", re.DOTALL)
UNFINISHED = re.compile(rb"\x1b(?:P.*|\[[<=>?\d;:]*)?\Z", re.DOTALL)


def until(holds: Callable[[], object], seconds: float = PATIENCE_S) -> bool:
    """Waits for a condition; answers whether it came to hold."""
    end = time.monotonic() + seconds
    while not (held := bool(holds())) and time.monotonic() < end:
        time.sleep(POLL_S)
    return held


class Screen(pyte.Screen):
    """A screen that answers what the program asks of its terminal: some wait for that."""

    def __init__(self, columns: int, rows: int, answer: Callable[[str], object]):
        super().__init__(columns, rows)
        self._answer = answer

    def write_process_input(self, data: str) -> None:
        self._answer(data)


class Terminal:
    """A program in a terminal of its own; ``screen`` is what pyte has of it."""

    def __init__(
        self, command: list[str], environment: Mapping[str, str], folder: Path, rows: int = 40, columns: int = 120
    ):
        environment = {**environment, "TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        environment.pop("COLORTERM", None)
        with warnings.catch_warnings():
            # Python warns of forks beside threads; the child does nothing but become the program.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process = pexpect.spawn(
                command[0], command[1:], env=environment, cwd=str(folder), dimensions=(rows, columns)
            )
        self._process.delaybeforesend = None
        self.screen = Screen(columns, rows, self._process.send)
        self._stream = pyte.ByteStream(self.screen)
        self._unread = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def children(self) -> list[Path]:
        """The processes that the program has started, as folders that are there as long as they run."""
        lists = Path(f"/proc/{self._process.pid}/task").glob("*/children")
        return [Path("/proc", child) for found in lists for child in found.read_text().split()]

    @property
    def text(self) -> str:
        """All rows, without the blanks at their ends."""
        return "\n".join(row.rstrip() for row in self.screen.display)

    def row(self, number: int) -> str:
        """A row, counted from 0, without the blanks at its end."""
        return self.screen.display[number].rstrip()

    def row_with(self, text: str) -> int | None:
        """Number of the first row with this text."""
        return next((number for number, row in enumerate(self.screen.display) if text in row), None)

    def runs(self, row: int, wanted: Callable[[pyte.screens.Char], bool]) -> list[str]:
        """The stretches of a row whose cells are all as wanted; a wide character's second cell is empty."""
        cells = [self.screen.buffer[row][column] for column in range(self.screen.columns)]
        return ["".join(cell.data for cell in run) for found, run in groupby(cells, wanted) if found]

    def send(self, keys: str) -> None:
        """Presses keys."""
        self._process.send(keys)

    def wait(self, wanted: str | Callable[[], object], seconds: float = PATIENCE_S) -> None:
        """Returns once the text is on the screen or the condition holds; fails with the screen."""
        until = time.monotonic() + seconds
        alive = True
        while not (wanted in self.text if isinstance(wanted, str) else wanted()):
            if not alive or time.monotonic() > until:
                raise AssertionError(f"{self._why(alive, seconds)}: {wanted!r}. The screen:\n{self.text}")
            alive = self._read()

    def insist(self, keys: str, wanted: str) -> None:
        """Presses keys, and again each second, until the text is there: what needs all files is refused at first."""
        until = time.monotonic() + PATIENCE_S
        while wanted not in self.text:
            self.send(keys)
            again = min(time.monotonic() + 1, until)
            self.wait(lambda again=again: wanted in self.text or time.monotonic() > again)
            if time.monotonic() > until:
                raise AssertionError(f"{keys!r} did not lead to {wanted!r}. The screen:\n{self.text}")

    def ended(self, seconds: float = PATIENCE_S) -> int | None:
        """Waits for the program to end by itself; answers its exit status."""
        until = time.monotonic() + seconds
        while self._read():
            if time.monotonic() > until:
                raise AssertionError(f"still running after {seconds} s. The screen:\n{self.text}")
        return self._process.wait() if self._process.isalive() else self._process.exitstatus

    def close(self) -> None:
        """Ends the program whatever it is doing."""
        self._process.close(force=True)

    def _why(self, alive: bool, seconds: float) -> str:
        return f"not seen within {seconds} s" if alive else "the program ended before it was seen"

    def _read(self) -> bool:
        """Takes over what the program has written by now; false once it has ended."""
        try:
            data = self._unread + self._process.read_nonblocking(65536, POLL_S)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        data = FOREIGN.sub(b"", data)
        unfinished = UNFINISHED.search(data)
        end = unfinished.start() if unfinished else len(data)
        self._stream.feed(data[:end])
        self._unread = data[end:]
        return True
