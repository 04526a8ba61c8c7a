"""Findings that are known: a file names them, and only what is not in it is reported.

A finding is known by its file, its rule and the words it marks, never by its line, so that it stays known when text
above it changes. Of those that are alike in all that, the file says how many there are.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.named_tuple import NamedTuple
from agentls.project.filesystem import FileSystem
from agentls.project.walk import absolute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from agentls.cli.report import FileReport, Problem

_MOST = 80
"""Characters of marked words that tell a finding."""


class Known(NamedTuple):
    """What tells a finding from others."""

    path: str
    """From the folder of the baseline, parts divided by ``/``; absolute for files outside of it."""
    rule: str
    words: str


class Baseline(Struct):
    """The findings that are known."""

    path: str
    """The file they stand in, absolute."""
    entries: Mapping[Known, int]
    """How many there are of each."""
    used: int = 0
    """How many were found."""
    _left: Counter[Known] = field(default_factory=Counter)
    _checked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._left.update(self.entries)

    def without_known(self, reports: Iterable[FileReport]) -> Iterator[FileReport]:
        """The reports without what is known; what is said of settings, and of what cannot be read, is always news."""
        for report in reports:
            if report.kind:
                self._checked.add(self._own(report.path))
                new = tuple(problem for problem in report.problems if not self._takes(report.path, problem))
                yield report._replace(problems=new)
            else:
                yield report

    def stale(self, wants: Callable[[str], bool], exists: Callable[[str], bool]) -> list[tuple[Known, int]]:
        """The entries whose findings are gone, as far as the files that were checked can tell, each with how many.

        Args:
            wants: whether a rule was run.
            exists: whether there is a file of an absolute path.
        """
        seen = {path: path in self._checked or not exists(self._whole(path)) for path, _, _ in self._left}
        return sorted(item for item in self._left.items() if item[1] and seen[item[0].path] and wants(item[0].rule))

    def renewed(self, reports: Iterable[FileReport], wants: Callable[[str], bool]) -> Baseline:
        """A baseline of what is found now. Of files that were not checked, and of other rules, what is known stays."""
        found: Counter[Known] = Counter()
        checked = set()
        for report in reports:
            if report.kind:
                checked.add(self._own(report.path))
                found.update(self._known(report.path, problem) for problem in report.problems)
        exists = FileSystem().exists
        kept = {
            known: number
            for known, number in self.entries.items()
            if not wants(known.rule) or (known.path not in checked and exists(self._whole(known.path)))
        }
        return Baseline(self.path, {**kept, **found})

    def _takes(self, path: str, problem: Problem) -> bool:
        known = self._known(path, problem)
        if not self._left[known]:
            return False
        self._left[known] -= 1
        self.used += 1
        return True

    def _known(self, path: str, problem: Problem) -> Known:
        text, start, end = problem.excerpt[:3]
        return Known(self._own(path), problem.rule, " ".join(text[start : min(end, start + _MOST)].split()))

    def _own(self, path: str) -> str:
        return absolute(path).removeprefix(f"{self.path.rpartition('/')[0]}/")

    def _whole(self, path: str) -> str:
        return path if path.startswith("/") else f"{self.path.rpartition('/')[0]}/{path}"
