"""The names of rules: those of today, and those they had before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.project.known_rules import KnownRules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agentls.lint.rule import Rule


def former_names(rules: Iterable[Rule]) -> Mapping[str, str]:
    """From each former name to the name of today."""
    return {former: rule.name for rule in rules for former in rule.formerly}


def known_rules(rules: Iterable[Rule], groups: Mapping[str, tuple[str, ...]]) -> KnownRules:
    """What settings have to know of the rules.

    Args:
        rules: all of them.
        groups: rule names by the name of a group.
    """
    rules = tuple(rules)
    quiet = {rule.name: None if rule.is_on else rule.severity for rule in rules}
    return KnownRules(quiet, former_names(rules), groups)
