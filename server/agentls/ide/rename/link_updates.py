"""Files and folders that get another place: what leads to them, and from them, is to lead there still.

A path leads to what is found beside the file or in the nearest folder above it, as rules and navigation take it.
"""

from __future__ import annotations

import re
from posixpath import basename, dirname, join, normpath, relpath, splitext
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, unquote

from agentls.finding import Edit
from agentls.ide.navigation.symbols import Files
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.project.documents import document_at, has_prose
from agentls.project.entries import links
from agentls.semantics.mentions import Mention, Where
from agentls.semantics.paths import Leads, above, leads, within
from agentls.text import Span
from agentls_schemas import OUTLINES
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from agentls.project.index import Index
    from agentls.text import Text

_SCHEME = lazy_pattern(r"[a-z][a-z0-9+.-]*:|//|~", re.I)
_PATH_END = lazy_pattern(r"[^\s\"'`()<>\[\]{}|,;=*@:]*\Z")
_PATH_START = lazy_pattern(r"(?:/[\w./%-]*)?")
_LONGEST = 300
_UNSAFE = lazy_pattern(r"[\s%()<>#?\\\"]")


class Move(NamedTuple):
    """A file or folder that gets another path; both absolute, divided by ``/``."""

    old: str
    new: str

    def of(self, path: str) -> str:
        """Where a path leads to afterwards."""
        return self.new + path[len(self.old) :] if path == self.old or path.startswith(f"{self.old}/") else path


class Disk(Files, Protocol):
    """Texts, and what there is beside them."""

    def exists(self, path: str, /) -> bool:
        """Whether there is a file or folder."""

    def locked(self, path: str) -> str:
        """Why a file must stay as it is, as the end of a sentence; empty where it may change."""


def following(moves: Sequence[Move], index: Index, disk: Disk) -> dict[str, list[Edit]]:
    """The edits, by file, that keep all paths leading where they lead; made in the files before these are moved."""
    found: dict[str, list[Edit]] = {}
    for path in sorted(_concerned(moves, index) | _marks(moves)):
        text = disk.text_at(path)
        if text is not None:
            edits = [edit for each in _paths(path, text, moves) if (edit := _edit(each, path, text, moves, disk))]
            if edits:
                found[path] = without_overlaps(edits)
    return found


