"""What the settings may say of a team's own fields, and which kinds of files get them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Annotated, Literal

from agentls.named_tuple import NamedTuple
from agentls_schemas import KINDS, OUTLINES
from agentls_schemas.declared import Field, Model
from agentls_schemas.fields import OwnField
from agentls_schemas.own_fields import WITH_VALUES, has_itself, refusal
from agentls_schemas.values import NameList  # noqa: TC001

if TYPE_CHECKING:
    from agentls_schemas.kind import Kind

_WILD = frozenset("*?[")


class OwnFieldModel(Model, closed=True):
    """A header key of your own."""

    doc: Annotated[
        str, Field(description="What it is for, in Markdown: shown over the key and beside completions.")
    ] = ""
    type: Annotated[
        Literal["string", "integer", "number", "boolean", "list", "map", "any"], Field(description="What it takes.")
    ] = "string"
    values: Annotated[
        list[str],
        Field(description="All that it takes, or that its list may hold; without them, anything of its type."),
    ] = []
    kinds: Annotated[
        NameList, Field(description="The kinds of files that have it, also as patterns: `*/agent`. Default: all.")
    ] = []
    required: Annotated[bool, Field(description="Files that lack it are reported.")] = False


class Fault(NamedTuple):
    """What is wrong with a declaration."""

    part: str
    """Its part; empty for all of it."""
    at: int | None
    """Which of its entries, if it is a list."""
    message: str
    holds: bool = False
    """The declaration holds, for other files."""


_TAKING = tuple(id_ for id_, kind in OUTLINES.items() if not kind.deep)
"""The kinds of files to which a team can add fields: settings of a tool are the tool's own."""


def fields_by_kind(declared: Mapping[str, OwnFieldModel]) -> Mapping[str, tuple[OwnField, ...]]:
    """The fields of each kind that gets any, by its id."""
    named = {key: each for key, each in declared.items() if key.strip()}
    wanted = {id_: tuple(_field(k, d) for k, d in named.items() if _is_for(d, id_)) for id_ in _TAKING}
    return {id_: own for id_, own in wanted.items() if own}


def faults(key: str, declared: OwnFieldModel) -> Iterator[Fault]:
    """What is wrong with a declaration that reads well."""
    if not key.strip():
        yield Fault("", None, "A field needs a name, so this has no effect")
        return
    if declared.values and declared.type not in WITH_VALUES:
        yield Fault("values", None, f"`values` goes with the type `string` or `list`, not with `{declared.type}`")
    for at, glob in enumerate(declared.kinds):
        if not any(fnmatchcase(id_, glob) for id_ in _TAKING):
            yield Fault("kinds", at, f"No kind matches `{glob}`; `agentls schema` lists the kinds")
    meant = [KINDS[id_] for id_ in _TAKING if _is_for(declared, id_)]
    theirs = [kind for kind in meant if has_itself(kind, key)]
    if _matters(theirs, meant, declared):
        yield Fault("", None, f"`{key}` is a field of {_named(theirs)} itself, so this has no effect there", holds=True)
    refusing = [kind for kind in meant if kind not in theirs and refusal(kind, key)]
    if _matters(refusing, meant, declared):
        message = f"`{key}` has no effect in {_named(refusing)}: {refusal(refusing[0], key)} for an unknown field"
        yield Fault("", None, message, holds=True)


def _field(key: str, declared: OwnFieldModel) -> OwnField:
    values = tuple(dict.fromkeys(declared.values)) if declared.type in WITH_VALUES else ()
    return OwnField(key, declared.doc.strip(), declared.type, values, declared.required)


def _is_for(declared: OwnFieldModel, kind: str) -> bool:
    return not declared.kinds or any(fnmatchcase(kind, glob) for glob in declared.kinds)


def _matters(some: list[Kind], meant: list[Kind], declared: OwnFieldModel) -> bool:
    """Whether the author had them in mind: the tool is named, or most are such."""
    named = any(
        not _WILD & {*glob.partition("/")[0]} and fnmatchcase(k.id, glob) for k in some for glob in declared.kinds
    )
    return bool(some) and (named or len(some) * 2 >= len(meant))


def _named(kinds: list[Kind]) -> str:
    more = f" and {len(kinds) - 1} more" if len(kinds) > 1 else ""
    return f"`{kinds[0].id}`{more}"
