"""What a new file of each kind says. Every text is one that may stay, and says what its author would write there."""

from agentls_schemas.templates import agent_prompt

AGENT = """\
---
name: ${name}
description: ${1:Does one kind of task, which this sentence names. Use it when such a task comes up.}
allowed-tools: [${2:read, grep, glob}]
---

""" + agent_prompt(3)

RULE = """\
---
trigger: ${1:glob}
globs: ["${2:**/*.py}"]
description: ${3:Rules for one kind of file, which this sentence names.}
---

- ${4:Say in one line what is done, not what is to be avoided.}
- ${5:Name the reason where it is not plain.}
"""
