"""The battery: agents with one oddity each. VS Code's reader is asked about the same ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import CRLF, LF, Base, Chapter, Either

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oracle.case import Case

AGENTS = "agents"
PATH = "{id}.agent.md"
BOTH_ENDS = (LF, CRLF)

BASE = Base(
    AGENTS,
    ("name: {id}", "description: Reviews {id} with care.", "tools: [read, edit]", "model: gpt-5.5"),
    "You review {id}.\n",
    {
        "name": "{id}",
        "description": "Reviews {id} with care.",
        "tools": ("read", "edit"),
        "model": "gpt-5.5",
        "hidden": False,
        "invocable": True,
    },
    path=PATH,
    fields={"disable-model-invocation": "hidden", "user-invocable": "invocable"},
)


_NOTHING = dict.fromkeys(("name", "description", "tools", "model", "prompt"))
_RULE = "\n---\n\nMore.\n"
_TURNS = "Use it. <example> user: check </example>"


def _prompt(base: Base, text: str) -> dict[str, str]:
    """The prompt that a case means, where it is seen."""
    return {"prompt": text} if "prompt" in base.means else {}


def agents(base: Base) -> tuple[Case, ...]:
    """The cases that differ from a sound agent."""
    found = (_sound, _names, _descriptions, _bytes, _fences, _yaml, _keys, _tools, _models, _switches, _hooks, _places)
    return tuple(case for chapters in found for chapter in chapters(base) for case in chapter.cases)


def _sound(base: Base) -> Iterator[Chapter]:
    chapter = Chapter("sound", base, BOTH_ENDS)
    chapter.file("agent", base.text(base.header))
    yield chapter


def _names(base: Base) -> Iterator[Chapter]:
    chapter = Chapter("name", base)
    for label, value in {
        "upper": "NameUpper", "spaces": "name spaces", "unicode": "prüfer", "colon": '"team:x"', "slash": "team/x",
        "dot": "name.dot", "underscore": "name_x", "dash": '"-x"', "long": "n" * 300, "emoji": "🔍 Finder",
        "other-than-the-file": "somebody-else",
    }.items():  # fmt: skip
        chapter.line(label, f"name: {value}")
    chapter.line("number", "name: 42")
    chapter.line("bool", "name: true")
    chapter.line("list", "name: [a, b]", name=None)
    chapter.line("null", "name:")
    chapter.line("empty", 'name: ""')
    chapter.edit("missing", "name: {id}\n", "", name=None)
    yield chapter


def _descriptions(base: Base) -> Iterator[Chapter]:
    chapter = Chapter("description", base, BOTH_ENDS)
    for label, value in {
        "colon": "Use this: when a change is ready.", "at": "@reviewer looks at changes.", "star": "*important* one.",
        "backtick": "`review` of changes.", "percent": "%x", "amp": "&x y", "bang": "!x y", "pipe": "| a",
        "brackets": "[a] b", "braces": "{a} b", "open-quote": '"Reviews changes.', "apostrophe": "'it's'",
        "escape": r'"Reviews \q changes."', "dialogue": 'Checks. user: "safe?" assistant: "Look."',
    }.items():  # fmt: skip
        chapter.line(label, f"description: {value}")
    chapter.line("hash", "description: Reviews C # code.", description=Either("Reviews C # code.", "Reviews C"))
    chapter.line("unindented", "description: Use after edits.\nand again.", description="Use after edits. and again.")
    chapter.line("turns", "description: Use it.\n<example>\nuser: check\n</example>", description=_TURNS)
    chapter.line("dashes", "description: |\n  Reviews.\n  ---\n  More.", description="Reviews.\n---\nMore.")
    chapter.line(
        "folded", "description: >\n  Reviews a change: and\n  more.", description="Reviews a change: and more."
    )
    chapter.line("continued", "description: Reviews a\n  change.", description="Reviews a change.")
    yield chapter
    plain = Chapter("description", base)
    plain.line("number", "description: 42")
    plain.line("list", "description: [a, b]", description="a, b")
    plain.line("map", "description: {a: b}", description="a: b")
    plain.line("null", "description:")
    plain.line("empty", 'description: ""', description=None, vain=True)
    plain.line("blank", "description: ' '", description=None, vain=True)
    plain.line("mojibake", "description: Reviews the cafÃ© menu.", damaged=True)
    plain.line("long", "description: " + "x" * 2000)
    plain.edit("missing", "description: Reviews {id} with care.\n", "", description=None)
    yield plain


def _bytes(base: Base) -> Iterator[Chapter]:
    chapter = Chapter("bytes", base)
    text = base.text(base.header)
    chapter.file("mark", "\ufeff" + text, damaged=True)
    chapter.file("returns", text.replace("\n", "\r"), damaged=True)
    chapter.file("latin", text.encode() + b"caf\xe9\n", damaged=True)
    chapter.file("empty", "", page=True, vain=True, **_NOTHING)
    yield chapter


def _fences(base: Base) -> Iterator[Chapter]:
    chapter = Chapter("fence", base, BOTH_ENDS)
    lines, body = "".join(f"{line}\n" for line in base.header), base.body
    chapter.file("blank-first", "\n---\n" + lines + "---\n" + body)
    chapter.file("space-first", " ---\n" + lines + "---\n" + body)
    chapter.file("blanks-behind", "---  \n" + lines + "--- \n" + body)
    chapter.file("dots", "---\n" + lines + "...\n" + body)
    chapter.file("open", "---\n" + lines + "\n" + body)
    chapter.file("four", "----\n" + lines + "----\n" + body)
    chapter.file("code", "```md\n---\n" + lines + "---\n" + body + "```\n")
    chapter.file("no-header", body, page=True, vain=True, **_NOTHING)
    chapter.file("empty-header", "---\n---\n" + body, **_NOTHING)
    chapter.file("no-body", "---\n" + lines + "---\n", damaged=True, **_prompt(base, ""))
    chapter.file("no-line-end", "---\n" + lines + "---", damaged=True, **_prompt(base, ""))
    chapter.file("blank-body", "---\n" + lines + "---\n\n\n", damaged=True, **_prompt(base, ""))
    second = "---\nname: x\n---\n" + body
    chapter.file("second", "---\n" + lines + "---\n" + second, damaged=True, **_prompt(base, second))
    chapter.file("rule", base.text(base.header) + _RULE, **_prompt(base, body + _RULE))
    yield chapter


def _yaml(base: Base) -> Iterator[Chapter]:
    chapter = Chapter("yaml", base)
    chapter.line("duplicate", "description: Reviews {id} with care.\ndescription: Another.", description="Another.")
    same = "description: Reviews {id} with care."
    chapter.line("duplicate-same", f"{same}\n{same}", description=base.means["description"], vain=True)
    chapter.line("duplicate-own", "x: 1\nx: 2", own="other", vain=True)
    chapter.line("duplicate-inside", "x:\n  a: 1\n  a: 2", own="other", vain=True)
    chapter.line("tab-indent", "tools:\n\t- read\n\t- edit")
    chapter.line("tab-value", "description:\tReviews {id} with care.")
    chapter.edit("comment", "---\n", "---\n# a comment\n")
    chapter.line("flow-lines", "tools: [\n  read,\n  edit,\n]", tools=("read", "edit"))
    chapter.line("block", "tools:\n  - read\n  - edit", tools=("read", "edit"))
    chapter.line("block-flat", "tools:\n- read\n- edit", tools=("read", "edit"))
    chapter.line("flow-quotes", "tools: 'read', 'edit'")
    chapter.line("second-colon", "argument-hint: use: this", own="other")
    chapter.line("alias", "x: &a 1\ny: *a", own="other", idle=True)
    chapter.file("list", "---\n- a\n- b\n---\n" + base.body)
    chapter.file("words", "---\njust words\n---\n" + base.body)
    yield chapter


def _keys(base: Base) -> Iterator[Chapter]:
    own = Chapter("own-key", base)
    for label, entry in {"version": "version: 1.0.0", "author": "author: me", "map": "x:\n  a: b"}.items():
        own.line(label, entry, own="other", idle=True)
    yield own
    near = Chapter("near-key", base)
    for label, entry in {
        "invokable": "user-invokable: false", "effort": "reasoningEffort: high", "policy": "modelPolicy: required",
        "turns": "maxTurns: 5", "denied": "disallowedTools: edit", "mode": "permissionMode: plan",
        "color": "color: red", "servers": "mcpServers:\n  a: {}", "temperature": "temperature: 0.2",
        "applies": "applyTo: '**'", "agent-mode": "mode: subagent", "permission": "permission:\n  edit: deny",
        "permissions": "permissions:\n  - action: edit\n    effect: deny", "servers-list": "mcpServers: [github]",
        "color-hex": 'color: "#ff8800"', "temperature-text": 'temperature: "0.2"',
    }.items():  # fmt: skip
        near.line(label, entry, vain=True)
    near.edit("tools-capital", "tools:", "Tools:", own="tools", vain=True)
    near.edit("description-capital", "description:", "Description:", own="description")
    yield near


def _tools(base: Base) -> Iterator[Chapter]:
    chapter = Chapter("tools", base)
    for label, value, tools in (
        ("comma", "read, edit", ("read", "edit")),
        ("star", "['*']", None),
        ("none", "[]", ()),
        ("single", "[search/usages, web/fetch]", ("search/usages", "web/fetch")),
        ("old", "[codebase, runCommands]", ("codebase", "runCommands")),
        ("gone", "[findTestFiles, read]", ("findTestFiles", "read")),
        ("server", "[github/create_issue, 'docs/*']", ("github/create_issue", "docs/*")),
        ("unknown", "[frobnicate, read]", ("frobnicate", "read")),
        ("star-text", '"*"', None),
        ("claude", "[Read, Bash]", ("Read", "Bash")),
        ("claude-comma", "Read, Bash", ("Read", "Bash")),
        ("claude-server", "[mcp__github__create_issue]", ("mcp__github__create_issue",)),
        ("gemini", "[read_file, run_shell_command]", ("read_file", "run_shell_command")),
        ("native", "[read, execute]", ("read", "execute")),
    ):
        chapter.line(label, f"tools: {value}", tools=tools)
    chapter.line("blanks", "tools: read edit", vain=True)
    chapter.line("semicolon", "tools: read; edit", vain=True)
    chapter.line("quoted-list", 'tools: "[read, edit]"')
    chapter.line("capitals", "tools: [READ, read_FILE]", tools=("READ", "read_FILE"), vain=True)
    chapter.line("slip", "tools: [read, serch]", tools=("read", "serch"), vain=True)
    chapter.line("number", "tools: 5")
    chapter.line("item-number", "tools: [read, 5]")
    chapter.line("map", "tools:\n  read: true\n  edit: true", tools=("read", "edit"))
    chapter.line("map-off", "tools:\n  write: false\n  bash: false", tools=())
    chapter.line("null", "tools:")
    chapter.edit("missing", "tools: [read, edit]\n", "", tools=None)
    yield chapter


def _models(base: Base) -> Iterator[Chapter]:
    chapter = Chapter("model", base)
    chapter.line("list", "model: [GPT-5.5, GPT-5 mini]", model="GPT-5.5")
    chapter.line("list-empty", "model: []", model="")
    chapter.line("alias", "model: sonnet", vain=True)
    chapter.line("unknown", "model: frobnicator-9")
    chapter.line("provider", "model: anthropic/claude-sonnet-5")
    chapter.line("inherit", "model: inherit", vain=True)
    chapter.line("number", "model: 4")
    chapter.line("bool", "model: true")
    chapter.line("null", "model:")
    yield chapter


def _switches(base: Base) -> Iterator[Chapter]:
    chapter = Chapter("switch", base)
    chapter.line("hidden", "disable-model-invocation: true", hidden=True)
    chapter.line("hidden-quoted", 'disable-model-invocation: "true"', hidden=True)
    chapter.line("hidden-yes", "disable-model-invocation: yes", hidden=False, vain=True)
    chapter.line("hidden-null", "disable-model-invocation:", hidden=False)
    chapter.line("private", "user-invocable: false", invocable=False)
    chapter.line("private-quoted", "user-invocable: 'false'", invocable=False)
    chapter.line("infer", "infer: false", hidden=True, vain=True)
    chapter.line("infer-quoted", "infer: 'false'", hidden=True)
    chapter.line("effort", "reasoning-effort: high")
    chapter.line("effort-number", "reasoning-effort: 3")
    yield chapter


def _hooks(base: Base) -> Iterator[Chapter]:
    chapter = Chapter("hooks", base)
    run = "\n    - type: command\n      command: echo"
    for label, value in {
        "flat": f"\n  PreToolUse:{run}",
        "group": "\n  PreToolUse:\n    - matcher: x\n      hooks:\n        - type: command\n          command: echo",
    }.items():
        chapter.line(label, f"hooks:{value}")
    for label, value in {
        "event": f"\n  Frobnicate:{run}", "list": " [a]", "words": " x", "null": "", "event-words": "\n  Stop: echo",
        "type": "\n  Stop:\n    - type: shell\n      command: echo", "no-command": "\n  Stop:\n    - type: command",
    }.items():  # fmt: skip
        chapter.line(label, f"hooks:{value}", vain=True)
    yield chapter


def _places(base: Base) -> Iterator[Chapter]:
    chapter = Chapter("where", base)
    text = base.text(base.header)
    chapter.file("plain-suffix", text, path="{id}.md")
    chapter.file("underscore", text, path="_{id}.agent.md")
    chapter.file("upper-suffix", text, path="{id}.MD", stranger=True)
    chapter.file("text", text, path="{id}.txt", stranger=True)
    chapter.file("readme", "# Our agents\n\nOne reviews.\n", path="README.md", stranger=True)
    yield chapter


def _servers() -> Chapter:
    chapter = Chapter("servers", BASE)
    local = "mcp-servers:\n  t:\n    type: local\n    command: x\n"
    remote = "mcp-servers:\n  t:\n    type: http\n    url: https://example.org\n"
    every = "    tools: ['*']"
    chapter.line("local", f"{local}    args: []\n{every}")
    chapter.line("remote", remote + every)
    chapter.line("untyped", f"mcp-servers:\n  t:\n    command: x\n    args: []\n{every}")
    for label, entry in {
        "no-tools": f"{local}    args: []", "no-args": local + every, "remote-no-tools": remote.rstrip("\n"),
        "socket": remote.replace("http\n", "ws\n") + every, "list": "mcp-servers: [github]",
        "words": "mcp-servers: github", "tools-words": f"{local}    args: []\n    tools: '*'",
        "no-url": f"mcp-servers:\n  t:\n    type: sse\n{every}", "no-server": "mcp-servers:\n  t:",
    }.items():  # fmt: skip
        chapter.line(label, entry)
    return chapter


def _more() -> Chapter:
    """Fields of Copilot CLI's own, and those of VS Code that it passes over."""
    chapter = Chapter("field", BASE)
    for label, entry in {
        "policy": "model-policy: preferred", "skills": "skills: [pdf]",
        "instructions": "include-custom-instructions: true",
        "github": "github:\n  permissions:\n    contents: read",
    }.items():  # fmt: skip
        chapter.line(label, entry)
    for label, entry in {
        "target": "target: github-copilot", "hint": "argument-hint: what", "agents": "agents: ['*']",
        "metadata": "metadata:\n  a: b",
        "handoffs": "handoffs:\n  - label: Go\n    agent: agent\n    prompt: Do it",
    }.items():  # fmt: skip
        chapter.line(label, entry, idle=True)
    here = BASE.text(["target: github-copilot", *BASE.header])
    chapter.file("target-nested", here, path="team/{id}.agent.md", idle=True)
    chapter.file("target-readme", here, path="team/README.md", idle=True)
    for label, entry in {
        "policy-other": "model-policy: sometimes", "skills-words": "skills: pdf",
        "instructions-quoted": "include-custom-instructions: 'true'", "github-words": "github: x",
    }.items():  # fmt: skip
        chapter.line(label, entry)
    return chapter


CASES = (*agents(BASE), *_servers().cases, *_more().cases)
"""All of them, in the order in which they are written down."""
