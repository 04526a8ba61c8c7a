"""Fields and their values."""

from __future__ import annotations

from oracle.case import Chapter
from oracle.opencode.bases import AGENT


def chapters() -> list[Chapter]:
    """Every field, right and wrong."""
    return [_texts(), _choices(), _numbers(), _switches(), _tools(), _others()]


def _texts() -> Chapter:
    chapter = Chapter("text", AGENT)
    chapter.line("description-null", "description:", description=None)
    chapter.line("description-empty", 'description: ""', description=None, vain=True)
    chapter.line("description-number", "description: 42")
    chapter.line("description-list", "description: [a, b]")
    chapter.line("model-bare", "model: sonnet", model=None, vain=True)
    chapter.line("model-inherit", "model: inherit", model=None, vain=True)
    chapter.line("model-id", "model: claude-sonnet-5", model=None, vain=True)
    chapter.line("model-number", "model: 4")
    chapter.line("model-null", "model:", model=None)
    chapter.line("model-list", "model: [openai/gpt-5.5]")
    chapter.line("model-unknown", "model: local/mine-7b")
    chapter.line("model-variant", "model: openai/gpt-5.5#high")
    chapter.line("variant", "variant: high")
    chapter.line("variant-number", "variant: 3")
    chapter.line("prompt", "prompt: Others words.", prompt=AGENT.means["prompt"], vain=True)
    chapter.line("system", "system: Others words.", vain=True)
    chapter.line("prompt-list", "prompt: [a]", prompt=AGENT.means["prompt"], vain=True)
    return chapter


def _choices() -> Chapter:
    chapter = Chapter("choice", AGENT)
    for value in ("primary", "subagent", "all"):
        chapter.line(f"mode-{value}", f"mode: {value}")
    chapter.line("mode-helper", "mode: helper")
    chapter.line("mode-capital", "mode: Subagent")
    chapter.line("mode-null", "mode:", mode=None)
    chapter.line("color-hex", 'color: "#ff8800"')
    chapter.line("color-theme", "color: accent")
    chapter.line("color-bare-hex", "color: #ff8800")
    chapter.line("color-short", 'color: "#f80"')
    chapter.line("color-red", "color: red")
    chapter.line("color-teal", "color: teal")
    chapter.line("color-number", "color: 4")
    return chapter


def _numbers() -> Chapter:
    chapter = Chapter("number", AGENT)
    for value in ("5", '"5"', "0", "-1", "2.5", "many"):
        chapter.line(f"steps-{value.strip(chr(34))}" + ("-text" if '"' in value else ""), f"steps: {value}")
    chapter.line("max-steps", "maxSteps: 5", idle=True, vain=True)
    chapter.line("temperature", "temperature: 0.2")
    chapter.line("temperature-whole", "temperature: 1")
    chapter.line("temperature-text", 'temperature: "0.2"')
    chapter.line("temperature-null", "temperature:", vain=True)
    chapter.line("top-p", "top_p: 0.9")
    chapter.line("top-p-text", "top_p: high")
    return chapter


def _switches() -> Chapter:
    chapter = Chapter("switch", AGENT)
    for value in ("true", "false", '"true"', "yes", "1"):
        chapter.line(f"hidden-{value.strip(chr(34))}" + ("-text" if '"' in value else ""), f"hidden: {value}")
    chapter.line("disabled-text", 'disabled: "yes"')
    chapter.line("options", "options:\n  reasoningEffort: high", idle=True)
    chapter.line("options-list", "options: [high]")
    return chapter


def _tools() -> Chapter:
    chapter = Chapter("tools", AGENT)
    for label, value in {
        "text": "Read, Bash",
        "list": "[read, bash]",
        "claude-list": "[Read, Bash]",
        "empty-list": "[]",
        "star": '"*"',
        "number": "5",
    }.items():
        chapter.line(label, f"tools: {value}")
    chapter.line("null", "tools:")
    chapter.line("text-value", 'tools:\n  bash: "false"')
    chapter.line("map", "tools:\n  read: true\n  github_*: true")
    chapter.line("empty-map", "tools: {}")
    chapter.line("off", "tools:\n  bash: false\n  write: false", stopped=("bash true", "write a.txt"))
    chapter.line("off-edit", "tools:\n  edit: false", stopped=("write a.txt",))
    chapter.line("off-patch", "tools:\n  patch: false", stopped=("write a.txt",))
    chapter.line("off-claude", "tools:\n  Bash: false\n  Write: false", stopped=("bash true", "write a.txt"))
    chapter.line("off-all", 'tools:\n  "*": false\n  read: true', stopped=("bash true", "write a.txt"))
    return chapter


def _others() -> Chapter:
    chapter = Chapter("other", AGENT)
    chapter.line("own-key", "owner: me", idle=True)
    chapter.line("option-key", "reasoningEffort: high", idle=True)
    chapter.line("version", 'version: "1.0"', idle=True)
    for entry in (
        "permissionMode: plan",
        "maxTurns: 5",
        "disallowedTools: Bash",
        "skills: [pdf]",
        "mcpServers: [github]",
        "readonly: true",
        "handoffs: []",
    ):
        chapter.line(entry.partition(":")[0], entry)
    chapter.line("capital-model", "Model: openai/gpt-5.5")
    chapter.edit("slip", "description: ", "discription: ", own="description")
    chapter.line("no-description", "# no description", description="Reviews {id} with care.")
    return chapter
