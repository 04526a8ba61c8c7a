"""Models, and values of the other fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import Chapter
from oracle.claude_code.bases import AGENT

if TYPE_CHECKING:
    from collections.abc import Iterator


_MEMORY = {"tools": ("Edit", "Read", "Write")}
_NONE = {"acts": ("nothing of this can act",)}
SEEN = {
    "memory": dict.fromkeys(("user", "local"), _MEMORY),
    "mcpServers": {
        "list": {"acts": ("server github",)},
        "text": {"acts": ("server github",)},
        "commas": {"acts": ("server a", "server b")},
        "inline": {"acts": ("servers",)},
        "two-keys": {"acts": ("servers",)},
        **dict.fromkeys(("map", "number", "true"), _NONE),
    },
    "skills": {
        **{label: {"acts": ("skill helper",)} for label in ("list", "text")},
        "commas": {"acts": ("skill helper", "skill helper-two")},
        **dict.fromkeys(("number", "map", "number-item"), _NONE),
    },
    "omitClaudeMd": {"yes": {"vain": True}, "one": {"vain": True}},
}
"""What must be seen of a value if it acts."""


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield _models()
    yield _efforts()
    yield from _others()


def _models() -> Chapter:
    model = Chapter("model", AGENT)
    for label, value in {
        "opus": "opus",
        "haiku": "haiku",
        "fable": "fable",
        "inherit": "inherit",
        "capital": "Sonnet",
        "upper": "OPUS",
        "inherit-upper": "INHERIT",
        "quoted": '"sonnet"',
        "quoted-blank": '" sonnet "',
        "long-context": "sonnet[1m]",
        "opus-plan": "opusplan",
        "best": "best",
        "full": "claude-sonnet-5-5",
        "full-upper": "Claude-Sonnet-5-5",
        "full-dated": "claude-haiku-4-5-20251001",
    }.items():
        model.line(label, f"model: {value}", model=value.strip('"').replace("INHERIT", "inherit"))
    for label, value in {
        "default": "default",
        "misspelt": "sonet",
        "foreign": "gpt-5",
        "version": "sonnet-5.5",
        "blank": "claude sonnet 5.5",
        "provider": "anthropic/claude-sonnet-5-5",
        "retired": "claude-3-opus-20240229",
        "number": "4",
        "true": "true",
        "list": "[sonnet, opus]",
        "map": "{a: b}",
        "comma": "sonnet, opus",
        "none": "none",
        "auto": "auto",
        "placeholder": "{{model}}",
        "or": "sonnet|opus",
        "empty": '""',
        "dot": "sonnet.",
        "date": "2024-05-01",
    }.items():
        model.line(label, f"model: {value}", vain=True, model=value.strip('"') or None)
    model.line("null", "model: null", model=None)
    model.line("tilde", "model: ~", model=None)
    model.line("comment", "model: sonnet # fast", model="sonnet")
    return model


def _efforts() -> Chapter:
    effort = Chapter("effort", AGENT)
    for label, value, meant in (
        ("low", "low", "low"),
        ("medium", "medium", "medium"),
        ("xhigh", "xhigh", "xhigh"),
        ("max", "max", "max"),
        ("capital", "High", "high"),
        ("upper", "HIGH", "high"),
        ("med", "med", "medium"),
        ("number", "40", "none sent"),
        ("number-text", '"40"', "none sent"),
        ("unknown", "huge", "huge"),
        ("true", "true", "true"),
        ("list", "[high]", "high"),
        ("nothing", "", None),
        ("blank-around", '" high "', "high"),
        ("ultra", "ultracode", "ultracode"),
        ("auto", "auto", "auto"),
        ("min", "minimal", "minimal"),
        ("comment", "high # deep", "high"),
    ):
        effort.line(label, f"effort: {value}".rstrip(), effort=meant)
    return effort


def _others() -> Iterator[Chapter]:
    """Values of fields whose effect cannot be seen from outside; the program's log says which it ignores."""
    for key, values in {
        "permissionMode": {
            "default": "default",
            "accept": "acceptEdits",
            "auto": "auto",
            "bypass": "bypassPermissions",
            "deny": "dontAsk",
            "capital": "Plan",
            "lower": "acceptedits",
            "dashes": "accept-edits",
            "unknown": "readonly",
            "ask": "ask",
            "manual": "manual",
            "true": "true",
            "number": "5",
            "list": "[plan]",
            "nothing": "",
            "bubble": "bubble",
            "delegate": "delegate",
            "blank-around": '" plan "',
        },
        "maxTurns": {
            "number": "12",
            "text": '"12"',
            "zero": "0",
            "negative": "-1",
            "decimal": "1.5",
            "word": "many",
            "true": "true",
            "nothing": "",
            "large": "100000",
        },
        "background": {
            "true": "true",
            "false": "false",
            "text-true": '"true"',
            "text-false": '"false"',
            "yes": "yes",
            "on": "on",
            "one": "1",
            "capital": "True",
            "upper": '"TRUE"',
            "nothing": "",
            "list": "[true]",
        },
        "omitClaudeMd": {"true": "true", "text": '"true"', "yes": "yes", "one": "1", "nothing": ""},
        "isolation": {
            "remote": "remote",
            "none": "none",
            "capital": "Worktree",
            "true": "true",
            "list": "[worktree]",
            "nothing": "",
            "branch": "branch",
        },
        "memory": {
            "user": "user",
            "local": "local",
            "unknown": "global",
            "capital": "User",
            "true": "true",
            "list": "[user]",
            "nothing": "",
            "none": "none",
        },
        "color": {
            "red": "red",
            "blue": "blue",
            "green": "green",
            "yellow": "yellow",
            "purple": "purple",
            "orange": "orange",
            "pink": "pink",
            "cyan": "cyan",
        },
        "mcpServers": {
            "list": "[github]",
            "inline": "\n  - gh:\n      type: http\n      url: http://127.0.0.1:9/",
            "map": "\n  gh:\n    command: 'true'",
            "text": "github",
            "commas": "a, b",
            "number-item": "[5]",
            "item-list": "[[a]]",
            "inline-no-command": "\n  - gh: {foo: bar}",
            "inline-text": "\n  - gh: npx",
            "two-keys": "\n  - gh: {command: 'true'}\n    other: {command: 'true'}",
            "inline-flat": "\n  - name: gh\n    command: 'true'",
            "nothing": "",
            "empty-list": "[]",
            "null-item": "[null]",
            "unknown-type": "\n  - gh: {type: smoke, url: x}",
            "number": "5",
            "true": "true",
            "args-text": "\n  - gh: {command: 'true', args: x}",
        },
        "skills": {
            "list": "[helper]",
            "text": "helper",
            "commas": "helper, helper-two",
            "unknown": "[no-such-skill]",
            "number": "5",
            "map": "{a: b}",
            "nothing": "",
            "star": '"*"',
            "number-item": "[5]",
            "empty-list": "[]",
            "disabled": "[helper-disabled]",
        },
        "initialPrompt": {"text": "Begin.", "slash": "/review", "nothing": ""},
        "autoCompactWindow": {
            "number": "120000",
            "text": '"120000"',
            "small": "5000",
            "unit": "100k",
            "true": "true",
            "nothing": "",
        },
        "observer": {"two": "helper-agent, helper-agent-two", "nothing": ""},
        "observeSubagents": {"text": '"true"'},
        "experimental": {"kebab": "\n  cache-ttl: 1h", "five": "\n  cacheTtl: 5m"},
        "hooks": {"number": "5", "true": "true", "nothing": "", "null": "null"},
    }.items():
        chapter = Chapter(key, AGENT)
        for label, value in values.items():
            meant = SEEN.get(key, {}).get(label, {})
            chapter.line(label, f"{key}: {value}".replace(": \n", ":\n").rstrip(), own=key, **meant)
        yield chapter
