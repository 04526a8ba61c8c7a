"""What a new file says. Every text is one that may stay, and says what its author would write there."""

AGENT = """\
---
description: ${1:Does one kind of task, which this sentence names.}
mode: subagent
permission:
  edit: ${2:deny}
  bash: ${3:deny}
---

You are ${4:a specialist in one field, who is judged by whether the work holds up}.

## Process

1. ${5:Read what the task is about, and what it hangs together with.}
2. ${6:Do the work in small steps, each of which can be checked.}
3. ${7:Check the outcome before you report it.}

## Output Format

${8:Say in one line what came of it. Then list what you found or did, each with its file and line.}
"""

COMMAND = """\
---
description: ${1:Does one kind of task, which this sentence names.}
---

${2:Do the task for} \\$ARGUMENTS.

1. ${3:Read what the task is about.}
2. ${4:Do the work in small steps.}
3. ${5:Check the outcome and say in a few lines what came of it.}
"""
