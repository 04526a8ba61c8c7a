"""A file with everything in it, and pieces of files, for what must hold for any text."""

PAGE = """\
---
# One
# Two
name: x
description: |
  Hugs: people.

  <example>
  Context: Alone.
  user: "x"
  <commentary>Why. Because.</commentary>
  </example>
tools: [Read, "Bash(git *)",
  Agent(Explore),
]
skills:
- tidy
-
hooks:
  PreToolUse:
    - matcher: "a|b"
      hooks: # why
        - type: command
          command: 'x
---
Before. All of it.

# Role [here](there.md) ##

<example>
user: "x"

# Inside

```json
{"a": [...]}
```
</example>

Two
lines
===

<!-- a
comment -->

1. One `word`. Two
   more.

   - deeper
     ```sh
     # none
     ```
- - nested

## Sub
<example>
open
```
# cut
"""

PIECES = (
    "---\n",
    "\n",
    "  ",
    "- ",
    "tools: ",
    "description: |\n",
    "hooks:\n  Stop:\n    - a: b\n      c: d\n",
    "name:",
    "[a,\n b]",
    '"',
    "<example>",
    "</example>",
    "<commentary>",
    "</commentary>\n",
    "user: hi. There",
    "# A\n",
    "### B #\n",
    "x\n===\n",
    "```\n",
    "~~~py\n",
    "`a`",
    "<!-- ",
    "-->",
    "[a](b)",
    "> ",
    "1. ",
    "\r\n",
    "\t",
    "\ufeff",
    "é🧸",
    "\udc80",
    "\u2028",
)
"""What files are made of, whole and broken."""
