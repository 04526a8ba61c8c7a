"""Where the characters of a body stand in its file, and how they are written there."""

from __future__ import annotations

from typing import Protocol

from agentls.named_tuple import NamedTuple
from agentls.text import Span


class SourceMap(Protocol):
    """From a body to its file and back."""

    def span(self, span: Span) -> Span:
        """The characters of the file that are read as ``span`` of the body."""

    def offset(self, at: int) -> int | None:
        """The place in the body of an offset of the file; None where no body is."""

    def region(self, length: int) -> Span:
        """The characters of the file that hold the body, which has ``length`` characters."""

    def written(self, text: str) -> str | None:
        """How to write text into the body; None where the way it is written cannot hold that."""


class Shift(NamedTuple):
    """The body is the rest of the file as it stands."""

    by: int
    """Where it begins."""

    def span(self, span: Span) -> Span:
        """The same range, further on."""
        return Span(span.start + self.by, span.end + self.by)

    def offset(self, at: int) -> int | None:
        """The same place, counted from where the body begins."""
        return at - self.by if at >= self.by else None

    def region(self, length: int) -> Span:
        """All that follows."""
        return Span(self.by, self.by + length)

    def written(self, text: str) -> str:
        """The text itself."""
        return text


class Nowhere(NamedTuple):
    """There is no body, so that it is empty."""

    at: int
    """The end of the file."""

    def span(self, span: Span) -> Span:  # noqa: ARG002
        """The end of the file."""
        return Span(self.at, self.at)

    def offset(self, at: int) -> int | None:  # noqa: ARG002
        """None."""
        return None

    def region(self, length: int) -> Span:  # noqa: ARG002
        """The end of the file."""
        return Span(self.at, self.at)

    def written(self, text: str) -> str | None:  # noqa: ARG002
        """None."""
        return None
