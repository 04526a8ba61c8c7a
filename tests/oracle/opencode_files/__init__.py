"""OpenCode: what it says of an opencode.json, asked to show its settings."""
