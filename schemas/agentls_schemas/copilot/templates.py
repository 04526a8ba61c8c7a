"""What a new file of each kind says. Every text is one that may stay, and says what its author would write there."""

from agentls_schemas.templates import agent_prompt

AGENT = """\
---
name: ${name}
description: ${1:Does one kind of task, which this sentence names. Use when such a task comes up.}
tools: [${2:read, search}]
---

""" + agent_prompt(3, constraints=True)

PROMPT = """\
---
description: ${1:Does one kind of task, which this sentence names.}
agent: ${2:agent}
---

${3:Do the task that the user names behind the command.}

1. ${4:Read what the task is about.}
2. ${5:Do the work in small steps.}
3. ${6:Check the outcome and say in a few lines what came of it.}
"""

INSTRUCTIONS = """\
---
description: ${1:Rules for one kind of file, which this sentence names.}
applyTo: "${2:**/*.py}"
---

- ${3:Say in one line what is done, not what is to be avoided.}
- ${4:Name the reason where it is not plain.}
"""
