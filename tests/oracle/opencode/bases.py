"""The sound file."""

from __future__ import annotations

from oracle.case import Base

SAME = "as version 1"

AGENT = Base(
    "agents",
    ("description: Reviews {id} with care.", "mode: subagent", "model: anthropic/claude-sonnet-5"),
    "You review {id}.\n",
    {
        "name": "{id}",
        "description": "Reviews {id} with care.",
        "mode": "subagent",
        "model": "anthropic/claude-sonnet-5",
        "prompt": "You review {id}.",
        "stopped": (),
        "second": SAME,
    },
)
