"""VS Code out of the npm package code-server: installed, with our extension in it, and served for a browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile

from editors.driven.tools import InstallError, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from editors.driven.tools import Tools

REPOSITORY = Path(__file__).parents[3]
SUITE = Path(__file__).with_name("vscode_suite")
PATIENCE_S = 120
POLL_S = 0.1

PACKED = ("pyproject.toml", "README.md", "LICENSE", "server", "schemas", "editors")
"""What the extension and the wheel in it are made from."""

LEFT_OUT = ("__pycache__", "node_modules", "dist", "wheel", "*.vsix", "*.egg-info")

NATIVE = ("@vscode/spdlog", "@vscode/native-watchdog", "native-watchdog", "@parcel/watcher", "node-pty")
"""The parts in C++ that are needed: logs, watching files and processes. Single sign-on and databases are not."""

RIPGREP = "@vscode/ripgrep@1.18.0"
"""Finds files. Releases of long ago fetch theirs from where nothing else comes from."""

QUIET = {
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": False,
    "workbench.enableExperiments": False,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "telemetry.telemetryLevel": "off",
    "update.mode": "none",
    "extensions.autoUpdate": False,
    "extensions.autoCheckUpdates": False,
    "editor.accessibilitySupport": "off",
}
"""Settings that keep a window from asking and from reaching out; no more, so that it is as a new user has it."""


class Release(NamedTuple):
    """A release of VS Code; ``node`` is the version of Node.js that it wants, if not the tests' own."""

    version: str
    node: str | None = None

    @property
    def package(self) -> str:
        """The package of npm that has it: a major version of its own, and VS Code's minor one."""
        return f"code-server@4{self.version.removeprefix('1')}"


CURRENT = Release("1.139.1")
OLDEST = Release("1.93.1", node="20.18.0")
"""The oldest that the extension says to work with."""


class Installed(NamedTuple):
    """A release on disk, with what its programs need of the environment."""

    release: Release
    folder: Path
    environment: Mapping[str, str]

    @property
    def code(self) -> Path:
        """Folder of VS Code's own server."""
        return self.folder / "lib/vscode"


def install(tools: Tools, release: Release) -> Installed:
    """Installs a release without running its own scripts, which build what is not needed for a quarter of an hour."""
    tools.debian("g++", "make", program="g++")
    node = tools.node_at(release.node) if release.node else tools.node
    environment = tools.environment(node, JOBS="max")

    def fill(folder: Path) -> None:
        (folder / "package.json").write_text('{"private": true}', "utf-8")
        run(["npm", "install", "--no-save", "--ignore-scripts", release.package, RIPGREP], environment, folder)
        modules = folder / "node_modules"
        code = modules / "code-server/lib/vscode"
        run(["npm", "install", "--omit=dev", "--legacy-peer-deps", "--ignore-scripts"], environment, code)
        parts = [name for name in NATIVE if (code / "node_modules" / name).exists()]
        run(["npm", "rebuild", *parts], environment, code)
        if (code / "node_modules/@vscode/ripgrep").exists():
            (program,) = modules.glob("@vscode/ripgrep-*/bin/rg")
            shutil.copytree(program.parent, code / "node_modules/@vscode/ripgrep/bin", dirs_exist_ok=True)
            (code / "node_modules.asar").symlink_to("node_modules")

    folder = tools.once(f"vscode-{release.version}@{release} {RIPGREP} {NATIVE}", fill)
    return Installed(release, folder / "node_modules/code-server", environment)


def build(tools: Tools) -> Path:
    """The extension as it is published, made by its one command from a copy of the sources."""
    sources = sorted(path for name in PACKED for path in files(REPOSITORY / name))
    state = sha256(b"".join(str(path).encode() + path.read_bytes() for path in sources)).hexdigest()

    def package(folder: Path) -> None:
        for path in sources:
            copy = folder / path.relative_to(REPOSITORY)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
        environment = tools.environment(PYTHON=sys.executable)
        run(["sh", "-c", "npm ci && npm run package"], environment, folder / "editors/vscode")

    return tools.once(f"vsix@{state}", package) / "editors/vscode/agentls.vsix"


def files(path: Path) -> Iterator[Path]:
    """The files below a path, or the file it is, without what is made from others."""
    if path.is_file():
        yield path
    elif not any(path.match(pattern) for pattern in LEFT_OUT):
        for each in path.iterdir():
            yield from files(each)


