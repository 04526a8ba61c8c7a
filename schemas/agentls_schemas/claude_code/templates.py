"""What a new file of each kind says. Every text is one that may stay, and says what its author would write there."""

from agentls_schemas.templates import agent_prompt

AGENT = """\
---
name: ${name}
description: ${1:Does one kind of task, which this sentence names. Use proactively when such a task comes up.}
tools: ${2:Read, Grep, Glob}
---

""" + agent_prompt(3, constraints=True)

COMMAND = """\
---
description: ${1:Does one kind of task, which this sentence names.}
argument-hint: "${2:[what to work on]}"
---

${3:Do the task for} \\$ARGUMENTS.

1. ${4:Read what the task is about.}
2. ${5:Do the work in small steps.}
3. ${6:Check the outcome and say in a few lines what came of it.}
"""

SKILL = """\
---
name: ${name}
description: ${1:Does one kind of task, which this sentence names. Use when the user asks for it or has such a file.}
---

## Process

1. ${2:Read what the user has given.}
2. ${3:Do the work in small steps, each of which can be checked.}
3. ${4:Check the outcome before you hand it over.}

## Examples

<example>
user: ${5:"Words that call for this skill"}
assistant: ${6:What a good answer to them does first, and what it hands over.}
</example>
"""

OUTPUT_STYLE = """\
---
name: ${name}
description: ${1:Answers in one way, which this sentence names.}
keep-coding-instructions: ${2:true}
---

- ${3:Say in one line how an answer begins.}
- ${4:Say how long it is, and what stays out of it.}
"""
