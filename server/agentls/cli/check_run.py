"""Runs the checks over all files and counts what they say."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.cli.checker import Checker, Job, Options
from agentls.cli.cross_file import Done, Fresh, Shelf, Step, Todo, combine_reports, step_of
from agentls.finding import Severity

if TYPE_CHECKING:
    from agentls.cli.cache.looks import Looks
    from agentls.cli.report import FileReport

ALONE = 300
"""With fewer files than this, starting other processes takes longer than it saves."""
_MOST_WORKERS = 8
_COLLECT_EVERY = 500


class Summary(Struct):
    """What a run has found."""

    checked: int = 0
    faulty: int = 0
    """Files with findings."""
    fixable: int = 0
    """Findings with a fix that is safe."""
    unsafe: int = 0
    """Findings with fixes that a person has to choose."""
    known: int = 0
    """Findings of a baseline, which are counted nowhere else."""
    unknown: list[str] = field(default_factory=list)
    """Named files that are no agent file."""
    by_severity: Counter[Severity] = field(default_factory=Counter)

    @property
    def worst(self) -> Severity | None:
        """The worst severity found."""
        return min(self.by_severity, default=None)


def reports(
    checker: Checker,
    jobs: Iterable[Job | FileReport],
    processes: int | None,
    looks: Looks | None,
    watch: Callable[[Iterable[Done]], Iterable[Done]],
) -> Iterator[FileReport]:
    """The report on each file, in the order of the jobs; with rules over names, not before all files are read.

    Args:
        checker: looks at files; in long runs, other processes do with one like it.
        jobs: files, and reports to hand on as they are.
        processes: how many to use; None for one each core, as far as the number of files pays.
        looks: what is known of files from before.
        watch: handed what is done, to hand it on.
    """
    with Shelf() as shelf:
        waiting = _known(jobs, looks, shelf) if looks else iter(jobs)
        first, many = _begin(waiting)
        workers = (min(_cores(), _MOST_WORKERS) if many else 1) if processes is None else processes
        everything = chain(first, waiting)
        done = _alone(checker, everything) if workers < 2 else _shared(everything, checker.options, workers)
        steps = _settled(watch(done), looks)
        if checker.crosses:
            yield from combine_reports(checker, steps, shelf)
        else:
            yield from (shelf.take(step).report if isinstance(step, Step) else step for step in steps)


def at_least(found: Iterable[FileReport], mildest: Severity) -> Iterable[FileReport]:
    """The reports without what is milder than a severity."""
    return found if mildest is max(Severity) else _loud(found, mildest)


def _loud(found: Iterable[FileReport], mildest: Severity) -> Iterator[FileReport]:
    for report in found:
        loud = tuple(problem for problem in report.problems if problem.severity <= mildest)
        yield report._replace(problems=loud)


def count_reports(found: Iterable[FileReport], summary: Summary, named: set[str]) -> Iterator[FileReport]:
    """The reports that say something or are on agent files, added to the summary."""
    for report in found:
        if report.kind:
            summary.checked += 1
        elif not report.problems:
            if report.path in named:
                summary.unknown.append(report.path)
            continue
        if report.problems:
            summary.faulty += 1
            for problem in report.problems:
                summary.by_severity[problem.severity] += 1
                if problem.is_fixable:
                    summary.fixable += 1
                elif problem.repairs:
                    summary.unsafe += 1
        yield report


def _known(jobs: Iterable[Job | FileReport], looks: Looks, shelf: Shelf) -> Iterator[Todo]:
    """The jobs, those that need not be done again in steps."""
    for job in jobs:
        found = looks.get(job) if isinstance(job, Job) else None
        yield shelf.put(step_of(job, found)) if found and isinstance(job, Job) else job


def _begin(waiting: Iterator[Todo]) -> tuple[list[Todo], bool]:
    """What comes before so much is to be done that it pays to share it, and whether there is so much."""
    first: list[Todo] = []
    jobs = 0
    for each in waiting:
        first.append(each)
        jobs += isinstance(each, Job)
        if jobs == ALONE:
            return first, True
    return first, False


def _settled(done: Iterable[Done], looks: Looks | None) -> Iterator[Step | FileReport]:
    """The files that were looked at as steps, with what there is to know next time kept."""
    for each in done:
        if isinstance(each, Fresh):
            if looks:
                looks.put(each.job, each.looked)
            yield step_of(*each)
        else:
            yield each


def _shared(jobs: Iterable[Todo], options: Options, workers: int) -> Iterator[Done]:
    from agentls.cli.workers import run

    return run(jobs, options, workers)


def _alone(checker: Checker, jobs: Iterable[Todo]) -> Iterator[Done]:
    looked = 0
    for job in jobs:
        if not isinstance(job, Job):
            yield job
            continue
        yield Fresh(job, checker.look(job))
        looked += 1
        if not looked % _COLLECT_EVERY:
            gc.collect()


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
