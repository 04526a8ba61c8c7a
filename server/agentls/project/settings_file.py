"""Finds and reads settings files: agentls.toml, or ``[tool.agentls]`` of pyproject.toml, the nearest upwards."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.finding import Finding, Severity
from agentls.project.filesystem import FileSystem, Unreadable
from agentls.project.settings import Settings
from agentls.semantics.fields import node_at
from agentls.syntax import nodes
from agentls.text import Span, Text

if TYPE_CHECKING:
    from agentls.project.known_rules import KnownRules
    from agentls.project.settings_model import Problem
    from agentls.syntax.formats.toml_refusal import Refusal

RULE = "invalid-setting"
"""The rule that reports what cannot be used."""

NEW = "agentls.toml"
"""What a new file is called."""
NAMES = (NEW, "pyproject.toml")
"""In one folder the first one that has settings decides."""


class Doubt(IntEnum):
    """What may be missing in settings that have faults."""

    NONE = 0
    """Nothing that matters to what is checked and repaired."""
    SOME = 1
    """Something that was to say which files to leave out, what they are or how loud a rule is."""
    ALL = 2
    """Everything: the file cannot be read."""


class Loaded(Struct, frozen=True):
    """Settings and where they come from."""

    settings: Settings
    path: str | None = None
    """The file, absolute; None for defaults and an editor's settings."""
    text: Text = field(default=Text(""))
    findings: tuple[Finding, ...] = ()
    """What cannot be used, at its place in ``text``."""
    doubt: Doubt = Doubt.NONE
    """Where there is any, no file may be changed by these settings."""


class Finder(Struct):
    """Settings by folder; every settings file is read once."""

    files: FileSystem
    known: KnownRules
    """Every rule's name; with a level where the rule is off unless a setting names it."""
    fallback: Loaded = field(default=Loaded(Settings()))
    """What holds where no file says anything, such as an editor's settings."""
    _kept: dict[str, Loaded] = field(default_factory=dict)

    def for_file(self, path: str) -> Loaded:
        """The settings for a file, by its absolute path divided by ``/``."""
        return self.for_folder(path.rpartition("/")[0])

    def for_folder(self, folder: str) -> Loaded:
        """The settings for a folder's files."""
        passed = []
        while folder not in self._kept:
            passed.append(folder)
            loaded = self._own(folder)
            if loaded or not folder:
                self._kept[folder] = loaded or self.fallback
            else:
                folder = folder.rpartition("/")[0]
        for below in passed:
            self._kept[below] = self._kept[folder]
        return self._kept[folder]

    def forget(self) -> None:
        """Settings files are read anew from now on."""
        self._kept.clear()

    def _own(self, folder: str) -> Loaded | None:
        paths = (f"{folder}/{name}" for name in NAMES)
        return next(filter(None, (load(self.files, path, self.known) for path in paths)), None)


def load(files: FileSystem, path: str, known: KnownRules) -> Loaded | None:
    """The settings in one file; None where there is no such file or no such table in it."""
    if not files.exists(path):
        return None
    data = files.read(path)
    if isinstance(data, Unreadable):
        return _unread(path, Text(""), Span(0, 0), f"Cannot read the settings: {data.reason}")
    if path.endswith("pyproject.toml") and b"agentls" not in data.replace(b"\0", b""):
        return None
    text = Text(data.decode("utf-8", "surrogateescape"))
    if text.clean != text.content:
        first = next(at for at, (one, other) in enumerate(zip(text.clean, text.content, strict=True)) if one != other)
        return _unread(path, text, Span(first, first + 1), "File is not UTF-8: none of its settings are used")
    return _parsed(path, text, known)


def load_named(files: FileSystem, path: str, known: KnownRules) -> Loaded:
    """The settings in a file that the user names: it must have some."""
    return load(files, path, known) or _unread(path, Text(""), Span(0, 0), "File has no settings for agentls")


def from_editor(data: object, root: str, known: KnownRules) -> Loaded:
    """An editor's settings; the findings stand nowhere, but their messages say which key they mean."""
    from agentls.project.settings_model import read

    found = read(data, root, known)
    messages = (f"{'.'.join(map(str, p.path)) or 'settings'}: {p.message}" for p in found.problems)
    return Loaded(found.settings, findings=tuple(_finding(Span(0, 0), message) for message in messages))


def _parsed(path: str, text: Text, known: KnownRules) -> Loaded | None:
    import tomllib

    from agentls.syntax.formats.toml_refusal import refusal

    if refused := refusal(text.clean):
        return _unread(path, text, *_syntax(text, refused))
    # A byte order mark is no TOML, but editors on Windows write it.
    data: object = tomllib.loads(text.clean.removeprefix("\ufeff"))
    prefix: tuple[str | int, ...] = ()
    if path.endswith("pyproject.toml"):
        prefix = ("tool", "agentls")
        data = _below(_below(data, "tool"), "agentls")
    return None if data is None else _read(path, text, data, prefix, known)


def _below(table: object, key: str) -> object:
    return table.get(key) if isinstance(table, dict) else None


def _read(path: str, text: Text, data: object, prefix: tuple[str | int, ...], known: KnownRules) -> Loaded:
    from agentls.project.settings_model import read

    found = read(data, _folder(path), known)
    doubt = Doubt.ALL if not isinstance(data, dict) else Doubt.NONE if found.certain else Doubt.SOME
    if not found.problems:
        return Loaded(found.settings, path, text)
    spans = _spans(text, prefix, found.problems)
    findings = (_finding(spans[problem], problem.message) for problem in found.problems)
    return Loaded(found.settings, path, text, tuple(sorted(findings, key=lambda finding: finding.span)), doubt)


def _spans(text: Text, prefix: tuple[str | int, ...], problems: tuple[Problem, ...]) -> Mapping[Problem, Span]:
    from agentls.syntax.formats.toml_tree import TomlTree

    root = TomlTree(text.clean).read()
    return {problem: _span(root, (*prefix, *problem.path), key=problem.key) for problem in problems}


def _span(root: nodes.Mapping, path: tuple[str | int, ...], *, key: bool) -> Span:
    """The characters of a value, or of its key; of a table its name."""
    entry, node = node_at(root, path)
    if entry is None:
        return Span(0, 0)
    is_table = isinstance(node, nodes.Mapping | nodes.Sequence) and not node.flow
    return entry.key.span if node is None or is_table or (key and node is entry.value) else node.span


def _syntax(text: Text, refused: Refusal) -> tuple[Span, str]:
    from agentls.syntax.parser_words import plain_words

    line = text.line_span(text.line_at(refused.at))
    # At a line's end there is no character to mark: the line's last one is marked.
    start = refused.at if line.end > refused.at else max(refused.at - 1, 0)
    message = f"Invalid TOML, {plain_words(refused.message)}: none of its settings are used"
    return Span(start, min(start + 1, len(text))), message


def _unread(path: str, text: Text, span: Span, message: str) -> Loaded:
    """What is known of a file's settings where none of them hold."""
    finding = _finding(span, message)._replace(severity=Severity.ERROR)
    return Loaded(Settings(root=_folder(path)), path, text, (finding,), Doubt.ALL)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _finding(span: Span, message: str) -> Finding:
    return Finding(RULE, span, Severity.WARNING, message)
