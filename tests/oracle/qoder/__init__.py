"""Qoder CLI: its own list of agents."""
