"""Looks up models named ``provider/model`` or ``provider/model#variant``."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from agentls_schemas.models import Model, Models, ModelState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls_schemas.data import Folder
    from agentls_schemas.source import Source

_OVER = (ModelState.DEPRECATED, ModelState.RETIRED)


class ProviderModels(Models):
    """The names of a dialect's ``models.yaml``, and any other that has a provider.

    Args:
        folder: has the file.
        sources: where its facts come from.
        vendor: knows the life of the ids of one provider, which the file names.
    """

    def __init__(self, folder: Folder, sources: Mapping[str, Source], vendor: Models) -> None:
        self._folder = folder
        self._sources = sources
        self._vendor = vendor

    def all(self) -> tuple[Model, ...]:
        """Those worth offering."""
        return tuple(self._offered.values())

    def find(self, name: str) -> Model:
        """What is known of ``name``; never raises."""
        name = name.strip()
        if known := self._offered.get(name):
            return known
        provider, slash, id_ = name.partition("#")[0].partition("/")
        if "{" in name:
            return self._open(name)
        if not (provider and slash and id_):
            return self._bare(name)
        known = self._vendor.find(id_) if provider == self._data["listed"] else None
        if known and known.state in _OVER:
            return known._replace(name=name, replacement=self._listed(known.replacement))
        return known._replace(name=name) if known and known.state is ModelState.CURRENT else self._open(name)

    def _open(self, name: str) -> Model:
        doc = "A model of a provider that has to be set up; whether there is one of that name cannot be checked here."
        return Model(name, ModelState.OPEN, doc, self._source)

    def _bare(self, name: str) -> Model:
        """A name without provider, which is taken for a provider without model."""
        low = name.lower()
        if low in self._data["leave_out"]:
            doc = "a model is `provider/model`; leave the field out"
            return Model(name, ModelState.MALFORMED, doc, self._source)
        known = self._vendor.find(low).state is ModelState.ALIAS
        provider = next((p["provider"] for p in self._data["providers"] if re.fullmatch(p["pattern"], low)), "")
        instead = self._listed(low) if known else provider and f"{provider}/{name}"
        return Model(name, ModelState.MALFORMED, "a model is `provider/model`", self._source, None, instead)

    def _listed(self, name: str) -> str:
        """An id or alias of the vendor's as it is written here."""
        return f"{self._data['listed']}/{self._vendor.find(name).means or name}"

    @cached_property
    def _source(self) -> Source:
        return self._sources[self._data["source"]]

    @cached_property
    def _data(self) -> Mapping[str, Any]:
        data: Mapping[str, Any] = self._folder.read("models")
        return data

    @cached_property
    def _offered(self) -> Mapping[str, Model]:
        aliases = [model.name for model in self._vendor.all() if model.means and "[" not in model.means]
        docs = {self._listed(alias): f"The newest of the family {alias.title()}." for alias in aliases}
        return {
            name: Model(name, ModelState.CURRENT, doc, self._source)
            for name, doc in {**docs, **self._data["offered"]}.items()
        }
