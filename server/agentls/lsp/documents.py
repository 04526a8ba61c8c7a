"""The files as the client sees them: its open documents, over the disk."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.lint.memo import Memo
from agentls.lsp.convert import changes_to_text
from agentls.project import uris
from agentls.project.filesystem import LIMIT, Unreadable
from agentls.syntax import decode
from agentls.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lsprotocol import types

    from agentls.lint.context import Context
    from agentls.lint.engine import Report
    from agentls.lsp.convert import Json
    from agentls.project.filesystem import FileSystem
    from agentls.text import Encoding


class OpenDocument(Struct):
    """A document that is the client's, and what was found out about it; ``analysis`` and ``reports`` fill that in."""

    uri: str
    path: PurePath | None
    """Where it is saved; None for untitled ones, which are no agent file."""
    version: int
    text: Text
    memo: Memo = field(default_factory=Memo)
    read: Text | None = None
    """The text that ``context`` is of; None where it is to be read again though its text is the same."""
    context: Context | None = None
    """None for what is no agent file."""
    real: str | None = None
    """Where it is, if its path leads over links; empty if not, None before that was asked."""
    report: Report | None = None
    """The latest one made."""
    tokens: tuple[str, list[int]] | None = None
    """Identity and numbers of the semantic tokens that the client was sent last."""
    published: tuple[int, list[Json]] | None = None
    """The version and the diagnostics that the client was sent last."""

    @property
    def is_too_large(self) -> bool:
        """Whether it is nothing to look at, as a file of that size is not."""
        return len(self.text) > LIMIT

    def forget(self) -> None:
        """Have all found out anew in which other files, folders or settings have a part."""
        self.memo, self.read = Memo(), None


class Documents(dict[str, OpenDocument]):
    """The open documents by their URI, and files as they are where none is open.

    Args:
        disk: the files below.
        root: the URI of the client's folder, whose way of writing a drive is kept; empty for none.
        encoding: what the client counts columns in.
    """

    def __init__(self, disk: FileSystem, root: str, encoding: Encoding) -> None:
        super().__init__()
        self._disk = disk
        self._root = root
        self._encoding = encoding
        self._at: dict[str, dict[str, OpenDocument]] = {}
        """The open documents by their paths, of which each may have several URIs."""

    def find(self, path: str) -> OpenDocument | None:
        """An open document by its path."""
        return next(iter(self.find_all(path)), None)

    def find_all(self, path: str) -> list[OpenDocument]:
        """All open documents at a path."""
        return list(self._at.get(path, {}).values())

    def is_open(self, path: str) -> bool:
        """Whether a file is the client's at the moment."""
        return self.find(path) is not None

    def open_paths(self) -> list[str]:
        """The files whose text is the client's."""
        return [each.path.as_posix() for each in self.values() if each.path]

    def open(self, uri: str, version: int, content: str) -> OpenDocument:
        """Take a document over."""
        path = uris.uri_to_path(uri)
        document = OpenDocument(uri, PurePath(path) if path else None, version, Text(content))
        self[uri] = document
        if document.path:
            self._at.setdefault(document.path.as_posix(), {})[uri] = document
        return document

    def change(self, uri: str, version: int, changes: Iterable[types.TextDocumentContentChangeEvent]) -> bool:
        """Make edits; False where the document is not open."""
        document = self.get(uri)
        if document is None:
            return False
        document.version = version
        document.text = changes_to_text(changes, document.text, self._encoding)
        return True

    def close(self, uri: str) -> OpenDocument | None:
        """Give a document back to the disk; None where it is not open."""
        document = self.pop(uri, None)
        if document and document.path:
            at = self._at[document.path.as_posix()]
            at.pop(uri, None)
            if not at:
                del self._at[document.path.as_posix()]
        return document

    def text_at(self, path: str) -> Text | None:
        """The characters of any file, as the client has it or as it is on disk; None where it cannot be read."""
        document = self.find(path)
        if document:
            return document.text
        data = self._disk.read(path)
        return None if isinstance(data, Unreadable) else decode(data)

    def uri_of(self, path: str) -> str:
        """The URI of a file: as the client spells it, where it has it open."""
        document = self.find(path)
        return document.uri if document else uris.path_to_uri(path, self._root or next(iter(self), ""))
