"""Qwen Code: its own manager of agents, imported from its package."""