def without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in the order of places; of two that overlap, the one given first stays."""
    kept: list[Edit] = []
    for edit in edits:
        if not any(edit.span.overlaps(other.span) for other in kept):
            kept.append(edit)
    return sorted(kept, key=lambda edit: edit.span)


def labels(path: str, name: str, index: Index, disk: Disk) -> Iterator[tuple[str, Span]]:
    """The names that are the whole label of a link to a file: file by file, where they stand."""
    for file in [entry.path for entry in index.linking(basename(path))]:
        text = disk.text_at(file)
        if text is None or name not in text.clean:
            continue
        doc = document_at(file, text)
        for link in doc.body.links:
            label = doc.body.text[link.span.start : link.target_span.start].rstrip("(<")
            bare = label.strip("[]*_` ")
            found = _lead(file, unquote(link.target.partition("#")[0]), disk) if bare == name else None
            if found and found.to == path:
                start = link.span.start + label.index(bare)
                yield file, doc.in_file(Span(start, start + len(bare)))


def destination(path: str, moves: Iterable[Move]) -> str:
    """Where a path leads to after all moves."""
    for move in moves:
        path = move.of(path)
    return path


def _concerned(moves: Sequence[Move], index: Index) -> set[str]:
    """The files that may lead to what is moved, and those moved that lead anywhere."""
    names = {basename(move.old) for move in moves}
    found = {path for name in names for path in index.using(splitext(name)[0].lower())}
    for entry in index:
        away = entry.links and destination(entry.path, moves) != entry.path
        if away or any(not names.isdisjoint(unquote(each.name).split("/")) for each in entry.links):
            found.add(entry.path)
    return found


def _marks(moves: Sequence[Move]) -> set[str]:
    """The files that mark folders above as something, and may list what is in them."""
    marks = {mark for kind in OUTLINES.values() for group in kind.place.scope_marks.values() for mark in group}
    return {join(folder, mark) for move in moves for folder in above(move.old) for mark in marks}


def _paths(path: str, text: Text, moves: Sequence[Move]) -> Iterator[Mention]:
    """The paths in a file that may lead to what is moved: links, then what else looks like one."""
    found = links(document_at(path, text)) if has_prose(path) else ()
    yield from found
    for name in {basename(move.old) for move in moves}:
        for each in _spelled_out(text.clean, name):
            if not any(each.span.overlaps(link.span) for link in found):
                yield each


def _spelled_out(content: str, name: str) -> Iterator[Mention]:
    """The paths in any text that have a name as one of their parts."""
    for found in re.finditer(rf"{re.escape(name)}(?![\w-]|\.\w)", content):
        lead = _PATH_END.search(content, max(0, found.start() - _LONGEST), found.start())
        rest = _PATH_START.match(content, found.end())
        start = lead.start() if lead else found.start()
        span = Span(start, found.end() + len(rest[0].rstrip(".") if rest else ""))
        apart = start == found.start() or content[found.start() - 1] == "/"
        if apart and content[start - 1 : start] != ":":
            yield Mention(Sort.FILE, span.of(content), span, Where.TEXT)


def _edit(path: Mention, file: str, text: Text, moves: Sequence[Move], disk: Disk) -> Edit | None:
    """The edit that keeps a path leading where it leads; None where it does so by itself."""
    written = re.split("[#?]", path.span.of(text.content), maxsplit=1)[0]
    link = path.where is Where.LINK and text.content[path.span.start - 1 : path.span.start] != "@"
    target = unquote(written) if link else written
    found = _lead(file, target, disk)
    if found is None or (path.where is Where.TEXT and not _named(target, found, moves)):
        return None
    new = _written(target, found, file, moves)
    if new == target:
        return None
    span = Span(path.span.start, path.span.start + len(written))
    return Edit(span, _spelled(written, new) if link else new)


def _named(target: str, way: Leads, moves: Sequence[Move]) -> bool:
    """Whether a word of a text is certainly a path to what is moved; `README.md` alone may be any."""
    return "/" in target and destination(way.to, moves) != way.to


def _lead(file: str, target: str, disk: Disk) -> Leads | None:
    if not target.strip("./") or _SCHEME.match(target):
        return None
    return leads(file, target, disk.exists)


def _written(target: str, way: Leads, file: str, moves: Sequence[Move]) -> str:
    """The path to write: from the same folder as before, or from the file's own where that is no longer above it."""
    to, own = destination(way.to, moves), dirname(destination(file, moves))
    base = own if way.base == dirname(file) else destination(way.base, moves)
    for same in (target, _with_new_names(target, way.base, moves)):
        if within(own, base) and normpath(join(base, same.lstrip("/"))) == to:
            return same
    rooted = target.startswith("/")
    if base != own and not (within(to, base) and within(own, base)):
        base, rooted = own, False
    new = relpath(to, base)
    lead = "/" if rooted else "./" if target.startswith("./") and not new.startswith("../") else ""
    return lead + new + ("/" if target.endswith("/") else "")


def _with_new_names(target: str, base: str, moves: Sequence[Move]) -> str:
    """The path with another part wherever it comes by what is moved."""
    parts = target.split("/")
    for number in range(len(parts)):
        so_far = normpath(join(base, "/".join(parts[: number + 1]).lstrip("/")))
        new = next((basename(move.new) for move in moves if move.old == so_far), "")
        if new and parts[number] == basename(so_far):
            parts[number] = new
            break
    return "/".join(parts)


def _spelled(written: str, new: str) -> str:
    """The path as a link holds it; what stays of it is spelled as it was."""
    old = written.split("/")
    parts = []
    for number, part in enumerate(new.split("/")):
        kept = number < len(old) and unquote(old[number]) == part
        parts.append(old[number] if kept else _UNSAFE.sub(lambda found: quote(found[0]), part))
    return "/".join(parts)
