"""Keeps converted copies of agents current."""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import click
from msgspec import Struct, field

from agentls.cli.checker import Checker, Options
from agentls.cli.messages import count, show_path, show_text
from agentls.cli.sync_file import Copy, Record, SyncError, read_record, write_record
from agentls.cli.targets import shown
from agentls.convert.conversion import convert, is_page
from agentls.convert.losses import LossKind, join
from agentls.project import kinds
from agentls.project.filesystem import Unreadable
from agentls.project.gitignore import Ignore
from agentls.project.walk import Walk, absolute
from agentls.syntax import encode
from agentls.text import Text
from agentls_schemas import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.convert.conversion import Conversion
    from agentls.project.settings import Settings
    from agentls_schemas.kind import Kind


class State(StrEnum):
    """What became of a copy."""

    CURRENT = "current"
    WRITTEN = "written"
    """It was stale or missing, and is no longer; with ``--check`` it still is."""
    LEFT = "left"
    """It is not as it should be, and was left alone."""
    FAILED = "failed"
    """Something could not be read or written."""


def run_sync(config: str, check: bool) -> int:
    """Brings all copies up to date, and says how it went; the exit code.

    Raises:
        SyncError: there are no settings for it, or they have faults.
    """
    checker = Checker(Options(config=absolute(config) if config else ""))
    loaded = checker.settings(absolute("x"))
    where = show_path(shown(loaded.path)) if loaded.path else ""
    if loaded.findings:
        raise SyncError(f"{where} has faults, so nothing was done; `agentls check` names them.")
    if not loaded.settings.sync:
        raise SyncError(f"{where} has no [[sync]]." if where else "No settings file has a [[sync]].")
    sync = _Sync(checker, loaded.settings, check, read_record(checker.files, loaded.settings.root))
    return sync.run()


