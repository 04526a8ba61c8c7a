"""What may be written at a place of a header."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls_schemas.fields import Role

if TYPE_CHECKING:
    from agentls_schemas.fields import Fact


class Key(Struct, frozen=True):
    """A key of a map."""

    name: str
    doc: str = ""
    required: bool = False
    default: object = None
    fact: Fact | None = None


class Shape(Struct, frozen=True):
    """What may be written at a place."""

    keys: Mapping[str, Key] = field(default_factory=dict)
    """For a map: its keys, in the order to write them."""
    values: Mapping[str, str] = field(default_factory=dict)
    """For a choice: each value with its meaning."""
    fact: Fact | None = None
    is_list: bool = False
    is_map: bool = False
    words: str = ""
    """Its type in words: ``text``, ``list or text``."""
    starter: str = ""
    """A snippet for a first value, where the type alone does not suggest one."""

    @property
    def role(self) -> Role:
        """What the field is for."""
        return self.fact.role if self.fact else Role.PLAIN

    @property
    def separators(self) -> str:
        """What parts the entries of a list written as one string; empty where there is only one value."""
        return (self.fact.separators if self.fact else ",") if self.is_list else ""

    @property
    def in_items(self) -> str:
        """What parts the entries within one item of a list."""
        return self.fact.separators if self.fact and self.fact.parts_items else ""
