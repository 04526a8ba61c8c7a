"""What ``agentls check`` can do with what it finds. Each action is loaded when it is chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from agentls.cli.formats import SHOWING_FIXES, STATISTICS
from agentls.cli.targets import STDIN, targets_of

REPORTING = frozenset({"report", "statistics"})

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agentls.cli.checking import Mode
    from agentls.cli.targets import Targets


def perform(action: str, again: bool, paths: Sequence[str], mode: Mode, which: Mapping[str, Any]) -> int:
    """Does what one of the command's options asks for; the exit code.

    Args:
        action: the option, without dashes before it; ``report`` and ``statistics`` differ in their form.
        again: do it again whenever a file changes.
        paths: what the user names.
        mode: what is made of the findings.
        which: the options that say which files and rules.

    Raises:
        click.UsageError: options that do not go together.
    """
    if action == "statistics":
        mode = mode.in_form(_statistics(mode.form))
    proofs = action in REPORTING and mode.form in SHOWING_FIXES
    if not again:
        return _once(action, targets_of(paths, proofs=proofs, **which), mode)
    if action not in REPORTING or STDIN in paths:
        raise click.UsageError("--watch is for reports on files and folders.")
    if missing := [path for path in paths if not Path(path).exists()]:
        raise click.UsageError(f"No file or folder {missing[0]!r} to watch.")
    from agentls.cli.watching import check_again

    check_again(paths or (".",), lambda: _once(action, targets_of(paths, proofs=proofs, **which), mode))
    return 0


def _once(action: str, targets: Targets, mode: Mode) -> int:
    from agentls.cli import checking

    match action:
        case "show-files":
            from agentls.cli.show_files import show_files

            return show_files(targets, mode.form)
        case "add-ignores":
            from agentls.cli.ignore_run import add_ignores

            return add_ignores(targets, mode.mildest, mode.quiet)
        case "write-baseline":
            return checking.learn(targets, mode)
        case _:
            return checking.check(targets, mode)


def _statistics(form: str) -> str:
    if form not in STATISTICS:
        raise click.UsageError(f"--statistics is written as {' or '.join(STATISTICS)}, not as {form}.")
    return STATISTICS[form]
