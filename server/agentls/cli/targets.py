"""From the paths a user names to the files to check."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any

import click
from msgspec import Struct, field

from agentls.cli.checker import Checker, Job, settings_report, unreadable
from agentls.cli.formats import Style, render
from agentls.cli.options import options
from agentls.project import kinds
from agentls.project.bounds import Bounds
from agentls.project.filesystem import LIMIT, Unreadable
from agentls.project.settings_file import Doubt
from agentls.project.walk import Walk, absolute
from agentls_schemas import OUTLINES

if TYPE_CHECKING:
    from agentls.cli.report import FileReport
    from agentls.project.filesystem import FileSystem
    from agentls.project.settings_file import Loaded
    from agentls_schemas.kind import Kind

STDIN = "-"

_ENDINGS = tuple({kind.identity.extension for kind in OUTLINES.values() if kind.place.own})
"""How files end that can look like agent files wherever they lie."""


class UnreadSettingsError(click.ClickException):
    """Settings that cannot be read, so that nobody knows what they leave out."""

    exit_code = 2

    def __init__(self, unread: Sequence[Loaded]) -> None:
        reports = (settings_report(loaded, shown(loaded.path or "")) for loaded in unread)
        lines = "".join(render("concise", reports, Style()))
        super().__init__(f"{lines}agentls: Nothing was done, as what these settings exclude is not known")

    def show(self, file: IO[Any] | None = None) -> None:
        """Writes what is wrong, each at its place, to standard error."""
        click.echo(self.message, file, err=True)


class Targets(Struct):
    """The files below the paths a user names, each once."""

    checker: Checker
    paths: Sequence[str]
    kind: Kind | None = None
    """What all files are taken for, those in folders if they end as such files do."""
    gitignore: bool = True
    force_exclude: bool = False
    """Files that are named are left out where settings say so; of those that are no agent files nothing is said."""
    may_be_empty: bool = False
    """There need not be any agent file."""
    stdin: Job | None = None
    """What to take standard input for."""
    missing: list[str] = field(default_factory=list)
    """Paths that lead to nothing, known when all jobs have been taken."""
    named: set[str] = field(default_factory=set)
    """Files the user named themselves, as they are shown."""
    others: list[str] = field(default_factory=list)
    """Files in folders that may look like agent files and are none, absolute; known when all jobs have been taken."""
    _seen: set[str] = field(default_factory=set)
    _settings: set[str] = field(default_factory=set)
    _unread: list[Loaded] = field(default_factory=list)
    """Settings that hold for some of the files, and that nobody can read."""

    def jobs(self) -> Iterator[Job | FileReport]:
        """Files to read, and reports on what cannot be; in the order of the paths, then of the names.

        Raises:
            UnreadSettingsError: there are settings that nobody can read. Nothing is handed out then.
        """
        found = list(self._find())
        if self._unread:
            raise UnreadSettingsError(self._unread)
        yield from found

    def _find(self) -> Iterator[Job | FileReport]:
        for path in self.paths:
            whole = absolute(path)
            if path == STDIN and self.stdin:
                yield from self._standard_input(self.stdin)
            elif self.checker.files.is_folder(whole):
                yield from self._below(whole)
            elif self.checker.files.exists(whole):
                yield from self._named(whole)
            else:
                self.missing.append(path)

    def _named(self, path: str) -> Iterator[Job | FileReport]:
        if self.force_exclude:
            yield from () if self._excluded(path) else self._file(path)
        else:
            self.named.add(shown(path))
            yield from self._file(path)

    def _standard_input(self, job: Job) -> Iterator[Job | FileReport]:
        self.named.add(job.shown)
        yield from self._news(job.path)
        data = sys.stdin.buffer.read(LIMIT + 1) if sys.stdin else b""
        if len(data) > LIMIT:
            yield unreadable(job.shown, Unreadable(job.path, f"it has more than {LIMIT / 1e6:.0f} MB"))
        else:
            yield job._replace(data=data)

    def _below(self, folder: str) -> Iterator[Job | FileReport]:
        walk = Walk(self.checker.files, self._is_of_interest, self._excluded, self.gitignore)
        real = self.checker.files.real(folder)
        if self.checker.settings(f"{folder}/").doubt is Doubt.ALL:
            # They may say what the files are, of which there seem to be none.
            yield from self._news(f"{folder}/")
        for found in self._once(list(walk.below(folder)), folder):
            if not isinstance(found, str):
                if self._wanted(found.path) or not found.path.endswith(_ENDINGS):
                    yield unreadable(shown(found.path), found)
            elif self._wanted(found):
                yield from self._file(found, real)
            else:
                self.others.append(found)

    def _once(self, found: list[str | Unreadable], folder: str) -> Iterator[str | Unreadable]:
        """Without those that come by a link to a folder too, where they are what they are at their own place."""
        paths = {path for path in found if isinstance(path, str)}
        find_real = cache(self.checker.files.real)
        for path in found:
            if isinstance(path, str):
                parent, _, name = path.rpartition("/")
                own = folder + f"{find_real(parent)}/{name}".removeprefix(find_real(folder))
                if own != path and own in paths and self._kinds_at(own) == self._kinds_at(path):
                    continue
            yield path

    def _kinds_at(self, path: str) -> tuple[object, ...]:
        """What the place of a file says of it."""
        place = PurePath(path)
        found = kinds.candidates(place)
        scopes = (kinds.scope(kind, place, self.checker.files.exists) for kind in found)
        return self.checker.settings(path).settings.kind_for(path), found, *scopes

    def _file(self, path: str, below: str = "") -> Iterator[Job | FileReport]:
        """A file that has not come yet; one that is a link out of its tree only as the target that it is."""
        if path in self._seen:
            return
        self._seen.add(path)
        yield from self._news(path)
        refused = None if below else Bounds(self.checker.files, path.rpartition("/")[0] or "/").refuse(path)
        yield unreadable(shown(path), refused) if refused else Job(path, shown(path), below=below)

    def _news(self, path: str) -> Iterator[FileReport]:
        """What is wrong in settings that now hold for the first time."""
        loaded = self.checker.settings(path)
        if not loaded.findings or not loaded.path or loaded.path in self._settings:
            return
        self._settings.add(loaded.path)
        if loaded.doubt is Doubt.ALL:
            self._unread.append(loaded)
        else:
            yield settings_report(loaded, shown(loaded.path))

    def _is_of_interest(self, path: str) -> bool:
        return path.endswith(_ENDINGS) or self._wanted(path)

    def _wanted(self, path: str) -> bool:
        if self.kind:
            return self.kind.identity.may_be(path) and not kinds.is_documentation(self.kind, path)
        return kinds.may_be_agent_file(path) or self.checker.settings(path).settings.kind_for(path) is not None

    def _excluded(self, path: str) -> bool:
        return self.checker.settings(path.rstrip("/")).settings.excludes(path)


def targets_of(
    paths: Sequence[str],
    *,
    no_gitignore: bool,
    force_exclude: bool,
    allow_empty: bool,
    stdin_filename: str | None,
    disk: FileSystem | None = None,
    **which: Any,  # noqa: ANN401
) -> Targets:
    """The targets of the options that ``agentls.cli.options.files`` and ``shared`` add to a command.

    Args:
        paths: what the user names.
        no_gitignore: look at ignored files too.
        force_exclude: see ``Targets``.
        allow_empty: it is no misuse if there is no agent file.
        stdin_filename: what to take standard input for.
        disk: the disk to ask, in place of this machine's.
        which: see ``options``.

    Raises:
        click.UsageError: nothing says what standard input is.
    """
    chosen = options(**which)
    stdin = None
    if STDIN in paths:
        if not stdin_filename and not chosen.kind:
            raise click.UsageError("Standard input needs --stdin-filename PATH or --as KIND.")
        stdin = Job(absolute(stdin_filename or "stdin"), stdin_filename or STDIN)
    may_be_empty = allow_empty or force_exclude
    kind = kinds.find(chosen.kind)
    return Targets(Checker(chosen, disk), paths or (".",), kind, not no_gitignore, force_exclude, may_be_empty, stdin)


def shown(path: str) -> str:
    """An absolute path as people are shown it: from the working folder, where it is below that."""
    here = absolute(".").rstrip("/") + "/"
    return path[len(here) :] if path.startswith(here) else path
