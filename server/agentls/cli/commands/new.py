"""``agentls new``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from agentls_schemas.kind import Kind


@click.command("new")
@click.argument("words", metavar="[KIND] NAME|PATH", nargs=-1)
@click.option("--list", "listing", is_flag=True, help="List the kinds there are and where their files go.")
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], listing: bool) -> None:
    """Begin a new agent, command or skill from a template.

    With a NAME the file goes where its kind's files lie below this folder; without a KIND it is an agent. With a PATH
    (it ends in .md or has a / in it) it goes there, and the path says its kind. Nothing is overwritten.

    \b
    agentls new reviewer
    agentls new skill pdf-forms
    agentls new .claude/commands/review-pr.md

    \b
    Exit code:  0  the file is written
                1  it is not: there is one already, or the folder cannot be written to
                2  misuse: an unknown kind, a name that would not load
    """
    from agentls.cli import new_file
    from agentls.cli.messages import show_path

    if listing:
        click.echo(new_file.listing())
        return
    if not 1 <= len(words) <= 2:
        ctx.fail("Say what it is to be called: agentls new [KIND] NAME, or agentls new PATH.")
    kind = _kind(ctx, words[0]) if len(words) == 2 else None
    if kind is None and new_file.kind(words[-1]):
        ctx.fail(f"Say what it is to be called: agentls new {words[-1]} NAME.")
    try:
        file = new_file.plan(words[-1], kind)
    except ValueError as reason:
        ctx.fail(str(reason))
    if failed := new_file.write(file):
        raise click.ClickException(f"Cannot write {show_path(failed.path)}: {failed.reason}")
    click.echo(f"Wrote {show_path(file.path.as_posix())} ({file.kind.title}).")


def _kind(ctx: click.Context, word: str) -> Kind:
    from agentls.cli import new_file
    from agentls.cli.messages import did_you_mean

    kind = new_file.kind(word)
    if kind is None:
        known = list(new_file.short_names())
        hint = did_you_mean(word, known) or f"choose from {', '.join(known)}"
        ctx.fail(f"Unknown kind {word!r}; {hint}")
    return kind
