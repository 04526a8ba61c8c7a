"""What a new file of each kind says. Every text is one that may stay, and says what its author would write there."""

AGENT = """\
---
name: ${name}
description: ${1:Does one kind of task, which this sentence names. Use when such a task comes up.}
tools: [${2:read, search}]
---

You are ${3:a specialist in one field, who is judged by whether the work holds up}.

## Process

1. ${4:Read what the task is about, and what it hangs together with.}
2. ${5:Do the work in small steps, each of which can be checked.}
3. ${6:Check the outcome before you report it.}

## Output Format

${7:Say in one line what came of it. Then list what you found or did, each with its file and line.}

## Constraints

- ${8:Leave alone what the task does not name.}
- ${9:Where something is missing, say what, and stop.}
"""

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
