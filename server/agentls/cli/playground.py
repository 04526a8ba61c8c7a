"""Runs the playground: finds its page, starts it, and shows it."""

from __future__ import annotations

import socket
import threading
import webbrowser
from pathlib import Path

import click

_PACKAGE = Path(__file__).parents[1]
SOURCES = _PACKAGE.parents[1] / "editors/playground"
"""What the page is built from, where this is a checkout."""
_PAGES = (_PACKAGE / "playground", SOURCES / "dist")


def assets() -> Path | None:
    """The folder of the page: that of the installed package, or as it was built in a checkout."""
    return next((folder for folder in _PAGES if (folder / "index.html").is_file()), None)


def absence() -> str:
    """Why there is no page, and what to do about it."""
    if SOURCES.is_dir():
        return f"The page is not built. Build it in {SOURCES.as_posix()}: npm ci && npm run build"
    reason = _PAGES[0] / "missing.txt"
    words = reason.read_text("utf-8") if reason.is_file() else "it was left out of the package"
    return f"This installation is without the playground's page, which could not be built: {words}"


def play(page: Path, port: int, *, browser: bool) -> None:
    """Run until interrupted.

    Args:
        page: the folder of the page.
        port: the port to listen on; 0 for any that is free.
        browser: open the page in the user's browser.

    Raises:
        OSError: the port is not free.
    """
    from agentls.lsp.main import play as run

    def opened(address: str) -> None:
        click.echo(f"The playground is at {address}\nCtrl+C ends it.")
        if browser:
            # Some browsers that live in a terminal return only when they are left.
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    with socket.create_server(("127.0.0.1", port)) as listening:
        run(page, listening, opened)
