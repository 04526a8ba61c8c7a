"""What commands that change files show of it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click
from msgspec import Struct, field

from agentls.cli.formats import Style, render
from agentls.cli.messages import show_path, show_text
from agentls.cli.process_end import is_of_stream
from agentls.cli.targets import shown
from agentls.lazy_pattern import lazy_pattern
from agentls.project.filesystem import Unreadable
from agentls.semantics.paths import within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from agentls.cli.checker import Checker, Job
    from agentls.cli.report import FileReport
    from agentls.cli.targets import Targets
    from agentls.project.filesystem import FileSystem


_LINE = lazy_pattern(r"[^\n]*\n|[^\n]+")
_COMMAND = lazy_pattern(r"(?:^[ +-]?|\r)\s*::|##\[")
_COLORS = {"+": "green", "-": "red", "@": "cyan"}


def show_diff(shown: str, old: str, new: str) -> None:
    """Writes what changes in a file as a unified diff."""
    lines = list(_diff(shown, old, new))
    if sys.stdout.isatty():
        for line in lines:
            parts = map(show_text, line.rstrip("\r\n").split("\t"))
            click.secho("\t".join(parts), fg=_COLORS.get(line[:1]))
        return
    # A program may apply it: every character counts. A log must not be told to obey it.
    heeded = os.environ.get("GITHUB_ACTIONS") == "true" and any(map(_COMMAND.search, lines))
    token = os.urandom(16).hex() if heeded else ""
    pieces = [f"::stop-commands::{token}\n", *lines, f"::{token}::\n"] if heeded else lines
    click.echo("".join(pieces), nl=False, color=True)


def attempt(files: FileSystem, job: Job, work: Callable[[Job, bytes], str], done: str) -> bool:
    """Does a command's work on one file, and says why where that fails; whether it was done.

    Args:
        files: where the file is.
        job: the file.
        work: what to do with its bytes; answers why it could not be done, or with an empty string.
        done: the work as a participle: ``repaired``.
    """
    data = files.read(job.path) if job.data is None else job.data
    try:
        reason = data.reason if isinstance(data, Unreadable) else work(job, data)
    except Exception as fault:
        if is_of_stream(fault):
            raise
        import logging

        logging.getLogger(__name__).exception("%s was not %s", job.path, done)
        reason = "agentls failed on it; the other files are not affected"
    if reason:
        click.echo(f"agentls: {show_path(job.shown)} was not {done}: {show_text(reason)}", err=True)
    return not reason


def save(files: FileSystem, job: Job, old: bytes, new: bytes) -> str:
    """Writes what became of a file; why not, if not.

    Args:
        files: where the file is.
        job: the file.
        old: what it must still hold.
        new: what to write.
    """
    real = files.real(job.path)
    if job.below and not within(real, job.below):
        return f"this link leads out of the folder that you named; name {shown(real)}"
    refused = files.replace(job.path, old, new)
    return refused.reason if refused else ""


class Caution(Struct):
    """Holds back from files whose settings have faults: those might say to leave them alone."""

    checker: Checker
    done: str
    """The work as a participle: ``repaired``."""
    told: set[str] = field(default_factory=set)
    """The settings files that were named as a reason."""

    def forbids(self, job: Job) -> bool:
        """Whether a file must be left as it is; the reason is said once."""
        loaded = self.checker.settings(job.path)
        if not loaded.doubt or not loaded.path:
            return False
        if loaded.path not in self.told:
            self.told.add(loaded.path)
            where = show_path(shown(loaded.path))
            click.echo(f"agentls: {where} has faults, so no file that it holds for was {self.done}", err=True)
        return True


def tell_problems(report: FileReport) -> None:
    """Names what is wrong with a file that nobody can work on."""
    click.echo("".join(render("concise", [report], Style())), err=True, nl=False)


def tell_missing(targets: Targets) -> None:
    """Names the paths that lead to nothing."""
    for path in targets.missing:
        click.echo(f"agentls: No file or folder {path!r}", err=True)


def write_bytes(data: bytes) -> None:
    """Writes to standard output, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _diff(shown: str, old: str, new: str) -> Iterator[str]:
    from difflib import unified_diff

    before, after, name = _LINE.findall(old), _LINE.findall(new), show_text(shown)
    for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
