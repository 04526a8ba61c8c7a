"""What the tool a file is for does with a fault, and how loud the finding therefore is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from agentls.finding import Confidence, Outcome, Severity
from agentls.named_tuple import NamedTuple
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.format import Fault
    from agentls.lint.context import Context
    from agentls.syntax.nodes import Problem
    from agentls_schemas.kind import Kind


class Judgement(NamedTuple):
    """What becomes of the file."""

    severity: Severity
    tool: str
    """The tool the file is for, as messages name it."""
    verb: str
    """What it does, as the end of a sentence whose subject it is."""
    elsewhere: str = ""
    """What other tools do, as a sentence without its end; empty where nothing is known."""
    outcome: Outcome = Outcome.ACCEPTED
    """What becomes of the file."""
    confidence: Confidence = Confidence.RUN
    """How that is known."""
    source: str = ""
    """Where from: a key of the sources of the file's kind."""

    @property
    def loses_file(self) -> bool:
        """The whole file is lost, and not only what it is about."""
        return not self.outcome.loads

    @property
    def raised(self) -> Severity | None:
        """An error where the whole file is lost; None leaves a rule its own severity."""
        return Severity.ERROR if self.loses_file else None

    def explain(self, wrong: str, remedy: str = "") -> str:
        """A message: what is wrong, what comes of it where the file or a part of it is lost, and what to do."""
        return _sentence(wrong, self.here if self.is_loss else "", remedy)

    def with_loss(self, wrong: str, remedy: str = "") -> str:
        """The same, with what becomes of the file where all of it is lost."""
        return _sentence(wrong, self.here if self.loses_file else "", remedy)

    @property
    def here(self) -> str:
        """What the file's own tool does, as a sentence without its end."""
        return f"{self.tool} {self.verb}"

    @property
    def is_loss(self) -> bool:
        """Whether the file or a part of it is lost."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        """Both in one breath; the own tool's alone where it is as bad as can be."""
        return self.here if self.is_loss or not self.elsewhere else f"{self.elsewhere}; {self.here}"


def _sentence(wrong: str, comes: str, remedy: str) -> str:
    message = f"{wrong}: {comes}" if comes else wrong
    return f"{message}; {remedy}" if remedy else message


def problems(ctx: Context, fault: Fault) -> Iterator[Problem]:
    """The header's problems of one kind."""
    return (p for p in ctx.header.problems if p.fault is fault)


def judge(ctx: Context, condition: Condition, key: str = "") -> Judgement:
    """What the file's tool does under a condition; ``key`` is the field it is about, if any."""
    return judge_kind(ctx.kind, condition, key, ctx.audience)


@lru_cache(maxsize=1024)
def judge_kind(kind: Kind, condition: Condition, key: str = "", scope: str = "") -> Judgement:
    """The same for any file of a kind in a scope."""
    verdict = kind.loader.verdict(condition, key, scope)
    tool = verdict.by or kind.loader.tool
    return Judgement(
        severity_of(verdict.outcome),
        tool,
        verdict.says,
        verdict.elsewhere,
        verdict.outcome,
        verdict.confidence,
        verdict.source,
    )


def severity_of(outcome: Outcome) -> Severity:
    """How loud a finding is of which this comes."""
    if outcome <= Outcome.DEGRADED:
        return Severity.ERROR
    return Severity.INFORMATION if outcome is Outcome.ACCEPTED else Severity.WARNING


def control_characters(ctx: Context, raw: str = "") -> Judgement:
    """What comes of control characters in the header.

    Args:
        ctx: the file.
        raw: the characters; no reader takes a NUL for text.
    """
    return judge(ctx, Condition.BROKEN_YAML if "\0" in raw else Condition.LENIENT_YAML)
