"""What the sources of completions share: the request, the names there are, and text in the syntax of snippets.

Snippets are written as the protocol has them: ``$1``, ``${1:text}``, ``${1|a,b|}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.ide import markup
from agentls.lazy_pattern import lazy_pattern
from agentls.semantics.paths import within
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from agentls.lint.context import Context
    from agentls.project.filesystem import Item, Unreadable
    from agentls.project.index import Index
    from agentls_schemas.kind import Kind

_SPECIAL = lazy_pattern(r"[\\$}]")
_PLAIN = lazy_pattern(r"[\w$./-]")
_IN_CHOICE = lazy_pattern(r"[\\$},|]")

MOST = 500
"""Names offered at once; where there are more, what is typed decides."""


class Request(Struct, frozen=True):
    """A request for completions."""

    ctx: Context
    offset: int
    index: Index | None = None
    """The names of the workspace."""
    list_folder: Callable[[str], list[Item] | Unreadable] | None = None
    """What stands in a folder; None where nobody may look."""

    @property
    def content(self) -> str:
        """The file's characters."""
        return self.ctx.doc.text.clean


def rank(group: int, number: int) -> str:
    """A sort key: groups first, then the order within the group."""
    return f"{group}{number:04}"


def known_names(index: Index | None, sort: Sort, home: str, typed: str, kinds: tuple[Kind, ...]) -> dict[str, str]:
    """Names of a sort with what they stand for, at most ``MOST``.

    Args:
        index: the names of the workspace.
        sort: what is to be named.
        home: where the file is loaded from; names from there come first, then those from folders above and elsewhere.
        typed: how the name begins, as far as it is typed; decides only where there are too many names.
        kinds: the kinds of files whose names are meant; MCP servers have none.
    """
    if index is None:
        return {}
    found = index.remembered(_near, sort, home, frozenset(kind.id for kind in kinds))
    if len(found) > MOST:
        start = typed.lower()
        found = [each for each in found if each[0].lower().startswith(start)]
    return {name: markup.summary(_described(index, path, sort, name)) for name, path in found[:MOST]}


def _near(index: Index, sort: Sort, home: str, kinds: frozenset[str]) -> list[tuple[str, str]]:
    """Each name once, with the path of the nearest file that gives it."""
    ranked = sorted(
        (each.entry.home != home, not within(home, each.entry.home), name, each.entry.path)
        for name in index.names(sort)
        for each in index.defined(sort, name)
        if each.definition.name == name and (sort is Sort.SERVER or each.entry.kind in kinds)
    )
    found: dict[str, str] = {}
    for _, _, name, path in ranked:
        found.setdefault(name, path)
    return list(found.items())


def _described(index: Index, path: str, sort: Sort, name: str) -> str:
    """How a file describes what it gives a name to, as it now stands."""
    entry = index.get(path)
    given = entry.definitions if entry else ()
    return next((each.description for each in given if each.sort is sort and each.name == name), "")


def escape(text: str) -> str:
    """The text as it is, inside a snippet."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def scalar(text: str) -> str:
    """The text as a key or value of YAML, in quotes where its first character means something else: a star."""
    return text if _PLAIN.match(text) else f'"{text}"'


def choice(values: Iterable[str]) -> str:
    """One of the values, chosen from a list."""
    return "${1|" + ",".join(_IN_CHOICE.sub(r"\\\g<0>", value) for value in map(scalar, values)) + "|}"


def blank(text: str, number: int) -> str:
    """A place to fill in, with this text selected in it."""
    return f"${{{number}:{escape(text)}}}"


def indented(text: str, by: int, first: int = 0) -> str:
    """The text with its lines after the first indented by ``by`` more columns, the first by ``first``."""
    return " " * first + text.replace("\n", "\n" + " " * by)
