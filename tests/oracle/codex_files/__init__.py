"""Codex: what it says at its start of a project's config.toml, while it prints what it has been told."""
