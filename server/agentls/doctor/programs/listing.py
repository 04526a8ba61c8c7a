"""Reads what programs list, whatever they put where a text or a list is expected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from agentls.doctor.answer import Answer, Heard

if TYPE_CHECKING:
    from collections.abc import Iterator


def text_of(value: object) -> str | None:
    """A text; None for what is none."""
    return value if isinstance(value, str) else None


def texts_of(value: object) -> tuple[str, ...] | None:
    """The texts of a list; None for what is no list."""
    return tuple(map(str, value)) if isinstance(value, list) else None


def items_of(value: object) -> Iterator[Mapping[str, Any]]:
    """The mappings of a list."""
    return (item for item in value if isinstance(item, Mapping)) if isinstance(value, Iterable) else iter(())


def answer_of(item: Mapping[str, Any]) -> Answer:
    """The answer that a script gives as a mapping of the same names."""
    more = item.get("more")
    return Answer(
        loads=item.get("loads") is True,
        name=text_of(item.get("name")),
        description=text_of(item.get("description")),
        tools=texts_of(item.get("tools")),
        model=text_of(item.get("model")),
        prompt=text_of(item.get("prompt")),
        says=texts_of(item.get("says")) or (),
        more=more if isinstance(more, Mapping) else {},
    )


def heard_of(listed: object) -> Heard:
    """The answers that a script gives as a list, each with its path."""
    return Heard(known={str(item.get("path")): answer_of(item) for item in items_of(listed)})
