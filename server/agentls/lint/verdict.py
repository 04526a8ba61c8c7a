"""What a header fault means: to the tool the file is for, and to strict YAML readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Severity
from agentls.syntax.nodes import Fault, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def problems(ctx: Context, fault: Fault) -> Iterator[Problem]:
    """The header's problems of one kind."""
    return (p for p in ctx.header.problems if p.fault is fault)


def verdict(ctx: Context, problem: Problem) -> tuple[Severity, str]:
    """The severity, and both verdicts in one breath: here as the file stands, and elsewhere."""
    loader = ctx.kind.loader
    strict = f"{loader.strict_readers} {loader.strict_verb}"
    crlf = "\r\n" in ctx.header.text
    if not _recovered(ctx, problem, loader.recovers_with_crlf if crlf else loader.recovers):
        loss = f"{loader.tool} {loader.on_failure}"
        if crlf and _recovered(ctx, problem, loader.recovers):
            return Severity.ERROR, f"with CRLF line ends {loss}, with LF it would recover; {strict} either way"
        return Severity.ERROR, loss
    spared = "" if _recovered(ctx, problem, loader.recovers_with_crlf) else ", but not with CRLF line ends"
    return Severity.WARNING, f"{strict}; {loader.tool} recovers it{spared}"


def _recovered(ctx: Context, problem: Problem, faults: frozenset[str]) -> bool:
    if problem.fault not in faults:
        return False
    if (
        problem.fault is Fault.UNCLOSED_QUOTE
        and problem.span.of(ctx.header.text)[:1] not in ctx.kind.loader.recovers_quotes
    ):
        return False
    return problem.fault is Fault.TAB_INDENTATION or _on_key_line(ctx, problem)


def _on_key_line(ctx: Context, problem: Problem) -> bool:
    # Recovery goes line by line over `key: value`; a value wrapped onto further lines is not put together again.
    if problem.entry is None:
        return False
    end = problem.resume.end if problem.resume else max(problem.entry.span.end, problem.span.end)
    return not any(c in ctx.header.text[problem.entry.key.span.start : end].rstrip() for c in "\r\n")
