"""What inputs are made of: the files of the project's own tests, and those of folders that are named."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from agentls.lint import rule_docs
from agentls.project import kinds
from agentls.rules import ALL
from agentls.syntax import decode
from agentls_schemas import KINDS
from growth.families import FAMILIES
from support import markers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 6000
"""Characters of a seed at most: short ones are tried more often in the same time."""
_BATTERIES = ("claude_code", "codex", "copilot", "gemini_cli", "opencode")


class Seed(NamedTuple):
    """A text, and a path that says what it is."""

    text: str
    path: str


def list_seeds(folders: Iterable[Path] = ()) -> list[Seed]:
    """All seeds, each once, in an order that is the same in every run."""
    found = [*_examples(), *_batteries(), *_families(), *_templates(), *(each for at in folders for each in _files(at))]
    return [seed for seed in dict.fromkeys(found) if len(seed.text) <= _LONGEST]


def paths() -> list[str]:
    """A path of each kind."""
    return [kind.path_for("example") for kind in KINDS.values()]


def _examples() -> Iterator[Seed]:
    for rule in ALL:
        for example in rule_docs.read(rule.doc).examples:
            yield Seed(markers.read(example.text, escapes=example.escapes).text, example.path)


def _batteries() -> Iterator[Seed]:
    for name in _BATTERIES:
        path = KINDS[f"{name.replace('_', '-')}/agent"].path_for("example")
        for case in import_module(f"oracle.{name}.battery").CASES:
            yield Seed(decode(case.data).content, path)


def _families() -> Iterator[Seed]:
    for family in FAMILIES.values():
        yield Seed(family.text(60), family.path)


def _templates() -> Iterator[Seed]:
    for kind in KINDS.values():
        yield Seed(kind.guidance.template, kind.path_for("example"))


def _files(folder: Path) -> Iterator[Seed]:
    for file in sorted(folder.rglob("*")):
        if file.suffix in (".md", ".toml") and file.is_file():
            place = PurePosixPath("/project") / file.relative_to(folder).as_posix()
            text = decode(file.read_bytes())
            known = kinds.detect(place, None)
            default = "claude-code/agent" if file.suffix == ".md" else "codex/agent"
            yield Seed(
                text.content, place.relative_to("/project").as_posix() if known else KINDS[default].path_for("example")
            )
