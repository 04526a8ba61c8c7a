"""Rules that allow, ask for or deny tools, in any of the forms a field may write them in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import field_entries, is_empty
from agentls.semantics.tool_refs import ToolRef, tool_refs
from agentls.semantics.tools import ToolList
from agentls.syntax.nodes import Sequence
from agentls_schemas.fields import Role
from agentls_schemas.tools import Effect, ToolForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.syntax.nodes import Entry, Header
    from agentls_schemas.fields import Field
    from agentls_schemas.kind import Kind
    from agentls_schemas.tools import Rules

ANY = "*"
_SAMPLES = ("", "\ue000", "\ue000\ue000\ue000")
"""What a star may stand for, in letters that no pattern has."""


class RuleList(NamedTuple):
    """A field that holds rules."""

    tools: ToolList
    """Its rules in the order they are written, each with its effect; of ``*`` alone, all tools."""
    rules: Rules
    """How they are matched."""

    @property
    def refs(self) -> tuple[ToolRef, ...]:
        """The rules."""
        return tuple(self.tools.refs)

    @property
    def is_misshapen(self) -> bool:
        """Whether a map or a word stands where a list of rules is taken."""
        form, value = self.tools.field.fact.tool_syntax.form, self.tools.entry.value
        return form is ToolForm.PERMISSION_RULES and not isinstance(value, Sequence) and not is_empty(value)


def rule_lists(header: Header, kind: Kind) -> Iterator[RuleList]:
    """The fields of a header that hold rules, in the order in which they are put together: switches come first."""
    found = [each for each in field_entries(header, kind, Role.PERMISSIONS) if each.field.fact.tool_syntax.rules]
    for entry, field in sorted(found, key=lambda each: each.field.fact.tool_syntax.form is not ToolForm.BOOL_MAP):
        syntax = field.fact.tool_syntax
        if syntax.rules:
            yield RuleList(ToolList(entry, field, tuple(tool_refs(entry, field, kind.vocabulary))), syntax.rules)


def voiding(header: Header, field: Field) -> list[Entry]:
    """The entries of a header beside which nothing counts that a field of rules says."""
    rules = field.fact.tool_syntax.rules
    void = rules.void if rules else None
    return [entry for entry in header.root.entries if entry.key.value not in void.beside] if void else []


def effect_of(refs: Iterable[ToolRef], name: str, pattern: str) -> Effect | None:
    """What becomes of all calls that a pattern of a permission stands for; None where no rule is about all of them."""
    decided = (ref.effect for ref in reversed(tuple(refs)) if covers(ref, name, pattern))
    return next(decided, None)


def covers(ref: ToolRef, name: str, pattern: str) -> bool:
    """Whether a rule is about all calls that a pattern of a permission stands for."""
    return _covers(ref.name, name) and _covers(ref.specifier or ANY, pattern or ANY)


@lru_cache(maxsize=4096)
def _covers(whole: str, part: str) -> bool:
    return all(_matches(whole, part.replace("*", sample).replace("?", "\ue001")) for sample in _samples(part))


def _samples(pattern: str) -> tuple[str, ...]:
    return _SAMPLES if "*" in pattern else ("",)


def _matches(pattern: str, text: str) -> bool:
    """Whether a text is one that a pattern stands for: ``*`` is any characters, `` *`` at its end also none."""
    made = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    if pattern.endswith(" *"):
        made = made.removesuffix(re.escape(" ") + ".*") + "(?: .*)?"
    return re.fullmatch(made, text, re.S) is not None
