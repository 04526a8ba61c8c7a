"""What is wrong in the files of the workspace that are not open."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def identity(items: list[Json]) -> str:
    """What tells one list of diagnostics from another."""
    return hashlib.blake2b(json.dumps(items).encode(), digest_size=8).hexdigest()


NOTHING = identity([])


class News(NamedTuple):
    """The diagnostics of a file, which are others than those the client has."""

    path: str
    identity: str
    items: list[Json]


class Reports:
    """Knows which files' diagnostics are up to date; the diagnostics themselves are the client's to keep."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._identities: dict[str, str] = {}
        self._marked: dict[str, None] = {}
        self._all = True

    def mark(self, paths: Iterable[str]) -> None:
        """These files are to be checked again."""
        for path in paths:
            self._identities.pop(path, None)
            self._marked[path] = None

    def mark_all(self) -> None:
        """All files are to be checked again."""
        self._identities.clear()
        self._all = True

    def news(self, known: Mapping[str, str], *, every: bool = False) -> Iterator[News | None]:
        """What is new of the files that are not open, with a None wherever there is time for something else.

        Args:
            known: the identity of what the client has, by path.
            every: look at all files; else only at those that were marked since this was last asked.
        """
        index, session = self._session.index, self._session
        everything = every or self._all
        paths = dict.fromkeys([*known, *(entry.path for entry in index)]) if everything else self._marked
        self._marked, self._all = {}, False
        for path in paths:
            entry, had = index.get(path), known.get(path, NOTHING)
            if session.is_open(path):
                yield None
            elif entry is None or not entry.kind:
                yield News(path, NOTHING, []) if had != NOTHING else None
            elif self._identities.get(path) == had:
                yield None
            else:
                yield from self._news(path, had)

    def _news(self, path: str, had: str) -> Iterator[News | None]:
        context = self._session.context_at(path)
        # To read a file takes about as long as to check it.
        yield None
        items = (yield from self._session.diagnostics_of(context)) if context else []
        if self._all or path in self._marked or self._session.is_open(path):
            # What was read is old by now; the next time comes at once.
            return
        found = self._identities[path] = identity(items)
        yield None if found == had else News(path, found, items)
