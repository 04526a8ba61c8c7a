"""Writes ``data.json``, ``outlines.py`` and the JSON Schemas: ``python -m agentls_schemas.generate [FOLDER]``.

It is run from the root of the repository. A test compares the files with what this would write.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from agentls_schemas import DIALECTS, json_schema, outlines, outlines_source, ready_data

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path("schemas/json")
OUTLINES = Path(outlines.__file__)


def files() -> Mapping[str, str]:
    """File names with what belongs into them."""
    return {
        json_schema.file_name(kind): json.dumps(json_schema.of(kind), indent=2, ensure_ascii=False) + "\n"
        for dialect in DIALECTS
        for kind in dialect.kinds
    }


def main(folder: Path) -> None:
    """Write all files, and remove those of kinds that are gone.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = files()
    for old in folder.glob("*.json"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for path, content in ready_data.files().items():
        path.write_text(content, encoding="utf-8", newline="\n")
    OUTLINES.write_text(outlines_source.source(), encoding="utf-8", newline="\n")
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
