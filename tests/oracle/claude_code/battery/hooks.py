"""Hooks of an agent: what is wrong with an entry, under events that guard tools and under others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import Chapter
from oracle.claude_code.bases import AGENT

if TYPE_CHECKING:
    from collections.abc import Iterator

EVENTS = ("PreToolUse", "PermissionRequest", "PreSkillShellCommand", "PostToolUse", "Stop", "SessionStart")

SHAPES = {
    "sound": "[{matcher: Bash, hooks: [{type: command, command: 'true'}]}]",
    "no-matcher": "[{hooks: [{type: command, command: 'true'}]}]",
    "text": "echo",
    "map": "{matcher: Bash, hooks: [{type: command, command: 'true'}]}",
    "number": "5",
    "item-text": "[echo]",
    "item-null": "[null]",
    "item-without-hooks": "[{matcher: Bash, command: 'true'}]",
    "item-is-handler": "[{type: command, command: 'true'}]",
    "inner-map": "[{matcher: Bash, hooks: {type: command, command: 'true'}}]",
    "inner-text": "[{matcher: Bash, hooks: echo}]",
    "handler-text": "[{matcher: Bash, hooks: [echo]}]",
    "type-unknown": "[{matcher: Bash, hooks: [{type: shell, command: 'true'}]}]",
    "type-missing": "[{matcher: Bash, hooks: [{command: 'true'}]}]",
    "type-capital": "[{matcher: Bash, hooks: [{type: Command, command: 'true'}]}]",
    "command-missing": "[{matcher: Bash, hooks: [{type: command}]}]",
    "command-list": "[{matcher: Bash, hooks: [{type: command, command: [a, b]}]}]",
    "command-empty": "[{matcher: Bash, hooks: [{type: command, command: ''}]}]",
    "matcher-number": "[{matcher: 5, hooks: [{type: command, command: 'true'}]}]",
    "matcher-list": "[{matcher: [Bash, Edit], hooks: [{type: command, command: 'true'}]}]",
    "matcher-map": "[{matcher: {tool: Bash}, hooks: [{type: command, command: 'true'}]}]",
    "timeout-text": "[{matcher: Bash, hooks: [{type: command, command: 'true', timeout: '5'}]}]",
    "timeout-zero": "[{matcher: Bash, hooks: [{type: command, command: 'true', timeout: 0}]}]",
    "unknown-key": "[{matcher: Bash, hooks: [{type: command, command: 'true', note: x}]}]",
    "second-broken": "[{matcher: Bash, hooks: [{type: command, command: 'true'}, {type: shell}]}]",
}

EMPTY = {"nothing": "", "empty-list": "[]", "inner-empty": "[{matcher: Bash, hooks: []}]"}

KINDS = {
    "timeout-negative": "timeout: -5",
    "timeout-decimal": "timeout: 1.5",
    "timeout-large": "timeout: 60000",
    "timeout-null": "timeout: null",
    "async-true": "async: true",
    "async-text": "async: 'yes'",
    "async-word": "async: yes",
    "once-true": "once: true",
    "once-text": "once: 'true'",
    "shell-bash": "shell: bash",
    "shell-powershell": "shell: powershell",
    "shell-zsh": "shell: zsh",
    "if-text": "if: 'Bash(git *)'",
    "if-number": "if: 5",
    "status-text": "statusMessage: Looking",
    "status-number": "statusMessage: 5",
    "on-failure-block": "onFailure: block",
    "on-failure-maybe": "onFailure: maybe",
    "args-list": "args: [a]",
    "args-text": "args: a",
    "name-text": "name: look",
}

HANDLERS = {
    "prompt": "{type: prompt, prompt: 'Sound?'}",
    "prompt-missing": "{type: prompt}",
    "prompt-command": "{type: prompt, command: 'true'}",
    "prompt-model": "{type: prompt, prompt: x, model: haiku}",
    "agent": "{type: agent, prompt: 'Sound?'}",
    "agent-missing": "{type: agent}",
    "http": "{type: http, url: 'http://127.0.0.1:9/'}",
    "http-missing": "{type: http}",
    "http-bad": "{type: http, url: nowhere}",
    "http-headers": "{type: http, url: 'http://127.0.0.1:9/', headers: {a: b}}",
    "http-headers-text": "{type: http, url: 'http://127.0.0.1:9/', headers: a}",
    "mcp": "{type: mcp_tool, server: a, tool: b}",
    "mcp-missing": "{type: mcp_tool, server: a}",
    "script": "{type: script, command: 'true'}",
    "null": "{type: null, command: 'true'}",
    "number": "{type: 5, command: 'true'}",
}


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield _shapes()
    yield _handlers()
    yield _top()
    yield _events()


def _shapes() -> Chapter:
    shape = Chapter("hooks", AGENT)
    for event in EVENTS:
        for label, value in SHAPES.items():
            shape.line(f"{event}-{label}", f"hooks:\n  {event}: {value}", acts=("hooks",))
        for label, value in EMPTY.items():
            shape.line(f"{event}-{label}", f"hooks:\n  {event}: {value}".rstrip(), vain=label == "nothing")
    return shape


def _handlers() -> Chapter:
    handler = Chapter("handler", AGENT)
    for event in ("PreToolUse", "PostToolUse"):
        for label, pair in KINDS.items():
            value = f"[{{matcher: Bash, hooks: [{{type: command, command: 'true', {pair}}}]}}]"
            # Hours are hardly meant.
            damaged = label == "timeout-large"
            handler.line(f"{event}-{label}", f"hooks:\n  {event}: {value}", acts=("hooks",), damaged=damaged)
        for label, value in HANDLERS.items():
            handler.line(f"{event}-{label}", f"hooks:\n  {event}: [{{hooks: [{value}]}}]", acts=("hooks",))
    return handler


def _top() -> Chapter:
    sound = "[{matcher: Bash, hooks: [{type: command, command: 'true'}]}]"
    top = Chapter("hooks-as", AGENT)
    for label, entry in {
        "list": "hooks: []",
        "text": "hooks: text",
        "empty-map": "hooks: {}",
        "list-of-events": f"hooks:\n  - PreToolUse: {sound}",
        "top-level": f"PreToolUse: {sound}",
        "top-level-permission": f"PermissionRequest: {sound}",
        "top-level-skill-shell": f"PreSkillShellCommand: {sound}",
        "top-level-other": f"PostToolUse: {sound}",
        "top-level-text": "PreToolUse: text",
        "top-level-map": "PreToolUse: {matcher: Bash}",
        "top-level-empty": "PreToolUse:",
        "top-level-empty-list": "PreToolUse: []",
        "in-settings": f"settings:\n  hooks:\n    PreToolUse: {sound}",
        "in-settings-other": f"settings:\n  hooks:\n    PostToolUse: {sound}",
        "in-other": f"config:\n  PreToolUse: {sound}",
        "in-servers": f"lspServers:\n  PreToolUse: {sound}",
        "key-capital": f"Hooks:\n  PreToolUse: {sound}",
        "key-singular": f"hook:\n  PreToolUse: {sound}",
        "nested-twice": f"hooks:\n  hooks:\n    PreToolUse: {sound}",
    }.items():
        meant = {} if label in {"empty-map", "top-level-empty", "top-level-empty-list"} else {"acts": ("hooks",)}
        top.line(label, entry, own="hooks", **meant)
    top.line("in-metadata", f"metadata:\n  hooks:\n    PreToolUse: {sound}", own="other", idle=True)
    return top


def _events() -> Chapter:
    sound = "[{hooks: [{type: command, command: 'true'}]}]"
    event = Chapter("event", AGENT)
    for name in (
        "PreToolUse",
        "PostToolUse",
        "PostToolUseFailure",
        "PermissionRequest",
        "PermissionDenied",
        "Stop",
        "SubagentStart",
        "SubagentStop",
        "UserPromptSubmit",
        "Notification",
        "SessionStart",
        "SessionEnd",
        "PreCompact",
        "PostCompact",
        "Setup",
        "ConfigChange",
        "TaskCompleted",
        "TeammateIdle",
        "WorktreeCreate",
        "FileChanged",
        "CwdChanged",
        "StopFailure",
        "InstructionsLoaded",
        "Elicitation",
        "PreSkillShellCommand",
    ):
        event.line(name, f"hooks:\n  {name}: {sound}", acts=("hooks",))
    for name in (
        "PreTool",
        "pretooluse",
        "pre_tool_use",
        "pre-tool-use",
        "PostTool",
        "stop",
        "OnStop",
        "BeforeToolUse",
        "sessionStart",
        "5",
    ):
        event.line(f"unknown-{name}", f"hooks:\n  {name}: {sound}", own="hooks", vain=True)
    for label, name in {"camel": "preToolUse", "capitals": "PRETOOLUSE"}.items():
        event.line(f"unknown-{label}", f"hooks:\n  {name}: {sound}", own="hooks", vain=True)
    return event
