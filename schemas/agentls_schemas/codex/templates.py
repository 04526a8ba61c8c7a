"""What a new agent says. It is one that may stay, and says what its author would write there."""

AGENT = '''\
name = ${name}
description = "${1:Does one kind of task, which this sentence names. Use it when such a task comes up.}"
developer_instructions = """
You are ${2:a specialist in one field, who is judged by whether the work holds up}.

## Process

1. ${3:Read what the task is about, and what it hangs together with.}
2. ${4:Do the work in small steps, each of which can be checked.}
3. ${5:Check the outcome before you report it.}

## Output Format

${6:Say in one line what came of it. Then list what you found or did, each with its file and line.}
"""
'''
