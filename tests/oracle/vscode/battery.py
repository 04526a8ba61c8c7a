"""The battery: the agents of Copilot CLI's, for VS Code alone, and prompts and instructions with one oddity each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oracle.case import CRLF, LF, Base, Chapter
from oracle.copilot import battery as cli
from oracle.copilot.battery import AGENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

PROMPTS, INSTRUCTIONS = "prompts", "instructions"

AGENT = replace(
    cli.BASE,
    header=(
        "target: vscode",
        *cli.BASE.header[:-1],
        "model: GPT-5.5 (copilot)",
    ),
    means={**cli.BASE.means, "model": "GPT-5.5 (copilot)", "prompt": "You review {id}."},
)

PROMPT = Base(
    PROMPTS,
    ("description: Reviews {id} with care.", "agent: agent", "tools: [read, edit]", "model: GPT-5.5 (copilot)"),
    "Review {id}.\n",
    {
        "description": "Reviews {id} with care.",
        "agent": "agent",
        "tools": ("read", "edit"),
        "model": "GPT-5.5 (copilot)",
        "prompt": "Review {id}.",
    },
    path="{id}.prompt.md",
)

RULES = Base(
    INSTRUCTIONS,
    ("description: Rules for {id}.", 'applyTo: "**/*.py"'),
    "Name things well.\n",
    {"description": "Rules for {id}.", "pattern": "**/*.py", "prompt": "Name things well."},
    path="{id}.instructions.md",
    fields={"applyTo": "pattern"},
)


def _handoffs() -> Chapter:
    chapter = Chapter("handoffs", AGENT)
    sound = "handoffs:\n  - label: Go\n    agent: agent\n    prompt: Do it"
    chapter.line("sound", sound, handoffs=1)
    chapter.line("sends", f"{sound}\n    send: true", handoffs=1)
    chapter.line("send-quoted", f"{sound}\n    send: 'true'", handoffs=1, vain=True)
    chapter.line("no-prompt", "handoffs:\n  - label: Go\n    agent: agent", handoffs=1, own="handoffs")
    chapter.line("words", "handoffs: x", handoffs=1)
    chapter.line("no-letter", "handoffs:\n  - label: '!!'\n    agent: agent\n    prompt: Do it", handoffs=1, vain=True)
    return chapter


def _agents_field() -> Chapter:
    chapter = Chapter("agents", AGENT)
    chapter.edit("all", "tools: [read, edit]\n", "tools: [agent]\nagents: ['*']\n", tools=("agent",))
    chapter.edit("none", "tools: [read, edit]\n", "tools: [agent]\nagents: []\n", tools=("agent",))
    chapter.line("words", "agents: agent", vain=True)
    chapter.line("target", "target: foo", vain=True)
    chapter.line("hint", "argument-hint: what")
    return chapter


def _places() -> Chapter:
    chapter = Chapter("found", AGENT)
    text = AGENT.text(AGENT.header)
    chapter.file("nested", text, path="team/{id}.md", page=True)
    chapter.file("readme", text, path="README.md", page=True)
    return chapter


def _header(base: Base, name: str) -> Chapter:
    """Headers that are no YAML, or none."""
    chapter = Chapter(f"{name}-header", base, (LF, CRLF))
    lines = "".join(f"{line}\n" for line in base.header)
    for label, value in {
        "colon": "Use this: when ready.", "at": "@x looks.", "star": "*important* one.", "tick": "`x` of it.",
        "open-quote": '"Reviews.', "percent": "%x",
    }.items():  # fmt: skip
        chapter.line(label, f"description: {value}")
    chapter.line("unindented", "description: Use after edits.\nand again.", description="Use after edits. and again.")
    chapter.line("template", "description: {{ID}}")
    chapter.line("list", "description: [a, b]", description="a, b")
    chapter.line("duplicate", "description: Reviews.\ndescription: Another.", description="Another.")
    chapter.file("open", "---\n" + lines + "\n" + base.body)
    chapter.file("dots", "---\n" + lines + "...\n" + base.body)
    chapter.file("mark", "\ufeff" + base.text(base.header), damaged=True)
    chapter.line("version", "version: 1.0", own="other", idle=True)
    return chapter


def _prompts() -> Iterator[Chapter]:
    sound = Chapter("sound-prompt", PROMPT, (LF, CRLF))
    sound.file("prompt", PROMPT.text(PROMPT.header))
    yield sound
    yield _header(PROMPT, "prompt")
    chapter = Chapter("prompt", PROMPT)
    chapter.edit("mode", "agent: agent", "mode: agent", vain=True)
    chapter.line("mode-beside", "mode: ask", vain=True)
    chapter.edit("mode-nobody", "agent: agent", "mode: Adaptive", agent="Adaptive", vain=True)
    chapter.line("agent-plan", "agent: Plan")
    chapter.line("agent-slip", "agent: plan", vain=True)
    chapter.line("agent-ask", "agent: ask", vain=True)
    chapter.line("agent-list", "agent: [agent]", agent="agent")
    chapter.line("tools-map", "tools:\n  read: true\n  edit: true", tools=("read", "edit"))
    chapter.line("tools-slip", "tools: [read, serch]", tools=("read", "serch"), vain=True)
    chapter.line("target", "target: vscode", vain=True)
    chapter.line("hint", "argument-hint: what to review")
    chapter.line("hint-list", "argument-hint: [file]", vain=True)
    chapter.file("bare", PROMPT.body, description=None, agent=None, tools=None, model=None)
    yield chapter


def _instructions() -> Iterator[Chapter]:
    sound = Chapter("sound-rules", RULES, (LF, CRLF))
    sound.file("rules", RULES.text(RULES.header))
    yield sound
    yield _header(RULES, "rules")
    chapter = Chapter("applies", RULES)
    for label, value in {
        "all": '"**"', "star": "**/*.ts,**/*.tsx", "blanks": "app/**, db/**", "braces": '"**/*.{ts,tsx}"',
    }.items():  # fmt: skip
        chapter.line(label, f"applyTo: {value}")
    chapter.line("list", 'applyTo:\n  - "a/**"\n  - "b/**"', pattern="a/**,b/**", own="other")
    chapter.line("flow", "applyTo: [a/**]", pattern="a/**", own="other")
    chapter.line("null", "applyTo:", pattern=None)
    chapter.edit("missing", 'applyTo: "**/*.py"\n', "", pattern=None)
    for key in ("globs", "paths", "applyto", "apply_to"):
        chapter.edit(key, "applyTo:", f"{key}:", own="pattern", vain=True)
    chapter.line("always", "alwaysApply: true", vain=True)
    chapter.line("exclude", 'excludeAgent: "code-review"')
    yield chapter


CASES = (
    *cli.agents(AGENT),
    *_handoffs().cases,
    *_agents_field().cases,
    *_places().cases,
    *(case for chapters in (_prompts, _instructions) for chapter in chapters() for case in chapter.cases),
)
"""All of them, in the order in which they are written down."""

__all__ = ["AGENTS", "CASES"]
