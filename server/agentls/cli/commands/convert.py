"""``agentls convert``."""

from __future__ import annotations

from typing import Any

import click

from agentls.cli.options import KIND, files


@click.command("convert")
@files
@click.option(
    "--to", "targets", type=KIND, multiple=True, required=True, help="The kind to convert to; may be repeated."
)
@click.option(
    "--out",
    type=click.Path(file_okay=False),
    help="Write the files below this folder, where their tools look. What is there and differs is left alone.",
)
@click.option("--diff", is_flag=True, help="Show what --out would write, or write in this folder, and write nothing.")
@click.option("--strict", is_flag=True, help="Refuse to convert a file that may do more afterwards.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="How to report.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    targets: tuple[str, ...],
    out: str | None,
    diff: bool,
    strict: bool,
    style: str,
    **which: Any,  # noqa: ANN401
) -> None:
    """Convert agents to those of another tool, and say what is lost on the way.

    Each result is read as its own tool reads it before it is shown: it loads, and says what the report says. Rights
    that widen come first. The prompt stays as it is; tools, files and arguments in it that mean nothing there are
    listed. Nothing is written without --out.

    PATHS are as in `agentls check`; of folders their agents are converted. With --format json it is a list of objects
    with `path`, `to`, `file` (where it lies, from a project's root), `text` (null where it was refused), `loads`,
    `losses` (each with `kind`, which is widened, dropped, narrowed or approximated, `field`, `line` from 1, `why`, and
    where a fact about a tool decides it `source` and the day that was `read`) and, where it was refused, `refused`.

    \b
    agentls convert .claude/agents/reviewer.md --to codex/agent
    agentls convert .claude/agents --to copilot/agent --to opencode/agent --out .

    \b
    Exit code:  0  nothing is lost
                1  something is lost, but no right widens
                2  a file that cannot be read or written, settings with faults, no agent file, or misuse
                3  a right widens, or a file cannot be converted so that it loads
    """
    from agentls.cli.convert_run import Converting, agent_kind
    from agentls.cli.not_checked import exit_code
    from agentls.cli.targets import targets_of

    try:
        kinds = tuple(dict.fromkeys(map(agent_kind, targets)))
    except ValueError as reason:
        ctx.fail(str(reason))
    found = targets_of(paths, **which)
    converting = Converting(found.checker, kinds, out, diff, strict, style == "json", found.named)
    for job in found.jobs():
        converting.take(job)
    ctx.exit(exit_code(found, converting.close(found), converting.looked, style == "json"))
