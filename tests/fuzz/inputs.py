"""Inputs: seeds, changed where their structure is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from fuzz.seeds import paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from fuzz.seeds import Seed

_PIECES = (
    "---\n", "---", "...", "\r\n", "\r", "\n", "\n\n", "  ", "\t", " ", "- ", ": ", ":", "?", "? ", ", ", ",", "#",
    " #", "# ", "&a ", "*a", "!t ", "!!str ", "<<: *a", "|", "|-\n", ">+\n", ">2\n", "[", "]", "{", "}", '"', "'",
    "''", '\\"', "\\n", "\\\\n", "\\q", "\\x41", "\\u00e9", "\\ud83d", "%", "@", "`", "```", "````md\n",
    "```json\n", "~~~\n", "~", "null", "yes", "010", "1e3", "2026-01-01", "<example>", "</example>",
    "<example>\nuser: x\n</example>\n", "user: ", "assistant: ", "<commentary>",
    "<!-- agentls: ignore[unknown-tool] -->", "# agentls: ignore", "<!--", "-->", "\ufeff", "\u200b", "\u00a0",
    "\u2028", "\u0085", "\x07", "\x00", "\udce9", "\ufffd", "â†’", "Ã©", "ðŸ“š", "é", "→", "🚀", "👩\u200d💻", "“",
    "‘", "&lt;", "&#1 ", "Read", "Raed", "MultiEdit", "Bash(git *)", "mcp__x__y", "Agent(x)", "claude-3-opus",
    "sonnet", "$ARGUMENTS", "$1", "!`ls`", "@x.md", "@agent-x", "[a](b.md)", "[a](#b)", "![a](b.png)", '"""', "'''",
    " = ", "[t]\n", "[[t]]\n", "a.b = 1\n", "## ", "> ", "***", "|a|\n|-|\n",
)  # fmt: skip
_ENTRIES = (
    "name: a\n", "description: Use this: now\n", "description: |\n  a\n  b\n", "description: >-\n  a\n\n  b\n",
    "tools: Read, Raed\n", "tools:\n- Read\n", "tools:\n  - Read # b\n", "tools: [Read, LS]\n",
    "tools:\n\t- Read\n", "disallowedTools: LS\n", "model: opus\n", "model:opus\n", "color: Teal\n",
    "hooks:\n  Stop:\n  - hooks: []\n", "skills: x\n", "mcpServers:\n  a: {}\n", "a: *b\n", "a: &b c\n",
    'my"key": v\n', ": x\n", "<a: b\n", "? a\n: b\n", '"a": b\n', "'a' : b\n", "a : b\n", "A b: c\n",
    "text that goes on\n", "# note\n", "permission:\n  bash: ask\n", "mode: subagent\n",
    "developer_instructions = 'x'\n", 'sandbox_mode = "read-only"\n',
)  # fmt: skip
_VALUE = re.compile(r"^([ \t-]*[\w\"'-]+[ \t]*[:=][ \t]*)([^\r\n]*)", re.M)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Input(NamedTuple):
    """A file, and a place in it."""

    data: bytes
    path: str
    at: int
    """In code points; may lie behind the end."""


@st.composite
def inputs(draw: Any, seeds: list[Seed]) -> Input:
    """A seed with some changes, most often at the path that it has."""
    seed = draw(st.sampled_from(seeds))
    text = seed.text
    for _ in range(draw(st.integers(0, 5))):
        text = draw(st.sampled_from(_CHANGES))(draw, text, seeds)
    path = draw(st.sampled_from(paths())) if draw(st.integers(0, 5)) == 5 else seed.path
    return Input(_write(draw, text), path, draw(st.integers(0, max(1, len(text)))))


def _write(draw: Any, text: str) -> bytes:
    form = draw(st.sampled_from(["utf-8"] * 12 + ["utf-16", "utf-16-le", "cp1252", "latin-1"]))
    try:
        return text.encode(form) if form != "utf-8" else text.encode(form, "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _place(draw: Any, text: str) -> int:
    """A place in a text, in its first lines as often as in all others."""
    end = len(text) if draw(st.booleans()) else min(len(text), 300)
    return int(draw(st.integers(0, end)))


def _insert(draw: Any, text: str, _: list[Seed]) -> str:
    at = _place(draw, text)
    return text[:at] + draw(st.sampled_from(_PIECES)) + text[at:]


def _delete(draw: Any, text: str, _: list[Seed]) -> str:
    at = _place(draw, text)
    return text[:at] + text[at + draw(st.integers(1, 12)) :]


def _change_lines(draw: Any, text: str, seeds: list[Seed]) -> str:
    """Leaves lines out, repeats, moves, indents them, or brings in others."""
    lines = _LINE.findall(text)
    at = draw(st.integers(0, min(len(lines), 14)))
    end = min(len(lines), at + draw(st.integers(1, 3)))
    taken = lines[at:end]
    match draw(st.sampled_from(["drop", "repeat", "move", "indent", "tab", "dedent", "entry", "splice"])):
        case "drop":
            new = []
        case "repeat":
            new = taken * 2
        case "move":
            new, lines = [], [*lines[:at], *lines[end:], *taken]
            return "".join(lines)
        case "indent":
            new = ["  " + line for line in taken]
        case "tab":
            new = ["\t" + line for line in taken]
        case "dedent":
            new = [line.lstrip(" \t") for line in taken]
        case "entry":
            new = [draw(st.sampled_from(_ENTRIES)), *taken]
        case _:
            new = [*_LINE.findall(draw(st.sampled_from(seeds)).text)[: draw(st.integers(1, 6))], *taken]
    return "".join([*lines[:at], *new, *lines[end:]])


def _change_value(draw: Any, text: str, _: list[Seed]) -> str:
    """Writes another value behind a key, or the same in another way."""
    found = list(_VALUE.finditer(text))[:20]
    if not found:
        return text
    value = draw(st.sampled_from(found))
    old, piece = value[2], draw(st.sampled_from(_PIECES))
    forms = (
        f'"{old}"', f"'{old}'", f"{piece}{old}", f"{old}{piece}", f"{old} {piece} {old}", piece, f"[{old}]",
        f"|\n  {old}", f">-\n  {old}\n  {piece}", f"{old}\n  {piece}", f"{old}\n{piece}",
    )  # fmt: skip
    new = draw(st.sampled_from(forms))
    return text[: value.start(2)] + new + text[value.end(2) :]


def _change_line_ends(draw: Any, text: str, _: list[Seed]) -> str:
    end = draw(st.sampled_from(["\r\n", "\r", "\n"]))
    if draw(st.booleans()):
        return text.replace("\r\n", "\n").replace("\n", end)
    at = text.find("\n", _place(draw, text))
    return text if at < 0 else text[:at] + end + text[at + 1 :]


def _damage(draw: Any, text: str, _: list[Seed]) -> str:
    """Text that was read in another encoding than it was written in."""
    at = _place(draw, text)
    end = at + draw(st.integers(1, 60))
    new = text[at:end].encode("utf-8", "surrogatepass").decode(draw(st.sampled_from(["cp1252", "latin-1"])), "replace")
    return text[:at] + new + text[end:]


def _cut(draw: Any, text: str, _: list[Seed]) -> str:
    return text[: _place(draw, text)]


_CHANGES: list[Callable[[Any, str, list[Seed]], str]] = [
    _insert, _insert, _delete, _change_lines, _change_lines, _change_value, _change_value, _change_line_ends,
    _damage, _cut,
]  # fmt: skip
