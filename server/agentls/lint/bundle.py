"""The folder of a file that is one of several which belong together: a skill with its scripts and references."""

from __future__ import annotations

import re
from itertools import islice
from posixpath import basename, dirname, splitext
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.project.filesystem import FileSystem, Unreadable
from agentls.syntax import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.lint.context import Context

REFERENCES = "references"
_PAGE = ".md"
_MOST = 400
"""Files of a folder that is looked at."""
_AROUND = 200
"""Pages around it."""
_LARGEST = 1_000_000
_TEXTS = frozenset(
    {_PAGE, ".txt", ".json", ".yaml", ".yml", ".toml", ".py", ".sh", ".js", ".mjs", ".ts", ".rb", ".html", ""}
)
_PLAIN = lazy_pattern(r"(?:readme|index|license|changelog|contributing|notice)\b", re.I)
"""Files that nobody names, for everybody knows of them."""
_FOLDER = lazy_pattern(rf"{REFERENCES}/([\w./-]*)([<{{$\[*]?)")
_SAID = lazy_pattern(r" references? (?:files?|documents?|docs|folder|directory|guides?|materials?|pages?) ")
_NO_WORD = lazy_pattern(r"[\W_]+")


class _Files(NamedTuple):
    """The files of a folder, by their paths from there."""

    all: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    """The pages among them that a text has to name for anybody to read them."""


def base_of(ctx: Context, variable: str = "") -> str:
    """The folder that paths count from, behind a variable or of the file itself; empty where it is not known."""
    path, prompting = ctx.path, ctx.kind.vocabulary.invocation.prompting
    if path is None or ctx.exists is None:
        return ""
    mark = prompting.folders[variable] if prompting and variable else ""
    if mark:
        return next((folder.as_posix() for folder in path.parents if ctx.exists(folder / mark)), "")
    return path.parent.as_posix() if ctx.kind.identity.is_folder else ""


def unnamed_references(ctx: Context) -> list[str]:
    """The reference pages that neither the file names nor any file that it leads to, by their paths from its folder."""
    base, disk = base_of(ctx), ctx.disk
    if not base or disk is None or REFERENCES not in ctx.kind.identity.bundled:
        return []
    files = ctx.memo(_files, disk, base)
    left = set(files.references).difference(*ctx.memo.each(_named, ctx.pieces, files)) if files.references else set()
    # Most texts name all there is, and no other file has to be read.
    if left:
        left -= _reached(ctx, disk, base, files)
    found = tuple(each for each in files.references if each in left)
    known = ctx.memo(_known_outside, disk, base, found, ctx.kind.identity.suffix) if found else ()
    return [each for each in found if each not in known]


def _reached(ctx: Context, disk: FileSystem, base: str, files: _Files) -> set[str]:
    """The files that one is led to from the context's, over others."""
    known = (each for each in files.all if _PLAIN.match(basename(each)))
    found = dict.fromkeys(known) | dict.fromkeys(
        name for named in ctx.memo.each(_named, ctx.pieces, files) for name in named
    )
    queue = list(found)
    for each in queue:
        more = ctx.memo(_named_in_file, disk, f"{base}/{each}", files) - found.keys()
        found |= dict.fromkeys(more)
        queue += more
    return set(found)


def _files(disk: FileSystem, base: str) -> _Files:
    """The files of a folder; none where it has no references, or cannot be looked at."""
    if not disk.is_folder(f"{base}/{REFERENCES}"):
        return _Files()
    found = list(_below(disk, base))
    if len(found) > _MOST:
        return _Files()
    pages = (each for each in found if each.startswith(f"{REFERENCES}/") and each.endswith(_PAGE))
    return _Files(tuple(found), tuple(each for each in pages if not _PLAIN.match(basename(each))))


def _below(disk: FileSystem, base: str) -> Iterator[str]:
    folders, count = [""], 0
    for folder in folders:
        items = disk.list(f"{base}/{folder}".rstrip("/"))
        for item in () if isinstance(items, Unreadable) else items:
            if item.folder and not item.link and not item.name.startswith("."):
                folders.append(f"{folder}{item.name}/")
            elif not item.folder:
                count += 1
                yield f"{folder}{item.name}"
        if count > _MOST or len(folders) > _MOST:
            return


def _named_in_file(disk: FileSystem, path: str, files: _Files) -> frozenset[str]:
    if splitext(path)[1].lower() not in _TEXTS:
        return frozenset()
    data = disk.read(path, _LARGEST)
    # Of what cannot be read nobody knows what it names.
    return frozenset(files.all) if isinstance(data, Unreadable) else _named(decode(data).clean, files)


def _named(text: str, files: _Files) -> frozenset[str]:
    """The files that a text names by name or by folder, with or without what belongs to a path."""
    words = f" {_words(text)} "
    if _SAID.search(words):
        return frozenset(files.all)
    begins = tuple(
        f"{REFERENCES}/{begin}" for begin, mark in _FOLDER.findall(text) if mark or begin[-1:] in ("", *"/-_")
    )
    return frozenset(each for each in files.all if each.startswith(begins) or f" {_words(_stem(each))} " in words)


def _known_outside(disk: FileSystem, base: str, references: tuple[str, ...], main: str) -> frozenset[str]:
    """Those that a neighbour has by the same path too, which is a custom then, or names."""
    known, names = set[str](), {each: basename(each).encode(errors="surrogatepass") for each in references}
    for page in islice(_pages_around(disk, dirname(base)), _AROUND):
        left = [each for each in references if each not in known]
        if page.startswith(f"{base}/") or not left:
            continue
        if page.endswith(main):
            known.update(each for each in left if disk.exists(f"{dirname(page)}/{each}"))
        text = disk.read(page, _LARGEST)
        known.update(each for each in left if isinstance(text, bytes) and names[each] in text)
    return frozenset(known)


def _pages_around(disk: FileSystem, folder: str) -> Iterator[str]:
    """The pages of the two folders above one, of the folders in them, and of its like in other collections."""
    near, far = dirname(folder), dirname(dirname(folder))
    for above in (folder, near):
        yield from _pages(disk, above)
        for name in _folders(disk, above):
            yield from _pages(disk, f"{above}/{name}")
    yield from _pages(disk, far)
    for other in _folders(disk, far):
        like = f"{far}/{other}/{basename(folder)}"
        for name in _folders(disk, like):
            yield from _pages(disk, f"{like}/{name}")


def _pages(disk: FileSystem, folder: str) -> Iterable[str]:
    items = disk.list(folder)
    found = () if isinstance(items, Unreadable) else items
    return [f"{folder}/{each.name}" for each in found if not each.folder and each.name.endswith(_PAGE)]


def _folders(disk: FileSystem, folder: str) -> list[str]:
    items = disk.list(folder)
    return [] if isinstance(items, Unreadable) else [each.name for each in items if each.folder]


def _stem(path: str) -> str:
    return splitext(basename(path))[0]


def _words(text: str) -> str:
    return _NO_WORD.sub(" ", text.lower()).strip()
