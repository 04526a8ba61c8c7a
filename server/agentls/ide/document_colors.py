"""The colours a file names, and the names for a colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import field_entries
from agentls.syntax.nodes import Scalar
from agentls_schemas.fields import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls.lint.context import Context
    from agentls.text import Span
    from agentls_schemas.fields import Field

_NUMBER = lazy_pattern(r"#[0-9A-Fa-f]{6}")
Rgb = tuple[int, int, int]
"""Red, green and blue, each from 0 to 255."""


class Color(NamedTuple):
    """A colour where it is named."""

    span: Span
    """The name, without quotes."""
    rgb: Rgb


def colors(ctx: Context) -> list[Color]:
    """The colours that the header names."""
    found = []
    for entry, field in field_entries(ctx.doc.header, ctx.kind, Role.COLOR) if ctx.doc.header else ():
        value = entry.value
        if isinstance(value, Scalar) and (rgb := _meant(value.value, field)):
            found.append(Color(value.view.span(0, len(value.value)), rgb))
    return found


def _meant(name: str, field: Field) -> Rgb | None:
    """A colour by its name, or written as a number where the field takes such."""
    if field.fact.form and _NUMBER.fullmatch(name):
        return int(name[1:3], 16), int(name[3:5], 16), int(name[5:7], 16)
    return _rgb(field).get(name)


def names(ctx: Context, rgb: Rgb) -> list[str]:
    """All names of colours that the kind has, the one most like a colour first; its number where the kind takes it."""
    fields = ctx.kind.fields.with_role(Role.COLOR)
    if any(field.fact.form for field in fields):
        return ["#{:02x}{:02x}{:02x}".format(*rgb)]
    known = {name: own for field in fields for name, own in _rgb(field).items()}
    return sorted(known, key=lambda name: _distance(rgb, known[name]))


def _rgb(field: Field) -> Mapping[str, Rgb]:
    return field.fact.colors.rgb if field.fact.colors else {}


def _distance(one: Rgb, other: Rgb) -> int:
    """How unlike two colours look, squared: with the weights of red and blue that the eye gives them."""
    red, green, blue = (a - b for a, b in zip(one, other, strict=True))
    middle = (one[0] + other[0]) // 2
    return (512 + middle) * red * red + 1024 * green * green + (767 - middle) * blue * blue
