"""Programs as npm has them, installed outside the tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LATEST = "latest"
"""Stands for the newest release."""


class ProgramError(Exception):
    """The program cannot be had or does not answer."""


@dataclass(frozen=True)
class Package:
    """A package of npm's."""

    name: str
    pinned: str
    """The release that the measured table is of."""

    def install(self, folder: Path, version: str) -> Path:
        """Its folder of modules, after it was installed in that version, a folder for each."""
        target = folder / self.name.replace("/", "+") / version
        modules = target / "node_modules"
        if not (modules / self.name).exists() or version == LATEST:
            npm = shutil.which("npm")
            if npm is None:
                raise ProgramError(f"npm is needed to install {self.name}; it comes with Node.js")
            target.mkdir(parents=True, exist_ok=True)
            (target / "package.json").write_text('{"private": true}', "utf-8")
            quiet = ["--no-audit", "--no-fund", "--no-save", "--loglevel=error"]
            subprocess.run([npm, "install", *quiet, f"{self.name}@{version}"], cwd=target, check=True)
        return modules


def cache() -> Path:
    """Where they are installed unless told otherwise: the platform's folder for what can be had again."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
    elif sys.platform == "darwin":
        base = home / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "agentls" / "oracle"
