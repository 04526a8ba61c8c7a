"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, StrEnum, auto
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.finding import Finding, Fix, Related, Severity

if TYPE_CHECKING:
    from agentls.lint.context import Context
    from agentls.lint.verdict import Judgement
    from agentls.project.entries import Entry
    from agentls.project.index import Index
    from agentls.text import Span
    from agentls_schemas.verdicts import Condition


Need = str | Callable[[str], bool]
"""Characters, a word or a ``Fault`` of the header; or a test of characters, which more of them never fail."""


class Reads(Enum):
    """What a rule looks at. Findings are kept until that changes, so a rule must look at nothing else but the line end.

    What a section is depends on the edits before, so a rule must find the same in a text and in its sections.
    """

    HEADER = auto()
    """``ctx.header``; not run on files without one. Spans count from the file's start."""
    BODY = auto()
    """``ctx.section``, one section of the body after the other. Spans count from its start."""
    EACH = auto()
    """``ctx.source``, the characters of the header, then of one section after the other; spans from their start."""
    WHOLE_BODY = auto()
    """``ctx.body`` all at once, and anything else in ``ctx``. Spans count from the body's start."""
    WHOLE = auto()
    """Anything in ``ctx``. Spans count from the file's start; ``ctx.doc.in_file`` gives the body's there."""


class Status(StrEnum):
    """Where a rule is in its life."""

    PREVIEW = "preview"
    """On trial: off unless a setting gives it a level, and may change without notice."""
    STABLE = "stable"
    RETIRED = "retired"
    """Finds nothing any more; its name still stands in settings and comments, and its page says what became of it."""


class Rule(Struct, frozen=True, dict=True):
    """A check with its documentation.

    ``doc`` is the rule file's docstring: its documentation page, whose fenced examples are its tests.

    Raises:
        ValueError: it needs something of what is not read piece by piece.
    """

    module: str
    """The rule file's ``__name__``; the rule's name is its last part with hyphens."""
    doc: str
    check: Callable[[Context], Iterable[Finding]] | None
    """None for what is not found by reading a file's text: the engine or the settings report it."""
    severity: Severity
    reads: Reads
    enabled: bool = True
    across: Callable[[Entry, Index], Iterable[Finding]] | None = None
    """A check of a file's names against all others'; it is run where there is an index. Spans from the file's start."""
    needs: tuple[Need, ...] = ()
    """What must be there for it to find anything in the header, or in a section: one of these. Empty for a rule that is
    run on any. One with ``Reads.EACH`` is run on any header."""
    conditions: tuple[Condition, ...] = ()
    """What the rule finds as tools judge it; its page tells what each tool does then."""
    since: str = "0.1.0"
    """The release it came with."""
    status: Status = Status.STABLE
    formerly: tuple[str, ...] = ()
    """Names it had in earlier releases; they still work where a rule is named."""

    def __post_init__(self) -> None:
        if self.needs and self.reads in (Reads.WHOLE, Reads.WHOLE_BODY):
            raise ValueError(f"{self.module} reads the whole, which no piece tells what it holds")

    @cached_property
    def name(self) -> str:
        """The name users write, such as ``unknown-tool``."""
        return self.module.rpartition(".")[2].replace("_", "-")

    @property
    def is_on(self) -> bool:
        """Whether it runs where no setting says anything about it."""
        return self.enabled and self.status is Status.STABLE

    @property
    def summary(self) -> str:
        """The docstring's first line."""
        return self.doc.strip().partition("\n")[0]

    def at(
        self,
        span: Span,
        message: str,
        *fixes: Fix,
        judged: Judgement | None = None,
        severity: Severity | None = None,
        unnecessary: bool = False,
        related: Iterable[Related] = (),
    ) -> Finding:
        """A finding of this rule.

        Args:
            span: the very characters at fault.
            message: what is wrong.
            fixes: the repairs to choose from.
            judged: what the file's tool does; it says how loud the finding is, and what becomes of the file.
            severity: how loud it is otherwise; without both, as loud as the rule.
            unnecessary: the characters have no effect.
            related: other places of the same fault.
        """
        if severity is None:
            severity = judged.severity if judged else self.severity
        known = (judged.outcome, judged.confidence, judged.source) if judged else ()
        return Finding(self.name, span, severity, message, fixes, unnecessary, tuple(related), *known)
