"""Names, fields that must be there, and ways to list tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import Chapter

if TYPE_CHECKING:
    from oracle.case import Base


def names(base: Base) -> Chapter:
    """What agents call themselves."""
    name = Chapter("name", base)
    for label, value in {
        "capitals": "Name-Capitals",
        "blanks": "name of a reviewer",
        "accent": "prüfer",
        "colon": "team:reviewer",
        "slash": "team/reviewer",
        "dot": "reviewer.v2",
        "at": '"@reviewer"',
        "underscore": "code_reviewer",
        "leading-dash": "-reviewer",
        "trailing-dash": "reviewer-",
        "long": "n" * 300,
        "digits-first": "42-reviewers",
        "other-than-the-file": "somebody-else",
        "quoted-number": '"42"',
        "number": "43",
        "decimal": "4.2",
        "true": "true",
        "yes": "yes",
        "date": "2024-05-01",
        "list": "[reviewer]",
        "map": "{a: reviewer}",
        "null": "null",
        "empty": '""',
    }.items():
        name.line(label, f"name: {value}", vain=False)
    return name


def required(base: Base) -> Chapter:
    """Fields that must be there."""
    required = Chapter("required", base)
    required.edit("name", "name: {id}\n", "", name="?")
    required.edit("description", "description: Reviews {id} with care.\n", "", description="?")
    required.edit("both", "name: {id}\ndescription: Reviews {id} with care.\n", "", name="?", description="?")
    for label, value in {
        "empty": '""',
        "blank": '" "',
        "missing-value": "",
        "null": "null",
        "number": "42",
        "true": "true",
        "list": "[Reviews code]",
        "map": "{a: b}",
        "long": "Reviews code. " * 200,
    }.items():
        required.line(f"description-{label}", f"description: {value}".rstrip(), vain=label == "blank")
    return required


def tool_lists(base: Base, one: str, other: str) -> Chapter:
    """Ways to list two tools."""
    form, both = Chapter("form", base), (one, other)
    for label, value in {
        "flow": "[{one}, {other}]",
        "flow-quoted": '["{one}", "{other}"]',
        "block": "\n  - {one}\n  - {other}",
        "block-unindented": "\n- {one}\n- {other}",
        "block-comments": "\n  - {one} # files\n  - {other} # more",
        "block-empty-item": "\n  - {one}\n  -\n  - {other}",
        "block-number": "\n  - {one}\n  - 5",
        "block-map": "\n  - {one}: true\n  - {other}: true",
        "commas": "{one}, {other}",
        "one-text": "{one}",
        "blanks": "{one} {other}",
        "map": "{{one}: true, {other}: true}",
        "twice": "[{one}, {other}, {one}]",
    }.items():
        named = value.replace("{one}", one).replace("{other}", other)
        meant = tuple(name for name in both if name in named)
        form.line(label, f"tools: {named}".replace(": \n", ":\n"), tools=meant, vain="number" in label)
    for label, value, meant in (
        ("nothing", "", "all"),
        ("null", "null", "all"),
        ("empty-list", "[]", ()),
        ("empty-text", '""', ()),
        ("star", '"*"', "all"),
        ("number", "5", ()),
        ("true", "true", "all"),
    ):
        form.line(
            label,
            f"tools: {value}".rstrip(),
            tools=meant,
            vain=label in {"nothing", "null"},
            damaged=label == "empty-list",
        )
    return form
