"""What a header says by the kind of its file, found out once for as long as it stands."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.semantics.fields import FieldEntry, field_entries
from agentls.semantics.models import ModelRef, model_refs
from agentls.semantics.permissions import RuleList, rule_lists
from agentls.semantics.tools import ToolList, tool_lists

if TYPE_CHECKING:
    from agentls.syntax.nodes import Header
    from agentls_schemas.kind import Kind


class HeaderFacts(Struct, frozen=True, eq=False, dict=True):
    """A header, read through its kind's declarations."""

    header: Header
    kind: Kind

    @cached_property
    def fields(self) -> tuple[FieldEntry, ...]:
        """The top-level entries that write a field."""
        return tuple(field_entries(self.header, self.kind))

    @cached_property
    def tool_lists(self) -> tuple[ToolList, ...]:
        """The tool lists, both what is given and what is denied."""
        return tuple(tool_lists(self.header, self.kind))

    @cached_property
    def rule_lists(self) -> tuple[RuleList, ...]:
        """The fields that hold rules for tools."""
        return tuple(rule_lists(self.header, self.kind))

    @cached_property
    def model_refs(self) -> tuple[ModelRef, ...]:
        """The models that are named."""
        return tuple(model_refs(self.header, self.kind))
