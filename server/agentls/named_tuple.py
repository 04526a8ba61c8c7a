"""``NamedTuple`` as ``typing`` has it, at less than half its price: that compiles the text of each annotation."""

from __future__ import annotations

import typing
from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Maker(type):
        def __new__(cls, name: str, _: tuple[type, ...], space: dict[str, Any]) -> type:
            """The class of a class statement."""
            types = space.pop("__annotations__", None)
            if types is None:
                return typing.NamedTupleMeta(name, (typing._NamedTuple,), space)  # noqa: SLF001
            defaults = [space.pop(each) for each in types if each in space]
            made = namedtuple(name, types, defaults=defaults, module=space["__module__"])
            made.__annotations__ = types
            for each in space.keys() - _OWN:
                setattr(made, each, space[each])
            return made

    _OWN = frozenset({"__module__", "__qualname__"})
    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
