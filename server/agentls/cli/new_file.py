"""New files: where they go and what they say."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from agentls.cli.checker import KNOWN
from agentls.finding import Severity
from agentls.ide.refactor.templates import new_file
from agentls.lint.context import Context
from agentls.lint.engine import Linter
from agentls.named_tuple import NamedTuple
from agentls.project.filesystem import FileSystem
from agentls.project.kinds import detect
from agentls.project.settings_file import Finder
from agentls.project.walk import absolute
from agentls.rules import ALL
from agentls.semantics.fields import slug
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas import KINDS
from agentls_schemas.own_fields import with_own

if TYPE_CHECKING:
    from agentls.project.filesystem import Unreadable
    from agentls.syntax.document import Document
    from agentls_schemas.kind import Kind


class NewFile(NamedTuple):
    """A file to write."""

    path: PurePath
    """As the user would write it."""
    kind: Kind
    text: str


def short_names() -> dict[str, Kind]:
    """The kinds that have a template, by the last part of their id; by all of it where another has that part."""
    found: dict[str, Kind] = {}
    for kind in KINDS.values():
        if kind.guidance.template:
            short = kind.id.rpartition("/")[2]
            found[kind.id if short in found else short] = kind
    return found


def kind(word: str) -> Kind | None:
    """The kind of this id or short name, if it has a template."""
    found = KINDS.get(word)
    return found if found and found.guidance.template else short_names().get(word)


def listing() -> str:
    """The kinds, each in a line with where its files go: in a project, and for all of the user's."""
    rows = [(short, found.title, found.path_for("NAME"), _own_path(found)) for short, found in short_names().items()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _own_path(kind: Kind) -> str:
    return next((f"~/{home}/{kind.identity.path_for('NAME')}" for home in kind.place.user_homes), "")


def plan(word: str, kind: Kind | None) -> NewFile:
    """The file that a name or a path stands for.

    Args:
        word: a name, or a path: with a folder in it, or ending as files do.
        kind: what it is to be; None where the path says it, or for the first kind there is.

    Raises:
        ValueError: it would be no file of the kind, or one that does not load; the message says why.
    """
    bare, is_file = _bare(PurePath(word).name)
    if not any(map(str.isalnum, bare)):
        raise ValueError(f"{word!r} is not a file name; use letters, as in code-reviewer")
    folders = len(PurePath(word).parts) > 1 or word.endswith(("/", "\\"))
    if folders or is_file:
        return _checked(_at(PurePath(word), kind))
    good = slug(word)
    if good and good != word:
        raise ValueError(f"{word!r} is not a good file name; did you mean {good!r}?")
    kind = kind or next(iter(short_names().values()))
    return _checked(_file(PurePath(kind.path_for(word)), kind))


def write(file: NewFile) -> Unreadable | None:
    """Writes the file where there is none; None when it is done."""
    return FileSystem().create(Path(file.path), file.text.encode())


def _at(path: PurePath, kind: Kind | None) -> NewFile:
    for candidate in [kind] if kind else _by_home(absolute(str(path))):
        file = _file(_full(path, candidate), candidate)
        found = detect(PurePath(absolute(str(file.path))), _parsed(file).header)
        if found is candidate:
            return file
        if kind and found:
            raise ValueError(f"{file.path.as_posix()} is a place for a {found.title}, not for a {kind.title}.")
        if kind:
            return file
    say = f"use agentls new {next(iter(short_names()))} {path.as_posix()}"
    raise ValueError(f"{path.as_posix()} does not tell its kind; {say}")


def _by_home(path: str) -> list[Kind]:
    """The kinds that have a template and files that may end so, first those in whose folders the path lies."""
    kinds, ending = short_names().values(), PurePath(path).suffix
    is_file = any(ending == kind.identity.extension for kind in kinds)
    fitting = (kind for kind in kinds if not is_file or ending == kind.identity.extension)
    return sorted(fitting, key=lambda kind: not kind.place.split(path)[1])


def _full(path: PurePath, kind: Kind) -> PurePath:
    if path.suffix == kind.identity.extension:
        return path
    return path.parent / kind.identity.path_for(path.name)


def _bare(name: str) -> tuple[str, bool]:
    """A file's name without what the names of such files end in; whether it had that."""
    for kind in short_names().values():
        if name.endswith(kind.identity.extension):
            return name.removesuffix(kind.identity.extension), True
    return name, False


def _file(path: PurePath, kind: Kind) -> NewFile:
    place = absolute(str(path))
    # What settings are at fault with is told by the commands that read files.
    own = Finder(FileSystem(), KNOWN).for_file(place).settings.fields.get(kind.id, ())
    kind = with_own(kind, own) if own else kind
    return NewFile(path, kind, new_file(kind, PurePath(place)))


def _parsed(file: NewFile) -> Document:
    return parse(Text(file.text), layout=file.kind.fields.layout)


def _checked(file: NewFile) -> NewFile:
    ctx = Context(_parsed(file), file.kind, PurePath(absolute(str(file.path))))
    faults = [f for f in Linter(ALL, {}).check(ctx).findings if f.severity is Severity.ERROR]
    if faults:
        raise ValueError(f"{faults[0].message}.")
    return file
