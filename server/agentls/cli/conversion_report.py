"""What is reported of conversions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from agentls.cli.messages import count, show_path, show_text
from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agentls.convert.conversion import Conversion
    from agentls.convert.losses import Loss
    from agentls.text import Text
    from agentls_schemas.source import Source


class Converted(NamedTuple):
    """A file and what it is converted to."""

    path: str
    """As it is shown."""
    text: Text
    found: Conversion

    def line(self, loss: Loss) -> int:
        """The line of a loss, from 1."""
        return self.text.line_at(loss.span.start) + 1


class Notes(dict["Source", int]):
    """Where facts come from, each with its number in a report."""

    def mark(self, loss: Loss) -> str:
        """The number of a loss's source, for the end of a line."""
        return f" [{self.setdefault(loss.source, len(self) + 1)}]" if loss.source else ""

    def show(self) -> None:
        """Writes what the numbers stand for."""
        for source, number in self.items():
            click.echo(click.style(f"[{number}] {source.where}, {source.on}", dim=True))


_COLORS = {"widened": "red", "dropped": "yellow"}


def show_rows(row: Converted, notes: Notes) -> None:
    """Writes a file's report, a line for each loss."""
    found, path = row.found, show_path(row.path)
    for loss in found.losses:
        word = click.style(loss.kind, fg=_COLORS.get(loss.kind, "cyan"))
        known = click.style(notes.mark(loss), dim=True)
        click.echo(f"{path}:{row.line(loss)}: {word}[{show_text(loss.field)}] {show_text(loss.why)}{known}")
    if found.refused:
        click.echo(f"{path}: not converted to {found.target.id}: {show_text(found.refused)}")
    else:
        click.echo(
            f"{path}: {show_path(found.path)} ({found.target.title}){'' if found.losses else ': nothing is lost'}"
        )


def show_summary(rows: Sequence[Converted], written: int | None) -> None:
    """Writes how many were converted, and what to heed, to standard error.

    Args:
        rows: the conversions.
        written: how many files were written; None where none was to be.
    """
    done = [row for row in rows if row.found.loads]
    wide = sum(row.found.widens for row in done)
    parts = [f"Converted {count(len(done), 'file')}" if written is None else f"Wrote {count(written, 'file')}"]
    parts += (
        [f"{len(done) - written} left as {'it was' if len(done) - written == 1 else 'they were'}"]
        if written is not None and written < len(done)
        else []
    )
    parts += [f"{wide} of them may do more than before"] if wide else []
    parts += [f"{len(rows) - len(done)} refused"] if len(done) < len(rows) else []
    note = " Nothing was written; name a folder with --out." if written is None else ""
    click.echo(f"{', '.join(parts)}.{note}", err=True)


def show_json(rows: Sequence[Converted]) -> None:
    """Writes all as a list."""
    lines = ",\n".join(json.dumps(_row(row), ensure_ascii=False) for row in rows)
    click.echo(f"[\n{lines}\n]" if rows else "[]")


def _loss(row: Converted, loss: Loss) -> dict[str, object]:
    said: dict[str, object] = {"kind": str(loss.kind), "field": loss.field, "line": row.line(loss), "why": loss.why}
    source = loss.source
    return said | ({"source": source.where, "read": source.on.isoformat()} if source else {})


def _row(row: Converted) -> dict[str, object]:
    found = row.found
    losses = [_loss(row, loss) for loss in found.losses]
    made: dict[str, object] = {"path": row.path, "to": found.target.id, "file": found.path or None}
    made |= {"text": found.text or None, "loads": found.loads, "losses": losses}
    return made | ({"refused": found.refused} if found.refused else {})
