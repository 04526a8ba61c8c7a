"""``agentls format``."""

from __future__ import annotations

from typing import Any

import click

from agentls.cli.options import files


@click.command("format")
@files
@click.option(
    "--check", is_flag=True, help="Name the files that would change and change none; exit code 1 if any would."
)
@click.option("--diff", is_flag=True, help="Show what would change and change nothing; exit code 1 if anything would.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing of what was done.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    check: bool,
    diff: bool,
    quiet: bool,
    **which: Any,  # noqa: ANN401
) -> None:
    """Lay out the headers of agent files.

    Two blanks a level, even blanks, no blanks at line ends; lists of one line stay in it, and so do quotes and the
    order of keys, unless the setting `format.sort-keys` is on. What a reader of the header gets stays the same,
    comments stay at their keys, and the body is not touched. A header that is no valid YAML, repeats a key or uses
    anchors, aliases or tags is left alone.

    PATHS are as in `agentls check`. With `-`, the text of standard input goes formatted to standard output. Where the
    settings have faults, no file that they hold for is touched: they might say to leave it alone.

    \b
    Exit code:  0  done (with --check or --diff: nothing to change)
                1  with --check or --diff: something to change
                2  a file that cannot be read or written, settings with faults, no agent file, or misuse
    """
    from agentls.cli.format_run import Formatting
    from agentls.cli.not_checked import exit_code
    from agentls.cli.targets import targets_of

    targets = targets_of(paths, **which)
    formatting = Formatting(targets.checker, check, diff, quiet, targets.named)
    for job in targets.jobs():
        formatting.take(job)
    ctx.exit(exit_code(targets, formatting.close(targets), formatting.looked, quiet))
