"""Where files lie that look like a kind's and are another tool's."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from agentls_schemas import OUTLINES
from agentls_schemas.data import Folder

if TYPE_CHECKING:
    from agentls_schemas.kind import Kind
    from agentls_schemas.outline import Outline


@cache
def foreign_paths(kind: Kind | Outline) -> tuple[str, ...]:
    """Globs (gitignore syntax) of files that are likely none of the kind, whatever their headers say."""
    known = Folder(Path(__file__).parent).read("foreign_homes")
    own = {_top(home) for home in kind.place.all_homes}
    declared = [_top(home) for other in OUTLINES.values() for home in other.place.homes if home.startswith(".")]
    folders = [folder for folder in dict.fromkeys((*declared, *known["folders"])) if folder not in own]
    names = [name for name in known["names"] if name != f"*{kind.identity.suffix}"]
    return (*(f"**/{folder}/**" for folder in folders), *names)


def _top(home: str) -> str:
    return home.partition("/")[0]
