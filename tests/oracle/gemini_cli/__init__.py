"""Gemini CLI: its own loader of agents, imported from its package."""
