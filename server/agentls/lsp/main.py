"""Starts the server."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from pygls.exceptions import JsonRpcException

from agentls.lsp.server import Server
from agentls.lsp.stdio import claim_stdout, run_stdio

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from agentls.text import Encoding

Transport = Literal["stdio", "tcp", "ws"]


def serve(
    transport: Transport = "stdio",
    host: str = "127.0.0.1",
    port: int = 8888,
    origins: Sequence[str] = (),
    encoding: Encoding = "utf-16",
    token: str | None = None,
    loaded: Callable[[], None] = lambda: None,
) -> None:
    """Serve one client until it leaves.

    Args:
        transport: standard input and output, a TCP socket, or WebSocket.
        host: the address to listen on, for the sockets; loopback unless told otherwise.
        port: the port to listen on, for the sockets.
        origins: web pages that may come in by WebSocket, beside those of this machine.
        encoding: what columns count, for a client that names nothing.
        token: what the client has to name in its options, if anything.
        loaded: called once everything is loaded.

    Raises:
        SystemExit: the client sent ``exit``, or its process is gone; the code is 0 after ``shutdown``, else 1.
        OSError: the address is not free.
    """
    # There is no time for garbage while starting; the server switches the collector on when it has loaded.
    gc.disable()
    output = claim_stdout()
    _log_to_stderr()
    server = Server(encoding=encoding, token=token, loaded=loaded)
    if transport == "tcp":
        from agentls.lsp.tcp import run_tcp

        asyncio.run(run_tcp(server, host, port, lambda taken: _tell_address(host, taken)))
    elif transport == "ws":
        from agentls.lsp.sockets import run_ws

        asyncio.run(run_ws(server, host, port, origins, lambda taken: _tell_address(f"ws://{host}", taken)))
    else:
        asyncio.run(run_stdio(server, output))


def play(assets: Path, listening: socket.socket, opened: Callable[[str], None]) -> None:
    """Give out the playground's page and serve everyone who opens it, until interrupted.

    Args:
        assets: the folder of the page.
        listening: a socket on loopback.
        opened: is told the address as soon as somebody answers there.
    """
    from agentls.lsp.playground import Playground

    async def run() -> None:
        task = asyncio.current_task()
        with suppress(NotImplementedError):
            # A stop from outside ends it as Ctrl+C does.
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, lambda: task and task.cancel())
        playground = Playground(assets, listening)
        async with await playground.listen() as listener:
            opened(playground.address)
            await listener.serve_forever()

    _log_to_stderr()
    # Ctrl-C is how it ends, not a run that is cut short.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with suppress(asyncio.CancelledError, KeyboardInterrupt):
        asyncio.run(run())


def _tell_address(host: str, port: int) -> None:
    sys.stderr.write(f"Listening on {host}:{port}\n")
    sys.stderr.flush()


def _log_to_stderr() -> None:
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    # Its warnings are about what clients do all the time, such as cancelling what has been answered.
    logging.getLogger("pygls").setLevel(logging.ERROR)
    # Browsers open connections that they may not need.
    logging.getLogger("websockets").setLevel(logging.CRITICAL)
    # An answer that says why not is no fault of ours.
    logging.getLogger("pygls.protocol.json_rpc").addFilter(
        lambda record: not record.exc_info or not isinstance(record.exc_info[1], JsonRpcException)
    )
    # A trace of forty lines, of which the protocol's own line says all.
    logging.getLogger("pygls.protocol.json_rpc").addFilter(
        lambda record: not str(record.msg).startswith("Unable to deserialize message")
    )
    # Leaving on a socket is no fault of the connection's handler.
    logging.getLogger("asyncio").addFilter(lambda record: not record.exc_info or record.exc_info[0] is not SystemExit)
