"""The names of the workspace that a few typed letters may mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from agentls.project.index import Index
    from agentls.text import Span
    from agentls_schemas.identity import Sort


class Named(NamedTuple):
    """A name of the workspace."""

    sort: Sort
    name: str
    path: str
    span: Span | None
    """The name in its file; None where the file's or folder's name is it."""
    container: str
    """The last folders of its path."""


def named(index: Index, query: str, limit: int) -> list[Named]:
    """The agents, skills, commands and servers whose names have the letters of a query in its order, best first.

    Letters in order are what editors filter answers by, so a likeness by edits would be shown by none of them. Names
    that begin with the query come first, then those that hold it, then those where its letters stand closest.
    """
    typed = query.strip().lower()
    pattern = _in_order([letter for letter in typed if letter.isalnum()])
    ranked = []
    for entry in index:
        for given in entry.definitions:
            name = given.name.lower()
            found = pattern.search(name)
            if found:
                at = name.find(typed)
                rank = (at < 0, at if at >= 0 else found.end() - found.start(), name, entry.path)
                ranked.append((rank, given, entry.path))
    ranked.sort(key=lambda each: each[0])
    return [Named(given.sort, given.name, path, given.span, _container(path)) for _, given, path in ranked[:limit]]


def _in_order(letters: list[str]) -> re.Pattern[str]:
    """Matches what has the letters in order; no letter is tried twice, so a long query takes no longer."""
    then = (f"[^{re.escape(letter)}]*+{re.escape(letter)}" for letter in letters[1:])
    return re.compile("".join((*map(re.escape, letters[:1]), *then)))


def _container(path: str) -> str:
    return "/".join(path.split("/")[-4:-1])
