"""What checks have found, kept on disk for as long as all that they hang on is the same."""

from __future__ import annotations

from importlib.util import find_spec


def is_possible() -> bool:
    """Whether this Python has SQLite: some are built, or packed, without it."""
    return find_spec("_sqlite3") is not None
