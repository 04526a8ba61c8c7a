"""What files say of each other: their names in one index, together with those of the files they are loaded with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from agentls.cli.checker import Job, Looked
from agentls.cli.report import FileReport
from agentls.named_tuple import NamedTuple
from agentls.project.homes import gather_companions
from agentls.project.index import Index
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from tempfile import SpooledTemporaryFile
    from types import TracebackType

    from agentls.cli.checker import Checker
    from agentls.cli.packing import Packed
    from agentls.project.entries import Entry

_FEW = 300
"""Reports that are not worth setting aside."""
_IN_MEMORY = 16_000_000
"""Bytes of packed reports that wait in memory; the others wait on disk."""


class Aside(NamedTuple):
    """Where a report waits."""

    start: int
    size: int


class Step(NamedTuple):
    """A file that was looked at by itself, and what to look at it again by."""

    job: Job
    report: FileReport | bytes | Aside
    """Bytes are those of a packed one."""
    entry: Entry | None
    again: bool


class Fresh(NamedTuple):
    """A file that has just been looked at by itself."""

    job: Job
    looked: Looked | Packed


Todo = Job | Step | FileReport
"""What is to be done, and what has been done already."""
Done = Fresh | Step | FileReport


def step_of(job: Job, looked: Looked | Packed) -> Step:
    """What a look at a job's file has come to."""
    entry = looked.entry
    if isinstance(entry, bytes):
        from agentls.cli.packing import unpack_entry

        entry = unpack_entry(entry)
    return Step(job, looked.report, entry, looked.again)


class Shelf:
    """Reports that wait until all files have been looked at; most of them as bytes, many of them on disk."""

    def __init__(self) -> None:
        self._opened: SpooledTemporaryFile[bytes] | None = None
        self._end = 0
        self._few = _FEW

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        if self._opened:
            self._opened.close()

    @property
    def _store(self) -> SpooledTemporaryFile[bytes]:
        if self._opened is None:
            from tempfile import SpooledTemporaryFile

            self._opened = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed with the shelf
        return self._opened

    def put(self, step: Step) -> Step:
        """The step with its report set aside, if there are many."""
        if self._few or isinstance(step.report, Aside):
            self._few = max(self._few - 1, 0)
            return step
        from agentls.cli.packing import pack_report

        data = step.report if isinstance(step.report, bytes) else pack_report(step.report)
        self._store.seek(self._end)
        self._store.write(data)
        start, self._end = self._end, self._end + len(data)
        return step._replace(report=Aside(start, len(data)))

    def take(self, step: Step) -> Looked:
        """The look again, whole."""
        report = step.report
        if isinstance(report, Aside):
            self._store.seek(report.start)
            report = self._store.read(report.size)
        if isinstance(report, bytes):
            from agentls.cli.packing import unpack_report

            report = unpack_report(report, step.job.shown)
        return Looked(report, step.entry, step.again)


def combine_reports(checker: Checker, steps: Iterable[Step | FileReport], shelf: Shelf) -> Iterator[FileReport]:
    """The reports with what the files' names give rise to; none before the last file has been looked at."""
    index = Index()
    waiting: list[Step | FileReport] = []
    for step in steps:
        if isinstance(step, Step):
            if step.entry:
                index.add(step.entry)
            waiting.append(shelf.put(step))
        else:
            waiting.append(step)
    complete(checker, index)
    for step in waiting:
        yield checker.across(step.job, shelf.take(step), index) if isinstance(step, Step) else step


def index_of(checker: Checker, jobs: Iterable[Job]) -> Index:
    """The names that files give, and those they are loaded with; what they mention is left out."""
    index = Index()
    for job in jobs:
        entry = checker.names(job.path, job.data)
        if entry:
            index.add(entry)
    complete(checker, index)
    return index


def complete(checker: Checker, index: Index) -> None:
    """Take in the other files that those in the index are loaded with."""
    for path in gather_companions(checker.files, list(index)):
        entry = None if index.get(path) else checker.names(path)
        if entry:
            index.add(entry)
    for entry in list(_namesakes(index)):
        real = checker.files.real(entry.path)
        if real != entry.path:
            index.put(entry._replace(real=real))


def _namesakes(index: Index) -> Iterator[Entry]:
    """The entries that may be one file by several paths."""
    for sort in Sort:
        for paths in index.names(sort).values():
            if len(paths) > 1:
                yield from filter(None, map(index.get, paths))
