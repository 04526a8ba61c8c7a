"""What agentls says of a case."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING

from agentls.finding import Severity
from agentls.lint.context import Context, always
from agentls.lint.engine import Linter
from agentls.project import kinds
from agentls.project.entries import entry_of
from agentls.project.index import Index
from agentls.rules import ALL
from agentls.syntax import decode, parse
from oracle.level import Level

if TYPE_CHECKING:
    from datetime import date

    from agentls.finding import Finding
    from oracle.case import Case
    from oracle.tool import Tool

LINTER = Linter(ALL, {})
"""The rules that are on by default."""

LEVELS = {Severity.ERROR: Level.ERROR, Severity.WARNING: Level.WARNING}


class Agentls:
    """agentls, as it is on a day, beside the files that cases refer to."""

    def __init__(self, tool: Tool, today: date) -> None:
        self.tool, self.today = tool, today
        self._index: Index | None = None
        index = Index()
        for path, text in tool.helpers.items():
            self._put(self._context(text.encode(), path), index)
        self._index = index

    def findings(self, case: Case) -> list[Finding]:
        """All findings; none where agentls does not take the file for an agent file."""
        ctx = self._context(case.data, f"{self.tool.folders[case.place]}/{case.path}")
        if ctx is None or self._index is None:
            return []
        path = self._put(ctx, self._index)
        found = list(LINTER.check(ctx).findings)
        self._index.drop(path)
        return found

    def _put(self, ctx: Context | None, index: Index) -> str:
        if ctx is None:
            return ""
        path = PurePosixPath(ctx.path)
        index.put(entry_of(ctx.doc, ctx.kind, path, ctx.scope))
        return str(path)

    def _context(self, data: bytes, path: str) -> Context | None:
        place = PurePosixPath("/") / path
        doc = parse(decode(data), layout=kinds.layout_of(place))
        kind = kinds.detect(place, doc.header, exists=self._exists)
        if kind is None:
            return None
        scope = kinds.scope(kind, place, self._exists)
        return Context(doc, kind, place, scope, clock=always(self.today), exists=self._exists, index=self._index)

    def _exists(self, path: PurePath | str) -> bool:
        place = str(path).removeprefix("/")
        return any(each == place or each.startswith(f"{place}/") for each in self.tool.helpers)


def level_of(found: list[Finding]) -> Level:
    """The worst of them."""
    return max((LEVELS.get(finding.severity, Level.NOTHING) for finding in found), default=Level.NOTHING)


def rules_of(found: list[Finding]) -> str:
    """The rules that say it."""
    worst = level_of(found)
    return ", ".join(sorted({each.rule for each in found if LEVELS.get(each.severity) == worst})) or "nothing"
