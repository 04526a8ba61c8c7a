"""What has to be looked at again, in one place."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.lsp.documents import Documents, OpenDocument


class Concern(IntEnum):
    """What files were marked for another reason than an edit of their own."""

    NONE = 0
    CLOSED = 1
    OPEN = 2
    """Documents that the client shows, which it does not know by itself."""


class Closed(NamedTuple):
    """The files to look at again that are not open."""

    paths: list[str]
    everything: bool
    """All files, whether they are among the paths or not."""


class Stale:
    """A queue of the files to look at again: open documents first, by URI, then the others, by path.

    Invariant: what is kept of a file (an open document's context and report, what was last said of another) is what
    would be found now, or the file is in here. So whoever changes something marks the files whose findings may hang
    on it: files, folders, settings, the names in the index. Only who looks at a file again takes it out. To mark is
    cheap and does nothing else; ``diagnostics.catch_up`` sees to it that the queue is taken.

    An edit is the exception that keeps typing fast: it marks its document, but nothing is forgotten of it, for the
    context knows of which text it is.
    """

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._open: dict[str, None] = {}
        self._closed: dict[str, None] = {}
        self._everything = True
        self._concern = Concern.NONE

    def __contains__(self, path: str) -> bool:
        """Whether a file that is not open is to be looked at again."""
        return self._everything or path in self._closed

    def mark(self, paths: Iterable[str]) -> None:
        """Something has changed that the findings of these files hang on; what was found in them is forgotten."""
        marked = dict.fromkeys(paths)
        if not marked:
            return
        self._closed |= marked
        self._concern = max(self._concern, Concern.CLOSED)
        for document in (each for path in marked for each in self._documents.find_all(path)):
            self._mark_document(document)
            self._concern = Concern.OPEN

    def mark_all(self) -> None:
        """Something has changed that all findings hang on."""
        self.mark_open()
        self._everything, self._concern = True, Concern.OPEN

    def mark_open(self) -> None:
        """Something may have changed that the findings of the open documents hang on."""
        for document in self._documents.values():
            self._mark_document(document)

    def _mark_document(self, document: OpenDocument) -> None:
        document.forget()
        self._open[document.uri] = None

    def mark_edited(self, uri: str) -> None:
        """The client has opened or edited a document."""
        self._open[uri] = None

    @property
    def has_open(self) -> bool:
        """Whether open documents wait."""
        return bool(self._open)

    def take_concern(self) -> Concern:
        """What has been marked since this was last asked, edits aside: news for the client."""
        concern, self._concern = self._concern, Concern.NONE
        return concern

    def take_open(self) -> list[str]:
        """The open documents to look at again; they are no longer in here."""
        uris, self._open = list(self._open), {}
        return uris

    def take_closed(self) -> Closed:
        """The other files to look at again; they are no longer in here."""
        closed = Closed(list(self._closed), self._everything)
        self._closed, self._everything = {}, False
        return closed
