"""Writes reports: where to, how wide, in colour or not, and what is said at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from agentls.cli.formats import SUMMARIZED, Style, render
from agentls.cli.messages import count, of_severity, show_path
from agentls.project.filesystem import FileSystem

if TYPE_CHECKING:
    from agentls.cli.check_run import Summary
    from agentls.cli.report import FileReport

T = TypeVar("T")

_WIDTH = 100
_MANY = 100
"""Findings that nobody reads one by one."""
_PATIENCE = 0.7
"""Seconds before progress is shown."""
_CLEAR = "\r\x1b[K"


class Output:
    """Where a run's report goes.

    Args:
        form: one of ``formats.NAMES``.
        color: auto, always or never.
        path: the file to write; None for standard output.
        quiet: neither summary nor notes.
        terminal: where to say how far the run is, if it is one.
    """

    def __init__(self, form: str, color: str, path: str | None, quiet: bool, terminal: TextIO) -> None:
        self._form, self._quiet, self._path = form, quiet, path
        # A file is written at the end, so that it is whole or not there.
        self._out: TextIO = StringIO() if path else sys.stdout
        if path and not _is_writable(path):
            raise _unwritable(path, "permission denied, or there is no such folder")
        self._style = Style(_colored(color, self._out), _width(self._out))
        self._progress = _Progress(terminal, not quiet and terminal.isatty())

    def watch(self, jobs: Iterable[T]) -> Iterator[T]:
        """The same jobs, with a line on the terminal that says how many there have been."""
        return self._progress.watch(jobs)

    def write(self, reports: Iterable[FileReport]) -> None:
        """Writes the reports as they come in."""
        for piece in render(self._form, reports, self._style):
            self._progress.clear()
            self._out.write(piece)
        self._progress.clear()

    def close(self, summary: Summary, missing: Iterable[str]) -> None:
        """Says how it went, and on standard error what could not be checked."""
        if self._form in SUMMARIZED and not self._quiet:
            self._out.write(_words(summary))
            if self._form == "text" and summary.by_severity.total() > _MANY:
                self._out.write("By rule: `agentls check --statistics`; by file: `--format grouped`.\n")
        if isinstance(self._out, StringIO) and self._path:
            refused = FileSystem().write(self._path, self._out.getvalue().encode("utf-8", "replace"))
            if refused:
                raise _unwritable(self._path, refused.reason)
        self._out.flush()
        for path in missing:
            click.echo(f"agentls: No file or folder {path!r}", err=True)


def _is_writable(path: str) -> bool:
    return os.access(path if Path(path).exists() else Path(path).parent, os.W_OK)


def _unwritable(path: str, reason: str) -> click.BadParameter:
    return click.BadParameter(f"{show_path(path)} cannot be written: {reason}", param_hint="--output-file")


def _words(summary: Summary) -> str:
    files = count(summary.checked, "file")
    known = f" {count(summary.known, 'known finding')} left out (see --baseline)." if summary.known else ""
    if not summary.by_severity:
        return f"Nothing {'new ' if known else ''}found in {files}.{known}\n" if summary.checked else ""
    parts = [of_severity(severity, number) for severity, number in sorted(summary.by_severity.items())]
    words = f"Found {', '.join(parts)} in {count(summary.faulty, 'file')} ({files} checked)."
    return f"{words}{_repairs(summary)}{known}\n"


def _repairs(summary: Summary) -> str:
    if not summary.fixable:
        unsafe = count(summary.unsafe, "finding")
        return f" {unsafe} can be repaired with `agentls fix --unsafe`." if summary.unsafe else ""
    more = f", {summary.unsafe} more with `--unsafe`" if summary.unsafe else ""
    return f" {count(summary.fixable, 'finding')} can be repaired with `agentls fix`{more}."


def _colored(color: str, out: TextIO) -> bool:
    if color != "auto":
        return color == "always"
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width(out: TextIO) -> int:
    try:
        return max(40, int(os.environ.get("COLUMNS") or os.get_terminal_size(out.fileno()).columns))
    except (OSError, ValueError):
        return _WIDTH


class _Progress:
    """A line on the terminal that says how far a long run is."""

    def __init__(self, terminal: TextIO, on: bool) -> None:
        self._terminal, self._on, self._shown = terminal, on, False
        self._next = monotonic() + _PATIENCE

    def watch(self, jobs: Iterable[T]) -> Iterator[T]:
        """The same jobs, counted."""
        for number, job in enumerate(jobs, 1):
            if self._on and monotonic() > self._next:
                self._terminal.write(f"{_CLEAR}{number} files checked")
                self._terminal.flush()
                self._shown, self._next = True, monotonic() + 0.1
            yield job

    def clear(self) -> None:
        """Takes the line away."""
        if self._shown:
            self._terminal.write(_CLEAR)
            self._terminal.flush()
            self._shown = False
