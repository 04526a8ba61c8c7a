"""Names of agents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import Chapter, Either, plain
from oracle.claude_code.bases import AGENT

if TYPE_CHECKING:
    from collections.abc import Iterator


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    name = Chapter("name", AGENT)
    for label, value in {
        "capitals": "Name-Capitals",
        "blanks": "name of a reviewer",
        "accent": "prüfer",
        "chinese": "审查",
        "emoji": "🚀-reviewer",
        "slash": "team/reviewer",
        "dot": "reviewer.v2",
        "underscore": "code_reviewer",
        "digits": "42-reviewers",
        "leading-dash-quoted": '"-reviewer"',
        "leading-dash": "-reviewer",
        "trailing-dash": "reviewer-",
        "two-dashes": "code--reviewer",
        "colon": "team:reviewer",
        "colon-quoted": '"team:reviewer2"',
        "colon-blank": "Team: reviewer",
        "colon-full-width": "team：reviewer",
        "colon-small": "team﹕reviewer",
        "colon-ratio": "team∶reviewer",
        "colon-presentation": "team︓reviewer",
        "colon-armenian": "team։reviewer",
        "at": "@reviewer",
        "parentheses": "reviewer (new)",
        "brackets": "[reviewer]",
        "quotes-inside": 'the "reviewer"',
        "star": "*reviewer",
        "plus": "c++-reviewer",
        "sharp": "c#-reviewer",
        "placeholder": "{{name}}",
        "angle": "<reviewer>",
        "comma": "reviewer, tester",
        "ampersand-inside": "test & review",
        "slashes": "a\\b-reviewer",
        "trailing-blank": "reviewer-blank  ",
        "no-break-space": "code\u00a0reviewer",
        "zero-width": "code\u200breviewer",
        "control": "code\u0007reviewer",
        "dots-only": "...",
        "parent": "../reviewer",
        "length-256": "n" * 256,
        "length-257": "m" * 257,
        "general-purpose-like": "general_purpose",
        "number": "42",
        "decimal": "4.2",
        "octal": "0o123",
        "octal-old": "0123",
        "hex": "0xAB",
        "exponent": "1e5",
        "underscored-number": "1_000",
        "true": "true",
        "false": "False",
        "yes": "yes",
        "on": "on",
        "date": "2024-05-01",
        "version": "1.2.3",
        "quoted-number": '"43"',
        "quoted-true": "'True'",
        "null": "null",
        "tilde": "~",
        "empty": '""',
        "blank": '"  "',
        "list": "[reviewer, tester]",
        "map": "{a: reviewer}",
        "anchor": "&a anchored-reviewer",
        "tag": "!a tagged-reviewer",
        "tag-str": "!!str 44",
    }.items():
        meant = {"tag-str": "44"}.get(label, plain(f"name: {value}"))
        name.line(label, f"name: {value}", name=meant, damaged=label in {"zero-width", "blank"})
    name.line("comment", "name: reviewer-c # mine", name=Either("reviewer-c", "reviewer-c"))
    name.line("literal", "name: |\n  literal-reviewer", name="literal-reviewer")
    name.line("folded", "name: >-\n  folded-reviewer", name="folded-reviewer")
    name.line("missing-value", "name:", name="?")
    name.edit("missing", "name: {id}\n", "", name="?")
    name.edit("key-capital", "name: {id}", "Name: {id}", own="name")
    name.edit("key-all-capitals", "name: {id}", "NAME: {id}", own="name")
    name.edit("key-title", "name: {id}", "title: {id}", own="name")
    name.edit(
        "last", "name: {id}\ndescription: Reviews {id} with care.", "description: Reviews {id} with care.\nname: {id}"
    )
    yield name
