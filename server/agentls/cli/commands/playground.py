"""``agentls playground``."""

from __future__ import annotations

import os

import click


@click.command("playground")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="The port to listen on; any free one by default."
)
@click.option("--no-browser", is_flag=True, help="Only say where the page is.")
def command(port: int, no_browser: bool) -> None:
    """Try agentls in the browser, on faulty agent files.

    The page has an editor with everything an editor has of agentls, and room for files of your own. It runs on this
    machine alone: it asks nothing of any other and sees none of your files, and what you type is forgotten when you
    close or reload it. Ctrl+C ends it.
    """
    from agentls.cli import playground

    if (assets := playground.assets()) is None:
        raise click.ClickException(playground.absence())
    try:
        playground.play(assets, port, browser=not no_browser)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise click.ClickException(f"Cannot listen on port {port}: {reason}") from error
