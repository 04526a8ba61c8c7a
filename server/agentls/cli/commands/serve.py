"""``agentls serve``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

import click

from agentls.text import Encoding

if TYPE_CHECKING:
    from agentls.lsp.main import Transport

_PORT = 8888


def _origins(ctx: click.Context, param: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """Origins as browsers write them: scheme, host and perhaps a port."""
    for name in names:
        scheme, _, host = name.partition("://")
        if name != "null" and (not scheme or not host or set("/?# ") & set(host)):
            raise click.BadParameter(f"{name!r} is not an origin, such as https://example.org:8080", ctx, param)
    return tuple(name.lower() for name in names)


@click.command("serve")
@click.option("--stdio", "transport", flag_value="stdio", default="stdio", help="Standard input and output (default).")
@click.option("--tcp", "transport", flag_value="tcp", help="A TCP socket.")
@click.option("--ws", "transport", flag_value="ws", help="WebSocket, for browsers.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=_PORT, show_default=True, help="The port to listen on.")
@click.option(
    "--origin",
    "origins",
    metavar="ORIGIN",
    multiple=True,
    callback=_origins,
    help="With --ws: a web page that may come in, such as https://example.org; pages of this machine may.",
)
@click.option(
    "--token",
    envvar="AGENTLS_TOKEN",
    show_envvar=True,
    metavar="WORD",
    help="With --tcp and --ws: let in only who sends WORD as `token` in its initializationOptions.",
)
@click.option(
    "--position-encoding",
    type=click.Choice(get_args(Encoding)),
    default="utf-16",
    show_default=True,
    help="What columns count, for an editor that does not say: utf-8 for ALE, utf-32 for vim-lsp.",
)
def command(
    transport: str, host: str, port: int, origins: tuple[str, ...], token: str | None, position_encoding: str
) -> None:
    """Run the language server for one editor."""
    from agentls.lsp.compiled import kept_code

    compiled = kept_code()
    # Before the protocol is loaded, which compiles most.
    compiled.install()
    from agentls.lsp.main import serve

    encoding = cast("Encoding", position_encoding)
    try:
        serve(cast("Transport", transport), host, port, origins, encoding, token, loaded=compiled.keep)
    except OSError as error:
        raise click.ClickException(f"Cannot listen on {host}:{port}: {error.strerror or error}") from error
