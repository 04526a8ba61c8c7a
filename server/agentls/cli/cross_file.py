"""What files say of each other: their names in one index, together with those of the files they are loaded with."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, NamedTuple

from agentls.project.homes import gather_companions
from agentls.project.index import Index
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from agentls.cli.checker import Checker, Job, Looked
    from agentls.cli.report import FileReport
    from agentls.project.entries import Entry

_FEW = 300
"""Reports that are not worth packing."""
_IN_MEMORY = 16_000_000
"""Bytes of packed reports that wait in memory; the others wait on disk."""


class Step(NamedTuple):
    """A file that was looked at by itself, and what to look at it again by."""

    job: Job | None
    """None where there is only a report to hand on."""
    looked: Looked


def packed(looked: Looked) -> Looked:
    """The same with its report as bytes, which take a tenth of the room."""
    return looked._replace(report=_bytes(looked))


def unpacked(looked: Looked) -> FileReport:
    """The report, packed or not."""
    report = looked.report
    if isinstance(report, bytes):
        loaded: FileReport = pickle.loads(report)  # noqa: S301  Our own processes have written it.
        return loaded
    return report


def combine_reports(checker: Checker, steps: Iterable[Step]) -> Iterator[FileReport]:
    """The reports with what the files' names give rise to; none before the last file has been looked at."""
    index = Index()
    with SpooledTemporaryFile(_IN_MEMORY) as store:
        waiting: list[Step] = []
        for step in steps:
            if step.looked.entry:
                index.put(step.looked.entry)
            waiting.append(step if len(waiting) < _FEW else _put_aside(step, store))
        complete(checker, index)
        store.seek(0)
        for job, looked in waiting:
            report = unpacked(looked._replace(report=store.read(looked.size)) if looked.size else looked)
            yield checker.across(job, report, looked, index) if job else report


def index_of(checker: Checker, jobs: Iterable[Job]) -> Index:
    """The names that files give, and those they are loaded with; what they mention is left out."""
    index = Index()
    for job in jobs:
        entry = checker.names(job.path, job.data)
        if entry:
            index.put(entry)
    complete(checker, index)
    return index


def complete(checker: Checker, index: Index) -> None:
    """Take in the other files that those in the index are loaded with."""
    for path in gather_companions(checker.files, list(index)):
        entry = None if index.get(path) else checker.names(path)
        if entry:
            index.put(entry)
    for entry in list(_namesakes(index)):
        real = checker.files.real(entry.path)
        if real != entry.path:
            index.put(entry._replace(real=real))


def _put_aside(step: Step, store: SpooledTemporaryFile[bytes]) -> Step:
    return Step(step.job, step.looked._replace(report=b"", size=store.write(_bytes(step.looked))))


def _bytes(looked: Looked) -> bytes:
    report = looked.report
    return report if isinstance(report, bytes) else pickle.dumps(report)


def _namesakes(index: Index) -> Iterator[Entry]:
    """The entries that may be one file by several paths."""
    for sort in Sort:
        for paths in index.names(sort).values():
            if len(paths) > 1:
                yield from filter(None, map(index.get, paths))
