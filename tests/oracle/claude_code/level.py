"""How loudly a case must be spoken of: worked out from what was meant and what the program did, not from agentls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from oracle.case import Either
from oracle.claude_code.bases import Place
from oracle.level import Level, either, same, unloaded

if TYPE_CHECKING:
    from oracle.case import Case, Meant
    from oracle.claude_code.record import Record


UNSET = {"effort": "medium", "listed": True, "hint": ""}
"""What the program shows where a field is not given. A model shows as ``None``."""

_OWN = {"hooks": "acts", "skills": "acts", "mcpServers": "acts"}
"""Where the effect of a field is seen, if not under its name."""

_HEADER = re.compile(r"---[ \t]*\r*\n(.*?)(?:^---[ \t]*(?:\r*\n|\Z))", re.S | re.M)


def level(case: Case, record: Record) -> Level:
    """The level that a case must have. A header that is no YAML is a warning: only this program takes it."""
    if not record.loads:
        return unloaded(case)
    found = [_field(case, field, meant, record) for field, meant in case.means.items()]
    if record.refused and not strict(case.data):
        return Level.ERROR
    if case.vain or case.damaged or record.refused or _complaints(case, record) or not strict(case.data):
        found.append(Level.WARNING)
    return max(found)


def _complaints(case: Case, record: Record) -> list[str]:
    return [line for line in record.says if not (case.idle and "does not recognize" in line)]


def _field(case: Case, field: str, meant: Meant, record: Record) -> Level:
    got = getattr(record, field)
    if isinstance(meant, Either):
        return either(meant, got)
    unset = UNSET.get(field)
    if _same(meant, got, field) or (meant is None and got == unset) or (meant is None and field != "model"):
        return Level.NOTHING
    if field in {"tools", "prompt", "text"} and got is None:
        return Level.NOTHING  # it could not be started, so this was not seen
    kept = field in {"tools", "text", "acts"} or got == unset or (case.place == Place.COMMANDS and field == "name")
    ignored = kept and field == _OWN.get(case.own, case.own)
    return Level.WARNING if ignored else Level.ERROR


def _same(meant: Meant, got: object, field: str = "") -> bool:
    if field == "prompt" and isinstance(meant, str) and isinstance(got, str):
        return got.startswith(meant)  # the program adds its own words
    return same(meant, got)


def strict(data: bytes) -> bool:
    """Whether a strict reader takes the header: one that ends at a line of three dashes and is YAML."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    if not text.startswith("---"):
        return True
    # YAML 1.2 takes a tab behind the dash of an item; the reader here is of YAML 1.1.
    header = _HEADER.match(re.sub(r"(?m)^( *-)\t", r"\1 ", text))
    return header is not None and _is_yaml(re.sub(r"\r*\n", "\n", header[1]))


def _is_yaml(text: str) -> bool:
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    except RecursionError:
        return True
    keys = (
        [key.value for key, _ in root.value if isinstance(key.value, str)] if isinstance(root, yaml.MappingNode) else []
    )
    return len(keys) == len(set(keys))
