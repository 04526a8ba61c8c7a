"""``agentls serve``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from agentls.lsp.main import Transport

_PORT = 8888


@click.command("serve")
@click.option("--stdio", "transport", flag_value="stdio", default="stdio", help="Standard input and output (default).")
@click.option("--tcp", "transport", flag_value="tcp", help="A TCP socket.")
@click.option("--ws", "transport", flag_value="ws", help="WebSocket, for browsers.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=_PORT, show_default=True, help="The port to listen on.")
def command(transport: str, host: str, port: int) -> None:
    """Run the language server for one editor."""
    from agentls.lsp.main import serve

    try:
        serve(cast("Transport", transport), host, port)
    except OSError as error:
        raise click.ClickException(f"{host}:{port} cannot be listened on: {error.strerror or error}") from error