class Host(NamedTuple):
    """A folder with all that a VS Code keeps: settings, extensions, logs."""

    installed: Installed
    home: Path

    @property
    def node(self) -> Path:
        """The Node.js that it runs on."""
        return Path(shutil.which("node", path=self.installed.environment["PATH"]))

    @property
    def extension(self) -> Path:
        """Where ours is, once it is installed."""
        (folder,) = (self.home / "extensions").glob("agentls.agentls-*")
        return folder

    def configure(self, **settings: object) -> None:
        """Writes the settings of the user and of the machine: with a test suite VS Code reads only the latter."""
        for folder in ("User", "Machine"):
            file = self.home / "data" / folder / "settings.json"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps({**QUIET, **settings}), "utf-8")

    def add(self, vsix: Path) -> None:
        """Installs an extension."""
        run(self._code(**{"install-extension": [str(vsix)]}), self._environment(), self.home)

    @contextmanager
    def window(self, **environment: str) -> Iterator[str]:
        """Serves windows as code-server does; answers the address."""
        config = self.home / "config.yaml"
        config.write_text("auth: none\nbind-addr: 127.0.0.1:0\ncert: false\n", "utf-8")
        options = [f"--config={config}", f"--user-data-dir={self.home / 'data'}"]
        options += [f"--extensions-dir={self.home / 'extensions'}", "--disable-telemetry", "--disable-update-check"]
        options += ["--disable-workspace-trust", "--disable-getting-started-override", "--disable-proxy"]
        # Extension hosts end with their windows.
        options += ["--reconnection-grace-time=1"]
        command = ["node", str(self.installed.folder / "out/node/entry.js"), *options]
        with self._running(command, environment) as port:
            yield f"127.0.0.1:{port}"

    @contextmanager
    def suite(self, *, trusting: bool, **environment: str) -> Iterator[str]:
        """Serves windows that run a suite inside the extension host; answers the address."""
        # What makes a released VS Code run a suite, and whether it takes any workspace for trusted.
        options = {"enable-smoke-test-driver": True, "disable-workspace-trust": trusting}
        with self._running(self._code(**options), environment) as port:
            yield f"127.0.0.1:{port}"

    def _code(self, **options: object) -> list[str]:
        """VS Code's own server."""
        always = {"accept-server-license-terms": True, "without-connection-token": True, "telemetry-level": "off"}
        folders = {"server-data-dir": "server", "user-data-dir": "data", "extensions-dir": "extensions"}
        places = {option: str(self.home / name) for option, name in folders.items()}
        given = json.dumps({**always, **places, **options})
        return ["node", str(SUITE / "serve.mjs"), str(self.installed.code / "out/server-main.js"), given]

    def _environment(self, **more: str) -> dict[str, str]:
        own = {"HOME": str(self.home), "XDG_CONFIG_HOME": str(self.home), "XDG_DATA_HOME": str(self.home)}
        # Else the variables of a login shell would count, with another PATH.
        own["VSCODE_CLI"] = "1"
        # Inside a terminal of VS Code its command line would talk to that one.
        given = self.installed.environment.items()
        return {**{name: value for name, value in given if not name.startswith("VSCODE_")}, **own, **more}

    @contextmanager
    def _running(self, command: list[str], environment: Mapping[str, str]) -> Iterator[int]:
        log = self.home / "server.log"
        variables = self._environment(**environment)
        with log.open("w") as out:
            process = subprocess.Popen(command, env=variables, cwd=self.home, stdout=out, stderr=out)
        try:
            yield listening(process, log)
        finally:
            process.terminate()
            process.wait(PATIENCE_S)


def listening(process: subprocess.Popen[bytes], log: Path) -> int:
    """The port that a server's log tells."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        found = re.search(r"listening on (?:http://127\.0\.0\.1:)?(\d+)", log.read_text("utf-8"))
        if found:
            return int(found[1])
        time.sleep(POLL_S)
    raise InstallError(f"VS Code does not listen. Its log:\n{log.read_text('utf-8')[-3000:]}")


def content(vsix: Path) -> list[str]:
    """The names of the files in an extension."""
    with ZipFile(vsix) as archive:
        return archive.namelist()
