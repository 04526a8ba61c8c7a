"""Looks model names up in a dialect's ``models.yaml``."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from agentls.lazy_pattern import lazy_pattern
from agentls_schemas.models import Model, Models, ModelState
from agentls_schemas.source import day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from agentls_schemas.data import Folder
    from agentls_schemas.source import Source

_WORD = lazy_pattern(r"[a-z]+|\d+")
_NAME = lazy_pattern(r"[a-z0-9 ._@-]+")
_OPTIONAL: Mapping[str, Any] = MappingProxyType({
    "aliases": {}, "suffixes": {}, "deprecated": {}, "retired": {}, "slips": {}, "misspelt": (), "prefixes": (),
    "hosted": (), "foreign": (), "id_shape": "",
})  # fmt: skip
"""What ``models.yaml`` may go without."""


class _Parts(Struct, frozen=True):
    """A name taken to pieces: ``Claude Opus 4.5`` is family opus, version (4, 5)."""

    family: str
    version: tuple[int, ...]
    dated: bool


class ModelTable(Models):
    """The names of one vendor's models, and what is known of others.

    ``models.yaml`` says by name which are ``current``, and which are ``deprecated`` or ``retired`` (``retires``, a day;
    ``replace``, the model to write instead; ``source``). It has the ``vendor`` as ids begin with it, ``families`` with
    the name to suggest for each, the ``newest_source``, and under ``none`` the name to write in place of another
    vendor's, or of one that a pattern of ``misspelt`` knows. Other keys may be left out.
    """

    def __init__(self, folder: Folder, sources: Mapping[str, Source]) -> None:
        self._folder = folder
        self._sources = sources

    def all(self) -> tuple[Model, ...]:
        """Aliases, then ids with the newest first, then those open to invited users only."""
        return self._offered

    def find(self, name: str) -> Model:
        """What is known of ``name``; never raises."""
        return self._found(name.strip())

    @cached_property
    def _found(self) -> Callable[[str], Model]:
        # Several rules ask for the same few names with every edit.
        return lru_cache(maxsize=256)(self._look_up)

    def _look_up(self, name: str) -> Model:
        if known := self._listed(name):
            return known
        for suffix, doc in self._data["suffixes"].items():
            if name.lower().endswith(suffix):
                bare = name[: -len(suffix)]
                return self._with_suffix(self._judge(bare), suffix, doc)._replace(name=name)
        return self._judge(name)

    def _listed(self, name: str) -> Model | None:
        """An id as it stands, or an alias in any letter case."""
        found = self._known.get(name)
        if found is None and (alias := self._known.get(name.lower())) and alias.state is ModelState.ALIAS:
            found = alias._replace(name=name)
        return found

    def _judge(self, name: str) -> Model:
        known = self._listed(name) or self._slip(name) or self._hosted(name) or self._meant(name)
        return known or self._foreign(name) or self._unknown(name)

    @cached_property
    def _data(self) -> Mapping[str, Any]:
        return {**_OPTIONAL, **self._folder.read("models")}

    @cached_property
    def _newest(self) -> Source:
        return self._sources[self._data["newest_source"]]

    @cached_property
    def _known(self) -> Mapping[str, Model]:
        known = self._each("aliases", self._alias) | self._each("current", self._current)
        for state in (ModelState.DEPRECATED, ModelState.RETIRED):
            known |= self._each(state, partial(self._ending, state=state))
        return known

    def _each(self, group: str, make: Callable[[str, Any], Model]) -> dict[str, Model]:
        return self._folder.each(self._data[group], make, "models", group)

    def _alias(self, name: str, entry: Mapping[str, Any]) -> Model:
        source = self._sources[entry["source"]]
        means, is_inherited = entry.get("means", ""), name == self._data["none"]
        return Model(name, ModelState.ALIAS, entry["doc"], source, means=means, is_inherited=is_inherited)

    @cached_property
    def _offered(self) -> tuple[Model, ...]:
        aliases = [n for n, entry in self._data["aliases"].items() if entry.get("offered", True)]
        current = self._data["current"]
        ids = sorted(current, key=lambda name: bool(current[name].get("invited")))
        return tuple(self._known[name] for name in (*aliases, *ids))

    @cached_property
    def _by_version(self) -> Mapping[tuple[str, tuple[int, ...]], Model]:
        """The id to think of for a family and version: of several, the one listed first."""
        found: dict[tuple[str, tuple[int, ...]], Model] = {}
        for name, model in self._known.items():
            parts = self._parts(name)
            if parts and parts.version and model.state is not ModelState.ALIAS:
                found.setdefault((parts.family, parts.version), model)
        return found

    @cached_property
    def _patterns(self) -> Mapping[str, tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]]:
        return {
            group: tuple((re.compile(entry["pattern"], re.IGNORECASE), entry) for entry in self._data[group])
            for group in ("misspelt", "hosted", "foreign")
        }

    @cached_property
    def _id_shape(self) -> re.Pattern[str]:
        return re.compile(self._data["id_shape"])

    def _current(self, name: str, entry: Mapping[str, Any]) -> Model:
        words = [f"{self._title(name)}."]
        if entry.get("not_before"):
            words.append(f"Will not be retired before {entry['not_before']}.")
        if entry.get("invited"):
            words.append("Open to invited users only.")
        words.append(entry.get("note", ""))
        return Model(name, ModelState.CURRENT, " ".join(words).strip(), self._newest)

    def _ending(self, name: str, entry: Mapping[str, Any], state: ModelState) -> Model:
        verb = "was retired on" if state is ModelState.RETIRED else "is to be retired on"
        doc = f"{self._title(name)} {verb} {entry['retires']}. {entry.get('note', '')}".strip()
        source = self._sources[entry["source"]]
        successor = self._alias_for(name) or self._alias_for(entry["replace"]) or entry["replace"]
        return Model(name, state, doc, source, day(entry["retires"]), successor)

    def _title(self, name: str) -> str:
        parts = self._parts(name)
        return self._named(parts) if parts else name

    def _named(self, parts: _Parts) -> str:
        return " ".join((self._data["vendor"].title(), parts.family.title(), ".".join(map(str, parts.version)))).strip()

    def _alias_for(self, name: str) -> str:
        parts = self._parts(name)
        return self._data["families"].get(parts.family, "") if parts else ""

    def _parts(self, name: str) -> _Parts | None:
        """The pieces of a name that is made of nothing but vendor, family, version and date."""
        lowered = name.lower()
        if len(lowered) > 80 or not _NAME.fullmatch(lowered):
            return None
        words = _WORD.findall(lowered)
        families = [word for word in words if word in self._data["families"]]
        numbers = tuple(int(word) for word in words if word.isdigit() and len(word) <= 2)
        dated = any(len(word) == 8 and word.isdigit() for word in words) or "latest" in words
        extra = len(words) - len(families) - len(numbers) - dated - words.count(self._data["vendor"])
        if len(families) != 1 or len(numbers) > 2 or extra:
            return None
        return _Parts(families[0], numbers, dated)

    def _with_suffix(self, model: Model, suffix: str, doc: str) -> Model:
        alive = model.state in (ModelState.ALIAS, ModelState.CURRENT, ModelState.DEPRECATED, ModelState.OPEN)
        meant = model.replacement + suffix if model.replacement + suffix in self._known else model.replacement
        doc = f"{model.doc} {doc}" if alive else model.doc
        return model._replace(name=model.name + suffix, doc=doc, replacement=meant)

    def _slip(self, name: str) -> Model | None:
        entry = self._data["slips"].get(name.lower())
        entry = entry or next((entry for pattern, entry in self._patterns["misspelt"] if pattern.fullmatch(name)), None)
        if entry is None:
            return None
        source, meant = self._sources[entry["source"]], entry.get("replace") or self._data["none"]
        return Model(name, ModelState.MALFORMED, entry["doc"], source, None, meant)

    def _hosted(self, name: str) -> Model | None:
        for pattern, entry in self._patterns["hosted"]:
            if pattern.fullmatch(name):
                return Model(name, ModelState.OPEN, entry["doc"], self._sources[entry["source"]])
        return None

    def _meant(self, name: str) -> Model | None:
        """The verdict on a name of this vendor that is in no list."""
        folder, _, last = name.rpartition("/")
        if folder and folder.lower() not in self._data["prefixes"]:
            return None
        bare = self._known.get(last)
        if folder and bare:
            return self._misspelt(name, bare, "other tools put the provider before the id")
        parts = self._parts(last)
        if not parts:
            return None
        if not parts.version:
            return self._unversioned(name, parts)
        model = self._by_version.get((parts.family, parts.version))
        if model:
            return self._misspelt(name, model, self._complaint(last, parts))
        return self._unlisted(name, parts)

    def _complaint(self, name: str, parts: _Parts) -> str:
        if " " in name:
            return "that is what it is called, not its id"
        if name != name.lower():
            return "ids are in lower case"
        if "." in name:
            return "ids have hyphens for dots"
        if parts.dated:
            return "no release of it has that date"
        if re.search(r"\d", name.partition(parts.family)[0]) and parts.version[0] > 3:
            return "ids have the family before the version"
        return "the version's date or second number is missing"

    def _misspelt(self, name: str, model: Model, why: str) -> Model:
        doc = f"No model id: {why}. {model.doc}"
        meant = model.name if model.state is ModelState.CURRENT else model.replacement
        return Model(name, ModelState.MALFORMED, doc, model.source, model.retires, meant)

    def _unversioned(self, name: str, parts: _Parts) -> Model:
        alias = self._data["families"][parts.family]
        newest = f" `{alias}` stands for the newest of the family." if alias else ""
        return Model(name, ModelState.MALFORMED, f"No model id: it has no version.{newest}", self._newest, None, alias)

    def _unlisted(self, name: str, parts: _Parts) -> Model:
        newest = max((v for f, v in self._by_version if f == parts.family), default=(0,))
        alias = self._data["families"][parts.family]
        if self._id_shape.fullmatch(name) and parts.version > newest:
            doc = f"{self._named(parts)}, if there is one: it is newer than the models known on {self._newest.on}."
            return Model(name, ModelState.OPEN, doc, self._newest)
        doc = f"There is no {self._named(parts)} among the models known on {self._newest.on}."
        return Model(name, ModelState.UNKNOWN, doc, self._newest, None, alias)

    def _foreign(self, name: str) -> Model | None:
        for pattern, entry in self._patterns["foreign"]:
            if pattern.fullmatch(name):
                doc = f"A model of {entry['vendor']}: it answers only behind a gateway that maps the name."
                return Model(name, ModelState.FOREIGN, doc, self._newest, None, self._data["none"])
        return None

    def _unknown(self, name: str) -> Model:
        return Model(name, ModelState.UNKNOWN, f"No model known on {self._newest.on}.", self._newest)
