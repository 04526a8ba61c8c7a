"""The settings of a visit: the editor's, and those of the projects its documents are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.lint.engine import Linter
from agentls.lint.rule_names import known_rules
from agentls.project.settings import Settings
from agentls.project.settings_file import Finder, Loaded, from_editor
from agentls.rules import ALL
from agentls.rules.groups import GROUPS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from agentls.finding import Finding
    from agentls.project.filesystem import FileSystem
    from agentls_schemas.fields import OwnField


class VisitSettings:
    """Answers what a file's settings are; a project's own come before the editor's.

    Args:
        disk: where settings files are.
        root: the folder that globs in the editor's settings are relative to, divided by ``/``.
        options: the editor's settings, as it sent them.
    """

    def __init__(self, disk: FileSystem, root: str, options: object) -> None:
        self._root = root
        self._options: object = None
        self._known = known_rules(ALL, GROUPS)
        self._finder = Finder(disk, self._known)
        self._linters: dict[Hashable, Linter] = {}
        self._told: dict[str, tuple[Finding, ...]] = {}
        self.configure(options)

    @property
    def complaints(self) -> tuple[str, ...]:
        """What cannot be used in the editor's settings."""
        return tuple(finding.message for finding in self._finder.fallback.findings)

    def configure(self, options: object) -> bool:
        """Take the editor's settings; False where they are what they were."""
        if (options or None) == self._options:
            return False
        self._options = options or None
        loaded = from_editor(options, self._root, self._known) if options else Loaded(Settings())
        self._finder = Finder(self._finder.files, self._known, loaded)
        self._linters.clear()
        return True

    def forget(self) -> None:
        """Settings files have changed."""
        self._finder.forget()
        self._linters.clear()

    def find(self, path: str) -> Settings:
        """The settings for a file."""
        return self._finder.for_file(path).settings

    def excludes(self, path: str) -> bool:
        """Whether a file, or a folder (ending in ``/``), is left alone."""
        return self.find(path.rstrip("/")).excludes(path)

    def chosen_kind(self, path: str) -> str | None:
        """The id of the kind that the settings say a file is of; None where they say nothing."""
        return self.find(path).kind_for(path)

    def own_fields(self, path: str, kind: str) -> tuple[OwnField, ...]:
        """The fields that the settings for a file add to a kind."""
        return self.find(path).fields.get(kind, ())

    def is_doubtful(self, path: str) -> bool:
        """Whether the settings for a file have faults, so that they might mean to leave it alone."""
        return bool(self._finder.for_file(path).doubt)

    def linter(self, path: str) -> Linter:
        """The rules for a file; the same object as long as they are the same."""
        settings = self.find(path)
        levels = settings.levels_for(path)
        key = (frozenset(levels.items()), settings.targets)
        return self._linters.setdefault(key, Linter(ALL, levels, settings.targets))

    def take_news(self, paths: Iterable[str]) -> Iterator[Loaded]:
        """The settings files for these paths whose faults are not the ones taken last."""
        found = map(self._finder.for_file, paths)
        read = {loaded.path: loaded for loaded in found if loaded.path}
        for path in {**self._told, **read}:
            loaded = read.get(path, Loaded(Settings(), path))
            if loaded.findings != self._told.pop(path, ()):
                yield loaded
            if loaded.findings:
                self._told[path] = loaded.findings
