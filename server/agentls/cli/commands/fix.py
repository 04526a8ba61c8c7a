"""``agentls fix``."""

from __future__ import annotations

from typing import Any

import click

from agentls.cli.options import baselines, shared


@click.command("fix")
@shared
@baselines
@click.option("--diff", is_flag=True, help="Show what would change and change nothing; exit code 1 if anything would.")
@click.option("--unsafe", is_flag=True, help="Also make fixes that a person should choose; read the result.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing of what was done.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    baseline: str | None,
    no_baseline: bool,
    diff: bool,
    unsafe: bool,
    quiet: bool,
    **which: Any,  # noqa: ANN401
) -> None:
    """Repair what can be repaired without a doubt.

    A fix is made only where it is proven: its finding goes, none comes, and no other value changes. Files are written
    whole or not at all and keep their mode, encoding and line ends. With `-`, the repaired text of standard input
    goes to standard output. Where the settings have faults, no file that they hold for is touched: they might say to
    leave it alone.

    \b
    Exit code:  0  nothing at or above warning is left (with --diff: nothing to change)
                1  findings are left, or a file cannot be read or written (with --diff: something to change)
                2  misuse: an unknown option, a path that does not exist, no agent file, settings with faults
    """
    import gc

    from agentls.cli.baseline_file import find_baseline
    from agentls.cli.fix_run import Fixing
    from agentls.cli.not_checked import exit_code
    from agentls.cli.targets import targets_of

    gc.enable()
    targets = targets_of(paths, **which)
    known = None if no_baseline else find_baseline(targets.checker.files, baseline)
    fixing = Fixing(targets.checker, targets.checker.options, unsafe, diff, quiet, targets.named, known)
    fixing.take(targets.jobs())
    ctx.exit(exit_code(targets, fixing.close(targets), fixing.looked, quiet))
