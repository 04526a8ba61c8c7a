"""Completions behind a sign in running text: ``@agent-reviewer``, ``@docs/guide.md``, ``/deploy``, ``$ARGUMENTS``."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from agentls.ide.completion.request import MOST, known_names, rank
from agentls.ide.results import Completion, CompletionKind
from agentls.lazy_pattern import lazy_pattern
from agentls.project.filesystem import Unreadable
from agentls.project.kinds import naming
from agentls.project.similar_names import key
from agentls.semantics.arguments import variables
from agentls.semantics.paths import above, within
from agentls.text import Span
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.ide.completion.request import Request

_BEGUN = lazy_pattern(r"(?<![\w.~@/$\\])(?:(?P<name>[@/])(?P<typed>[\w./-]*)|(?P<variable>\$\{?[\w\[]*))\Z")
_REST = lazy_pattern(r"[\w./-]*")
_LONGEST = 1000
"""Characters of what may stand behind a sign; a line of nothing but signs is not read again from each of them."""
_VARIABLE_REST = lazy_pattern(r"\w*[\]}]?")


def behind_sign(request: Request, line: Span) -> Iterator[Completion]:
    """What the sign before the cursor may be the start of.

    Args:
        request: the request.
        line: the line of the cursor, in the file.
    """
    begun = _BEGUN.search(request.content, max(line.start, request.offset - _LONGEST), request.offset)
    if begun is None:
        return iter(())
    rest = _VARIABLE_REST if begun["variable"] else _REST
    found = rest.match(request.content, request.offset, line.end)
    end = found.end() if found else request.offset
    if begun["variable"]:
        return _variables(request, Span(begun.start(), end))
    if begun["name"] == "/":
        return _called(request, Span(begun.start(), end), begun["typed"])
    agents = _agents(request, Span(begun.start(), end), begun["typed"])
    return chain(agents, _files(request, begun.start("typed"), end, begun["typed"]))


def _agents(request: Request, word: Span, typed: str) -> Iterator[Completion]:
    """The agents that may be named, as a text names them."""
    mention = request.ctx.kind.vocabulary.invocation.mention
    for number, (name, doc) in enumerate(
        _names(request, Sort.AGENT, typed).items() if mention and "/" not in typed else ()
    ):
        label = mention + name
        yield Completion(label, CompletionKind.VALUE, word, label, detail="agent", doc=doc, sort=rank(0, number))


def _called(request: Request, word: Span, typed: str) -> Iterator[Completion]:
    """The skills and commands that a user calls by a slash and their name."""
    number, call = 0, request.ctx.kind.vocabulary.invocation.call
    for sort in (Sort.SKILL, Sort.COMMAND) if call and word.of(request.content).startswith(call) else ():
        for name, doc in _names(request, sort, typed).items():
            number, label = number + 1, call + name
            order = rank(0, number)
            yield Completion(label, CompletionKind.VALUE, word, label, detail=sort.value, doc=doc, sort=order)


def _names(request: Request, sort: Sort, typed: str) -> dict[str, str]:
    found = known_names(request.index, sort, request.ctx.entry.home, typed, naming(request.ctx.kind, sort))
    own = request.ctx.entry.own
    return {name: doc for name, doc in found.items() if own is None or key(sort, name) != key(own.sort, own.name)}


def _files(request: Request, start: int, end: int, typed: str) -> Iterator[Completion]:
    """The files and folders in the folder whose path is typed: beside the file, and in the project."""
    path, home = request.ctx.path, request.ctx.entry.home
    if path is None or request.list_folder is None:
        return
    folder, slash, _ = typed.rpartition("/")
    word, seen = Span(start + len(folder) + len(slash), end), set[str]()
    for base in above(path.as_posix()):
        # An import counts from its file's own folder.
        if not within(base, home) or (request.ctx.kind.imports and base != path.parent.as_posix()):
            return
        items = request.list_folder(f"{base}/{folder}")
        for name, is_folder, _ in () if isinstance(items, Unreadable) else items[: MOST - len(seen)]:
            if name not in seen and (folder or not name.startswith(".")):
                seen.add(name)
                label, kind = (f"{name}/", CompletionKind.FOLDER) if is_folder else (name, CompletionKind.FILE)
                yield Completion(label, kind, word, label, sort=rank(1, len(seen)), more=is_folder)


def _variables(request: Request, word: Span) -> Iterator[Completion]:
    """What the tool puts arguments and paths in place of."""
    for number, (name, doc) in enumerate(variables(request.ctx.doc.header, request.ctx.kind).items()):
        yield Completion(name, CompletionKind.VALUE, word, name, detail="variable", doc=doc, sort=rank(0, number))
