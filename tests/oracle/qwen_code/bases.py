"""The sound file, and what is seen of it."""

from __future__ import annotations

from dataclasses import dataclass

from oracle import record
from oracle.case import Base

AGENT = Base(
    "agents",
    ("name: {id}", "description: Reviews {id} with care.", "tools: [read_file, glob]", "model: qwen3-coder"),
    "You review {id}.\n",
    {
        "name": "{id}",
        "description": "Reviews {id} with care.",
        "tools": ("read_file", "glob"),
        "model": "qwen3-coder",
        "prompt": "You review {id}.",
        "denied": None,
        "kept": None,
    },
)


@dataclass(frozen=True)
class Record(record.Record):
    """One line of the table."""

    denied: tuple[str, ...] | None = None
    """The tools that are taken away; ``None`` for none."""
    kept: tuple[str, ...] | None = None
    """The other fields that the program keeps; ``None`` for none."""
