"""What a new file says. Every text is one that may stay, and says what its author would write there."""

from agentls_schemas.templates import agent_prompt

AGENT = """\
---
description: ${1:Does one kind of task, which this sentence names.}
mode: subagent
permission:
  edit: ${2:deny}
  bash: ${3:deny}
---

""" + agent_prompt(4)

COMMAND = """\
---
description: ${1:Does one kind of task, which this sentence names.}
---

${2:Do the task for} \\$ARGUMENTS.

1. ${3:Read what the task is about.}
2. ${4:Do the work in small steps.}
3. ${5:Check the outcome and say in a few lines what came of it.}
"""
