"""The battery: files that say one thing."""

from __future__ import annotations

import json
from typing import Any

from oracle.case import Case

SCHEMA = "https://opencode.ai/config.json"
LOCAL = {"type": "local", "command": ["npx", "-y", "x"]}
GOOD: dict[str, Any] = {
    "model": {"model": "anthropic/claude-sonnet-5"},
    "schema": {},
    "agent": {"agent": {"reviewer": {"description": "Reviews.", "mode": "subagent", "prompt": "Review."}}},
    "agent-options": {
        "agent": {"build": {"reasoningEffort": "high", "temperature": 0, "steps": 5, "color": "#ff0000"}}
    },
    "agent-tools": {"agent": {"build": {"tools": {"bash": False}}}},
    "command": {"command": {"test": {"template": "Run the tests.", "agent": "build", "subtask": True}}},
    "permission": {"permission": {"edit": "deny", "bash": {"git *": "allow", "*": "ask"}}},
    "permission-word": {"permission": "allow"},
    "server": {"mcp": {"a": {**LOCAL, "environment": {"A": "b"}, "enabled": True, "timeout": 5000}}},
    "server-remote": {
        "mcp": {"a": {"type": "remote", "url": "https://example.com", "headers": {"A": "b"}, "oauth": False}}
    },
    "server-switch": {"mcp": {"a": {"enabled": False}}},
    "instructions": {"instructions": ["CONTRIBUTING.md", "docs/*.md"]},
    "share": {"share": "disabled", "autoupdate": "notify", "snapshot": False},
    "provider": {
        "provider": {"x": {"npm": "@ai-sdk/openai-compatible", "options": {"baseURL": "https://x", "own": 1}}}
    },
    "compaction": {"compaction": {"auto": True, "prune": False, "reserved": 0}},
}
FAULTY: dict[str, Any] = {
    "model-number": {"model": 5},
    "model-null": {"model": None},
    "agent-list": {"agent": []},
    "agent-mode": {"agent": {"a": {"mode": "sub"}}},
    "agent-tools": {"agent": {"a": {"tools": ["bash"]}}},
    "agent-steps": {"agent": {"a": {"steps": 0}}},
    "agent-temperature": {"agent": {"a": {"temperature": "high"}}},
    "agent-color": {"agent": {"a": {"color": "red"}}},
    "agent-hidden": {"agent": {"a": {"hidden": "yes"}}},
    "agent-prompt": {"agent": {"a": {"prompt": ["Review."]}}},
    "command-nothing": {"command": {"a": {}}},
    "command-text": {"command": {"a": "Run the tests."}},
    "permission-word": {"permission": {"bash": "sometimes"}},
    "permission-pattern": {"permission": {"bash": {"git *": "alow"}}},
    "permission-whole": {"permission": {"webfetch": {"x": "allow"}}},
    "permission-list": {"permission": ["bash"]},
    "permissions-2": {"permissions": [{"action": "bash", "resource": "*", "effect": "allow"}]},
    "server-no-type": {"mcp": {"a": {"command": ["npx"]}}},
    "server-no-type-url": {"mcp": {"a": {"url": "https://example.com"}}},
    "server-type": {"mcp": {"a": {"type": "stdio", "command": ["npx"]}}},
    "server-command": {"mcp": {"a": {"type": "local", "command": "npx"}}},
    "server-no-command": {"mcp": {"a": {"type": "local"}}},
    "server-no-url": {"mcp": {"a": {"type": "remote"}}},
    "server-env": {"mcp": {"a": {**LOCAL, "environment": {"PORT": 80}}}},
    "server-enabled": {"mcp": {"a": {**LOCAL, "enabled": "no"}}},
    "server-text": {"mcp": {"a": "npx"}},
    "instructions-text": {"instructions": "CONTRIBUTING.md"},
    "share-word": {"share": "sometimes"},
    "layout-word": {"layout": "grid"},
    "log-word": {"logLevel": "debug"},
    "snapshot-word": {"snapshot": "no"},
    "providers-text": {"disabled_providers": "openai"},
    "port-text": {"server": {"port": "80"}},
    "skills-number": {"skills": 5},
    "compaction-negative": {"compaction": {"reserved": -1}},
}
VAIN: dict[str, Any] = {
    "theme": {"theme": "x"},
    "slip": {"modle": "x/y"},
    "slip-inner": {"compaction": {"atuo": True}},
    "switch": {"mcp": {"a": {"type": "switch", "enabled": True}}},
    "switch-server": {"mcp": {"a": {"type": "stdio", "command": "npx", "enabled": True}}},
}
IDLE: dict[str, Any] = {"invented": {"myOwn": 1}}
PLAIN = '{"model": "x/y"}'
TEXTS = {
    "sound-comma": '{"model": "x/y",}',
    "sound-comment": '{\n  // why\n  "model": "x/y" /* so */\n}\n',
    "sound-mark": f"\ufeff{PLAIN}",
    "faulty-end": '{"model": "x/y"',
    "faulty-colon": '{"model" "x/y"}',
    "faulty-value": '{"model": }',
    "faulty-list": "[]",
}


def _case(label: str, text: str, path: str = ".opencode/opencode.json") -> Case:
    group = label.partition("-")[0]
    return Case(label, "config", text.encode(), {}, path=path, vain=group == "vain", idle=group == "idle")


CASES: tuple[Case, ...] = (
    *(
        _case(f"{name}-{label}", json.dumps({"$schema": SCHEMA, **said}), "opencode.json")
        for name, group in {"sound": GOOD, "faulty": FAULTY, "vain": VAIN, "idle": IDLE}.items()
        for label, said in group.items()
    ),
    *(_case(label, text) for label, text in TEXTS.items()),
    _case("sound-jsonc", '{\n  "model": "x/y", // why\n}\n', ".opencode/opencode.jsonc"),
)
"""All of them, in the order in which they are written down."""
