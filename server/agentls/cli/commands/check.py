"""``agentls check``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from agentls.cli.formats import NAMES, SHOWING_FIXES
from agentls.cli.options import options, shared

if TYPE_CHECKING:
    from agentls.cli.check_run import Summary

_SEVERITIES = ("error", "warning", "information", "hint")


@click.command("check")
@shared
@click.option("--format", "form", type=click.Choice(NAMES), default="text", show_default=True, help="How to write it.")
@click.option("-o", "--output-file", type=click.Path(dir_okay=False), help="Write the report here.")
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITIES, "never"]),
    default="warning",
    show_default=True,
    help="The mildest severity that makes the exit code 1.",
)
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours; `auto` heeds NO_COLOR."
)
@click.option("-q", "--quiet", is_flag=True, help="No summary and no notes.")
@click.option("-j", "--jobs", type=click.IntRange(1, 64), help="Processes to use; by default one each core.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    no_gitignore: bool,
    force_exclude: bool,
    stdin_filename: str | None,
    form: str,
    output_file: str | None,
    fail_on: str,
    color: str,
    quiet: bool,
    jobs: int | None,
    **which: Any,  # noqa: ANN401
) -> None:
    """Report what is wrong in agent files.

    PATHS are files and folders, or `-` for standard input; without any it is this folder. Folders are searched for
    files whose place says what they are, heeding .gitignore and the settings' `exclude`; files named here are
    always checked, but for what --force-exclude leaves out.

    What is marked `fix:` (`safe` in JSON, `fixes` in SARIF) is what `agentls fix` makes in this very file, as far as
    it can be told before: once that is done, further fixes may become possible.

    \b
    Exit code:  0  nothing at or above --fail-on
                1  findings, or a file or folder that cannot be read
                2  misuse: an unknown option, a path that does not exist
    """
    from agentls.cli.check_run import Summary, count_reports, reports
    from agentls.cli.output import Output
    from agentls.cli.targets import targets_of

    chosen = options(**which, proofs=form in SHOWING_FIXES)
    targets, summary = targets_of(chosen, paths, not no_gitignore, force_exclude, stdin_filename), Summary()
    output = Output(form, color, output_file, quiet)
    found = reports(targets.checker, chosen, output.watch(targets.jobs()), jobs)
    output.write(count_reports(found, summary, targets.named))
    output.close(summary, targets.missing)
    ctx.exit(2 if targets.missing else _code(summary, fail_on))


def _code(summary: Summary, fail_on: str) -> int:
    from agentls.finding import Severity

    worst = summary.worst
    return int(worst is not None and fail_on != "never" and worst <= Severity[fail_on.upper()])
