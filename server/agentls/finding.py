"""What a check says: findings, and the fixes it offers."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from agentls.text import Span


class Severity(IntEnum):
    """How bad it is; the numbers are the protocol's."""

    ERROR = 1
    """The tool the file is for drops the file or a field, or reads other words than are written."""
    WARNING = 2
    """It loads, but something written has no effect, is stale, is damaged or hangs on a repair."""
    INFORMATION = 3
    """Valid and loads here, but another agent tool would refuse or ignore it."""
    HINT = 4
    """Style; always comes with a fix."""

    @property
    def label(self) -> str:
        """The word users write and read: error, warning, information, hint."""
        return self.name.lower()


class Outcome(IntEnum):
    """What becomes of the file, worst first."""

    FATAL = 0
    """The tool refuses to start."""
    DROPPED_LOUD = 1
    """The file is not loaded, and its user is told."""
    DROPPED_SILENT = 2
    """The file is not loaded, and at most a debug log says so."""
    DEGRADED = 3
    """It loads; a field or words of it are lost or changed."""
    REPAIRED = 4
    """It loads as it was meant, by the tool's repair of what others refuse."""
    IGNORED = 5
    """It loads; something written has no effect."""
    ACCEPTED = 6
    """All is well here."""

    @property
    def label(self) -> str:
        """The word users read: ``dropped-silent``."""
        return self.name.lower().replace("_", "-")

    @property
    def loads(self) -> bool:
        """Whether the file is loaded at all."""
        return self > Outcome.DROPPED_SILENT


class Confidence(StrEnum):
    """How it is known what a tool does, best first."""

    RUN = "run"
    """The tool itself was asked."""
    TEXT = "text"
    """Read in the tool's own texts."""
    DOCS = "docs"
    """Read in the documentation."""

    @property
    def rank(self) -> int:
        """The higher, the less certain."""
        return list(Confidence).index(self)


class Edit(NamedTuple):
    """Replace the characters of ``span`` with ``text``."""

    span: Span
    text: str


class Fix(NamedTuple):
    """One way to repair a finding: edits that do not overlap, in any order."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True
    """Safe fixes are part of fix-all; the others wait for a person to choose."""
    encoding: str | None = None
    """Set where the repair is to write the file in this encoding; an editor cannot do that."""


class Related(NamedTuple):
    """Another place of the same fault."""

    span: Span
    message: str
    """What is seen there, in a few words."""


class Finding(NamedTuple):
    """One thing wrong: at its first place, with its other places beside it."""

    rule: str
    span: Span
    severity: Severity
    message: str
    fixes: tuple[Fix, ...] = ()
    unnecessary: bool = False
    """The characters have no effect; editors fade them."""
    related: tuple[Related, ...] = ()
    """The other places, in order."""
    outcome: Outcome | None = None
    """What becomes of the file; None where that was not asked."""
    confidence: Confidence = Confidence.RUN
    """How that is known."""
    source: str = ""
    """Where from: a key of the sources of the file's kind; empty for the same as whether the tool reads such files."""
    program: str = ""
    """The title of the program to which it happens; empty for the one that the file is written for."""


def apply(edits: tuple[Edit, ...], content: str) -> str:
    """The content with the edits made.

    Raises:
        ValueError: two edits overlap.
    """
    parts, at = [], 0
    for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        if edit.span.start < at:
            raise ValueError("edits overlap")
        parts += [content[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*parts, content[at:]])
