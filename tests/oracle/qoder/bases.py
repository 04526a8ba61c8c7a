"""The sound file."""

from __future__ import annotations

from oracle.case import Base

AGENT = Base(
    "agents",
    ("name: {id}", "description: Reviews {id} with care.", "tools: Read, Glob", "model: inherit"),
    "You review {id}.\n",
    {"name": "{id}"},
)
