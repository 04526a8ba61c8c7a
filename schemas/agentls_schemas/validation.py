"""What a model refuses; for values that are plainly right, which nearly all are, no validator is made or loaded."""

from __future__ import annotations

import types
import typing
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, Union, cast

from agentls_schemas.declared import (
    AfterValidator,
    BeforeValidator,
    Field,
    FieldPart,
    Model,
    WrapValidator,
    declared_fields,
    make_model,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from agentls_schemas.declared import Declared

M = TypeVar("M", bound=Model)

_SCALARS = (str, bool, int, float, type(None))
_UNIONS = (Union, types.UnionType)
_BOUNDS: Mapping[str, Any] = {
    "gt": lambda value, bound: value > bound,
    "ge": lambda value, bound: value >= bound,
    "le": lambda value, bound: value <= bound,
    "min_length": lambda value, bound: len(value) >= bound,
    "json_schema_extra": lambda _, __: True,
    "max_length": lambda value, bound: len(value) <= bound,
}


def refusals(model: type[Model], values: Mapping[str, object]) -> list[ErrorDetails]:
    """Why a model refuses these values of its fields; nothing where it takes them."""
    fields = declared_fields(model)
    odd = {key: value for key, value in values.items() if not _takes_plainly(fields[key], value)}
    if not odd:
        return []
    from pydantic import ValidationError

    from agentls_schemas.pydantic_models import model_of

    try:
        # A validator of all fields takes long to make, and to load what makes it.
        model_of(_some(model, frozenset(odd))).model_validate(odd)
    except ValidationError as refused:
        return refused.errors(include_url=False)
    return []


def read_values(model: type[M], values: dict[str, Any]) -> M | list[ErrorDetails]:
    """All values of a model as an object with its fields, or why they are refused."""
    try:
        return cast("M", _map(model, values))
    except ValueError:
        pass
    from pydantic import ValidationError

    from agentls_schemas.pydantic_models import model_of

    try:
        return cast("M", model_of(model).model_validate(values))
    except ValidationError as refused:
        return refused.errors(include_url=False)


def validated(type_: Any, value: object) -> Any:  # noqa: ANN401
    """A value as a type takes it.

    Raises:
        ValueError: it does not.
    """
    from agentls_schemas.pydantic_models import adapter

    return adapter(type_).validate_python(value, strict=True)


def takes(type_: Any, value: object) -> bool:  # noqa: ANN401
    """Whether a type takes a value."""
    try:
        validated(type_, value)
    except ValueError:
        return False
    return True


def field_value(model: type[Model], key: str, data: object) -> object:
    """The value of one field of a model as it takes it, whatever else there must be; None where it does not."""
    from agentls_schemas.pydantic_models import model_of

    try:
        return model_of(_some(model, frozenset({key}))).model_validate({key: data}).model_dump(by_alias=True).get(key)
    except ValueError:
        return None


@lru_cache(maxsize=512)
def _some(model: type[Model], keys: frozenset[str]) -> type[Model]:
    """The model of some fields alone, in their order."""
    fields = (field for key, field in declared_fields(model).items() if key in keys)
    return make_model("Some", Model, {each.name: (_annotated(each), each.default) for each in fields})


def _annotated(field: Declared) -> Any:  # noqa: ANN401
    return Annotated[(field.annotation, *field.metadata, Field(alias=field.key))]


def takes_plainly(model: type[Model], values: Mapping[str, object]) -> bool:
    """Whether a model is certain to take these values of its fields; False is no answer."""
    fields = declared_fields(model)
    return all(_takes_plainly(fields[key], value) for key, value in values.items())


def _takes_plainly(field: Declared, value: object) -> bool:
    try:
        _value(field.annotation, field.checks, value)
    except ValueError:
        return False
    return True


def _value(annotation: Any, about: tuple[Any, ...], given: Any) -> Any:  # noqa: ANN401
    """A value as a type takes it, with what is said about the type, the last first.

    Raises:
        ValueError: whether it does is not certain.
    """
    if not about:
        return _of_type(annotation, given)
    inner, outer = about[:-1], about[-1]
    if isinstance(outer, BeforeValidator):
        return _value(annotation, inner, outer.func(given))
    if isinstance(outer, WrapValidator):
        return outer.func(given, lambda value: _value(annotation, inner, value))
    value = _value(annotation, inner, given)
    if isinstance(outer, AfterValidator):
        return outer.func(value)
    if isinstance(outer, FieldPart) and not all(_holds(name, value, bound) for name, bound in outer.bounds.items()):
        raise ValueError
    return value


def _holds(name: str, value: Any, bound: Any) -> bool:  # noqa: ANN401
    return name in _BOUNDS and bool(_BOUNDS[name](value, bound))


def _of_type(type_: Any, value: Any) -> Any:  # noqa: ANN401
    if type_ in _SCALARS:
        if type(value) is not type_ and not (type_ is float and type(value) is int):
            raise ValueError
        return value
    origin, inner = typing.get_origin(type_), typing.get_args(type_)
    if origin is Annotated:
        return _value(inner[0], inner[1:], value)
    if origin in _UNIONS:
        return _one_of(inner, value)
    if origin is list and isinstance(value, list):
        return [_of_type(inner[0], item) for item in value]
    if origin is dict and isinstance(value, dict):
        return {_of_type(inner[0], key): _of_type(inner[1], item) for key, item in value.items()}
    if isinstance(type_, type) and issubclass(type_, Model) and isinstance(value, dict):
        return _map(type_, value)
    named = origin is Literal and any(type(value) is type(each) and value == each for each in inner)
    if not named and type_ is not Any:
        raise ValueError
    return value


def _one_of(types_: tuple[Any, ...], value: object) -> object:
    for each in types_:
        try:
            return _of_type(each, value)
        except ValueError:
            continue
    raise ValueError


def _map(model: type[Model], value: dict[Any, Any]) -> object:
    """A map as an object with the model's fields, as validators are given it."""
    fields = declared_fields(model)
    if model.closed and value.keys() - fields.keys():
        raise ValueError
    if not all(map(isinstance, value, repeat(str))) or any(
        each.required for key, each in fields.items() if key not in value
    ):
        raise ValueError
    taken = {each.name: each.default for each in fields.values()}
    for key in fields.keys() & value:
        taken[fields[key].name] = _value(fields[key].annotation, fields[key].checks, value[key])
    for key in value.keys() - fields.keys() if model.others is not None else ():
        _of_type(model.others, value[key])
    return types.SimpleNamespace(**taken)
