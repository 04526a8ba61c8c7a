"""Which agent launches which, and which skills and commands take part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.navigation.occurrences import occurrences_in
from agentls.ide.navigation.references import referring
from agentls.ide.navigation.symbols import How, nearest, owners, symbol_at
from agentls.named_tuple import NamedTuple
from agentls.project.similar_names import key
from agentls.semantics import name_matching
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.ide.navigation.symbols import Files
    from agentls.lint.context import Context
    from agentls.project.entries import Definition, Entry
    from agentls.project.index import Index
    from agentls.project.similar_names import Name
    from agentls.text import Span

_CALLED = (Sort.AGENT, Sort.SKILL, Sort.COMMAND)


class Caller(NamedTuple):
    """A file that takes part in calls."""

    path: str
    name: str
    sort: Sort
    description: str = ""
    span: Span | None = None
    """Its name; None where the file's or folder's name is it."""


class Call(NamedTuple):
    """One file's names of another, or another's names of it."""

    other: Caller
    spans: tuple[Span, ...]
    """The places of the names, in the file that calls."""


def prepare(ctx: Context, index: Index, offset: int) -> list[Caller]:
    """What calls can be asked about at an offset: whose name stands there, or else the file itself."""
    found = symbol_at(ctx, index, offset)
    if found and found.sort in _CALLED and found.how is not How.DEFINITION:
        return [_caller(each.entry, each.definition) for each in owners(ctx, found, index)[:1]]
    own = ctx.entry.own
    return [_caller(ctx.entry, own)] if own else []


def incoming(index: Index, sort: Sort, name: str, path: str, files: Files) -> list[Call]:
    """The files that name what the file at ``path`` defines, itself left out, with the places."""
    places: dict[str, list[Span]] = {}
    for use in referring(sort, name, {path}, index, files):
        if use.span and use.path != path:
            places.setdefault(use.path, []).append(use.span)
    return [Call(_at(index, other), tuple(spans)) for other, spans in places.items()]


def outgoing(ctx: Context, index: Index) -> list[Call]:
    """The agents, skills and commands that a file names, in the order of their first places."""
    own = ctx.entry.own
    calls = []
    for sort, name in _named(ctx, index):
        if own is None or key(own.sort, own.name) != (sort, name):
            spans = [
                use.span for use in occurrences_in(ctx, index, sort, name) if use.span and use.how is not How.DEFINITION
            ]
            if spans:
                first = nearest(index, sort, name, ctx.entry)[0]
                calls.append(Call(_caller(first.entry, first.definition), tuple(spans)))
    return sorted(calls, key=lambda call: call.spans[0])


def _named(ctx: Context, index: Index) -> Iterator[Name]:
    """The names in a file that something is called by, by mentions or words."""
    found = {key(each.sort, each.name): None for each in ctx.entry.mentions if each.sort in _CALLED}
    for word in sorted(name_matching.words(ctx.doc.text.clean)):
        for own in (word, word.removeprefix("agent-")):
            found.update((key(sort, own), None) for sort in _CALLED)
    return (each for each in found if index.defined(*each))


def _at(index: Index, path: str) -> Caller:
    entry = index.get(path)
    own = entry.own if entry else None
    return _caller(entry, own) if entry and own else Caller(path, path.rpartition("/")[2], Sort.FILE)


def _caller(entry: Entry, own: Definition) -> Caller:
    return Caller(entry.path, own.name, own.sort, own.description, own.span)
