"""OpenCode's server, of which both of its versions can be asked."""

from __future__ import annotations

import http.client
import json
import socket
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from agentls.doctor.answer import File, NoAnswerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.doctor.processes import Deadline
    from agentls.doctor.question import Question

AGENTS, SKILLS = ".opencode/agents", ".opencode/skills"
SENTINEL = "zz-sentinel"
SOUND = File(f"{AGENTS}/{SENTINEL}.md", b"---\ndescription: Sound.\nmode: subagent\n---\nBe sound.\n", (SENTINEL,))
"""Tells whether all agents were read, and which rules every agent has."""
SOUND_SKILL = File(
    f"{SKILLS}/{SENTINEL}/SKILL.md", b"---\nname: zz-sentinel\ndescription: Sound.\n---\nBe sound.\n", ()
)
_QUIET = {
    "OPENCODE_DISABLE_MODELS_FETCH": "1",
    "OPENCODE_DISABLE_AUTOUPDATE": "1",
    "OPENCODE_DISABLE_DEFAULT_PLUGINS": "1",
    "OPENCODE_EXPERIMENTAL_DISABLE_FILEWATCHER": "1",
    "npm_config_registry": "http://127.0.0.1:9/",
    "npm_config_fetch_retries": "0",
}


class Server:
    """A running server."""

    def __init__(self, port: int, deadline: Deadline) -> None:
        self._port, self._deadline = port, deadline

    def get(self, path: str, **query: str) -> tuple[object, str]:
        """What it answers, and else why not.

        Raises:
            NoAnswerError: it does not answer.
        """
        while True:
            connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=self._deadline.left())
            try:
                connection.request("GET", f"{path}?{urlencode(query)}")
                answer = connection.getresponse()
                body = answer.read().decode("utf-8", "replace")
                return (json.loads(body), "") if answer.status == http.client.OK else (None, body)
            except (OSError, http.client.HTTPException):
                time.sleep(min(0.2, self._deadline.left()))
            finally:
                connection.close()


@contextmanager
def server(question: Question) -> Iterator[Server]:
    """A server of its own: its reader of headers remembers what it failed on.

    Raises:
        NoAnswerError: it does not start.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with question.start(question.program, "serve", "--pure", "--port", str(port), **_QUIET) as running:
        if not any("listening" in line for line in running.lines(question.deadline.left)):
            last = running.errors().rstrip().rpartition("\n")[2]
            raise NoAnswerError(f"its server does not start: {last[:200]}")
        yield Server(port, question.deadline)


def call(question: Question, agent: str, tool: str, given: object) -> str:
    """What comes of a call of a tool with an agent's rules.

    Raises:
        NoAnswerError: it takes too long.
    """
    options = ("--tool", tool, "--params", json.dumps(given), "--pure")
    ran = question.run(question.program, "debug", "agent", agent, *options, **_QUIET)
    return ran.out + ran.err
