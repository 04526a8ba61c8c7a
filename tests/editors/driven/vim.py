"""A Vim in a terminal, set up in a home of its own, which is also asked what it knows."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from editors.driven.terminal import PATIENCE_S, Terminal

if TYPE_CHECKING:
    from editors.driven.tools import Unpacked

PLUGIN = Path(__file__).parents[3] / "editors" / "vim"


def readme(heading: str) -> str:
    """The lines for ``vimrc`` that the README has under a heading."""
    section = (PLUGIN / "README.md").read_text("utf-8").split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return "".join(re.findall(r"^```vim\n(.*?)^```", section, re.DOTALL | re.MULTILINE))


class Vim:
    """Vim with a file open, and a channel to it by which it answers in any mode."""

    def __init__(self, unpacked: Unpacked, home: Path, path: str, vimrc: str, file: Path):
        shutil.copytree(PLUGIN, home / ".vim/pack/agentls/start/agentls")
        (home / ".vimrc").write_text(vimrc, "utf-8")
        # Vim looks for itself where it was built for.
        shared = unpacked.root / "usr/share/vim"
        bare = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "VIM"))}
        where = {"VIM": str(shared), "VIMRUNTIME": str(next(shared.glob("vim[0-9]*")))}
        environment = {**bare, **where, "HOME": str(home), "PATH": path, "SHELL": "/bin/sh"}
        with socket.create_server(("127.0.0.1", 0)) as listening:
            listening.settimeout(PATIENCE_S)
            address = "{}:{}".format(*listening.getsockname())
            command = [*unpacked.command("vim.basic"), "--cmd", f"let g:driver = ch_open('{address}')", str(file)]
            self.terminal = Terminal(command, environment, file.parent)
            self._channel = listening.accept()[0]
        self._channel.setblocking(False)
        self._asked = 0
        self._came = ""

    def __enter__(self) -> Vim:
        return self

    def __exit__(self, *_: object) -> None:
        self._channel.close()
        self.terminal.close()

    def ask(self, expression: str) -> object:
        """The value of a Vim expression."""
        self._asked -= 1
        self._channel.send(json.dumps(["expr", expression, self._asked]).encode())
        self.terminal.wait(lambda: self._answer()[:1] == [self._asked])
        value, self._came = self._answer()[1], ""
        assert value != "ERROR", expression
        return value

    def lines(self, buffer: str = "%") -> list[str]:
        """The lines of a buffer: the current one, or that of a file."""
        return self.ask(f"getbufline(bufnr('{buffer}'), 1, '$')")

    def text(self, buffer: str = "%") -> str:
        """A buffer as it would be saved."""
        return "".join(f"{line}\n" for line in self.lines(buffer))

    def popups(self) -> str:
        """The text of the windows that hang over the others."""
        shown = "join(map(popup_list(), {_, id -> join(getbufline(winbufnr(id), 1, '$'), '\\n')}), '\\n')"
        return self.ask(shown.replace("'\\n'", '"\\n"'))

    def run(self, command: str) -> None:
        """Types a command."""
        self.terminal.send(f":{command}\r")

    def _answer(self) -> list:
        """What has come by the channel, if it is whole."""
        with suppress(BlockingIOError):
            self._came += self._channel.recv(1 << 20).decode()
        try:
            return json.JSONDecoder().raw_decode(self._came.lstrip())[0]
        except ValueError:
            return []
