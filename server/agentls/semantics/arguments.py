"""The variables of a prompt: what its tool puts arguments and paths in place of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.semantics.tool_refs import split
from agentls.syntax.nodes import Scalar, Sequence

if TYPE_CHECKING:
    from agentls.syntax.nodes import Header
    from agentls_schemas.kind import Kind

VARIABLE = lazy_pattern(r"(?<!\\)\$(?:\{\w+\}|\w+(?:\[\d+\])?)")
"""A variable as it is written: ``$ARGUMENTS``, ``$ARGUMENTS[0]``, ``$0``, ``$branch``, ``${CLAUDE_SKILL_DIR}``."""

_ORDINALS = ("first", "second", "third")


def variables(header: Header | None, kind: Kind) -> dict[str, str]:
    """The variables a file can use, as they are written, each with what it stands for."""
    prompting = kind.vocabulary.invocation.prompting
    if prompting is None:
        return {}
    named = argument_names(header, prompting.names)
    found = {f"${prompting.variable}": "All that is typed behind the name, as one text."}
    for number, ordinal in enumerate(_ORDINALS):
        name = f" (`{named[number]}`)" if number < len(named) else ""
        found[f"${number}"] = f"The {ordinal} argument{name}; arguments count from 0."
    found |= {f"${name}": f"The argument `{name}` of `{prompting.names}`." for name in named}
    found |= {f"${prompting.variable}[{n}]": f"The {ordinal} argument." for n, ordinal in enumerate(_ORDINALS)}
    return found | {f"${{{name}}}": doc for name, doc in prompting.variables.items()}


def explain_variable(written: str, header: Header | None, kind: Kind) -> str:
    """What a variable stands for; empty for none that the tool knows."""
    known, prompting = variables(header, kind), kind.vocabulary.invocation.prompting
    number = re.fullmatch(r"\$(?:\w+\[)?(\d{1,2})\]?", written)
    if written in known or prompting is None or number is None:
        return known.get(written, "")
    is_indexed = "[" in written and not written.startswith(f"${prompting.variable}[")
    return "" if is_indexed else f"Argument {number[1]}; arguments count from 0."


def argument_names(header: Header | None, key: str) -> list[str]:
    """The names that a field gives the arguments, in order."""
    entry = header.root.get(key) if header else None
    value = entry.value if entry else None
    if isinstance(value, Sequence):
        return [item.value for item in value.items if isinstance(item, Scalar) and item.value]
    if isinstance(value, Scalar) and isinstance(value.data, str):
        return [value.value[start:end] for start, end in split(value.value, ", ")]
    return []
