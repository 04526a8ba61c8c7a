"""``agentls readers``."""

from __future__ import annotations

from typing import Any

import click

from agentls.cli.options import READER, files


@click.command("readers")
@files
@click.option("--reader", "only", type=READER, multiple=True, metavar="ID", help="Only this tool; may be repeated.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    only: tuple[str, ...],
    form: str,
    **which: Any,  # noqa: ANN401
) -> None:
    """Say which tools load agent files, and what each ignores or changes.

    Many tools read the same folders, each in its own way. For every file there is a line for each tool that reads it,
    with what is lost there, and why. What is known from a tool's documentation alone says so.

    PATHS are as in `agentls check`. With --format json it is a list of objects with `path`, `kind`, `reader`, `loads`,
    `outcome` (accepted, ignored, degraded, dropped-silent, dropped-loud, fatal), `reasons` (each with `rule`, `line`
    from 1, `message`), `confidence` (run, text, docs: the weakest of what the outcome rests on), `source` and `read`,
    the day of that.

    \b
    Exit code:  0  each tool that is shown loads each file
                1  one does not load one, or a file cannot be read
                2  misuse, settings that cannot be read, no agent file
    """
    from agentls.cli.readers_run import tell_readers
    from agentls.cli.targets import targets_of

    ctx.exit(tell_readers(targets_of(paths, **which), frozenset(only), form))
