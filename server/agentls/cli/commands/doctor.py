"""``agentls doctor``."""

from __future__ import annotations

from typing import Any

import click

from agentls.cli.options import READER, files


def _given(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Paths of programs by the tools' ids."""
    from agentls.doctor.programs import PROGRAMS

    found = dict(value.partition("=")[::2] for value in values)
    for tool, path in found.items():
        if tool not in PROGRAMS or not path:
            raise click.BadParameter(f"{tool!r}; write TOOL=PATH, with TOOL one of {', '.join(PROGRAMS)}")
    return found


def _asked(_: click.Context, __: click.Parameter, tools: tuple[str, ...]) -> tuple[str, ...]:
    from agentls.doctor.programs import PROGRAMS

    for tool in tools:
        if tool not in PROGRAMS:
            raise click.BadParameter(f"{tool!r} cannot be asked; choose from {', '.join(PROGRAMS)}")
    return tools


@click.command("doctor")
@files
@click.option("--tool", type=READER, multiple=True, callback=_asked, metavar="ID", help="Only this; may be repeated.")
@click.option(
    "--program",
    multiple=True,
    callback=_given,
    metavar="TOOL=PATH",
    help="Where a tool's program is, or the folder that npm has installed it into; may be repeated.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(1, 3600),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    help="How long each tool may take for all files.",
)
@click.option("--list", "lists", is_flag=True, help="Ask nobody; list the tools that are found, and where.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    tool: tuple[str, ...],
    program: dict[str, str],
    timeout: float,
    lists: bool,
    form: str,
    **which: Any,  # noqa: ANN401
) -> None:
    """Ask the agent tools of this machine what they do with agent files, and compare with what agentls says.

    Each tool is started on copies of the agent files alone, in a folder that is removed afterwards, with an empty home,
    none of your variables and proxies that lead nowhere: no hook, server or setting of yours or of a repository runs,
    no agent is started, and nothing is asked of a network. Nothing else in agentls starts a program.

    PATHS are as in `agentls check`. With --format json it is an object: `tools` has `tool`, `title`, `version`,
    `program`, `seconds` and `problem` of each tool that reads one of the files; `answers` has `path`, `kind`, `tool`,
    `loads`, `name`, `description`, `tools`, `model` and `says` of each file and tool (null: it does not tell, or there
    is none), `agentls` (`loads`, `outcome`) and `differences`, sentences.

    \b
    Exit code:  0  each tool that has answered does what agentls says
                1  one does not, or a file cannot be read
                2  misuse, settings that cannot be read, no agent file, no tool that answers
    """
    from agentls.cli.doctor_run import ask_programs, list_programs
    from agentls.cli.targets import targets_of

    if lists:
        ctx.exit(list_programs(program, form))
    ctx.exit(ask_programs(targets_of(paths, **which), tool, program, timeout, form))
