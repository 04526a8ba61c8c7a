"""Where the cases of each place lie: a project for each, so that what is beside one says nothing of another."""

from __future__ import annotations

FOLDERS = {
    "settings": "settings/.claude",
    "servers": "servers",
    "plugin": "plugin/.claude-plugin",
    "hooks": "hooked/hooks",
    "served": "served",
    "marketplace": "marketplace/.claude-plugin",
}
"""The last part of each is where a file of the place lies in its project."""

MANIFEST = (
    '{"name": "demo", "version": "1.0.0", "description": "Shows it.", "author": {"name": "A"}, "license": "MIT"}\n'
)
BESIDE = {
    "plugin": {
        "commands/a.md": "---\ndescription: A.\n---\nx\n",
        "agents/b.md": "---\nname: b\ndescription: B.\n---\nx\n",
        "more.json": '{"hooks": {}}\n',
    },
    "hooks": {".claude-plugin/plugin.json": MANIFEST},
    "served": {".claude-plugin/plugin.json": MANIFEST},
    "marketplace": {"plugins/demo/.claude-plugin/plugin.json": MANIFEST},
}
"""What else is in the project of a place."""

HELPERS = {
    f"{FOLDERS[place].partition('/')[0]}/{path}": text
    for place, files in BESIDE.items()
    for path, text in files.items()
}
