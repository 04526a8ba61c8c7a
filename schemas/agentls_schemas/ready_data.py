"""Writes each folder's ``data.json``: what its YAML files say, in a form that is read in no time."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from agentls_schemas.data import Folder

ROOT = Path(__file__).parent


def files() -> dict[Path, str]:
    """Paths with what belongs into them, each file's content in a line of its own."""
    found: dict[Path, list[Path]] = defaultdict(list)
    for path in sorted(ROOT.rglob("*.yaml")):
        found[path.parent].append(path)
    return {folder / "data.json": _joined(folder, names) for folder, names in found.items()}


def _joined(folder: Path, paths: list[Path]) -> str:
    read = Folder(folder).read_yaml
    return "{\n" + ",\n".join(f"{_json(path.stem)}: {_json(read(path.stem))}" for path in paths) + "\n}\n"


def _json(content: Any) -> str:  # noqa: ANN401
    return json.dumps(content, ensure_ascii=False, default=_day)


def _day(value: object) -> str:
    """A day as a text.

    Raises:
        TypeError: it is something else that JSON has no form for.
    """
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in data")
