"""What new files begin with, whatever tool they are for."""

_PROMPT = """\
You are ${a specialist in one field, who is judged by whether the work holds up}.

## Process

1. ${Read what the task is about, and what it hangs together with.}
2. ${Do the work in small steps, each of which can be checked.}
3. ${Check the outcome before you report it.}

## Output Format

${Say in one line what came of it. Then list what you found or did, each with its file and line.}
"""

_CONSTRAINTS = """\

## Constraints

- ${Leave alone what the task does not name.}
- ${Where something is missing, say what, and stop.}
"""

PATHS_RULE = """\
---
paths:
  - "${1:src/**/*.ts}"
---

- ${2:Say in one line what is done, not what is to be avoided.}
- ${3:Name the reason where it is not plain.}
"""
"""A rule for some files, of the tools that call their patterns ``paths``."""


def agent_prompt(first: int, *, constraints: bool = False) -> str:
    """The prompt as a snippet whose places to fill in are counted from ``first``."""
    start, *rest = (_PROMPT + (_CONSTRAINTS if constraints else "")).split("${")
    return start + "".join(f"${{{number}:{piece}" for number, piece in enumerate(rest, first))
