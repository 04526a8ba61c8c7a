"""Models made of data: for files of settings, which have hundreds of keys and little else to say.

A field is a map with:

- ``doc``: what it is for.
- ``is``: ``text`` (the default), ``flag``, ``integer``, ``number``, ``any``, or a type that the caller has named.
- ``values``: the words it takes, as a list, or as a map with the meaning of each.
- ``keys``: it is a map with these keys, each a field; ``open: true`` where others are taken too.
- ``entries``: it is a map from any key to such a field. ``items``: it is a list of them.
- ``one_of``: several such fields, no two of which take values of one type.
- ``by``: of ``one_of`` maps, the key whose value tells which of them it is; ``otherwise``: what it is where the key is
  missing, unless one of the maps has no such key; ``implied``: other keys that do not go without it, each with the
  value that it should have then.
- ``least``, ``above``, ``most``: of numbers, and ``least`` of the characters of a text. ``pattern``: of a text.
- ``required: true``; any part of a ``Fact`` but its doc and source: ``role``, ``example``, ``deprecated``, …
  Of its parts ``tool_syntax`` and ``servers`` are named, as the caller calls them.
"""

from __future__ import annotations

import operator
from functools import reduce
from typing import TYPE_CHECKING, Annotated, Any, cast

from agentls.named_tuple import NamedTuple
from agentls_schemas.declared import REQUIRED, Field, Model, RefusalError, WrapValidator, make_model
from agentls_schemas.fields import Fact, Role
from agentls_schemas.identity import Sort
from agentls_schemas.validation import takes, validated
from agentls_schemas.values import Header, OpenPart, Part, one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls_schemas.data import Folder
    from agentls_schemas.declared import Check

Entry = dict[str, Any]

_TYPES: Mapping[str, object] = {"text": str, "flag": bool, "integer": int, "number": float, "any": Any}
_BOUNDS = {"least": "ge", "above": "gt", "most": "le", "pattern": "pattern"}
_FACTS = frozenset(Fact._fields) - {"doc", "source", "values"}
_NAMED = frozenset({"tool_syntax", "servers"})
_SETS = frozenset({"unless", "ignored_in"})
_PYTHON: Mapping[str, tuple[type, ...]] = {
    "text": (str,), "flag": (bool,), "integer": (int,), "number": (int, float), "list": (list,), "map": (dict,),
}  # fmt: skip
_WORDS = {"text": "text", "flag": "true or false", "integer": "a whole number", "number": "a number",
          "list": "a list", "map": "a map"}  # fmt: skip


def read_model(folder: Folder, name: str, source: str, types: Mapping[str, object]) -> type[Model]:
    """The model of a file's fields.

    Args:
        folder: where ``name.yaml`` lies.
        name: of the data, and of the model.
        source: the key of the source of all fields that name none.
        types: what ``is`` can name beside the plain types, and what ``tool_syntax`` and ``servers`` can.

    Raises:
        KeyError: a field's type is none.
    """
    return _Maker(source, types).model(name.title().replace("_", ""), folder.read(name), Header)


class Named(NamedTuple):
    """A type that data can name."""

    type: object
    form: str = "text"
    """What its values are: ``text``, ``list`` or ``map``."""


def read_type(folder: Folder, name: str, source: str, types: Mapping[str, object]) -> Any:  # noqa: ANN401
    """The type of what ``name.yaml`` describes, for other data to name; see ``read_model``."""
    return _Maker(source, types).type(folder.read(name), name.title().replace("_", ""))


