"""What the index keeps of a file: the names it gives and mentions."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from agentls.semantics import mentions as semantics
from agentls.semantics import prose
from agentls.semantics.fields import field_entries
from agentls.syntax.nodes import Scalar
from agentls_schemas.types import Role, Sort

if TYPE_CHECKING:
    from agentls.semantics.mentions import Mention
    from agentls.syntax.nodes import Document, Header
    from agentls.text import Span
    from agentls_schemas.types import Kind


class Definition(NamedTuple):
    """A name that a file gives."""

    sort: Sort
    name: str
    span: Span | None
    """The characters of the name, from the file's start; None where the file's or folder's name is it."""
    description: str = ""
    described: Span | None = None
    """The description's value."""


class Entry(NamedTuple):
    """A file in the index."""

    path: str
    """Absolute, parts divided by ``/``."""
    kind: str
    """The kind's id; empty for files that only define MCP servers, or only have links."""
    scope: str
    home: str
    """The folder whose agents are loaded together with this one."""
    definitions: tuple[Definition, ...] = ()
    mentions: tuple[Mention, ...] = ()
    links: tuple[Mention, ...] = ()
    """Where it leads to files; spans from the file's start."""

    @property
    def own(self) -> Definition | None:
        """What the file is, as far as it has a name."""
        return self.definitions[0] if self.kind and self.definitions else None


def entry_of(doc: Document, kind: Kind, path: PurePath, scope: str) -> Entry:
    """The entry of an agent file."""
    own = definition(doc.header, kind, path, scope)
    place = path.as_posix()
    found = semantics.mentions(doc, kind)
    return Entry(place, kind.id, scope, home(kind, place), (own,) if own else (), found, links(doc))


def page_entry(doc: Document, path: PurePath) -> Entry:
    """The entry of a Markdown file that is no agent file: its links alone."""
    return Entry(path.as_posix(), "", "", path.parent.as_posix(), links=links(doc))


def links(doc: Document) -> tuple[Mention, ...]:
    """Where a document leads to files."""
    by = doc.body.start
    return tuple(each._replace(span=each.span.shift(by)) for each in semantics.files(doc.body))


def words(content: str) -> tuple[str, ...]:
    """The words of a text that could be names, see ``agentls.semantics.prose``."""
    # Ten thousand files share most of their words.
    return tuple(map(sys.intern, prose.words(content)))


def definition(header: Header | None, kind: Kind, path: PurePath, scope: str) -> Definition | None:
    """The name a file gives itself; None where its tool takes a file without name for no such thing."""
    description, described = _string(header, kind, Role.DESCRIPTION)
    name, span = _string(header, kind, Role.NAME, scope)
    if not name.strip():
        if kind.loader.header_required and kind.name_from == "file":
            return None
        name, span = (path.parent.name if kind.name_from == "folder" else path.stem), None
    return Definition(kind.defines, name, span, description, described)


def home(kind: Kind, place: str) -> str:
    """The folder above the one that files of the kind lie in."""
    for folder in kind.homes:
        above, found, _ = place.rpartition(f"/{folder}/")
        if found:
            return above or "/"
    return place.rpartition("/")[0]


def _string(header: Header | None, kind: Kind, role: Role, scope: str = "\0") -> tuple[str, Span | None]:
    for entry, field in field_entries(header, kind, role) if header else ():
        value = entry.value
        if scope not in field.fact.ignored_in and isinstance(value, Scalar) and isinstance(value.data, str):
            span = value.view.span(0, len(value.value)) if role is Role.NAME and value.value else value.span
            return value.value, span
    return "", None
