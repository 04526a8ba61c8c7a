"""Claude Code as npm has it."""

from __future__ import annotations

from oracle.program import Package

PACKAGE = Package("@anthropic-ai/claude-code", "2.1.332")
