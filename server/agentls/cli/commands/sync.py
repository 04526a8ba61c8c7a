"""``agentls sync``."""

from __future__ import annotations

import click


@click.command("sync")
@click.option("--check", is_flag=True, help="Write nothing; exit code 1 if any copy is not as it should be.")
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    help="Use this settings file, not the agentls.toml or pyproject.toml nearest to this folder.",
)
@click.pass_context
def command(ctx: click.Context, check: bool, config: str | None) -> None:
    """Keep copies of agents for other tools current, as the settings say which.

    \b
    [[sync]]
    from = ".claude/agents/*.md"
    to = ["copilot/agent", "codex/agent"]

    Copies lie below the folder of the settings, where their tools look, and are made as by `agentls convert`. What was
    written is kept in agentls-sync.json beside the settings: commit it. A copy that somebody has edited, or that was
    there before, is left alone and named; so is one whose agent is gone, or can no longer be converted. Nothing is
    deleted, and line ends are no edit. Pages such as README.md among the agents are passed over.

    \b
    Exit code:  0  every copy is current
                1  one is not: it was edited, its agent is gone or cannot be converted, or with --check it is stale
                2  a file that cannot be read or written, settings with faults or without [[sync]], or misuse
    """
    from agentls.cli.sync_run import run_sync

    ctx.exit(run_sync(config or "", check))
