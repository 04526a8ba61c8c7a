"""OpenCode: its battery, its table, and how it is asked."""
