"""Writes all pages, and the generator's configuration with the order in which they are found."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from agentls.project.readers import READERS
from agentls.rules.groups import GROUPS
from agentls_schemas import DIALECTS
from pages import conversions, front, kinds, manual, playground, readers, rules
from pages.links import REPOSITORY, ROOT

if TYPE_CHECKING:
    from pages.markup import Page

HERE = Path(__file__).parent.parent


def all_pages(folder: Path) -> None:
    """Writes everything that the generator needs."""
    docs = folder / "docs"
    for path, text in _pages():
        file = docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    shutil.copytree(HERE / "theme", docs / "theme")
    for source, place in manual.PICTURES.items():
        (docs / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / source, docs / place)
    config = yaml.safe_load((HERE / "mkdocs.yml").read_text("utf-8")) | {"nav": _nav()}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False, allow_unicode=True), "utf-8")


def _pages() -> Iterator[Page]:
    for part in (front, rules, kinds, readers, conversions, manual, playground):
        yield from part.pages()


def _nav() -> list[Any]:
    return [
        {"What tools do": ["index.md", {"Tools": ["readers/index.md", *(f"readers/{id_}.md" for id_ in READERS)]}]},
        {"Set up": ["start.md", "playground.md", "checked.md", "settings.md", "schemas.md"]},
        {
            "Editors": [
                "editors/index.md",
                *(f"editors/{n}.md" for n in manual.EDITORS),
                *_below("editors/", manual.OTHERS),
            ]
        },
        {"Command line": ["cli/index.md", "cli/readers.md", "cli/convert.md", "cli/ci.md", "cli/options.md"]},
        {
            "Rules": [
                "rules/index.md",
                *({rules.title(g): [f"rules/{n}.md" for n in names]} for g, names in GROUPS.items()),
            ]
        },
        {"Kinds of files": ["kinds/index.md", *({d.title: [kinds.path_of(k) for k in d.kinds]} for d in DIALECTS)]},
        {"Conversions": ["convert/index.md", *(f"{conversions.folder(kind)}/index.md" for kind in conversions.AGENTS)]},
        {"Project": _below("project/", manual.OTHERS)},
        {"Repository": REPOSITORY},
    ]


def _below(folder: str, pages: Mapping[str, str] | Iterable[str]) -> list[str]:
    places = pages.values() if isinstance(pages, Mapping) else pages
    return [page for page in places if page.startswith(folder)]
