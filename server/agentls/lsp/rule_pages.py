"""Pages that the client is shown: of rules, and of what is found out about a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from agentls.lint import rule_docs
from agentls.rules import ALL

if TYPE_CHECKING:
    from agentls.lsp.convert import Json


def list_rules() -> list[Json]:
    """All rules, each with its page."""
    return [
        {"name": rule.name, "severity": rule.severity.label, "summary": rule.summary, "page": rule_docs.page(rule)}
        for rule in ALL
    ]


def summarize_rule(name: str) -> str:
    """What a rule is about, in a sentence; empty where there is no such rule."""
    return next((f"{rule.name}: {rule.summary}" for rule in ALL if rule.name == name), "")


def write_page(name: str, folder: str) -> str | None:
    """The URI of a file with a rule's page, written into a folder; None for no such rule or no room for it."""
    words = next((rule_docs.page(rule) for rule in ALL if rule.name == name), None)
    return write_text(name, words, folder) if words is not None else None


def write_text(name: str, words: str, folder: str) -> str | None:
    """The URI of a Markdown file with these words, written into a folder; None for no room for it."""
    try:
        path = Path(folder, f"{name}.md")
        path.write_text(words, "utf-8")
    except OSError:
        return None
    return path.as_uri()
