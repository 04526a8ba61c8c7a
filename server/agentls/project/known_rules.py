"""The rules that settings and options may name: one by one, by group, or by a pattern."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from agentls.finding import Severity


class KnownRules(Struct, frozen=True):
    """The rules by all the names they have."""

    quiet: Mapping[str, Severity | None]
    """By name, the level that ``on`` gives a rule that is off unless a setting names it; None for those that are on."""
    former: Mapping[str, str]
    """From names of earlier releases to those of today."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """From the name of a group to those of its rules."""

    def meant(self, name: str) -> tuple[str, ...]:
        """The rules of a name, a former one, a group or a pattern such as ``retired-*``; empty where there are none."""
        if "*" in name:
            return tuple(rule for rule in self.quiet if fnmatchcase(rule, name))
        current = self.former.get(name, name)
        return (current,) if current in self.quiet else self.groups.get(name, ())

    def precedence(self, name: str) -> tuple[int, int]:
        """What is greater says more of a rule: its own name, then patterns, the longer first, groups, and ``*``."""
        if "*" in name:
            literal = len(name.replace("*", ""))
            return (2 if literal else 0), literal
        return (1 if name in self.groups else 3), 0
