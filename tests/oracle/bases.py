"""The sound files."""

from __future__ import annotations

from oracle.case import Base, Place

AGENT = Base(
    Place.AGENTS,
    ("name: {id}", "description: Reviews {id} with care.", "tools: Read, Write", "model: sonnet"),
    "You review {id}.\n",
    {
        "name": "{id}",
        "description": "Reviews {id} with care.",
        "tools": ("Read", "Write"),
        "model": "sonnet",
        "effort": None,
        "acts": (),
        "prompt": "You review {id}.",
    },
)

PLUGIN_AGENT = Base(Place.PLUGIN, AGENT.header, AGENT.body, AGENT.means)

SKILL = Base(
    Place.SKILLS,
    ("name: {id}", "description: Explains {id} with care.", 'argument-hint: "[file]"'),
    "Explain $ARGUMENTS for {id}.\n",
    {
        "name": "{id}",
        "description": "Explains {id} with care.",
        "hint": "[file]",
        "listed": True,
        "text": "Explain one two for {id}.",
    },
    path="{id}/SKILL.md",
)

COMMAND = Base(Place.COMMANDS, SKILL.header[1:], SKILL.body, SKILL.means)
