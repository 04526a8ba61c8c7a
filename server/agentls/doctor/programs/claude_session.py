"""A session with Claude Code: it tells which agents, skills and commands it has, and its log why others lack."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from agentls.doctor.answer import NoAnswerError
from agentls.doctor.loopback import Service
from agentls.doctor.programs.claude_api import Silent, reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from agentls.doctor.programs.claude_api import Model
    from agentls.doctor.question import Question
    from agentls.doctor.running import Running

Message = dict[str, Any]


class Told(Struct, frozen=True):
    """What the program has told of one project."""

    version: str
    agents: Sequence[Message]
    """Each with its name, description, and perhaps a model."""
    commands: Sequence[Message]
    """Skills and commands, without its own: each with name, aliases, description and argumentHint."""
    messages: Sequence[Message]
    """What else it said."""
    log: Sequence[str]
    """The lines of its log, without times."""

    def about(self, path: Path, name: str | None) -> list[str]:
        """The lines of the log that name a file, or the agent of that name."""
        marks = (str(path), f" '{name}': ", f"agent '{name}': ", f"[Agent: {name}] ") if name else (str(path),)
        return [re.sub(r"^\[\w+\] ", "", line) for line in self.log if any(mark in line for mark in marks)]


class Session:
    """A session in the project of a question.

    Args:
        question: the project.
        model: what answers it.
        options: of the command line.
    """

    def __init__(self, question: Question, model: Model, *options: str) -> None:
        self._question, self._model, self._options = question, model, options

    def tell(self, start: Callable[[Sequence[Message], Sequence[Message]], None] | None = None) -> Told:
        """What it tells.

        Args:
            start: called with its agents and commands, once they are known, before the model is asked.

        Raises:
            NoAnswerError: it ends before, or the time is over.
        """
        log = self._question.bench.root / "log.txt"
        with Service(partial(reply, self._model)) as service:
            formats = ("--input-format", "stream-json", "--output-format", "stream-json", "--verbose")
            options = ("-p", *formats, "--debug-file", str(log), *self._options)
            with self._question.talk(self._question.program, *options, **self._variables(service.url)) as running:
                known = self._initialize(running)
                own = [command for command in known["commands"] if not command.get("builtin")]
                if start:
                    start(known["agents"], own)
                _say(
                    running,
                    {"type": "user", "message": {"role": "user", "content": "Begin."}, "parent_tool_use_id": None},
                )
                heard = self._hear(running, "result")
        lines = log.read_text("utf-8", errors="replace").split("\n")
        times_gone = [line.partition(" ")[2] for line in lines]
        return Told(known["claude_code_version"], known["agents"], own, heard, times_gone)

    def _initialize(self, running: Running) -> Message:
        _say(running, {"type": "control_request", "request_id": "1", "request": {"subtype": "initialize"}})
        response = self._hear(running, "control_response")[-1]["response"]["response"]
        return response if isinstance(response, dict) else {}

    def _hear(self, running: Running, kind: str) -> list[Message]:
        """The messages up to the first of this type, that one included."""
        heard: list[Message] = []
        for line in running.lines(self._question.deadline.left):
            if line.startswith("{"):
                heard.append(json.loads(line))
                if heard[-1].get("type") == kind:
                    return heard
        last = running.errors().rstrip().rpartition("\n")[2]
        raise NoAnswerError(f"it ends before it tells what it has: {last[:200]}")

    def _variables(self, url: str) -> dict[str, str]:
        """A home of its own, and an API on this machine."""
        return {
            "CLAUDE_CONFIG_DIR": str(self._question.bench.home / ".claude"),
            "ANTHROPIC_API_KEY": "none-is-needed-on-this-machine",
            "ANTHROPIC_BASE_URL": url,
            "DISABLE_AUTOUPDATER": "1",
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
            "ENABLE_TOOL_SEARCH": "false",  # else only some tools stand in a request
            "SLASH_COMMAND_TOOL_CHAR_BUDGET": "10000000",  # else the list of skills is cut
        }


def _say(running: Running, message: Message) -> None:
    running.write(json.dumps(message).encode() + b"\n")


def words(content: str | list[Message]) -> str:
    """The text of what may be blocks."""
    return content if isinstance(content, str) else "\n".join(block.get("text", "") for block in content)


def listing(request: Mapping[str, Any]) -> str:
    """All text of a request."""
    return "\n".join(words(message["content"]) for message in request.get("messages", ()))


def listed_tools(shown: str, agents: Iterable[Message]) -> dict[str, str]:
    """The tools that a request names behind each agent's description, by the agents' names."""
    found, at = {}, shown.find("Available agent types")
    places = []
    for agent in sorted(agents, key=lambda agent: shown.find(f"\n- {agent['name']}: ", at)):
        begin = shown.find(f"\n- {agent['name']}: ", at)
        if begin >= 0:
            places.append((agent["name"], begin))
    for (name, begin), (_, end) in zip(places, [*places[1:], ("", len(shown))], strict=True):
        ends = re.findall(r" \(Tools: (.*)\)", shown[begin:end])
        found[name] = ends[-1 if end < len(shown) else 0] if ends else ""
    return found


def tell_silently(question: Question, *options: str) -> tuple[Told, str]:
    """What it tells where nothing is started, and all text of its first request."""
    model = Silent()
    return Session(question, model, *options).tell(), listing(model.first)
