"""Runs a check again whenever files change."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from watchfiles import DefaultFilter, watch

from agentls.cli.baseline_file import NAME
from agentls.cli.messages import count
from agentls.project import gitignore, mcp_servers, settings_file
from agentls_schemas import OUTLINES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watchfiles import Change

_FOLDERS = DefaultFilter()
"""Leaves out what version control, package managers and editors write."""
_ENDINGS = (
    *{kind.identity.extension for kind in OUTLINES.values()},
    *(f"/{name}" for name in (*settings_file.NAMES, *mcp_servers.FILES, gitignore.NAME, NAME)),
)
_STEP = 250
"""Milliseconds between two looks at what has changed."""


def check_again(paths: Sequence[str], check: Callable[[], int]) -> None:
    """Checks once, and again after each change below the paths; does not end by itself."""
    # What changes during a check is told after it: the watch has begun before.
    changes = watch(*paths, watch_filter=_is_of_interest, yield_on_timeout=True, rust_timeout=_STEP)
    next(changes)
    _run(check)
    for changed in changes:
        if changed:
            _begin(len({path for _, path in changed}))
            _run(check)


def _is_of_interest(change: Change, path: str) -> bool:
    return path.replace("\\", "/").endswith(_ENDINGS) and _FOLDERS(change, path)


def _begin(number: int) -> None:
    if sys.stdout.isatty():
        click.clear()
    click.echo(f"{count(number, 'file')} changed; checking again.", err=True)


def _run(check: Callable[[], int]) -> None:
    try:
        check()
    except click.ClickException as refused:
        # Settings that cannot be read, for example, while they are written.
        refused.show()
    click.echo("Watching for changes; Ctrl+C ends it.", err=True)
