"""What is no YAML, and what YAML reads otherwise than it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import CRLF, LF, Chapter, Either

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oracle.case import Base


def chapters(base: Base, one: str = "read_file", other: str = "glob") -> Iterator[Chapter]:
    """The chapters of this file, of what differs from a sound file of four entries."""
    yield _values(base)
    yield _structure(base, one, other)


def _values(base: Base) -> Chapter:
    value = Chapter("value", base, ends=(LF, CRLF))
    for label, text in {
        "colon": "Use this: when ready",
        "two-colons": "Use this: when: ready",
        "colon-at-end": "Use this:",
        "colon-without-blank": "Use http://example.org",
        "at": "@reviewer",
        "backtick": "`review`",
        "star": "*important* review",
        "ampersand": "&review all the code",
        "exclamation": "!review all",
        "percent": "%review",
        "bracket": "[WIP] review",
        "brace": "{review} all",
        "greater": ">review",
        "bar": "|review",
        "question-mark": "? review",
        "dash": "- review",
        "unclosed-double": '"review',
        "unclosed-single": "'review",
        "text-behind-quote": '"review" code',
        "quotes-inside": 'Use "review" often',
        "apostrophe": "It's a review",
        "bad-escape": r'"C:\path \d"',
        "tab-inside": "a\tb",
        "em-dash": "Reviews — code",
        "emoji": "Reviews 🚀 code",
    }.items():
        value.line(label, f"description: {text}")
    value.line("hash", "description: Reviews C #1", description=Either("Reviews C #1", "Reviews C"))
    value.line("two-lines", "description: Reviews\n  all code")
    value.line("unindented-line", "description: Reviews\nall code")
    value.line("turns", "description: Use it.\n<example>\nuser: check\n</example>")
    value.line("mojibake", "description: Reviews the cafÃ© menu.", damaged=True)
    value.line("literal-block", "description: |\n  Reviews\n  code.", description="Reviews\ncode.\n")
    value.line("folded-block", "description: >\n  Reviews\n  code.", description="Reviews code.\n")
    value.line("escapes", r'description: "Reviews\ncode"', description="Reviews\ncode")
    return value


def _structure(base: Base, one: str, other: str) -> Chapter:
    both = (one, other)
    structure = Chapter("structure", base)
    structure.edit("duplicate-key", "tools:", "description: Another.\ntools:", own="description")
    structure.edit("duplicate-same", "tools:", "description: Reviews {id} with care.\ntools:", own="description")
    structure.line("tab-indented-list", f"tools:\n\t- {one}\n\t- {other}", tools=both)
    structure.line("tab-before-value", base.header[3].replace(": ", ":\t"))
    structure.edit("missing-space", "model: ", "model:")
    structure.edit("missing-colon", "model: ", "model ")
    structure.edit("key-indented", "tools:", "  tools:")
    structure.edit("hyphen-before-key", "tools:", "- tools:")
    structure.edit("anchor", "description:", "x: &a Words\ndescription:", own="x")
    structure.line("alias", "x: &a 1\ny: *a", own="x")
    structure.line("second-colon", "argument-hint: use: this", own="argument-hint")
    structure.edit("merge", "model:", "<<: {temperature: 0.5}\nmodel:", own="<<")
    structure.edit("document-end", "model:", "...\nmodel:")
    structure.line("flow-unclosed", f"tools: [{one}, {other}", tools=both)
    structure.line("flow-lines", f"tools: [\n  {one},\n  {other}\n]", tools=both)
    structure.line("flow-lines-indented", f"tools: [\n    {one},\n    {other},\n  ]", tools=both)
    return structure
