"""Looks up the names of Copilot's models: VS Code's, such as ``GPT-5.5 (copilot)``, and ids."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from agentls.lazy_pattern import lazy_pattern
from agentls_schemas.models import Model, Models, ModelState
from agentls_schemas.source import day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls_schemas.data import Folder
    from agentls_schemas.source import Source

_QUALIFIED = lazy_pattern(r"(?P<title>.+?) \((?P<vendor>[^()]+)\)")
_VSCODE, _CLI = "VS Code", "Copilot CLI"
_ID = lazy_pattern(r"[a-z0-9]+(?:[-.][a-z0-9]+)+")


def _id(title: str) -> str:
    return title.lower().replace(" ", "-")


class CopilotModels(Models):
    """Copilot's models by both of their names."""

    def __init__(self, folder: Folder, sources: Mapping[str, Source]) -> None:
        self._folder = folder
        self._sources = sources

    def all(self) -> tuple[Model, ...]:
        """The names VS Code takes, then the ids."""
        return (*self._titled.values(), *self._by_id.values())

    def find(self, name: str) -> Model:
        """What is known of ``name``; never raises."""
        name = name.strip()
        found = _QUALIFIED.fullmatch(name)
        title, vendor = (found["title"], found["vendor"]) if found else (name, self._data["vendor"])
        if vendor != self._data["vendor"]:
            return Model(
                name, ModelState.OPEN, f"A model of the provider `{vendor}` in VS Code.", self._newest, known_to=_VSCODE
            )
        known = self._titled.get(title) or self._ended.get(title.lower())
        known = known or (None if found else self._by_id.get(name) or self._slip(name))
        return known._replace(name=name) if known else self._unlisted(name, title, titled=bool(found))

    @cached_property
    def _data(self) -> Mapping[str, Any]:
        data: Mapping[str, Any] = self._folder.read("models")
        return data

    @cached_property
    def _newest(self) -> Source:
        return self._sources[self._data["newest_source"]]

    @cached_property
    def _titled(self) -> Mapping[str, Model]:
        return {title: self._current(title) for title in self._titles}

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        return tuple(entry["name"] for entry in self._data["current"])

    @cached_property
    def _by_id(self) -> Mapping[str, Model]:
        return {_id(title): self._current_id(title) for title in self._titles}

    @cached_property
    def _ended(self) -> Mapping[str, Model]:
        source, found = self._sources["models-history"], {}
        for title, entry in self._data["retired"].items():
            doc = f"{title} was taken out of Copilot on {entry['retires']}."
            for name, instead in (
                (title.lower(), self._qualified(entry["replace"])),
                (_id(title), _id(entry["replace"])),
            ):
                found[name] = Model(title, ModelState.RETIRED, doc, source, day(entry["retires"]), instead)
        return found

    def _current(self, title: str) -> Model:
        doc = f"{title}. Copilot CLI and github.com want the id `{_id(title)}`."
        name = self._qualified(title)
        return Model(name, ModelState.CURRENT, doc, self._newest, known_to=_VSCODE, other_spelling=_id(title))

    def _current_id(self, title: str) -> Model:
        doc, name = f"{title}, by the id that Copilot CLI and github.com want.", self._qualified(title)
        return Model(_id(title), ModelState.CURRENT, doc, self._newest, known_to=_CLI, other_spelling=name)

    def _qualified(self, title: str) -> str:
        return f"{title} ({self._data['vendor']})"

    def _slip(self, name: str) -> Model | None:
        meant = self._data["slips"].get(name.lower())
        if meant is None:
            return None
        doc = "A word of Claude Code's: Copilot has no such model and runs the session's."
        return Model(
            name, ModelState.MALFORMED, doc, self._sources["cli"], None, self._qualified(meant) if meant else ""
        )

    def _unlisted(self, name: str, title: str, *, titled: bool) -> Model:
        doc = f"Not among the models known on {self._newest.on}; which there are hangs on plan and provider."
        if titled or (" " in name and any(map(str.isdigit, name))):
            return Model(name, ModelState.OPEN, doc, self._newest, known_to=_VSCODE, other_spelling=_id(title))
        return Model(name, ModelState.OPEN, doc, self._newest, known_to=_CLI if _ID.fullmatch(name) else "")
