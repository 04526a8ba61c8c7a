"""A Neovim in a terminal, which is also asked what it knows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from editors.driven.terminal import PATIENCE_S, Terminal, until

if TYPE_CHECKING:
    from editors.driven.tools import Unpacked

PLUGIN = Path(__file__).parents[3] / "editors" / "neovim"


def readme(heading: str) -> list[str]:
    """The pieces of Lua that the README has under a heading."""
    page = (PLUGIN / "README.md").read_text("utf-8")
    section = page.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^```lua\n(.*?)^```", section, re.DOTALL | re.MULTILINE)


def install_plugin(home: Path) -> None:
    """Copies the plugin to where the README says."""
    ignored = shutil.ignore_patterns("tags")
    shutil.copytree(PLUGIN, home / ".local/share/nvim/site/pack/agentls/start/agentls", ignore=ignored)


class Neovim:
    """A server without a window that opens a file, and a terminal on it.

    Two processes, for Neovim would start the second one itself, and does not find itself below another loader.
    """

    def __init__(self, unpacked: Unpacked, home: Path, path: str, configuration: str, file: Path):
        (home / ".config/nvim").mkdir(parents=True)
        (home / ".config/nvim/init.lua").write_text(configuration, "utf-8")
        # Where Neovim's own parsers are is found from its program, which is the loader here.
        parsers = f"set runtimepath+={unpacked.root / 'usr/lib/nvim'}"
        self._command = [*unpacked.command("nvim"), "--cmd", parsers]
        runtime = str(unpacked.root / "usr/share/nvim/runtime")
        bare = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "NVIM", "VIM"))}
        self._environment = {**bare, "HOME": str(home), "PATH": path, "VIMRUNTIME": runtime}
        self._home = home
        self._said = (home / "nvim.log").open("wb")
        start = [*self._command, "--headless", "--listen", "./socket", str(file)]
        self._process = subprocess.Popen(
            start, env=self._environment, cwd=home, stdin=subprocess.DEVNULL, stdout=self._said, stderr=self._said
        )
        try:
            self._wait_for_socket()
            self.terminal = Terminal([*self._command, "--server", "./socket", "--remote-ui"], self._environment, home)
        except BaseException:
            self._stop()
            raise

    def __enter__(self) -> Neovim:
        return self

    def __exit__(self, *_: object) -> None:
        self.terminal.close()
        self._stop()

    def ask(self, lua: str) -> object:
        """The value of a Lua expression."""
        expression = f"vim.json.encode({lua})".replace("'", "''")
        command = [*self._command, "--server", "./socket", "--remote-expr", f"luaeval('{expression}')"]
        done = subprocess.run(command, env=self._environment, cwd=self._home, capture_output=True, timeout=PATIENCE_S)
        if done.returncode != 0 or done.stderr:
            raise AssertionError(f"{lua}: {done.stderr.decode()}")
        return json.loads(done.stdout)

    def lines(self) -> list[str]:
        """The lines of the current buffer."""
        return self.ask("vim.api.nvim_buf_get_lines(0, 0, -1, false)")

    def text(self) -> str:
        """The current buffer as it would be saved."""
        return "".join(f"{line}\n" for line in self.lines())

    def float(self) -> str:
        """The text of the floating window, if there is one."""
        windows = "vim.tbl_filter(function(w) return vim.api.nvim_win_get_config(w).relative ~= '' end"
        buffers = f"vim.tbl_map(vim.api.nvim_win_get_buf, {windows}, vim.api.nvim_list_wins()))"
        lines = f"vim.tbl_map(function(b) return vim.api.nvim_buf_get_lines(b, 0, -1, false) end, {buffers})"
        return "\n".join(line for window in self.ask(lines) for line in window)

    def diagnostics(self) -> list[dict]:
        """What is reported on the current buffer, top down."""
        return sorted(self.ask("vim.diagnostic.get(0)"), key=lambda found: found["lnum"])

    def run(self, command: str) -> None:
        """Types a command."""
        self.terminal.send(f":{command}\r")

    def choose(self, title: str) -> None:
        """Takes an entry of the list that is shown, by its number."""
        self.terminal.wait(lambda: re.search(rf"^\d+: {re.escape(title)}$", self.terminal.text, re.MULTILINE))
        self.terminal.wait("Type number")
        (number,) = re.findall(rf"^(\d+): {re.escape(title)}$", self.terminal.text, re.MULTILINE)
        self.terminal.send(f"{number}\r")

    def quit(self) -> None:
        """Leaves without saving and waits for both processes."""
        self.run("qall!")
        assert self.terminal.ended() == 0
        assert self._process.wait(PATIENCE_S) == 0, (self._home / "nvim.log").read_text()

    def _wait_for_socket(self) -> None:
        socket = self._home / "socket"
        until(lambda: socket.exists() or self._process.poll() is not None)
        if not socket.exists():
            raise AssertionError(f"Neovim did not start:\n{(self._home / 'nvim.log').read_text()}")

    def _stop(self) -> None:
        self._process.kill()
        self._process.wait()
        self._said.close()
