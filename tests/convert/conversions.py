"""Files for the tests of conversion, and what becomes of them."""

from __future__ import annotations

from pathlib import PurePosixPath

from agentls.convert.conversion import Conversion, convert
from agentls.convert.portable import Portable, read
from agentls.lint.context import Context
from agentls.project import kinds
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas import KINDS
from agentls_schemas.identity import Sort

AGENTS = [
    kind
    for kind in KINDS.values()
    if kind.identity.sort is Sort.AGENT and kind.id.endswith("/agent") and kind.place.homes
]
"""All kinds of agents to convert between."""

EVERYTHING = """\
---
name: db-helper
description: "Queries the database: reads schemas, runs SQL"
tools: Read, Grep, Bash(git diff:*), WebFetch, mcp__db__query, Agent(worker), Skill
disallowedTools: Write
model: sonnet
color: red
maxTurns: 5
permissionMode: plan
effort: max
memory: project
isolation: worktree
background: true
omitClaudeMd: true
initialPrompt: hello
skills: [a, b]
mcpServers:
  - slack
  - db: {type: stdio, command: npx, args: ["-y", "db"], env: {A: "1"}}
  - web: {type: http, url: "https://x.y/z", headers: {B: c}}
hooks:
  PreToolUse:
    - matcher: Bash
      hooks: [{type: command, command: ./x.sh}]
autoCompactWindow: 200000
observer: watcher
observerMessage: look
observeSubagents: false
observeToolResults: false
experimental: {cacheTtl: 1h}
version: 3
---

Use the Read tool and `Bash`. See @docs/x.md, [the rules](../rules.md), $ARGUMENTS.
"""
"""An agent with all fields, and a key that is none."""


def context(text: str | Text, path: str) -> Context:
    place = PurePosixPath("/project", path)
    doc = parse(Text(text) if isinstance(text, str) else text, layout=kinds.layout_of(place))
    kind = kinds.detect(place, doc.header)
    assert kind, path
    return Context(doc, kind, place, kinds.scope(kind, place, lambda _: False))


def converted(text: str, path: str, target: str) -> Conversion:
    return convert(context(text, path), KINDS[target])


def said(found: Conversion) -> Portable:
    """What a converted file says."""
    return read(context(found.text, found.path))
