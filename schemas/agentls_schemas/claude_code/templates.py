"""What a new file of each kind says. Every text is one that may stay, and says what its author would write there."""

AGENT = """\
---
name: ${name}
description: ${1:Does one kind of task, which this sentence names. Use proactively when such a task comes up.}
tools: ${2:Read, Grep, Glob}
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
