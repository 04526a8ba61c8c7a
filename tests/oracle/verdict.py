"""What agentls says of a case."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING

from agentls.finding import Severity
from agentls.lint.context import Context
from agentls.lint.engine import Linter
from agentls.project import kinds
from agentls.project.entries import entry_of
from agentls.project.index import Index
from agentls.rules import ALL
from agentls.syntax import decode, parse
from oracle.level import Level
from oracle.projects import FOLDERS, HELPERS

if TYPE_CHECKING:
    from datetime import date

    from agentls.finding import Finding
    from oracle.case import Case

LINTER = Linter(ALL, {})
"""The rules that are on by default."""

LEVELS = {Severity.ERROR: Level.ERROR, Severity.WARNING: Level.WARNING}


class Agentls:
    """agentls, as it is on a day, beside the files that cases refer to."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._index = Index()
        for path, text in HELPERS.items():
            self._put(_context(text.encode(), path, today, None))

    def findings(self, case: Case) -> list[Finding]:
        """All findings; none where agentls does not take the file for an agent file."""
        ctx = _context(case.data, f"{FOLDERS[case.place]}/{case.path}", self.today, self._index)
        if ctx is None:
            return []
        path = self._put(ctx)
        found = list(LINTER.check(ctx).findings)
        self._index.drop(path)
        return found

    def _put(self, ctx: Context | None) -> str:
        if ctx is None:
            return ""
        path = PurePosixPath(ctx.path)
        self._index.put(entry_of(ctx.doc, ctx.kind, path, ctx.scope))
        return str(path)


def level_of(found: list[Finding]) -> Level:
    """The worst of them."""
    return max((LEVELS.get(finding.severity, Level.NOTHING) for finding in found), default=Level.NOTHING)


def rules_of(found: list[Finding]) -> str:
    """The rules that say it."""
    worst = level_of(found)
    return ", ".join(sorted({each.rule for each in found if LEVELS.get(each.severity) == worst})) or "nothing"


def _context(data: bytes, path: str, today: date, index: Index | None) -> Context | None:
    doc, place = parse(decode(data)), PurePosixPath("/") / path
    kind = kinds.detect(place, doc.header)
    if kind is None:
        return None
    return Context(doc, kind, place, kinds.scope(kind, place, _exists), today=today, exists=_exists, index=index)


def _exists(path: PurePath) -> bool:
    return path.as_posix().removeprefix("/") in HELPERS
