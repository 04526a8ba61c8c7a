"""Documents to measure on, made from nothing: agents and Python of any length, with faults of many kinds."""

from __future__ import annotations

from itertools import chain, count, cycle
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ".claude/agents"


class Document(NamedTuple):
    """A text, where the workspace has it and what editors call its language."""

    path: str
    language: str
    text: str


_EXAMPLE = (
    r"<example>\nContext: The user changed {topic}.\nuser: 'Have a look at {topic}'\n"
    r"assistant: 'I will use the {name} agent for it.'\n"
    r"<commentary>\nThe change touches {topic}.\n</commentary>\n</example>"
)

# Faults: a tool that is gone, one that never was, one listed twice, no model id. Without the quotes it is no YAML,
# and `\n` stays two characters.
_HEADER = """---
name: {name}
description: {quote}Use this agent when {topic} changes and somebody must look at it. Examples:\\n\\n{examples}{quote}
tools: Read, Write, MultiEdit, Raed, Grep, Read
model: claude-3-opus
color: blue
---
"""

_SECTIONS = (
    """## Core responsibilities

You look after **{topic}** and report what you find. Be brief, name files and
lines, and say what you did *not* look at.

1. Read the change and the files around it.
2. Run `make test-{n}` and keep its output.
3. Write down what is wrong, worst first.
""",
    """### Process for step {n}

- Find the callers with Grep
- Open each of them with Read
  - note who owns it
  - note when it was last changed
- Compare with [the guide](https://example.com/guide/{n}), then go on

> Never change {topic} without a test that failed before.
""",
    """## Output format

```json
{{
  "step": {n},
  "topic": "{topic}",
  "findings": [{{"file": "src/a.py", "line": 12}}]
}}
```

| level | when | do |
|-------|------|----|
| high | {topic} is lost | stop |
| low | a name is unclear | go on |
""",
    """### Checks for {topic}

Each row is read once → then compared → then written. Nothing is kept in memory for longer than step {n}.

```python
def check(rows: list[str]) -> dict[str, int]:
    counted = {{}}
    for row in rows:
        counted[row] = counted.get(row, 0) + 1
    return counted
```
""",
)

# Faults: mojibake for an arrow, JSON that does not parse, an example without its end, a link to nothing.
_FAULTY_SECTION = """### Escalation

Tell the owner â†’ wait for an answer â†’ go on. Do it within {n} hours, see [here](hours-{n}.md).

```json
{{"owner": "team", "hours": {n},, }}
```

<example>
user: "Who owns {topic}?"
assistant: "I will ask the owner of step {n}."
"""

_TOPICS = ("the parser", "payments", "the search index", "user sessions", "image uploads", "releases")

_FUNCTION = '''
def collect_{n}(rows: list[dict[str, str]]) -> dict[str, str]:
    """What the rows of step {n} say about {topic}."""
    result = {{}}
    for row in rows:
        if row["value"]:
            result[row["name"]] = row["value"].strip()
    return result

'''

# Faults: an argument that is changed, a comparison with None, a name that is not used, an old format.
_FAULTY_FUNCTION = """
def format_{n}(rows, limit=[]):
    unused = len(rows)
    if rows == None:
        return limit
    return ["%s about {topic}" % row for row in rows]

"""


def agent(lines: int, name: str = "reviewer", faults: int = 3, quote: str = "") -> Document:
    """An agent of so many lines, with so many faulty sections if there is room: by default as many as real ones have.

    Without a quote around its description the header is no YAML and must be recovered.
    """
    examples = r"\n\n".join(_EXAMPLE.format(name=name, topic=topic) for topic in _TOPICS)
    header = _HEADER.format(name=name, topic=_TOPICS[0], examples=examples, quote=quote)
    return Document(f"{FOLDER}/{name}.md", "markdown", _fit(header, _SECTIONS, [_FAULTY_SECTION] * faults, lines))


def python(lines: int) -> Document:
    """A Python module of so many lines."""
    start = "import os\nimport sys\n"
    return Document("module.py", "python", _fit(start, (_FUNCTION,) * 3, [_FAULTY_FUNCTION] * 12, lines))


def fill(folder: Path, agents: int, lines: int) -> None:
    """Write agents of about so many lines, no two alike, into the one agents' folder of a workspace.

    Each has about ten faults, and every fifth header is no YAML, as among real ones that were never checked.
    """
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for n in range(agents):
        name = f"agent-{n}"
        quote = '"' if n % 5 else ""
        text = agent(lines - n % 40, name, faults=1, quote=quote).text + f"\nThis is number {n}.\n"
        (target / f"{name}.md").write_text(text, "utf-8", newline="\n")


def surround(folder: Path, count: int) -> None:
    """Write so many of the files that agents stand among: pages, rules, settings, servers and manifests."""
    for n in range(count):
        path, text = (each.replace("NAME", f"package-{n}") for each in _NEIGHBOURS[n % len(_NEIGHBOURS)])
        place = folder / "packages" / f"package-{n // len(_NEIGHBOURS)}" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8", newline="\n")


_SERVER = '{ "command": "npx", "args": ["-y", "NAME"], "env": { "TOKEN": "${TOKEN}" } }'
_NEIGHBOURS = (
    ("CLAUDE.md", "# NAME\n\n" + "- Run `make test` in `src/NAME` before you say that it works.\n" * 60),
    (".claude/rules/NAME.md", '---\npaths: ["src/**/*.ts"]\n---\n' + "- No default exports in NAME.\n" * 20),
    (
        ".claude/settings.json",
        '{ "permissions": { "allow": ["Bash(git status)", "Read(src/**)"], "deny": ["Read(.env)"] }, '
        '"hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "./NAME.sh" }] }] } }\n',
    ),
    (".mcp.json", f'{{ "mcpServers": {{ "NAME": {_SERVER}, "other": {_SERVER} }} }}\n'),
    (".claude-plugin/plugin.json", '{ "name": "NAME", "version": "1.0.0", "description": "Does what NAME does." }\n'),
)


def _fit(start: str, pieces: tuple[str, ...], faulty: list[str], lines: int) -> str:
    """As many pieces as fit, a faulty one after each turn while there are any, then empty lines."""
    parts, left, topics = [start], lines - start.count("\n"), cycle(_TOPICS)
    turns = chain.from_iterable((*pieces, *faulty[n : n + 1]) for n in count())
    for n, piece in enumerate(turns):
        text = piece.format(n=n, topic=next(topics)) + "\n"
        left -= text.count("\n")
        if left < 0:
            return "".join(parts) + "\n" * (left + text.count("\n"))
        parts.append(text)
    raise AssertionError("turns do not end")
