"""What a file imports, and what those files import in turn."""

from __future__ import annotations

from collections import deque
from enum import Enum, auto
from pathlib import PurePath
from posixpath import basename, splitext
from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.named_tuple import NamedTuple
from agentls.project.bounds import find_home
from agentls.project.filesystem import FileSystem, Unreadable
from agentls.semantics.imports import Import, imports, target
from agentls.syntax import decode, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.text import Span
    from agentls_schemas.imports import Imports

_PAGES = (".md", ".txt", "")
"""The suffixes of files whose imports are looked at: a program's ``@`` means something else."""
_MOST = 200
"""Files at most."""
_LONGEST = 1_000_000
"""Bytes of the largest of them."""


class State(Enum):
    """What an import leads to."""

    FILE = auto()
    FOLDER = auto()
    NO_TEXT = auto()
    """A file whose suffix is none of those that are read."""
    MISSING = auto()


class Direct(NamedTuple):
    """An import of the file itself."""

    path: str
    span: Span
    """The path's characters, from the file's start."""
    to: str
    state: State


class Further(NamedTuple):
    """What is wrong further on."""

    first: str
    """The file that the import of the file itself leads to."""
    file: str
    """The file that has the import which is wrong."""
    to: str
    """Where that leads."""
    depth: int
    """How many imports away from the file itself that is."""
    is_circle: bool


def direct_imports(ctx: Context) -> Iterator[Direct]:
    """The imports of a file, each with what it leads to."""
    form, path = ctx.kind.imports, ctx.path
    if form is None or path is None or ctx.disk is None:
        return
    file = ctx.real or path.as_posix()
    for link in ctx.imports:
        to = target(file, link.name, find_home())
        yield Direct(link.name, link.span, to, ctx.memo(_state, ctx.disk, to, form))


def further_imports(ctx: Context) -> tuple[Further, ...]:
    """What is wrong with the imports of the files that a file imports, each fault once."""
    form, path = ctx.kind.imports, ctx.path
    first = tuple(dict.fromkeys(each.to for each in direct_imports(ctx) if each.state is State.FILE))
    if not first or form is None or path is None or ctx.disk is None:
        return ()
    return ctx.memo(_walk, ctx.disk, ctx.real or path.as_posix(), first, form)


def is_path(path: str) -> bool:
    """Whether what stands behind the sign is certainly meant as a file's path: it has a suffix, and is no package's."""
    return splitext(path)[1].lower() in (".md", ".txt") or path.startswith(("./", "../"))


def _state(disk: FileSystem, path: str, form: Imports) -> State:
    if disk.is_folder(path):
        return State.FOLDER
    if not disk.exists(path):
        return State.MISSING
    suffix = splitext(basename(path))[1].lower()
    return State.NO_TEXT if suffix and form.suffixes and suffix not in form.suffixes else State.FILE


class _Seen(Struct, frozen=True):
    """A file on the way, with those that lead to it."""

    path: str
    above: tuple[str, ...]


def _walk(disk: FileSystem, file: str, first: tuple[str, ...], form: Imports) -> tuple[Further, ...]:
    """The faults of all files behind the first ones, the nearest first."""
    found: list[Further] = []
    waiting = deque(_Seen(path, (file,)) for path in first)
    known = {file, *first}
    while waiting and len(known) < _MOST:
        seen = waiting.popleft()
        for to in _imported(disk, seen.path, form):
            depth, start = len(seen.above) + 1, (*seen.above, seen.path)[1]
            if to in (*seen.above, seen.path):
                found.append(Further(start, seen.path, to, depth, is_circle=True))
            elif _state(disk, to, form) is not State.FILE or depth > form.depth:
                found.append(Further(start, seen.path, to, depth, is_circle=False))
            elif to not in known:
                known.add(to)
                waiting.append(_Seen(to, (*seen.above, seen.path)))
    # What is too far on one way may be near on another.
    return tuple(each for each in dict.fromkeys(found) if each.is_circle or each.to not in known)


def _imported(disk: FileSystem, path: str, form: Imports) -> list[str]:
    """Where the imports of a page lead that are certainly meant."""
    data = disk.read(path, _LONGEST) if splitext(path)[1].lower() in _PAGES else Unreadable(path, "")
    if isinstance(data, Unreadable):
        return []
    doc, home = parse(decode(data)), find_home()
    found: Iterator[Import] = (each for section in doc.body.sections for each in imports(section, form))
    return [target(path, each.path, home) for each in found if is_path(each.path) and not each.path.startswith("~")]


def is_there(ctx: Context, path: str) -> bool:
    """Whether an import of the file could lead to something under this path."""
    file = ctx.real or (ctx.path.as_posix() if ctx.path else "")
    return ctx.exists is not None and ctx.exists(PurePath(target(file, path, find_home())))
