"""What a new agent says. It is one that may stay, and says what its author would write there."""

from agentls_schemas.templates import agent_prompt

AGENT = """\
---
name: ${name}
description: ${1:Does one kind of task, which this sentence names. Use it when such a task comes up.}
tools: [${2:read_file, grep_search, glob}]
---

""" + agent_prompt(3)
