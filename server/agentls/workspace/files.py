"""One place where a path and bytes become a context: what a file is written in, its kind, its scope."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from agentls.lint.context import Context, always
from agentls.lint.memo import Memo
from agentls.named_tuple import NamedTuple
from agentls.project import kinds
from agentls.syntax import decode, header_of, parse, skim
from agentls.text import Text
from agentls_schemas.own_fields import with_own

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import PurePath

    from agentls.format import Layout
    from agentls.project.filesystem import FileSystem
    from agentls.project.index import Index
    from agentls.project.kinds import Known
    from agentls.syntax import Document
    from agentls.syntax.nodes import Header
    from agentls_schemas.fields import OwnField
    from agentls_schemas.kind import Kind
    from agentls_schemas.place import Place


class Skimmed(NamedTuple):
    """A file read for its names."""

    doc: Document
    kind: Kind | None
    """None for what is no agent file."""


class Files:
    """Agent files as they are read.

    Args:
        chosen: the id of the kind that settings give the file at a path; None where they leave that to its place.
        own: the fields that settings add to a kind, by a file's path and the kind's id.
        disk: the files there are. The same object each time, for findings are kept only while it is.
    """

    def __init__(
        self,
        chosen: Callable[[str], str | None],
        own: Callable[[str, str], tuple[OwnField, ...]],
        disk: FileSystem,
    ) -> None:
        self._chosen = chosen
        self._own = own
        self._disk = disk
        # Ten thousand files ask about the same few marks in the folders above them.
        self._marked = lru_cache(4096)(disk.exists)

    def forget(self) -> None:
        """Ask the disk again which scope a folder is."""
        self._marked.cache_clear()

    def parse(self, path: PurePath, text: Text, before: Document | None = None) -> Document:
        """The document of a file; what is as it was in ``before`` is taken over."""
        return parse(text, before, self._layout(path))

    def kind_of(self, path: PurePath, header: Header | None) -> Kind | None:
        """What kind of agent file a file is; None for any other file."""
        chosen = self._chosen(path.as_posix())
        kind = kinds.find(chosen) if chosen else kinds.detect(path, header, exists=self._marked)
        own = self._own(path.as_posix(), kind.id) if kind else ()
        return with_own(kind, own) if kind and own else kind

    def scope_of(self, kind: Kind, path: PurePath) -> str:
        """Which of the kind's scopes a file is in; empty for none."""
        return kinds.scope(kind, path, self._marked)

    def context(
        self,
        path: PurePath,
        text: Text,
        before: Context | None = None,
        *,
        real: str = "",
        index: Index | None = None,
        memo: Memo | None = None,
        clock: Callable[[], date] | None = None,
    ) -> Context | None:
        """All that a rule is given of a file; None for what is no agent file.

        Args:
            path: absolute; the file need not exist.
            text: its characters.
            before: an earlier state of it. While its kind is the same, so is its scope.
            real: where it is, if its path leads over links.
            index: the names of the workspace; None where the file is looked at by itself.
            memo: what is known of its pieces.
            clock: says which day it is; None for this one.
        """
        doc = self.parse(path, text, before.doc if before else None)
        kind = self.kind_of(path, doc.header)
        if kind is None:
            return None
        scope = before.scope if before and before.kind is kind else self.scope_of(kind, path)
        clock, memo = clock or always(self._disk.today()), memo or Memo()
        return Context(doc, kind, path, scope, real, clock, self._disk.exists, self._disk, index, memo)

    def skim(self, path: PurePath, text: Text) -> Skimmed:
        """A file read for its names alone."""
        doc = skim(text, self._layout(path))
        return Skimmed(doc, self.kind_of(path, doc.header))

    def header(self, path: PurePath, text: Text) -> tuple[Header | None, Kind | None]:
        """A file's header, read for its values alone, and its kind."""
        header = header_of(text, self._layout(path))
        return header, self.kind_of(path, header)

    def look_of(self, path: PurePath, data: bytes) -> Kind | None:
        """The kind that a file looks like by its header, though neither its place nor a setting says so."""
        alike = kinds.lookalikes(path.as_posix())
        # Most pages have no header, and nearly none has these words in it.
        alike = tuple(kind for kind in alike if _mentions(kind.place, data))
        text = decode(data) if alike else Text("")
        by_layout = {kind.layout: header_of(text, kind.layout) for kind in alike}
        found = (kinds.look_of(header, _written_so(alike, layout)) for layout, header in by_layout.items())
        return next(filter(None, found), None)

    def _layout(self, path: PurePath) -> Layout:
        chosen = self._chosen(path.as_posix())
        kind = kinds.find(chosen) if chosen else None
        return kind.layout if kind else kinds.layout_of(path)


def _mentions(place: Place, data: bytes) -> bool:
    return all(key.encode() in data for key in place.evidence) and any(key.encode() in data for key in place.own)


def _written_so(alike: Iterable[Known], layout: Layout) -> tuple[Known, ...]:
    return tuple(kind for kind in alike if kind.layout == layout)
