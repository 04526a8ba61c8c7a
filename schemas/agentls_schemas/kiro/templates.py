"""What a new file of each kind says. Every text is one that may stay, and says what its author would write there."""

from agentls_schemas.templates import agent_prompt

AGENT = """\
---
name: ${name}
description: ${1:Does one kind of task, which this sentence names. Use it when such a task comes up.}
tools: [${2:read}]
---

""" + agent_prompt(3)

AGENT_JSON = """\
{
  "name": ${name},
  "description": "${1:Does one kind of task, which this sentence names.}",
  "tools": ["${2:read}"],
  "prompt": "${3:You are a specialist in one field. Read what the task is about, do it, and say what came of it.}"
}
"""

STEERING = """\
---
inclusion: ${1:always}
---

- ${2:Say in one line what is done, not what is to be avoided.}
- ${3:Name the reason where it is not plain.}
"""
