"""What a new droid says. It is one that may stay, and says what its author would write there."""

from agentls_schemas.templates import agent_prompt

DROID = """\
---
name: ${name}
description: ${1:Does one kind of task, which this sentence names. Use it when such a task comes up.}
model: inherit
tools: [${2:Read, Grep, Glob, LS}]
---

""" + agent_prompt(3)
