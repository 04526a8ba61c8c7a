"""Commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import CRLF, LF, Chapter, Either
from oracle.claude_code.bases import COMMAND

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = COMMAND.text(COMMAND.header)


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield _faults()
    yield _fields()


def _faults() -> Chapter:
    command = Chapter("command", COMMAND, ends=(LF, CRLF))
    command.file("sound", TEXT)
    command.file("no-header", COMMAND.body, description=None, hint=None)
    command.file("unclosed", TEXT.replace("---\nExplain", "\nExplain"))
    command.file("blank-first", "\n" + TEXT)
    command.file("empty", "", text=None, description=None, hint=None)
    command.file("bom", "\ufeff" + TEXT)
    for label, entry in {
        "colon": "description: Use this: now.",
        "colon-at-end": "description: Follow these steps:",
        "inner-quotes": 'description: "say "hi""',
        "open-quote": 'description: "open',
        "dash": "description: - x",
        "star": "description: *important* text",
        "dashes": "description: Explains --- code",
        "continued": "description: Use it.\nand more.",
    }.items():
        command.line(label, entry)
    command.line("newline", r"description: One\nTwo", description=Either("One Two", r"One\nTwo"))
    return command


def _fields() -> Chapter:
    command = Chapter("command-value", COMMAND)
    command.edit("no-description", "description: Explains {id} with care.\n", "", description=None)
    command.line("description-number", "description: 42", description="42")
    command.line("description-list", "description: [a, b]", description="a, b")
    command.line("description-empty", 'description: ""', description=None)
    command.line("name", "name: explain-it", name="explain-it", own="name")
    for label, value, meant in (
        ("bare", "[file]", "file"),
        ("two", "[a] [b]", "[a] [b]"),
        ("angle", "<file>", "<file>"),
        ("nothing", "", ""),
        ("colon", "a: b", "a: b"),
        ("bar", "[a|b]", "a|b"),
        ("number", "5", "5"),
    ):
        command.line(f"hint-{label}", f"argument-hint: {value}".rstrip(), hint=meant)
    for label, entry in {
        "model": "model: haiku",
        "model-number": "model: 4",
        "allowed": "allowed-tools: Read",
        "effort-unknown": "effort: huge",
        "hooks-broken": "hooks:\n  PreToolUse: text",
        "tools": "tools: Read",
        "agent": "agent: Explore",
    }.items():
        command.line(
            label,
            entry,
            own=entry.partition(":")[0],
            vain=label in {"model-number", "effort-unknown", "tools", "agent"},
        )
    command.line("invented", "foo: bar", own="other", idle=True)
    command.line("disabled", "disable-model-invocation: true", listed=False)
    command.file("nested", TEXT, path="team/{id}.md", name="team:{id}")
    command.file("upper-suffix", TEXT, path="{id}.MD", stranger=True)
    command.file("blank-in-name", TEXT, path="the {id}.md", name="the {id}")
    return command