class _Sync(Struct):
    checker: Checker
    settings: Settings
    check: bool
    record: Record
    """What was written at other times."""
    _made: dict[str, str] = field(default_factory=dict)
    """The copies that there are to be, each with its source, from the root."""
    _states: list[State] = field(default_factory=list)
    _any: bool = False
    """Whether there is any file to make copies of."""

    def run(self) -> int:
        """Looks at each source, then at copies without one; the exit code."""
        for source, targets in self._sources():
            self._any = True
            self._states += self._of_source(source, targets)
        if not self._any:
            self._tell("[[sync]]", "no file fits what `from` says")
            self._states.append(State.FAILED)
        for path in [path for path in self.record.copies if path not in self._made]:
            self._states += self._of_orphan(path)
        if not self.check:
            failed = write_record(self.checker.files, self.settings.root, self.record)
            self._states += [State.FAILED] if failed else []
        return self._close()

    def _sources(self) -> Iterator[tuple[str, list[Kind]]]:
        """The agents to keep, from the root, each with the kinds to convert it to."""
        wanted = [(Ignore.of(self.settings.root, each.globs), each.kinds) for each in self.settings.sync]
        walk = Walk(
            self.checker.files, lambda path: any(fits.verdict(path) for fits, _ in wanted), self.settings.excludes
        )
        for found in walk.below(self.settings.root):
            if isinstance(found, Unreadable):
                self._tell(self._short(found.path), found.reason)
                self._states.append(State.FAILED)
            else:
                ids = dict.fromkeys(kind for fits, kinds in wanted if fits.verdict(found) for kind in kinds)
                yield self._short(found), [KINDS[each] for each in ids]

    def _of_source(self, source: str, targets: list[Kind]) -> Iterator[State]:
        data = self.checker.files.read(self._whole(source))
        subject = None if isinstance(data, Unreadable) else self.checker.subject(self._whole(source), data)
        if subject is None:
            self._tell(source, data.reason if isinstance(data, Unreadable) else "its path does not tell its kind")
            yield State.FAILED
            return
        if is_page(subject.ctx):
            return
        refused: dict[str, list[Kind]] = {}
        for target in targets:
            if target.id == subject.ctx.kind.id:
                continue
            found = convert(subject.ctx, target)
            if found.refused:
                kept = "; its copy stays as it was" if self._keep(source, found) else ""
                refused.setdefault(found.refused + kept, []).append(target)
                yield State.LEFT
            else:
                yield self._of_copy(source, found)
        for why, which in refused.items():
            self._tell(source, f"not converted to {join([kind.id for kind in which])}: {why}")

    def _keep(self, source: str, found: Conversion) -> bool:
        """Takes the copies of an agent that can no longer be converted for what they were; whether there is any."""
        fits = (path for path, copy in self.record.copies.items() if copy.source == source)
        kept = [path for path in fits if kinds.glob_of(found.target, PurePosixPath(path))]
        for path in kept:
            self._made.setdefault(path, source)
        return any(self.checker.files.exists(self._whole(path)) for path in kept)

    def _of_copy(self, source: str, found: Conversion) -> State:
        if found.path in self._made:
            self._tell(source, f"{show_text(self._made[found.path])} becomes {found.path} too")
            return State.LEFT
        self._made[found.path] = source
        return self._put(source, found)

    def _of_orphan(self, path: str) -> Iterator[State]:
        """Names a copy that no agent becomes any more; one that is not there either is forgotten."""
        if self.checker.files.exists(self._whole(path)):
            source = show_text(self.record.copies[path].source)
            self._tell(path, f"no agent becomes it any more, as {source} did; delete it")
            yield State.LEFT
        else:
            del self.record.copies[path]

    def _put(self, source: str, found: Conversion) -> State:
        """Writes a copy where there is none, or one that is as it was written."""
        data, files = encode(Text(found.text)), self.checker.files
        whole, known = self._whole(found.path), self.record.copies.get(found.path)
        there = files.read(whole) if files.exists(whole) else None
        if isinstance(there, Unreadable):
            self._tell(found.path, there.reason)
            return State.FAILED
        if there is not None and _hash(there) == _hash(data):
            self.record.copies[found.path] = Copy(source, _hash(data))
            return State.CURRENT
        if there is not None and (known is None or known.hash != _hash(there)):
            why = "was there before" if known is None else "was edited"
            self._tell(found.path, f"it {why}, so it is left alone; delete it to have it made from {show_text(source)}")
            return State.LEFT
        return self._write(source, found, there, data)

    def _write(self, source: str, found: Conversion, there: bytes | None, data: bytes) -> State:
        path, files = self._whole(found.path), self.checker.files
        if not self.check:
            failed = files.create(path, data) if there is None else files.replace(path, there, data)
            if failed:
                self._tell(found.path, failed.reason)
                return State.FAILED
            self.record.copies[found.path] = Copy(source, _hash(data))
        click.echo(f"{'Would write' if self.check else 'Wrote'} {show_path(found.path)} from {show_text(source)}")
        wide = [loss for loss in found.losses if loss.kind is LossKind.WIDENED]
        for loss in wide:
            click.echo(f"  {loss.kind}[{show_text(loss.field)}] {show_text(loss.why)}")
        if rest := len(found.losses) - len(wide):
            asks = f"agentls convert {show_path(source)} --to {found.target.id}"
            click.echo(f"  {rest} {'more ' if wide else ''}{'difference' if rest == 1 else 'differences'}: `{asks}`")
        return State.WRITTEN

    def _close(self) -> int:
        number = {state: self._states.count(state) for state in State}
        done = "to write" if self.check else "written"
        parts = [f"{count(number[State.WRITTEN], 'copy')} {done}".replace("copys", "copies")]
        parts += [f"{number[State.CURRENT]} current"]
        parts += [f"{number[State.LEFT]} left alone"] if number[State.LEFT] else []
        click.echo(f"{', '.join(parts)}.", err=True)
        if number[State.FAILED]:
            return 2
        return int(number[State.LEFT] > 0 or (self.check and number[State.WRITTEN] > 0))

    def _tell(self, path: str, why: str) -> None:
        click.echo(f"agentls: {show_path(path)}: {why}", err=True)

    def _whole(self, path: str) -> str:
        return f"{self.settings.root.rstrip('/')}/{path}"

    def _short(self, path: str) -> str:
        return path.removeprefix(f"{self.settings.root.rstrip('/')}/")


def _hash(data: bytes) -> str:
    """What a copy says, whatever its lines end in: Git may write those otherwise."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()
