"""What a model refuses; for values that are plainly right, which nearly all are, no validator is made."""

from __future__ import annotations

import types
import typing
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union

from pydantic import BeforeValidator, ValidationError

from agentls_schemas.fields import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

_SCALARS = (str, bool, int, float)


def refusals(model: type[BaseModel], values: Mapping[str, object]) -> list[ErrorDetails]:
    """Why a model refuses these values of its fields; nothing where it takes them."""
    # A validator takes long to make; once there is one, it is the faster.
    if not model.__pydantic_complete__ and takes_plainly(model, values):
        return []
    try:
        model.model_validate(values)
    except ValidationError as refused:
        return refused.errors(include_url=False)
    return []


def takes_plainly(model: type[BaseModel], values: Mapping[str, object]) -> bool:
    """Whether a model is certain to take these values of its fields; False is no answer."""
    if model.__pydantic_decorators__.model_validators:
        return False
    fields = _by_key(model)
    return all(_takes(fields[key].annotation, fields[key].metadata, value) for key, value in values.items())


@lru_cache(maxsize=256)
def _by_key(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _takes(annotation: object, about: Iterable[object], value: object) -> bool:
    for each in about:
        if isinstance(each, BeforeValidator):
            try:
                value = typing.cast("Any", each.func)(value)
            except ValueError:
                return False
        elif not isinstance(each, Fact):
            return False
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _takes(inner[0], inner[1:], value)
    if origin in (Union, types.UnionType):
        return any(_takes(each, (), value) for each in inner)
    if origin is list:
        return isinstance(value, list) and all(_takes(inner[0], (), item) for item in value)
    if origin is Literal:
        return any(type(value) is type(each) and value == each for each in inner)
    return annotation in _SCALARS and type(value) is annotation
