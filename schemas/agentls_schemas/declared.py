"""What fields are declared with: classes as light as any, of which pydantic's models are made when one is asked for.

``Field`` and the validators mean what they mean in pydantic. A run whose values are plainly right never loads it
(``validation``), and ``pydantic_models`` is the one place that knows how one becomes the other.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Annotated, Any, ClassVar

from msgspec import Struct

REQUIRED: Any = ...
"""The default of a field that must be there."""

Check = Callable[[Any], Any]
"""What a value goes through: it hands the value on, or another in its place, or raises ``RefusalError``."""


class RefusalError(ValueError):
    """A validator does not take a value."""

    def __init__(self, type_: str, says: str, about: dict[str, Any] | None = None) -> None:
        """Say why: ``says`` goes on behind the field's name, and names what is ``about`` it in braces."""
        super().__init__(says)
        self.type, self.says, self.about = type_, says, about


class BeforeValidator(Struct, frozen=True):
    """A value goes through it before its type is looked at."""

    func: Check
    json_schema_input_type: Any = None
    """What it takes beside the type itself; None for no more."""


class AfterValidator(Struct, frozen=True):
    """A value of the right type goes through it; a map is an object with the fields of its model."""

    func: Check


class WrapValidator(Struct, frozen=True):
    """It says itself what becomes of a value, and may ask the type: ``func(value, check)``."""

    func: Callable[[Any, Check], Any]
    json_schema_input_type: Any = None


class FieldPart(Struct, frozen=True, eq=False):
    """What is said of a field or a type by ``Field``."""

    default: Any
    alias: str
    description: str
    bounds: Mapping[str, Any]


CHECKS = (BeforeValidator, AfterValidator, WrapValidator, FieldPart)
"""What is said beside a type that has a say in which values it takes."""


def Field(  # noqa: N802  # as in pydantic
    default: Any = REQUIRED,  # noqa: ANN401
    *,
    alias: str = "",
    description: str = "",
    **bounds: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    """What a type does not say. Bounds are ``gt``, ``ge``, ``le``, ``min_length``, ``max_length`` and ``pattern``."""
    return FieldPart(default, alias, description, bounds)


class ModelType(type):
    """The type of models, so that they can be looked up."""


class Model(metaclass=ModelType):
    """A map whose keys are declared as the fields of a class. Other keys are no errors here; a rule looks at them."""

    others: ClassVar[object] = None
    """The type of what stands under other keys; None for any."""
    closed: ClassVar[bool] = False
    """There may be no other keys."""

    def __init_subclass__(cls, *, others: object = None, closed: bool = False) -> None:
        """Declare one."""
        cls.closed = cls.closed or closed
        if others is not None:
            cls.others = others


class Declared(Struct, frozen=True, eq=False):
    """A field as it is declared."""

    name: str
    """Its attribute's."""
    key: str
    annotation: Any
    metadata: tuple[Any, ...]
    """What its ``Annotated`` says beside the type, but for its name and description."""
    checks: tuple[Any, ...]
    """What of that a value goes through."""
    default: Any
    description: str

    @property
    def required(self) -> bool:
        """Whether it must be there."""
        return self.default is REQUIRED


def make_model(
    name: str, base: type[Model], fields: Mapping[str, tuple[Any, Any]], doc: str | None = None
) -> type[Model]:
    """A model with fields that no class declares: type and default by name."""
    defaults = {each: default for each, (_, default) in fields.items() if default is not REQUIRED}
    types = {each: type_ for each, (type_, _) in fields.items()}
    return type(name, (base,), {"__module__": __name__, "__doc__": doc, "__annotations__": types, **defaults})


@lru_cache(maxsize=1024)
def declared_fields(model: type[Model]) -> Mapping[str, Declared]:
    """The fields of a model by key, those of its bases first."""
    names: dict[str, Declared] = {}
    for each in reversed(model.__mro__):
        names |= {name: _declared(each, name, type_) for name, type_ in own_types(each).items()}
    return {each.key: each for each in names.values()}


def own_types(model: type) -> Mapping[str, Any]:
    """The types of the fields that a class declares itself, by attribute."""
    if not issubclass(model, Model) or model is Model:
        return {}
    own = model.__annotations__
    # A module whose annotations are texts costs more to read.
    return inspect.get_annotations(model, eval_str=True) if any(isinstance(each, str) for each in own.values()) else own


def _declared(model: type, name: str, type_: Any) -> Declared:  # noqa: ANN401
    annotated = typing.get_origin(type_) is Annotated
    inner, about = (type_.__origin__, type_.__metadata__) if annotated else (type_, ())
    value = vars(model).get(name, REQUIRED)
    about, value = ((*about, value), value.default) if isinstance(value, FieldPart) else (about, value)
    parts = [each for each in about if isinstance(each, FieldPart)]
    key = next((each.alias for each in reversed(parts) if each.alias), name)
    description = next((each.description for each in reversed(parts) if each.description), "")
    default = next((each.default for each in reversed(parts) if each.default is not REQUIRED), REQUIRED)
    kept = tuple(each for each in about if not isinstance(each, FieldPart) or each.bounds)
    checks = tuple(each for each in kept if isinstance(each, CHECKS))
    return Declared(name, key, inner, kept, checks, default if value is REQUIRED else value, description)
