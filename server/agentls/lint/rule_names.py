"""The names of rules: those of today, and those they had before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.project.settings_model import KnownRules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agentls.lint.rule import Rule


def former_names(rules: Iterable[Rule]) -> Mapping[str, str]:
    """From each former name to the name of today."""
    return {former: rule.name for rule in rules for former in rule.formerly}


def known_rules(rules: Iterable[Rule]) -> KnownRules:
    """What settings have to know of the rules."""
    rules = tuple(rules)
    return KnownRules({rule.name: None if rule.is_on else rule.severity for rule in rules}, former_names(rules))
