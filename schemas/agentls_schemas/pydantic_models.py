"""Pydantic's models and types of what is declared: they check values and write JSON Schemas."""

from __future__ import annotations

import types
import typing
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, cast

import pydantic
from pydantic import BaseModel, ConfigDict, TypeAdapter
from pydantic_core import PydanticCustomError

from agentls_schemas.declared import (
    REQUIRED,
    AfterValidator,
    BeforeValidator,
    FieldPart,
    Model,
    RefusalError,
    WrapValidator,
    own_types,
)

if TYPE_CHECKING:
    from collections.abc import Callable


class _Open(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True, defer_build=True)


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


@lru_cache(maxsize=1024)
def model_of(declared: type[Model]) -> type[BaseModel]:
    """The pydantic model of a declared one."""
    root = _Closed if declared.closed else _Open
    bases = tuple(root if each is Model else model_of(each) for each in declared.__bases__)
    own = own_types(declared)
    annotations = {name: type_of(each) for name, each in own.items()}
    if "others" in vars(declared):
        annotations["__pydantic_extra__"] = dict[str, type_of(declared.others)]  # type: ignore[misc]
    space = {
        "__module__": declared.__module__,
        "__qualname__": declared.__qualname__,
        "__doc__": declared.__doc__,
        "__annotations__": annotations,
        **{name: _part(vars(declared)[name]) for name in own if name in vars(declared)},
    }
    return types.new_class(declared.__name__, bases, exec_body=lambda body: body.update(space))


@lru_cache(maxsize=1024)
def adapter(declared: Any) -> TypeAdapter[Any]:  # noqa: ANN401
    """What checks values of a declared type."""
    return TypeAdapter(type_of(declared))


def type_of(declared: Any) -> Any:  # noqa: ANN401
    """A declared type as pydantic takes it."""
    origin, inner = typing.get_origin(declared), typing.get_args(declared)
    if isinstance(declared, type) and origin is None:
        return model_of(declared) if issubclass(declared, Model) else declared
    if origin is None or origin is Literal:
        return declared
    if origin is Annotated:
        return Annotated[(type_of(inner[0]), *map(_part, inner[1:]))]
    made = tuple(map(type_of, inner))
    return Union[made] if origin in (Union, types.UnionType) else origin[made]  # noqa: UP007


def _part(about: Any) -> Any:  # noqa: ANN401
    """What is said beside a type, or a default, as pydantic has it."""
    if isinstance(about, Model):
        return model_of(type(about))()
    if isinstance(about, FieldPart):
        said = {"default": about.default, "alias": about.alias, "description": about.description}
        given = {key: each for key, each in said.items() if each not in (REQUIRED, "")}
        return pydantic.Field(**cast("Any", given), **about.bounds)
    if isinstance(about, AfterValidator):
        return pydantic.AfterValidator(_refusing(about.func))
    if isinstance(about, BeforeValidator | WrapValidator):
        taken = {} if about.json_schema_input_type is None else {"json_schema_input_type": about.json_schema_input_type}
        made = pydantic.BeforeValidator if isinstance(about, BeforeValidator) else pydantic.WrapValidator
        return made(_refusing(about.func), **{name: type_of(each) for name, each in taken.items()})
    return about


def _refusing(check: Callable[..., Any]) -> Callable[..., Any]:
    """A validator whose refusals are pydantic's."""

    # Pydantic counts a validator's parameters.
    @wraps(check)
    def checked(*given: Any) -> Any:  # noqa: ANN401
        try:
            return check(*given)
        except RefusalError as refused:
            raise PydanticCustomError(refused.type, refused.says, refused.about) from None

    return checked
