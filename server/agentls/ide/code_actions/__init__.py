"""What can be done about findings, and otherwise at a place."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from agentls.ide import refactor
from agentls.ide.code_actions.suppress import ignore_here
from agentls.ide.conversion import conversions
from agentls.ide.results import CONVERT, Action, Later
from agentls.lint.fixing import fix_all, proven
from agentls.text_diff import edits_between

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from agentls.finding import Edit, Finding, Fix
    from agentls.lint.engine import Linter, Report
    from agentls.text import Span

_log = logging.getLogger(__name__)

QUICK_FIX = "quickfix"
FIX_ALL = "source.fixAll.agentls"
Late = Literal["make", "leave", "omit"]

_EVERYTHING = "Fix everything that can be fixed safely"
_OF_A_PLACE = ("ignore", "rewrite")
_MOST = 50
"""More findings than this under one selection are left to the actions for the whole file."""
_WORK = 200_000
"""Characters read at most to prove the fixes of one answer, which takes some tenths of a second."""
_CHARACTERS = 100
"""What a finding takes beside the text, in characters."""


def actions(
    linter: Linter,
    report: Report,
    span: Span,
    only: Sequence[str] | None = None,
    among: Collection[tuple[str, Span]] | None = None,
    *,
    late: Late = "make",
    asked: bool = True,
) -> list[Action]:
    """The actions for a place, repairs first and what silences last; every edit is proven by checking its outcome.

    Args:
        linter: the rules.
        report: the file as it stands.
        span: the selection, from the file's start.
        only: the kinds asked for, as prefixes: ``source`` stands for ``source.fixAll.agentls`` too.
            None or none at all means every kind.
        among: rule and span of the findings the editor asks about; without it all that touch the selection.
        late: what to do about edits that take long to prove: make them, leave them to ``edits``, or make only what
            is about one place and omit what is about the whole file.
        asked: somebody has asked; otherwise it is for a mark beside the line.
    """
    try:
        about = _about(report, span, among)
        offered = _actions(linter, report, span, only, about, asked=asked)
        if late == "omit":
            offered = (action for action in offered if action.later is None or action.later.what in _OF_A_PLACE)
        return list(offered if late == "leave" else _made(linter, report, offered))
    except Exception:
        # Editors ask for actions whenever the cursor moves; an error message there is worse than no answer.
        _log.exception("actions failed on %s", report.ctx.path or "unnamed text")
        return []


def edits(linter: Linter, report: Report, later: Later) -> tuple[Edit, ...]:
    """The edits an action left for later; none where none are proven."""
    if later.what == "rewrite":
        return refactor.edits(report.ctx, later)
    if later.what == "ignore":
        finding = next((f for f in report.findings if (f.rule, f.span) == (later.name, later.span)), None)
        return ignore_here(linter, report, finding) if finding else ()

    def chosen(finding: Finding) -> bool:
        return finding.rule == later.name if later.name else not any(fix.encoding for fix in finding.fixes)

    fixed = fix_all(linter, report.ctx, chosen, known=report)
    return tuple(edits_between(report.ctx.doc.text, fixed.text))


def _made(linter: Linter, report: Report, offered: Iterable[Action]) -> Iterator[Action]:
    for action in offered:
        if action.later is None:
            yield action
        elif made := edits(linter, report, action.later):
            yield replace(action, edits=made, later=None)


def _actions(
    linter: Linter,
    report: Report,
    span: Span,
    only: Sequence[str] | None,
    about: list[Finding],
    *,
    asked: bool,
) -> Iterator[Action]:
    rewritten = list(_rewrites(report, span, only, about))
    yield from (action for action in rewritten if action.preferred)
    if _wanted(QUICK_FIX, only):
        yield from _quick_fixes(linter, report, about)
        if asked or about:
            yield from (action for action in _all_fixes(report, about) if _wanted(action.kind, only))
    elif _wanted(FIX_ALL, only) and any(_is_safe(f) for f in report.findings):
        yield Action(_EVERYTHING, FIX_ALL, later=Later("fix-all"))
    yield from (action for action in rewritten if not action.preferred)
    if _wanted(QUICK_FIX, only):
        yield from _silencing(about)
    if asked and _wanted(CONVERT, only):
        yield from conversions(report.ctx, span, anywhere=CONVERT in (only or ()))


def _rewrites(report: Report, span: Span, only: Sequence[str] | None, about: list[Finding]) -> Iterator[Action]:
    if not only or any(asked.startswith(("refactor", QUICK_FIX)) or not asked for asked in only):
        for action in refactor.offers(report.ctx, span):
            if _wanted(action.kind, only):
                # VS Code puts what is about a finding above what is preferred.
                yield replace(action, finding=about[0]) if action.preferred and about else action


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    return not only or any(not asked or kind == asked or kind.startswith(f"{asked}.") for asked in only)


def _about(report: Report, span: Span, among: Collection[tuple[str, Span]] | None) -> list[Finding]:
    """The findings at a place; of those that the editor names, as Neovim does with all of a line, the nearest."""
    named = [f for f in report.findings if not among or (f.rule, f.span) in among]
    here = [f for f in named if f.span.touches(span)]
    if here or not among:
        return here
    least = min((_distance(f.span, span) for f in named), default=0)
    return [f for f in named if _distance(f.span, span) == least]


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _quick_fixes(linter: Linter, report: Report, findings: list[Finding]) -> Iterator[Action]:
    seen: set[tuple[Edit, ...]] = set()
    # Nobody else is answered meanwhile; "Fix all" stands for what is left.
    cost = len(report.ctx.doc.text) + _CHARACTERS * len(report.findings)
    for finding in findings[: min(_MOST, max(1, _WORK // cost))]:
        good = [fix for fix in finding.fixes if fix.edits not in seen and _proven(linter, report, finding, fix)]
        seen.update(fix.edits for fix in finding.fixes)
        for fix in good:
            preferred = fix.safe and len(good) == 1
            yield Action(fix.title, QUICK_FIX, fix.edits, finding, preferred)


def _all_fixes(report: Report, about: list[Finding]) -> Iterator[Action]:
    """Repairs of more than one finding: quick fixes, for VS Code shows no ``source`` action in the menu of a line.

    Where no finding is, a quick fix would keep VS Code from looking for those nearby.
    """
    safe = [f for f in report.findings if _is_safe(f)]
    rules, first = {f.rule for f in safe}, about[0] if about else None
    for rule, finding in _first_of_each(about).items():
        if len(rules) > 1 and sum(f.rule == rule for f in safe) > 1:
            yield Action(f"Fix all `{rule}` in this file", QUICK_FIX, finding=finding, later=Later("fix-rule", rule))
    if len(safe) > 1 or not set(safe) <= set(about):
        yield Action(_EVERYTHING, QUICK_FIX if about else FIX_ALL, finding=first, later=Later("fix-all"))


def _silencing(about: list[Finding]) -> Iterator[Action]:
    """Other ways to deal with a finding. They name none, or VS Code would put them above repairs of the whole file."""
    firsts = _first_of_each(about)
    yield from (Action(f"Explain `{rule}`", QUICK_FIX, explain=rule) for rule in firsts)
    for rule, first in firsts.items():
        yield Action(f"Ignore `{rule}` here", QUICK_FIX, later=Later("ignore", rule, first.span))


def _first_of_each(findings: list[Finding]) -> dict[str, Finding]:
    """The first finding of each rule."""
    return {finding.rule: finding for finding in reversed(findings)}


def _is_safe(finding: Finding) -> bool:
    """Whether it has a fix that an editor can make without asking."""
    return any(fix.safe and not fix.encoding for fix in finding.fixes)


def _proven(linter: Linter, report: Report, finding: Finding, fix: Fix) -> bool:
    """Whether the fix is proven, tried once a report; one that changes the encoding is none for an editor."""
    if fix.encoding is not None:
        return False
    key = finding.rule, finding.message, fix
    if key not in report.proven:
        report.proven[key] = proven(linter, report, finding, fix)
    return report.proven[key]
