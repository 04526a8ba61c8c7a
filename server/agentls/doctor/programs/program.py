"""A program that can be asked: how it is found, what it reads, and how it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from agentls.doctor.answer import File, Heard
    from agentls.doctor.question import Question


class Program(Struct, frozen=True):
    """A program. Its folders are written from a project's root, parts divided by ``/``."""

    id: str
    """That of the reader."""
    title: str
    commands: tuple[str, ...]
    """What it is called on the PATH; none where only a package is there to ask."""
    packages: tuple[str, ...]
    """The packages of npm it may have come with; those for one system have a longer name."""
    folders: tuple[str, ...]
    """Where it looks for files."""
    homes: Mapping[str, str]
    """Where it is given the files of a kind, by its id, that lie elsewhere: one of the folders."""
    ask: Callable[[Question], Heard]
    """Raises ``NoAnswerError``."""
    sound: File | None = None
    """A file that it loads, for one that lists its own agents only beside others."""
