"""What ``agentls check`` can do with what it finds. Each action is loaded when it is chosen."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from agentls.cli.formats import SHOWING_FIXES, STATISTICS
from agentls.cli.targets import STDIN, targets_of
from agentls.named_tuple import NamedTuple

REPORTING = frozenset({"report", "statistics"})
FINDING = REPORTING | {"write-baseline"}

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agentls.cli.cache.cache import Cache
    from agentls.cli.checking import Mode
    from agentls.cli.targets import Targets


class Keeping(NamedTuple):
    """What a run may keep for later ones, and where."""

    nothing: bool
    folder: str | None
    """None for the default one."""
    arguments: tuple[str, ...] | None
    """Those of the process; None where it runs more than this command."""

    def cache(self, action: str, mode: Mode, paths: Sequence[str]) -> Cache | None:
        """The cache for one run."""
        if self.nothing:
            return None
        from agentls.cli.cache import is_possible
        from agentls.project.cache_folder import OFF, default_folder

        folder = self.folder or default_folder()
        if OFF in os.environ or not folder or action not in FINDING or not is_possible():
            return None
        from agentls.cli.cache.cache import Cache

        # What is written or read beside the report is done only by a run.
        whole = action in REPORTING and not mode.output_file and STDIN not in paths and self.arguments
        return Cache(folder, self.arguments[1:] if whole and self.arguments else None)


def perform(
    action: str, again: bool, paths: Sequence[str], mode: Mode, keeping: Keeping, which: Mapping[str, Any]
) -> int:
    """Does what one of the command's options asks for; the exit code.

    Args:
        action: the option, without dashes before it; ``report`` and ``statistics`` differ in their form.
        again: do it again whenever a file changes.
        paths: what the user names.
        mode: what is made of the findings.
        keeping: what is kept of it.
        which: the options that say which files and rules.

    Raises:
        click.UsageError: options that do not go together.
    """
    if action == "statistics":
        mode = mode.in_form(_statistics(mode.form))
    proofs = action in REPORTING and mode.form in SHOWING_FIXES
    if not again:
        return _once(action, paths, mode, keeping, {"proofs": proofs, **which})
    if action not in REPORTING or STDIN in paths:
        raise click.UsageError("--watch is for reports on files and folders.")
    if missing := [path for path in paths if not Path(path).exists()]:
        raise click.UsageError(f"No file or folder {missing[0]!r} to watch.")
    from agentls.cli.watching import check_again

    files_only = keeping._replace(arguments=None)
    check_again(paths or (".",), lambda: _once(action, paths, mode, files_only, {"proofs": proofs, **which}))
    return 0


def _once(action: str, paths: Sequence[str], mode: Mode, keeping: Keeping, which: Mapping[str, Any]) -> int:
    from agentls.cli import checking

    cache = keeping.cache(action, mode, paths)
    if cache is None:
        return _do(action, targets_of(paths, **which), mode)
    with closing(cache):
        targets = targets_of(paths, evidence=True, disk=cache.disk, **which)
        run = checking.learn if action == "write-baseline" else checking.check
        looks, terminal = cache.looks(targets.checker), sys.stderr
        return cache.keeping(lambda: run(targets, mode, looks, terminal))


def _do(action: str, targets: Targets, mode: Mode) -> int:
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
