"""The commands, each loaded when it is called."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from agentls.cli.process_end import ReaderGoneError

_COMMANDS = (
    "check",
    "fix",
    "format",
    "readers",
    "doctor",
    "convert",
    "sync",
    "new",
    "init",
    "clean",
    "explain",
    "rules",
    "schema",
    "serve",
    "playground",
    "completion",
)
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


@contextmanager
def _telling_of_gone_readers() -> Iterator[None]:
    """Has a closed pipe told in a way that click leaves alone: it would take it for a fault, with status 1."""
    try:
        yield
    except BrokenPipeError as gone:
        raise ReaderGoneError from gone


class _Lazy(click.Group):
    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401
        with _telling_of_gone_readers():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        with _telling_of_gone_readers():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"agentls.cli.commands.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from agentls.cli.messages import did_you_mean

            ctx.fail(f"No such command {args[0]!r}; {did_you_mean(args[0], _COMMANDS) or 'see agentls --help.'}")
        return super().resolve_command(ctx, args)


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"agentls {version('agentls')}")
        ctx.exit()


@click.group(cls=_Lazy, context_settings=_SETTINGS)
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version.")
def app() -> None:
    """Finds and repairs what is wrong in AI agent files: agents, commands and skills in Markdown with a YAML header.

    \b
    agentls check                 what is wrong below this folder
    agentls fix --diff            what can be repaired, without doing it
    agentls format --check        whose header is not laid out well
    agentls readers               which tools load these files, and what each ignores
    agentls doctor                what the tools on this machine really do with them
    agentls convert --to KIND     what becomes of agents under another tool
    agentls explain unknown-tool  what a rule means
    """


def run() -> int:
    """Runs the command line on this process's arguments; the exit code."""
    try:
        return int(app.main(prog_name="agentls", standalone_mode=False, obj=tuple(sys.argv[1:])) or 0)
    except click.ClickException as misuse:
        misuse.show()
        return misuse.exit_code
