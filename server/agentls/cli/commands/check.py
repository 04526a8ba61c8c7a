"""``agentls check``."""

from __future__ import annotations

from typing import Any

import click

from agentls.cli.formats import NAMES
from agentls.cli.options import baselines, cached, shared

_SEVERITIES = ("error", "warning", "information", "hint")
_ACTIONS = {
    "statistics": "Count the findings by rule; as text or json.",
    "show-files": "Check nothing; list what would be checked and why; as text or json.",
    "write-baseline": "Report nothing; take all that is found for known from now on.",
    "add-ignores": "Report nothing; silence all that is found with comments in the files.",
}


@click.command("check")
@shared
@baselines
@cached
@click.option("--statistics", "action", flag_value="statistics", help=_ACTIONS["statistics"])
@click.option("--show-files", "action", flag_value="show-files", help=_ACTIONS["show-files"])
@click.option("--write-baseline", "action", flag_value="write-baseline", help=_ACTIONS["write-baseline"])
@click.option("--add-ignores", "action", flag_value="add-ignores", help=_ACTIONS["add-ignores"])
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl+C.")
@click.option("--format", "form", type=click.Choice(NAMES), default="text", show_default=True, help="How to write it.")
@click.option("-o", "--output-file", type=click.Path(dir_okay=False), help="Write the report here.")
@click.option(
    "--min-severity",
    type=click.Choice(_SEVERITIES),
    default="hint",
    show_default=True,
    help="The mildest severity to report.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITIES, "never"]),
    default="warning",
    show_default=True,
    help="The mildest severity that makes the exit code 1.",
)
@click.option("--exit-zero", "fail_on", flag_value="never", help="The same as `--fail-on never`.")
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
    action: str | None,
    watch: bool,
    form: str,
    output_file: str | None,
    min_severity: str,
    fail_on: str,
    color: str,
    quiet: bool,
    jobs: int | None,
    baseline: str | None,
    no_baseline: bool,
    no_cache: bool,
    cache_dir: str | None,
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
                2  misuse: an unknown option, a path that does not exist, settings that cannot be
                   read, no agent file at all (but for --allow-empty)
    """
    from agentls.cli.check_actions import Keeping, perform
    from agentls.cli.checking import Mode

    mode = Mode(form, color, output_file, fail_on, min_severity, quiet, jobs, baseline, no_baseline)
    keeping = Keeping(no_cache, cache_dir, ctx.obj)
    ctx.exit(perform(action or "report", watch, paths, mode, keeping, which))
