"""What a new file of each kind says. Every text is one that may stay, and says what its author would write there."""

from agentls_schemas.templates import agent_prompt

AGENT = """\
---
name: ${name}
description: ${1:Does one kind of task, which this sentence names. Use it when such a task comes up.}
model: ${2:inherit}
readonly: ${3:true}
---

""" + agent_prompt(4)

RULE = """\
---
description: ${1:Rules for one kind of file, which this sentence names.}
globs: ${2:**/*.py}
alwaysApply: ${3:false}
---

- ${4:Say in one line what is done, not what is to be avoided.}
- ${5:Name the reason where it is not plain.}
"""

COMMAND = """\
${1:Do the task that the user names behind the command.}

1. ${2:Read what the task is about.}
2. ${3:Do the work in small steps.}
3. ${4:Check the outcome and say in a few lines what came of it.}
"""
