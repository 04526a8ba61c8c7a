"""Starts the server."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
from typing import Literal

from pygls.exceptions import JsonRpcException

from agentls.lsp.server import Server
from agentls.lsp.transport import claim_stdout, run_stdio

Transport = Literal["stdio", "tcp", "ws"]


def serve(transport: Transport = "stdio", host: str = "127.0.0.1", port: int = 8888) -> None:
    """Serve one client until it leaves.

    Args:
        transport: standard input and output, a TCP socket, or WebSocket.
        host: the address to listen on, for the sockets; loopback unless told otherwise.
        port: the port to listen on, for the sockets.

    Raises:
        SystemExit: the client sent ``exit``, or its process is gone; the code is 0 after ``shutdown``, else 1.
        OSError: the address is not free.
    """
    # Nothing made while starting is garbage; the server switches the collector on when it has loaded.
    gc.disable()
    output = claim_stdout()
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    # Its warnings are about what clients do all the time, such as cancelling what has been answered.
    logging.getLogger("pygls").setLevel(logging.ERROR)
    # An answer that says why not is no fault of ours.
    logging.getLogger("pygls.protocol.json_rpc").addFilter(
        lambda record: not record.exc_info or not isinstance(record.exc_info[1], JsonRpcException)
    )
    # Leaving on a socket is no fault of the connection's handler.
    logging.getLogger("asyncio").addFilter(lambda record: not record.exc_info or record.exc_info[0] is not SystemExit)
    server = Server()
    if transport == "tcp":
        server.start_tcp(host, port)
    elif transport == "ws":
        server.start_ws(host, port)
    else:
        asyncio.run(run_stdio(server, output))
