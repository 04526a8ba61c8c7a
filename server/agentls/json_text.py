"""Values written as JSON, which YAML reads too."""

from __future__ import annotations


def json_text(value: object) -> str:
    """A value as JSON, with all characters as they are."""
    # Most runs write none.
    import json

    return json.dumps(value, ensure_ascii=False)
