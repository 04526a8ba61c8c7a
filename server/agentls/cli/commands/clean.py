"""``agentls clean``."""

from __future__ import annotations

import click

from agentls.cli.options import CACHE_DIR


@click.command("clean")
@CACHE_DIR
def command(cache_dir: str | None) -> None:
    """Remove what earlier runs have kept, of all projects."""
    from agentls.project.cache_folder import default_folder, remove_all

    folder = cache_dir or default_folder()
    refused = remove_all(folder)
    if refused:
        raise click.ClickException(f"{refused.path} cannot be removed: {refused.reason}")
    click.echo(f"Nothing is kept in {folder or 'any folder'} any more.", err=True)
