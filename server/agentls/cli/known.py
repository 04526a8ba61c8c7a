"""The part of ``agentls check`` that has to do with known findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from agentls.cli.baseline_file import write_baseline
from agentls.cli.messages import count, show_path, show_text
from agentls.cli.targets import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.cli.baseline import Baseline
    from agentls.cli.checker import Checker
    from agentls.cli.report import FileReport

_SHOWN = 10


def renew(checker: Checker, known: Baseline, found: Iterable[FileReport]) -> None:
    """Writes what is found into a baseline, and says so.

    Args:
        checker: what has found it.
        known: what the baseline says so far.
        found: all that is found.

    Raises:
        click.ClickException: the file cannot be written.
    """
    new = known.renewed(found, checker.options.wants)
    if failed := write_baseline(checker.files, new):
        raise click.ClickException(f"{shown(new.path)} is not written: {failed.reason}")
    number, files = sum(new.entries.values()), len({each.path for each in new.entries})
    click.echo(
        f"Wrote {show_path(shown(new.path))}: {count(number, 'known finding')} in {count(files, 'file')}.", err=True
    )


def tell_stale(checker: Checker, baseline: Baseline) -> None:
    """Says on standard error which known findings are gone."""
    stale = baseline.stale(checker.options.wants, checker.files.exists)
    if stale:
        number = sum(times for _, times in stale)
        file, verb = show_path(shown(baseline.path)), "is" if number == 1 else "are"
        head = f"{count(number, 'known finding')} in {file} {verb} gone"
        lines = [f"{head}; `agentls check --write-baseline` drops {'it' if number == 1 else 'them'}:"]
        lines += [
            f"  {show_path(path)}: {show_text(rule)}{f' at {words!r}' if words else ''}"
            for (path, rule, words), _ in stale[:_SHOWN]
        ]
        lines += [f"  and {len(stale) - _SHOWN} more"] if len(stale) > _SHOWN else []
        click.echo("\n".join(lines), err=True)
