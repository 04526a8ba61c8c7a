"""A model on this machine that asks the program for every agent and every skill, and notes what it is then sent."""

from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agentls.doctor.programs.claude_api import call, text

if TYPE_CHECKING:
    from collections.abc import Iterable

AT_ONCE = 10
"""How many agents are started in one turn; the program refuses more than twenty."""


@dataclass
class Model:
    """What to start, and the requests that came of it."""

    agents: list[str] = field(default_factory=list)
    skills: list[str] = field(default_factory=list)
    first: dict = field(default_factory=dict)
    """The main request, which lists the agents and the skills."""
    started: dict[str, dict] = field(default_factory=dict)
    """The request of each agent that was started."""
    _turn: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self, agents: Iterable[dict], commands: Iterable[dict]) -> None:
        """From now on all of these are started."""
        self.agents = [agent["name"] for agent in agents]
        self.skills = [command["name"] for command in commands]

    def answer(self, request: dict) -> list[dict]:
        """The blocks to answer with."""
        found = re.search(r"agent number (\d+)\b", json.dumps(request["messages"]))
        with self._lock:
            if found and not _starts_agents(request, self.first):
                self.started.setdefault(self.agents[int(found[1])], request)
                return [text("Done.")]
            self.first = self.first or request
            calls = self._calls()[self._turn : self._turn + 1]
            self._turn += 1
        return calls[0] if calls else [text("Done.")]

    def _calls(self) -> list[list[dict]]:
        """What is called in each turn: agents in lots, then skills one by one."""
        agents = [call(f"agent_{at}", "Agent", _start(at, name)) for at, name in enumerate(self.agents)]
        skills = [
            call(f"skill_{at}", "Skill", {"skill": name, "args": "one two"}) for at, name in enumerate(self.skills)
        ]
        lots = [agents[at : at + AT_ONCE] for at in range(0, len(agents), AT_ONCE)]
        return [*lots, *([skills] if skills else [])]


def _start(number: int, name: str) -> dict[str, object]:
    return {"description": "x", "prompt": f"agent number {number}", "subagent_type": name, "run_in_background": False}


def _starts_agents(request: dict, first: dict) -> bool:
    """Whether this is the main conversation's request: it begins as the first did."""
    return bool(first) and request["system"][1:] == first["system"][1:]