class _Maker:
    def __init__(self, source: str, types: Mapping[str, object]) -> None:
        self._source, self._types = source, types

    def model(self, name: str, keys: Mapping[str, Entry], base: type[Model]) -> type[Model]:
        """The model of a map with keys. Its fields have names of their own: a key can be any word."""
        made = {f"key_{number}": self._field(key, entry, name) for number, (key, entry) in enumerate(keys.items())}
        return make_model(name, base, made)

    def _field(self, key: str, entry: Entry, name: str) -> tuple[Any, Any]:
        type_ = self.type(entry, f"{name}{key[:1].upper()}{key[1:]}")
        values = next((each["values"] for each in (entry, *entry.get("one_of", ())) if "values" in each), ())
        said = {each: entry[each] for each in _FACTS & entry.keys()}
        said |= {each: self._types[said[each]] for each in _NAMED & said.keys()}
        said |= {each: frozenset(said[each]) for each in _SETS & said.keys()}
        said |= {each: Sort(said[each]) for each in ("gives",) if each in said}
        said["role"] = Role(said.get("role", Role.PLAIN))
        said["values"] = values if isinstance(values, dict) else dict.fromkeys(map(str, values), "")
        fact = Fact(entry.get("doc", ""), entry.get("source", self._source), **said)
        required = entry.get("required", False)
        return Annotated[type_ if required else type_ | None, fact], Field(REQUIRED if required else None, alias=key)

    def type(self, entry: Entry, name: str) -> Any:  # noqa: ANN401
        """The type of a field's value."""
        if "one_of" in entry:
            return self._one_of(entry, name)
        if "keys" in entry:
            return self.model(name, entry["keys"], OpenPart if entry.get("open") else Part)
        if "entries" in entry:
            held: Any = self.type(entry["entries"], name)
            return dict[str, held]
        if "items" in entry:
            item: Any = self.type(entry["items"], name)
            listed = list[item]
            return Annotated[listed, Field(min_length=entry["least"])] if "least" in entry else listed
        if "values" in entry and "is" not in entry:
            return one_of(tuple(entry["values"]))
        return self._plain(entry)

    def _plain(self, entry: Entry) -> Any:  # noqa: ANN401
        name = entry.get("is", "text")
        bounds = {bound: entry[each] for each, bound in _BOUNDS.items() if each in entry}
        if name == "text" and "ge" in bounds:
            bounds["min_length"] = bounds.pop("ge")
        type_ = _TYPES[name] if name in _TYPES else self._named(name).type
        return Annotated[type_, Field(**bounds)] if bounds else type_

    def _named(self, name: str) -> Named:
        found = self._types[name]
        return found if isinstance(found, Named) else Named(found)

    def _form(self, entry: Entry) -> str:
        """What a value is for JSON."""
        if "by" in entry or "keys" in entry or "entries" in entry:
            return "map"
        name = entry.get("is", "text")
        return "list" if "items" in entry else name if name in _PYTHON else self._named(name).form

    def _one_of(self, entry: Entry, name: str) -> Any:  # noqa: ANN401
        branches = [self.type(each, f"{name}{number}") for number, each in enumerate(entry["one_of"])]
        if "by" in entry:
            by, several = entry["by"], zip(entry["one_of"], branches, strict=True)
            known = {
                value: made for each, made in several for value in each["keys"].get(by, {"values": [""]})["values"]
            }
            check: object = _Chosen(by, known, entry.get("otherwise", ""), entry.get("implied", {}))
        else:
            check = _Typed(dict(zip(map(self._form, entry["one_of"]), branches, strict=True)))
        return Annotated[reduce(operator.or_, branches), WrapValidator(cast("Any", check))]


class _Typed:
    """Takes a value for the one of several types that it looks like, so that what is wrong is told of that one."""

    def __init__(self, branches: Mapping[str, object]) -> None:
        self._branches = branches

    def __call__(self, value: object, _: Check) -> object:
        """See ``WrapValidator``.

        Raises:
            RefusalError: it looks like none of them.
        """
        for form, branch in self._branches.items():
            if type(value) in _PYTHON[form]:
                return validated(branch, value)
        words = " or ".join(_WORDS[form] for form in self._branches)
        raise RefusalError("one_of", "must be {words}", {"words": words})


class _Chosen:
    """Takes a map for the one of several that a key of it names."""

    def __init__(self, key: str, branches: Mapping[str, object], otherwise: str, implied: Mapping[str, str]) -> None:
        self._key, self._branches, self._otherwise, self._implied = key, branches, otherwise, implied

    def __call__(self, value: object, _: Check) -> object:
        """See ``WrapValidator``.

        Raises:
            RefusalError: it is no map, names none of them, or says what goes with none but another.
        """
        if not isinstance(value, dict):
            raise RefusalError("dict_type", "must be a map")
        for key, meant in self._implied.items() if self._key not in value else ():
            if key in value:
                says = "has `{other}` and needs `{key}`, such as `{meant}`"
                raise RefusalError("implied", says, {"other": key, "key": self._key, "meant": meant, "at": key})
        named = value.get(self._key, self._otherwise)
        if not isinstance(named, str) or named not in self._branches or named == value.get(self._key) == "":
            says, at = "needs a `{key}` of {known}", self._key
            known = ", ".join(f"`{each}`" for each in filter(None, self._branches))
            raise RefusalError(
                "spared" if self._is_plain(value) else "variant", says, {"key": self._key, "known": known, "at": at}
            )
        return validated(self._branches[named], value)

    def _is_plain(self, value: object) -> bool:
        """Whether it does as the one without the key, which has nobody look at that."""
        return "" in self._branches and takes(self._branches[""], value)
