"""Where the characters of a body stand in its file, and how they are written there."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from agentls.text import Span

if TYPE_CHECKING:
    from agentls.syntax.nodes import Scalar


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


class Writer(Protocol):
    """Writes text into a value."""

    def __call__(self, text: str, value: Scalar) -> str | None:
        """How to write text into the value, between its quotes; None where the value cannot hold it so."""


@dataclass(frozen=True)
class InValue:
    """The body is a string among the fields."""

    value: Scalar
    write: Writer

    def span(self, span: Span) -> Span:
        """The characters that the string is written with there."""
        view = self.value.view
        return view.span(*span) if view.text else Span(self._inside.end, self._inside.end)

    def offset(self, at: int) -> int | None:
        """The place in the string; None outside of its quotes."""
        return bisect_right(self.value.view.ends, at) if self._inside.holds(at) else None

    def region(self, length: int) -> Span:  # noqa: ARG002
        """What stands between the quotes."""
        return self._inside

    def written(self, text: str) -> str | None:
        """The text with the escapes that the string wants; None where it cannot hold it."""
        return self.write(text, self.value)

    @cached_property
    def _inside(self) -> Span:
        span, view, quotes = self.value.span, self.value.view, self.value.style.quotes
        if view.text:
            return Span(view.starts[0], view.ends[-1])
        # Behind an indicator of YAML nothing of an empty text stands.
        start = span.start + quotes if quotes else span.end
        return Span(start, max(span.end - quotes, start))
