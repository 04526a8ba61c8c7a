"""What the program's repair of one line does to the others: every line that fits is quoted, the sound ones, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import CRLF, LF, Base, Chapter, Either
from oracle.claude_code.bases import AGENT

if TYPE_CHECKING:
    from collections.abc import Iterator

BROKEN = Base(
    AGENT.place,
    ("name: {id}", "description: Use this: {id}.", *AGENT.header[2:]),
    AGENT.body,
    {**AGENT.means, "description": "Use this: {id}."},
)
"""A header that loads only by the repair, for its description holds a colon."""


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    beside = Chapter("beside", BROKEN, ends=(LF, CRLF))
    beside.file("nothing", BROKEN.text(BROKEN.header))
    beside.line("model-comment", "model: sonnet # fast", model=Either("sonnet", "sonnet"))
    beside.line("model-quoted", 'model: "sonnet"')
    beside.line("model-quoted-comment", 'model: "sonnet" # fast', model="sonnet")
    beside.line("model-trailing-blank", "model: sonnet  ")
    for label, entry in {
        "list": "tools: [Read, Write]",
        "list-quoted": 'tools: ["Read", "Write"]',
        "list-comment": "tools: [Read, Write] # all",
        "list-open": "tools: [Read, Write",
        "list-lines": "tools:\n  - Read\n  - Write",
        "list-flow-lines": "tools: [\n  Read,\n  Write\n  ]",
        "star": "tools: *",
        "quoted-star": 'tools: "*"',
        "pattern": "tools: Read(src/*), Write",
        "comment": "tools: Read, Write # both",
    }.items():
        meant = {"star": "all", "quoted-star": "all"}.get(label, ("Read", "Write"))
        # What is lost here is lost by another line's fault.
        beside.line(f"tools-{label}", entry, tools=meant, own="")
    beside.line("hooks-flow", "hooks: {}", own="hooks")
    beside.line(
        "hooks-block",
        acts=("hooks",),
        entry="hooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: 'true'",
        own="hooks",
    )
    beside.line("metadata-flow", "metadata: {a: b}", own="other", idle=True)
    beside.line("mcp-flow", "mcpServers: [{github: {type: http, url: http://127.0.0.1:9}}]", acts=("servers",))
    beside.line("literal-block", "note: |\n  One\n  Two", own="other", idle=True)
    beside.line("folded-block", "note: >\n  One\n  Two", own="other", idle=True)
    beside.line("anchor", "note: &x text", own="other", idle=True)
    beside.line("comment-line", "# a: b: c", own="other", idle=True)
    beside.line("quoted-continued", 'note: "One\n  two"', own="other", idle=True)
    beside.line("date", "note: 2024-05-01", own="other", idle=True)
    beside.line("color-hash", 'color: "#ff0000"', own="other", idle=True)
    beside.line("effort", "effort: high", effort="high")
    beside.line("effort-comment", "effort: high # deep", effort="high", own="")
    beside.line("turns-comment", "maxTurns: 5 # few", own="other")
    beside.line("second-colon", "note: also: this", own="other", idle=True)
    beside.line("not-repairable", 'note: "a" b', own="other", idle=True)
    beside.line("dash", "note: - x", own="other", idle=True)
    beside.edit("name-comment", "name: {id}", "name: {id} # mine", own="name")
    beside.edit("name-quoted", "name: {id}", 'name: "{id}"', own="name")
    beside.edit("duplicate", "model: sonnet", "model: opus: x\nmodel: sonnet", own="model", model="opus: x sonnet")
    beside.edit("key-blank", "model: sonnet", "model : sonnet", own="model")
    yield beside
