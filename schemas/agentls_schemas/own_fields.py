"""A kind of file with fields that a team adds to those of the tool: derived, so that nobody has to know of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any

from msgspec.structs import replace

from agentls.finding import Outcome
from agentls_schemas.declared import REQUIRED, Field, make_model
from agentls_schemas.fields import Fact, Fields
from agentls_schemas.values import one_of
from agentls_schemas.verdicts import Condition, Verdict

if TYPE_CHECKING:
    from agentls_schemas.fields import OwnField
    from agentls_schemas.kind import Kind
    from agentls_schemas.verdicts import Loader

TYPES: Mapping[str, Any] = MappingProxyType(
    {
        "string": str,
        "integer": int,
        "number": float,
        "boolean": bool,
        "list": list[Any],
        "map": dict[str, Any],
        "any": Any,
    }
)
"""The types that such a field can have."""
WITH_VALUES = ("string", "list")
"""Those that values can be named for."""

_WANTED = Verdict(Outcome.REPAIRED, "require it", by="your settings")
"""The tool loads the file all the same."""
_ABOUT_ONE = (
    Condition.MISSING_FIELD, Condition.NULL_FIELD, Condition.EMPTY_TEXT, Condition.BLANK_VALUE,
    Condition.NO_VALUE, Condition.WRONG_TYPE, Condition.NOT_TEXT, Condition.WRONG_VALUE,
)  # fmt: skip
"""What can be the matter with one field."""


@lru_cache(maxsize=512)
def with_own(kind: Kind, own: tuple[OwnField, ...]) -> Kind:
    """A kind with the fields of a team, except those that its tool has itself and those that it drops the file for."""
    standing = tuple(each for each in own if not has_itself(kind, each.key) and not refusal(kind, each.key))
    fields = kind.fields
    wider: dict[str, Any] = {f"own_{at}": _declared(kind, each) for at, each in enumerate(standing)}
    model = make_model(fields.model.__name__, fields.model, wider) if wider else fields.model
    return replace(
        kind,
        loader=_loader(kind.loader, standing),
        declared=Fields(
            model,
            fields.layout,
            foreign=fields.foreign,
            unlisted=fields.unlisted,
            extensible=fields.extensible,
            own=own,
            deep=fields.deep,
        ),
    )


def has_itself(kind: Kind, key: str) -> bool:
    """Whether a kind's tool knows a key, so that nobody else can say what it means."""
    return key in kind.fields or key in kind.fields.unlisted


def refusal(kind: Kind, key: str) -> str:
    """What a kind's tool does with a file for a key that it does not know; empty where it takes the file."""
    loader = kind.loader
    condition = Condition.FOREIGN_KEY if key in kind.fields.foreign else Condition.UNKNOWN_KEY
    verdicts = (loader.verdict(condition, key, scope) for scope in ("", *loader.verdicts))
    return next((f"{loader.tool} {each.says}" for each in verdicts if each.outcome <= Outcome.DEGRADED), "")


def _declared(kind: Kind, own: OwnField) -> tuple[Any, Any]:
    taken = TYPES[own.type]
    if own.values:
        choice: Any = one_of(own.values)
        taken = list[choice] if own.type == "list" else choice
    verdict = kind.loader.verdict(Condition.UNKNOWN_KEY, own.key)
    whose = f"A field of your team, from its settings; {kind.loader.tool} {verdict.says}."
    doc = f"{own.doc}\n\n{whose}" if own.doc else whose
    fact = Fact(doc, "", values=dict.fromkeys(own.values, ""), unread=True)
    taken = taken if own.required else taken | None
    return Annotated[taken, Field(alias=own.key), fact], REQUIRED if own.required else None


def _loader(loader: Loader, own: tuple[OwnField, ...]) -> Loader:
    """A loader that says of these fields whose wish they are, in every scope."""
    rows = {f"{condition} {each.key}": _WANTED for condition in _ABOUT_ONE for each in own}
    return replace(
        loader, verdicts={scope: {**loader.verdicts.get(scope, {}), **rows} for scope in ("", *loader.verdicts)}
    )
