"""Which programs are on this machine: on the PATH, and where npm puts packages beside what is there."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from agentls.doctor.environment import search_path


class Installed(Struct, frozen=True):
    """A program of this machine."""

    path: Path | None = None
    """What can be started; None for a package that has nothing to start."""
    package: Path | None = None
    """The folder of its package; None if it was not installed with npm."""
    version: str = ""
    """Empty where no package tells it."""

    @property
    def place(self) -> str:
        """Where it is, for people."""
        return str(self.path or self.package or "")


def find(commands: Sequence[str], packages: Sequence[str], given: str = "") -> Installed | None:
    """A program, or None.

    Args:
        commands: what it is called; nothing where a package is all that is asked.
        packages: the packages of npm that it may have come with.
        given: where the user says that it is: the program, or a folder into which npm has installed it.
    """
    folders = list(_folders(Path(given).expanduser().absolute())) if given else search_path()
    path = next((found for name in commands for found in _executables(folders, name)), None)
    if given and Path(given).expanduser().is_file():
        path = Path(given).expanduser().absolute()
    package = _package_of(path, packages) or _package_in(folders, packages)
    if path is None and package is None:
        return None
    return Installed(path, package, _version(package))


def _folders(given: Path) -> Iterator[Path]:
    if given.is_dir():
        yield from (given, given / "bin", given / ".bin", given / "node_modules" / ".bin")


def executable(name: str) -> Path | None:
    """A program on the PATH."""
    return next(_executables(search_path(), name), None)


def _executables(folders: Sequence[Path], name: str) -> Iterator[Path]:
    """Files of that name that can be started. (What Python has for it looks in the working folder too, on Windows.)"""
    endings = os.environ.get("PATHEXT", ".EXE;.CMD").split(os.pathsep) if sys.platform == "win32" else [""]
    for folder in folders:
        for ending in endings:
            path = folder / f"{name}{ending.lower()}"
            with suppress(OSError, ValueError):
                if path.is_file() and os.access(path, os.X_OK):
                    yield path


def _package_of(path: Path | None, names: Sequence[str]) -> Path | None:
    """The package that a program lies in."""
    if path is None:
        return None
    with suppress(OSError, RuntimeError):
        return next((folder for folder in path.resolve().parents if _is_of(folder, names)), None)
    return None


def _package_in(folders: Sequence[Path], names: Sequence[str]) -> Path | None:
    """A package beside folders of programs: where npm puts them on each system."""
    roots = (
        root for at in folders for root in (at.parent / "lib" / "node_modules", at / "node_modules", at, at.parent)
    )
    found = (root / name for root in roots for name in names)
    return next((folder for folder in found if _is_of(folder, names)), None)


def _is_of(folder: Path, names: Sequence[str]) -> bool:
    found = str(_manifest(folder).get("name"))
    return any(found == name or found.startswith(f"{name}-") for name in names)


def _version(package: Path | None) -> str:
    return str(_manifest(package).get("version") or "") if package else ""


def _manifest(folder: Path) -> dict[str, object]:
    try:
        found = json.loads((folder / "package.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
