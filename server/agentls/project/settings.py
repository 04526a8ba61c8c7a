"""What a project has configured, as the checks ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.project.kinds import is_documentation
from agentls_schemas import OUTLINES

if TYPE_CHECKING:
    from agentls.finding import Severity
    from agentls.project.gitignore import Ignore
    from agentls_schemas.fields import OwnField

Levels = Mapping[str, "Severity | None"]
"""Severity by rule name; None switches the rule off. Rules not named keep their own."""

ON = "on"
"""The level that takes an ``off`` back."""


class Override(Struct, frozen=True):
    """Rule levels for some of the files."""

    paths: tuple[str, ...]
    """Globs in gitignore syntax, from the settings file's folder."""
    rules: Mapping[str, Severity | str | None]


class Sync(Struct, frozen=True):
    """Agents that are kept for other tools too."""

    globs: tuple[str, ...]
    """In gitignore syntax, from the settings file's folder."""
    kinds: tuple[str, ...]
    """The ids of the kinds that they are converted to."""


class Editor(Struct, frozen=True):
    """What the server shows and looks at, beside the open files' findings."""

    hints: frozenset[str] = frozenset({"model", "tools", "tokens"})
    lenses: frozenset[str] = frozenset({"readers", "references", "budget"})
    workspace: bool = True
    """All agent files of the workspace are reported on, not only open ones."""
    user: bool = False
    """The user's own agents, skills and commands are known too."""


class Settings(Struct, frozen=True, dict=True):
    """The settings that hold below a folder. Without any, every rule has its own level."""

    root: str = "/"
    """The folder that globs are relative to, absolute, divided by ``/``."""
    rules: Mapping[str, Severity | str | None] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    exclude: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Glob to kind id; the first that fits decides what a file is."""
    fields: Mapping[str, tuple[OwnField, ...]] = field(default_factory=dict)
    """By kind id, the fields that a team adds to it."""
    targets: frozenset[str] = frozenset()
    """The ids of the programs that files are for beside their own."""
    sync: tuple[Sync, ...] = ()
    editor: Editor = Editor()
    sort_keys: bool = False
    """Formatting puts a header's keys in the order of its kind's fields."""
    quiet: Mapping[str, Severity] = field(default_factory=dict)
    """The rules that are off unless a setting names them, with the level ``on`` gives them."""

    def levels_for(self, path: str) -> Levels:
        """The levels for a file, by its absolute path."""
        if not self.overrides:
            return self._base
        rules = dict(self.rules)
        for override, patterns in self._overrides:
            if patterns.verdict(path):
                rules.update(override.rules)
        return self._levels(rules)

    def excludes(self, path: str) -> bool:
        """Whether a file, or a folder (ending in ``/``), is left out of searches."""
        return bool(self.exclude) and self._exclude.verdict(path) is True

    def kind_for(self, path: str) -> str | None:
        """The kind id the settings give a file; documentation among such files is none of them."""
        if not self.kinds:
            return None
        kind = next((kind for kind, patterns in self._kinds if patterns.verdict(path)), None)
        return None if kind is None or is_documentation(OUTLINES[kind], path) else kind

    def _levels(self, rules: Mapping[str, Severity | str | None]) -> Levels:
        levels: dict[str, Severity | None] = {}
        for name, level in rules.items():
            if not isinstance(level, str):
                levels[name] = level
            elif name in self.quiet:
                levels[name] = self.quiet[name]
        return levels

    @cached_property
    def _base(self) -> Levels:
        return self._levels(self.rules)

    @cached_property
    def _overrides(self) -> list[tuple[Override, Ignore]]:
        return [(override, self._patterns(override.paths)) for override in self.overrides]

    @cached_property
    def _exclude(self) -> Ignore:
        return self._patterns(self.exclude)

    @cached_property
    def _kinds(self) -> list[tuple[str, Ignore]]:
        return [(kind, self._patterns((glob,))) for glob, kind in self.kinds.items()]

    def _patterns(self, globs: tuple[str, ...]) -> Ignore:
        from agentls.project.gitignore import Ignore

        return Ignore.of(self.root, globs)
