"""The sound file."""

from __future__ import annotations

from oracle.case import Base

AGENT = Base(
    "agents",
    ("name: {id}", "description: Reviews {id} with care.", "tools: [read_file, glob]", "model: gemini-2.5-pro"),
    "You review {id}.\n",
    {
        "name": "{id}",
        "description": "Reviews {id} with care.",
        "tools": ("read_file", "glob"),
        "model": "gemini-2.5-pro",
        "prompt": "You review {id}.",
    },
)
