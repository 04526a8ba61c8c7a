"""Converts files, reports on it and writes them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.cli.checker import UNREADABLE, Checker, Job
from agentls.cli.conversion_report import Converted, Notes, show_json, show_rows, show_summary
from agentls.cli.messages import did_you_mean, show_path
from agentls.cli.not_checked import tell_unknown
from agentls.cli.write_back import Caution, attempt, show_diff, tell_missing, tell_problems
from agentls.convert.conversion import convert, is_page, refuse_widened
from agentls.project.filesystem import Unreadable
from agentls.project.walk import absolute
from agentls.syntax import decode, encode
from agentls.text import Text
from agentls_schemas import KINDS, OUTLINES
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from agentls.cli.report import FileReport
    from agentls.cli.targets import Targets
    from agentls.lint.context import Context
    from agentls_schemas.kind import Kind


def agent_kind(word: str) -> Kind:
    """The kind of that id.

    Raises:
        ValueError: its files are no agents.
    """
    agents = [kind.id for kind in OUTLINES.values() if kind.identity.sort is Sort.AGENT]
    if word not in agents:
        raise ValueError(f"{word!r} is no kind of agent; {did_you_mean(word, agents) or 'use ' + ', '.join(agents)}")
    return KINDS[word]


class Converting(Struct, dict=True):
    """A run of ``agentls convert``."""

    checker: Checker
    targets: tuple[Kind, ...]
    out: str | None
    """The folder to write below; None to write nothing."""
    diff: bool
    """Show what would be written, and write nothing."""
    strict: bool
    """Refuse what may do more afterwards."""
    as_json: bool
    named: set[str]
    """Files the user named themselves, as they are shown."""
    _rows: list[Converted] = field(default_factory=list)
    _taken: dict[str, str] = field(default_factory=dict)
    """The files that were written, with what they were made from."""
    _notes: Notes = field(default_factory=Notes)
    _failed: bool = False
    _written: int = 0
    """How many files there now are that were not there before."""

    @cached_property
    def _caution(self) -> Caution:
        return Caution(self.checker, "converted")

    def take(self, job: Job | FileReport) -> None:
        """Converts one file; says so when it cannot."""
        if not isinstance(job, Job):
            tell_problems(job)
            self._failed |= any(problem.rule == UNREADABLE for problem in job.problems)
        elif not self._caution.forbids(job):
            self._failed |= not attempt(self.checker.files, job, self._convert, "converted")

    @property
    def looked(self) -> bool:
        """Whether there was any agent file, or something is wrong."""
        return bool(self._rows or self._failed or self._caution.told)

    def close(self, targets: Targets) -> int:
        """Reports; the exit code."""
        tell_missing(targets)
        if self.as_json:
            show_json(self._rows)
        elif self._rows and not self.diff:
            self._notes.show()
            show_summary(self._rows, None if self.out is None else self._written)
        if targets.missing or self._failed or self._caution.told:
            return 2
        if any(row.found.widens or not row.found.loads for row in self._rows):
            return 3
        return int(any(row.found.losses for row in self._rows))

    def _convert(self, job: Job, data: bytes) -> str:
        """Why the file was not converted though it should be; empty when it was, or need not be."""
        subject = self.checker.subject(job.path, data)
        if subject is None or subject.ctx.kind.identity.sort is not Sort.AGENT:
            if job.shown in self.named:
                if subject:
                    return f"it is a {subject.ctx.kind.title}, and no agent"
                tell_unknown(self.checker, job.shown, "converted")
            return ""
        failures = (self._convert_to(job, subject.ctx, target) for target in self._wanted(job, subject.ctx))
        return "; ".join(filter(None, list(failures)))

    def _wanted(self, job: Job, ctx: Context) -> list[Kind]:
        """What to convert a file to: of those in folders, what they are not yet, and no documentation."""
        if job.shown not in self.named and is_page(ctx):
            return []
        return [target for target in self.targets if target.id != ctx.kind.id or job.shown in self.named]

    def _convert_to(self, job: Job, ctx: Context, target: Kind) -> str:
        found = convert(ctx, target)
        row = Converted(job.shown, ctx.doc.text, refuse_widened(found) if self.strict else found)
        self._rows.append(row)
        if not (self.as_json or self.diff):
            show_rows(row, self._notes)
        return self._put(row) if row.found.text else ""

    def _put(self, row: Converted) -> str:
        """Shows or writes a file; why not, if not."""
        path = absolute(str(Path(self.out or ".") / row.found.path))
        if self.out is None and not self.diff:
            return ""
        if path in self._taken:
            return f"{show_path(self._taken[path])} becomes {row.found.path} too"
        self._taken[path] = row.path
        files = self.checker.files
        there = files.read(path) if files.exists(path) else None
        if isinstance(there, Unreadable):
            return there.reason
        if self.diff:
            if not self.as_json:
                show_diff(row.found.path, decode(there).clean if there else "", Text(row.found.text).clean)
            return ""
        data = encode(Text(row.found.text))
        if there is not None:
            return "" if there == data else f"there is another {row.found.path} already; --diff shows how it differs"
        failed = files.create(path, data)
        self._written += failed is None
        return failed.reason if failed else ""
