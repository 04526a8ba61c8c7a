"""Kilo: its own list of agents, asked of the cases of OpenCode, of which it is a fork."""
