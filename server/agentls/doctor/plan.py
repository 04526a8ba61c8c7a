"""Which program is asked about which files, and where these then lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from agentls.doctor.answer import File
from agentls.lint.seen_by import seen_by
from agentls.named_tuple import NamedTuple
from agentls.syntax import encode
from agentls.syntax.nodes import Scalar
from agentls.workspace.readers import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agentls.doctor.programs.program import Program
    from agentls.lint.context import Context
    from agentls.semantics.loading import Loaded
    from agentls.workspace.readers import Row

_MARK = range(12, 61)
"""Characters at the beginning of a description that tell a file: too few stand anywhere."""


class Subject(NamedTuple):
    """A file of the user's."""

    shown: str
    """Its path, for people."""
    ctx: Context
    """It has a path."""


class Matter(NamedTuple):
    """A file that a program is asked about."""

    subject: Subject
    row: Row
    """What agentls says that the program does with it."""
    header: Loaded
    """The header as the program reads it, by agentls."""
    file: File

    def text(self, key: str) -> str | None:
        """A text in the header: as the program reads it, or as it is written where that is another matter."""
        written = self.subject.ctx.doc.header
        entry = self.header.get(key) or (written.root.get(key) if written else None)
        value = entry.value if entry else None
        return value.value if isinstance(value, Scalar) and isinstance(value.value, str) else None


def matters(program: Program, subjects: Iterable[Subject]) -> list[Sequence[Matter]]:
    """The files that a program reads, by the project they lie in: no two have one path there."""
    projects: dict[tuple[str, int], dict[str, Matter]] = {}
    for subject in subjects:
        row = next((row for row in rows(subject.ctx) if row.reader.id == program.id), None)
        place = _place(program, subject.ctx) if row else None
        if row is None or place is None:
            continue
        root, inside = place
        number = next(at for at in range(len(projects) + 1) if inside not in projects.get((root, at), {}))
        projects.setdefault((root, number), {})[inside] = _matter(subject, row, inside)
    return [_marked(tuple(project.values())) for project in projects.values()]


def _place(program: Program, ctx: Context) -> tuple[str, str] | None:
    """The root of the project a file lies in, and its path from there; None where it cannot be asked about."""
    path = ctx.path.as_posix() if ctx.path else ""
    for folder in program.folders:
        root, found, below = path.rpartition(f"/{folder}/")
        if found:
            return root, f"{folder}/{below}"
    home = program.homes.get(f"{ctx.kind.id}:{ctx.scope}") or program.homes.get(ctx.kind.id)
    return ("", f"{home}/{_below(ctx, path)}") if home else None


def _below(ctx: Context, path: str) -> str:
    """The file's own name; with its folder where that is what it is called by."""
    parts = path.split("/")
    return "/".join(parts[-2:] if ctx.kind.stem(path) == parts[-2] else parts[-1:])


def _matter(subject: Subject, row: Row, inside: str) -> Matter:
    header = seen_by(subject.ctx, row.reads).loaded
    found = Matter(subject, row, header, File(inside, encode(subject.ctx.doc.text)))
    names = tuple(dict.fromkeys(filter(None, _names(found, inside))))
    return found._replace(file=File(inside, found.file.data, names, _mark(found)))


def _mark(found: Matter) -> str:
    first = (found.text("description") or "").strip().partition("\n")[0].rstrip()[: _MARK.stop - 1]
    return first if len(first) in _MARK else ""


def _names(found: Matter, inside: str) -> Iterator[str]:
    """What it says it is called, and what each part of its path says."""
    yield (found.text("name") or "").strip()
    stem = inside.rpartition("/")[2].partition(".")[0]
    yield inside.split("/", 2)[-1].rpartition(".")[0]
    yield stem if stem.lower() != "skill" else inside.split("/")[-2]


def _marked(project: Sequence[Matter]) -> Sequence[Matter]:
    """Without those marks that several files have."""
    counts = Counter(matter.file.mark for matter in project)
    return [
        matter if counts[matter.file.mark] == 1 else matter._replace(file=_unmarked(matter.file)) for matter in project
    ]


def _unmarked(file: File) -> File:
    return File(file.path, file.data, file.names)
