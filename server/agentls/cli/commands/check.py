"""``agentls check``."""

from __future__ import annotations

from typing import Any

import click

from agentls.cli.formats import NAMES, SHOWING_FIXES, STATISTICS
from agentls.cli.options import baselines, shared

_SEVERITIES = ("error", "warning", "information", "hint")


@click.command("check")
@shared
@baselines
@click.option(
    "--add-ignores", is_flag=True, help="Report nothing; silence all that is found with comments in the files."
)
@click.option("--write-baseline", is_flag=True, help="Report nothing; take all that is found for known from now on.")
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
    "--exit-zero", "fail_on", flag_value="never", help="Exit code 0 whatever is found; the same as `--fail-on never`."
)
@click.option(
    "--min-severity",
    type=click.Choice(_SEVERITIES),
    default="hint",
    show_default=True,
    help="The mildest severity to report.",
)
@click.option("--statistics", is_flag=True, help="Count the findings by rule; as text or json.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours; `auto` heeds NO_COLOR."
)
@click.option(
    "--show-files", "listing", is_flag=True, help="Check nothing; list what would be checked and why, also as json."
)
@click.option("-q", "--quiet", is_flag=True, help="No summary and no notes.")
@click.option("-j", "--jobs", type=click.IntRange(1, 64), help="Processes to use; by default one each core.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    baseline: str | None,
    no_baseline: bool,
    write_baseline: bool,
    add_ignores: bool,
    form: str,
    output_file: str | None,
    fail_on: str,
    min_severity: str,
    statistics: bool,
    color: str,
    listing: bool,
    quiet: bool,
    jobs: int | None,
    **which: Any,  # noqa: ANN401
) -> None:
    """Report what is wrong in agent files.

    PATHS are files and folders, or `-` for standard input; without any it is this folder. Folders are searched for
    files whose place says what they are, or which the settings' `kinds` name, heeding .gitignore and the settings'
    `exclude`; files named here are always checked, but for what --force-exclude leaves out.

    What is marked `fix:` (`safe` in JSON, `fixes` in SARIF) is what `agentls fix` makes in this very file, as far as
    it can be told before: once that is done, further fixes may become possible.

    \b
    Exit code:  0  nothing at or above --fail-on
                1  findings, or a file or folder that cannot be read
                2  misuse: an unknown option, a path that does not exist, no agent file at all (but for --allow-empty)
    """
    from agentls.cli import checking
    from agentls.cli.baseline_file import baseline_to_write, find_baseline
    from agentls.cli.targets import targets_of
    from agentls.finding import Severity

    if statistics and form not in STATISTICS:
        raise click.UsageError(f"--statistics is written as {' or '.join(STATISTICS)}, not as {form}.")
    form = STATISTICS[form] if statistics else form
    targets = targets_of(paths, proofs=form in SHOWING_FIXES and not (write_baseline or add_ignores), **which)
    if listing:
        from agentls.cli.show_files import show_files

        ctx.exit(show_files(targets, form))
    if add_ignores:
        from agentls.cli import ignore_run

        ctx.exit(ignore_run.add_ignores(targets, Severity[min_severity.upper()], quiet))
    files = targets.checker.files
    known = None if no_baseline or write_baseline else find_baseline(files, baseline)
    mode = checking.Mode(form, color, output_file, fail_on, min_severity, quiet, jobs, known)
    if write_baseline:
        ctx.exit(checking.learn(targets, mode, baseline_to_write(files, baseline)))
    ctx.exit(checking.check(targets, mode))
