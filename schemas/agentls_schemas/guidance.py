"""What makes a good file of a kind, beyond what its tool demands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from agentls.named_tuple import NamedTuple
from agentls_schemas.source import Source  # noqa: TC001


class Section(NamedTuple):
    """Guidance for one kind of body section."""

    id: str
    title: str
    """The heading to offer in completion."""
    headings: tuple[str, ...]
    """Synonyms as authors write them; compared by ``Guidance.section``."""
    doc: str
    """A few lines of Markdown: what belongs here."""
    example: str
    """Markdown that shows it; offered as a snippet."""
    source: Source


class Limit(NamedTuple):
    """How long a text may be."""

    most: int
    """Characters."""
    keys: tuple[str, ...]
    """The fields whose texts count, together and in this order."""
    says: str
    """What becomes of a longer text, as a sentence without its end; ``{}`` stands for the limit."""
    here: bool
    """The file's own tool has this limit; else other readers have it."""
    source: str
    is_read: bool = False
    """All of a longer text is read all the same."""


class Budget(NamedTuple):
    """How much the texts of all files loaded together may take."""

    tokens: int
    source: str
    says: str = "warns"
    """What the tool does with more, as the end of a sentence."""


class Start(NamedTuple):
    """The part of a text that is read, where the rest is cut off."""

    lines: int
    characters: int
    source: str


class Refused(NamedTuple):
    """What other readers do not take in a text."""

    pattern: str
    """A regular expression that finds it."""
    says: str
    """Who refuses it, as the end of a sentence."""
    source: str


class Guidance(Struct, frozen=True, eq=False, dict=True):
    """What makes a good file of a kind."""

    template: str = ""
    """What a new file says, as a snippet: ``${1:text}`` stands for what to fill in, ``${name}`` for its name.

    The name is written as the format writes a text, in TOML and JSON with its quotes.
    """
    sections: Sequence[Section] = ()
    example_speakers: tuple[str, ...] = ("Context", "user", "assistant")
    limits: tuple[Limit, ...] = ()
    """How long the description may be."""
    body_limit: Limit | None = None
    """How long the text below the header may be."""
    start: Start | None = None
    """How much is read of a longer text."""
    budget: Budget | None = None
    """The descriptions of all files loaded together; with more of them the tool warns."""
    refused: Refused | None = None
    """What other readers do not take in the description."""

    def section(self, heading: str) -> Section | None:
        """The guidance for a heading, compared without case, numbering, emoji and marks; None when unknown."""
        return self._by_heading.get(normal_heading(heading))

    @cached_property
    def _by_heading(self) -> Mapping[str, Section]:
        return {normal_heading(h): s for s in self.sections for h in (s.title, *s.headings)}


def normal_heading(heading: str) -> str:
    """Letters, digits and single spaces of a heading in lower case, leading numbers and 'your' dropped."""
    words = "".join(c if c.isalnum() else " " for c in heading.lower()).split()
    while words and (words[0].isdigit() or words[0] in {"your", "the"}):
        words = words[1:]
    return " ".join(words)
