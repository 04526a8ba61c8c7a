"""agentls: find and repair what is wrong in AI agent files."""

__version__ = "0.1.0"
