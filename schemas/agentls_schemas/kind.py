"""A kind of file of an agent tool, in parts that each say one thing about it.

Facts live in each dialect's module and data files; these modules only give them shape. Nothing here
knows YAML, Markdown or the protocol.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.named_tuple import NamedTuple
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity
from agentls_schemas.verdicts import Confidence
from agentls_schemas.vocabulary import Vocabulary

if TYPE_CHECKING:
    from agentls.format import Layout
    from agentls_schemas.fields import Fields
    from agentls_schemas.imports import Imports
    from agentls_schemas.place import Place
    from agentls_schemas.source import Source
    from agentls_schemas.verdicts import Loader


class Kind(Struct, frozen=True, eq=False, dict=True):
    """One kind of file of one agent tool: everything a feature needs to know about it.

    Two kinds are equal only if they are the same object, so a kind can be a key.

    Raises:
        ValueError: the declaration is not complete, or contradicts itself.
    """

    id: str
    """``dialect/kind``, as ``--as`` takes it."""
    title: str
    declared: Fields | Callable[[], Fields]
    """Its fields, or what makes them when they are first looked at."""
    place: Place
    loader: Loader
    sources: Mapping[str, Source]
    identity: Identity = field(default_factory=Identity)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    guidance: Guidance = field(default_factory=Guidance)
    imports: Imports | None = None
    """How it takes in other files; None where it does not."""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+", self.id):
            raise ValueError(f"{self.id!r} is no id such as 'dialect/kind'")
        if not self.title:
            raise ValueError(f"{self.id} has no title")
        if self.guidance.template and not self.place.homes:
            raise ValueError(f"{self.id} has a template for new files and no home for them")

    @cached_property
    def fields(self) -> Fields:
        """What its files may say.

        Raises:
            ValueError: there are other fields than its place speaks of.
        """
        found = self.declared() if callable(self.declared) else self.declared
        if self.place.own and (strange := self.place.own - set(found)):
            raise ValueError(f"{self.id} has no fields {sorted(strange)}, so they are not its own")
        return found

    def __repr__(self) -> str:
        return f"<Kind {self.id}>"

    @property
    def layout(self) -> Layout:
        """What its files are written in."""
        return self.fields.layout

    @property
    def tool(self) -> str:
        """The name of the agent tool that reads its files."""
        return self.loader.tool

    @property
    def dialect(self) -> str:
        """The id of the agent tool, or of the standard, that it is declared with."""
        return self.id.partition("/")[0]

    def stem(self, path: str) -> str:
        """The name that a path (parts divided by ``/``) gives a file of the kind."""
        return self.identity.stem(path[self._start(path) :])

    def renamed(self, path: str, name: str) -> str:
        """Where a file of the kind lies if it is called otherwise."""
        start = self._start(path)
        return path[:start] + self.identity.renamed(path[start:], name)

    def _start(self, path: str) -> int:
        """Where the part of a path begins that its name counts from."""
        return len(path) - len(self.place.split(path)[2]) if self.identity.by is By.PATH else 0

    def path_for(self, name: str) -> str:
        """Where a new file of that name lies, from the project's root; where files have no folder, the one there is."""
        if not self.place.homes:
            return self.place.paths[0].rpartition("/")[2]
        return f"{self.place.homes[0]}/{self.identity.path_for(name)}"


class Reads(NamedTuple):
    """Files that a program reads."""

    kind: Kind
    """What it takes them for, with its own way of reading in ``loader``; it need not be a kind of the table."""
    paths: tuple[str, ...] = ()
    """Globs (see ``Place``); empty for those of the kind's place."""
    scope: str = ""
    """The scope of the kind whose verdicts are this program's; empty for the one that the file is in."""
    source: str = "program"
    """A key of the kind's sources: how it is known that the program reads such files."""
    confidence: Confidence = Confidence.RUN
    note: str = ""
    """What else is good to know, as a sentence without its end."""


class Reader(NamedTuple):
    """A program that reads agent files."""

    id: str
    """``vs-code``."""
    title: str
    reads: tuple[Reads, ...]
    """The first that fits a path counts. A program may have such a list in several dialects."""
    version: str = ""
    """The release that was asked, or read about."""


class Dialect(NamedTuple):
    """An agent tool and the kinds of file it reads."""

    id: str
    title: str
    kinds: tuple[Kind, ...]
    readers: tuple[Reader, ...] = ()
    """Its programs."""
