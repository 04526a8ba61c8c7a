"""Inputs that broke something once, kept as files and tried again by every run of the tests."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz.inputs import Input

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = Path(__file__).with_name("kept")


def keep(case: Input, why: str, folder: Path = KEPT) -> Path:
    """Write an input into a file of its own, with what it broke; its bytes stand there as the characters of Latin-1."""
    name = hashlib.blake2b(repr(case).encode(), digest_size=6).hexdigest()
    file = folder / f"{name}.json"
    told = {"broke": why, "path": case.path, "at": case.at, "data": case.data.decode("latin-1")}
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(told, indent=2) + "\n", "utf-8", newline="\n")
    return file


def kept(folder: Path = KEPT) -> Iterator[tuple[str, Input]]:
    """The name of each file, and its input."""
    for file in sorted(folder.glob("*.json")):
        told = json.loads(file.read_text("utf-8"))
        yield file.stem, Input(told["data"].encode("latin-1"), told["path"], told["at"])
