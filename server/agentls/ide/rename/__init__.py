"""Renaming an agent, a skill, a command or an MCP server in all its places, with what is called after it on disk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from agentls.finding import Edit
from agentls.ide.navigation.occurrences import find_occurrences
from agentls.ide.navigation.symbols import How, Symbol, prefix, resolve, symbol_at
from agentls.ide.rename.edits import proven, respell, respell_server
from agentls.ide.rename.link_updates import Move, destination, following, labels, without_overlaps
from agentls.ide.rename.validate import bearer, invalid, kind_of, mcp_of, place, renamed, same, taken
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import abbreviate
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agentls.ide.rename.link_updates import Disk
    from agentls.lint.context import Context
    from agentls.project.index import Defined, Index
    from agentls.text import Span

_SORTS = (Sort.AGENT, Sort.SKILL, Sort.COMMAND, Sort.SERVER)


class Changes(NamedTuple):
    """What to change in several files."""

    edits: Mapping[str, Sequence[Edit]]
    """By file, as files are called before the moves; in the order of places, without overlaps."""
    moves: Sequence[Move] = ()


class Refused(NamedTuple):
    """Why something cannot be renamed."""

    reason: str
    """One sentence."""


class Renamable(NamedTuple):
    """A name that can be another."""

    symbol: Symbol
    defined: Defined


def renamable(ctx: Context, index: Index, disk: Disk, offset: int) -> Renamable | Refused:
    """The name at an offset with what it is the name of."""
    found = symbol_at(ctx, index, offset)
    if found is None:
        return Refused("There is no name of an agent, a skill, a command or an MCP server here.")
    if found.sort not in _SORTS:
        what = "A path" if found.sort is Sort.FILE else "The name of a plugin"
        return Refused(f"{what} cannot be renamed from here.")
    path = ctx.path.as_posix() if ctx.path else ""
    defined = index.defined(found.sort, found.name)
    means = resolve(defined, path, prefix(ctx.doc.text.clean, found.span.start))
    if found.how is How.DEFINITION:
        means = [each for each in means if each.entry.path == path] or means
    if not means:
        return Refused(_undefined(ctx, found))
    if len(means) > 1:
        files = " or ".join(place(each) for each in means[:3])
        return Refused(
            f"`{abbreviate(found.name)}` is the name of several: rename it in the one that is meant, {files}."
        )
    if reason := disk.locked(means[0].entry.path):
        return Refused(f"`{abbreviate(found.name)}` cannot be renamed: {place(means[0])} {reason}.")
    return Renamable(found, means[0])


def rename(ctx: Context, index: Index, disk: Disk, offset: int, new: str, *, moving: bool = True) -> Changes | Refused:
    """What to change so that the thing named at an offset is called otherwise.

    Args:
        ctx: the file.
        index: the names of the workspace.
        disk: where the other files come from.
        offset: the place of the name.
        new: the new name.
        moving: the file or folder that is called after it can be renamed too.
    """
    found = renamable(ctx, index, disk, offset)
    if isinstance(found, Refused):
        return found
    defined, new = found.defined, new.strip()
    if reason := invalid(defined, new):
        return Refused(reason)
    moves = _moves(defined, new, disk, moving=moving)
    return moves if isinstance(moves, Refused) else called(defined, new, index, disk, moves)


def called(defined: Defined, new: str, index: Index, disk: Disk, moves: Sequence[Move]) -> Changes | Refused:
    """What to change so that a thing is called otherwise, with the moves that are part of it."""
    places = _places(defined, index, disk)
    if reason := taken(defined, new, index, places):
        return Refused(reason)
    edits: dict[str, list[Edit]] = {}
    for path, spans in places.items():
        made = _named(path, spans, defined, new, disk)
        if isinstance(made, Refused):
            return made
        edits[path] = made
    for path, made in following(moves, index, disk).items():
        edits[path] = without_overlaps([*edits.get(path, ()), *made])
    locked = next((path for path, made in edits.items() if made and disk.locked(path)), None)
    if locked:
        return Refused(f"{place(defined, locked)} names it and {disk.locked(locked)}.")
    return Changes({path: made for path, made in edits.items() if made}, tuple(moves))


def moved(moves: Sequence[Move], index: Index, disk: Disk) -> Changes:
    """What to change when files and folders are about to be renamed by other hands: paths follow, and names.

    A name follows where the file or folder was called by it, and can be called by the new one.
    """
    edits = {path: list(made) for path, made in following(moves, index, disk).items()}
    for defined, new in _following_names(moves, index):
        changes = called(defined, new, index, disk, ())
        for path, made in changes.edits.items() if isinstance(changes, Changes) else ():
            edits[path] = without_overlaps([*made, *edits.get(path, ())])
    return Changes(edits)


def _following_names(moves: Sequence[Move], index: Index) -> Iterator[tuple[Defined, str]]:
    for entry in index:
        own = entry.own
        if own is None or destination(entry.path, moves) == entry.path:
            continue
        defined = next(each for each in index.defined(own.sort, own.name) if each.entry is entry)
        move = next((each for each in moves if each.old == bearer(defined)), None)
        before, after = map(kind_of(defined).stem, (entry.path, destination(entry.path, moves)))
        if move and before == own.name and not invalid(defined, after):
            yield defined, after


def _moves(defined: Defined, new: str, disk: Disk, *, moving: bool) -> list[Move] | Refused:
    """The renames of files that go with a new name."""
    move = renamed(defined, new)
    if isinstance(move, str):
        return Refused(move)
    if move and not moving and defined.definition.span is None:
        name = abbreviate(defined.definition.name)
        return Refused(f"`{name}` is called after its file, which this editor cannot rename.")
    if move is None or not moving:
        return []
    if disk.exists(move.new) and move.new.casefold() != move.old.casefold():
        return Refused(f"{place(defined, move.new)} is in the way: it is there already.")
    return [move]


def _places(defined: Defined, index: Index, disk: Disk) -> dict[str, list[Span]]:
    """Where its name stands, by file; places that may mean another thing of that name are not among them."""
    sort, name = defined.definition.sort, defined.definition.name
    all_defined = index.defined(sort, name)
    found: dict[str, list[Span]] = defaultdict(list)
    for use in find_occurrences(index, sort, name, disk, fresh=True):
        text = disk.text_at(use.path) if use.span else None
        if text is None or use.span is None:
            continue
        means = resolve(all_defined, use.path, prefix(text.clean, use.span.start))
        if len(means) == 1 and same(means[0], defined):
            found[use.path].append(use.span)
    for path, span in labels(defined.entry.path, name, index, disk):
        # The label of a link says which of several is meant, and that a word is a name.
        if span not in found[path]:
            found[path].append(span)
    return dict(found)


def _named(path: str, spans: Sequence[Span], defined: Defined, new: str, disk: Disk) -> list[Edit] | Refused:
    """The edits that write the new name in a file."""
    ctx = disk.context_at(path)
    sort, name = defined.definition.sort, defined.definition.name
    if ctx is None:
        text = disk.text_at(path)
        syntax = mcp_of(defined) if sort is Sort.SERVER and text else None
        inside = {span for span in spans if syntax and text and syntax.surrounds(text.content, *span)}
        return [Edit(span, syntax.spell(new) if syntax and span in inside else new) for span in spans]
    edits = respell_server(ctx, spans, new) if sort is Sort.SERVER else respell(ctx, spans, new)
    return (
        edits
        if proven(ctx, edits, sort, name, new)
        else Refused(f"`{abbreviate(new)}` cannot be written in {place(defined, path)}.")
    )


def _undefined(ctx: Context, found: Symbol) -> str:
    name = abbreviate(found.name)
    if found.sort is Sort.AGENT and found.name in ctx.kind.vocabulary.builtin_agents:
        return f"`{name}` is an agent that {ctx.kind.loader.tool} brings along and keeps its name."
    return f"`{name}` is the name of nothing in this workspace."
