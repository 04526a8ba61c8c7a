"""The file is not valid JSON.

A comma too many or too few, a key without quotes, a comment. Strings that
are not closed and backslashes in them have rules of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.format import Fault
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.lint.yaml_repairs import report
from agentls.syntax.parser_words import plain_words
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Problem


def check(ctx: Context) -> Iterator[Finding]:
    """Report the place where the JSON reader stopped."""
    for problem in problems(ctx, Fault.INVALID_JSON):
        yield report(RULE, ctx, problem, f"Invalid JSON, {plain_words(problem.message)}", *_fixes(ctx, problem))


def _fixes(ctx: Context, problem: Problem) -> Iterator[Fix]:
    """A comma taken away before a bracket that closes, or put between two values."""
    text, at = ctx.header.text, problem.span.start
    if problem.message == "trailing comma":
        yield Fix("Remove the comma", (Edit(Span(at, at + 1), ""),))
    elif problem.message.startswith("expecting ',' delimiter") and text[at : at + 1] == '"':
        before = len(text[:at].rstrip())
        yield Fix("Add a comma", (Edit(Span(before, before), ","),))


RULE = Rule(
    __name__,
    __doc__,
    check,
    Severity.ERROR,
    Reads.HEADER,
    needs=(Fault.INVALID_JSON,),
    conditions=(Condition.BROKEN_YAML,),
)
