"""The sound files."""

from __future__ import annotations

from enum import StrEnum

from oracle.case import Base


class Place(StrEnum):
    """Where a file lies, which decides how it is read."""

    AGENTS = "agents"
    PLUGIN = "plugin"
    SKILLS = "skills"
    COMMANDS = "commands"


_FIELDS = {"argument-hint": "hint", "disable-model-invocation": "listed"}

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
    fields=_FIELDS,
)

COMMAND = Base(Place.COMMANDS, SKILL.header[1:], SKILL.body, SKILL.means, fields=_FIELDS)
