"""What a program is asked about, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field


class NoAnswerError(Exception):
    """A program cannot be asked, or what it says is no answer; the text says why, as a sentence without its end."""


class File(Struct, frozen=True):
    """A file, as it lies in the folder that a program is started in."""

    path: str
    """From that folder, parts divided by ``/``: ``.claude/agents/reviewer.md``."""
    data: bytes
    names: tuple[str, ...] = ()
    """What a program may call it: what it says itself, and what its path says."""
    mark: str = ""
    """Words of its description that stand in no other's."""


class Answer(Struct, frozen=True):
    """What a program makes of a file, as far as it tells."""

    loads: bool = True
    name: str | None = None
    description: str | None = None
    tools: tuple[str, ...] | None = None
    """None: it has not said, or there is no limit."""
    model: str | None = None
    prompt: str | None = None
    says: tuple[str, ...] = ()
    """Its warnings and reasons."""
    more: Mapping[str, object] = field(default_factory=dict)
    """What else it tells, by the program's own keys."""


class Heard(Struct, frozen=True):
    """All that a program has said about the files of a folder."""

    known: Mapping[str, Answer] = field(default_factory=dict)
    """By path: of these the program says which file they are."""
    listed: Mapping[str, Answer] = field(default_factory=dict)
    """By name: it does not say from which file."""
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By path: words about a file, of which the other two may know."""
