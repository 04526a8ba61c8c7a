"""New files: where they go and what they say."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from agentls.finding import Severity
from agentls.ide.refactor.templates import new_file
from agentls.lint.context import Context
from agentls.lint.engine import Linter
from agentls.project.filesystem import FileSystem
from agentls.project.kinds import detect
from agentls.project.walk import absolute
from agentls.rules import ALL
from agentls.semantics.fields import slug
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas import KINDS

if TYPE_CHECKING:
    from agentls.project.filesystem import Unreadable
    from agentls.syntax.document import Document
    from agentls_schemas.types import Kind


class NewFile(NamedTuple):
    """A file to write."""

    path: PurePath
    """As the user would write it."""
    kind: Kind
    text: str


def short_names() -> dict[str, Kind]:
    """The kinds that have a template, by the last part of their id."""
    return {kind.id.rpartition("/")[2]: kind for kind in KINDS.values() if kind.template}


def kind(word: str) -> Kind | None:
    """The kind of this id or short name, if it has a template."""
    found = KINDS.get(word)
    return found if found and found.template else short_names().get(word)


def listing() -> str:
    """The kinds, each in a line with where its files go."""
    rows = [(short, found.title, _place(found, "NAME").as_posix()) for short, found in short_names().items()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def plan(word: str, kind: Kind | None) -> NewFile:
    """The file that a name or a path stands for.

    Args:
        word: a name, or a path: with a folder in it, or ending in ``.md``.
        kind: what it is to be; None where the path says it, or for the first kind there is.

    Raises:
        ValueError: it would be no file of the kind, or one that does not load; the message says why.
    """
    if not any(map(str.isalnum, PurePath(word).name.removesuffix(".md"))):
        raise ValueError(f"{word!r} is no name for a file; write letters, such as code-reviewer")
    folders = len(PurePath(word).parts) > 1 or word.endswith(("/", "\\"))
    if folders or word.endswith(".md"):
        return _checked(_at(PurePath(word), kind))
    bare = slug(word)
    if bare and bare != word:
        raise ValueError(f"{word!r} is no good name for a file; did you mean {bare!r}?")
    kind = kind or next(iter(short_names().values()))
    return _checked(_file(_place(kind, word), kind))


def write(file: NewFile) -> Unreadable | None:
    """Writes the file where there is none; None when it is done."""
    return FileSystem().create(Path(file.path), file.text.encode())


def _at(path: PurePath, kind: Kind | None) -> NewFile:
    for candidate in [kind] if kind else short_names().values():
        file = _file(_full(path, candidate), candidate)
        found = detect(PurePath(absolute(str(file.path))), _parsed(file).header)
        if found is candidate:
            return file
        if kind and found:
            raise ValueError(f"{file.path.as_posix()} is the place of a {found.title}, not of a {kind.title}.")
        if kind:
            return file
    say = f"say it: agentls new {next(iter(short_names()))} {path.as_posix()}"
    raise ValueError(f"{path.as_posix()} does not tell what it is to be; {say}")


def _full(path: PurePath, kind: Kind) -> PurePath:
    if path.suffix == ".md":
        return path
    return path / _file_name(kind) if kind.name_from == "folder" else path.with_name(f"{path.name}.md")


def _place(kind: Kind, name: str) -> PurePath:
    return _full(PurePath(kind.homes[0], name), kind)


def _file_name(kind: Kind) -> str:
    return PurePath(kind.paths[0]).name


def _file(path: PurePath, kind: Kind) -> NewFile:
    return NewFile(path, kind, new_file(kind, PurePath(absolute(str(path)))))


def _parsed(file: NewFile) -> Document:
    return parse(Text(file.text), layout=file.kind.layout)


def _checked(file: NewFile) -> NewFile:
    ctx = Context(_parsed(file), file.kind, PurePath(absolute(str(file.path))))
    faults = [f for f in Linter(ALL, {}).check(ctx).findings if f.severity is Severity.ERROR]
    if faults:
        raise ValueError(f"{faults[0].message}.")
    return file
