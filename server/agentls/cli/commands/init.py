"""``agentls init``."""

from __future__ import annotations

import click


@click.command("init")
@click.argument("folder", default=".", type=click.Path(file_okay=False))
def command(folder: str) -> None:
    """Write a settings file to begin with: a commented agentls.toml, in FOLDER or here.

    The files below it that look like agent files, and lie where no tool looks for them, are named under `kinds`, so
    that `agentls check` takes them in. Nothing is overwritten.

    \b
    Exit code:  0  the file is written
                1  it is not: there are settings already, or the folder cannot be written to
    """
    from agentls.cli import new_settings

    file = new_settings.plan(folder)
    if failed := new_settings.write(file):
        raise click.ClickException(f"{file.shown} is not written: {failed}")
    found = f", with {len(file.kinds)} lines under `kinds`" if len(file.kinds) > 1 else ""
    click.echo(f"Wrote {file.shown}{found or (', with a line under `kinds`' if file.kinds else '')}.")
    click.echo("Next: `agentls check --statistics`.")
