"""Pages of the repository as pages of the site: links lead to where the same stands here, else to the repository."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname, join, normpath, relpath

REPOSITORY = "https://github.com/agentls/agentls"
ROOT = Path(__file__).parents[2]
_LINK = re.compile(r"(?P<picture>!?)\[(?P<text>[^\]]*)\]\((?P<to>[^)\s]+)\)")


def moved(markdown: str, source: str, page: str, places: Mapping[str, str]) -> str:
    """The text with its links as they have to be on a page of the site.

    Args:
        markdown: the text.
        source: the file that it stands in, from the repository's root.
        page: where the page lies, from the site's root.
        places: pages of the site, by the files (with a section's ``#anchor``) that they are made from.
    """

    def link(found: re.Match[str]) -> str:
        return f"{found['picture']}[{found['text']}]({_target(found['to'], source, page, places)})"

    return _LINK.sub(link, markdown)


def _target(to: str, source: str, page: str, places: Mapping[str, str]) -> str:
    if "://" in to or to.startswith("mailto:"):
        return to
    name, mark, section = to.partition("#")
    file = normpath(join(dirname(source), name)) if name else source
    if (whole := f"{file}{mark}{section}") in places:
        return _relative(places[whole], page)
    if file == source and not name:
        return to
    if file in places:
        return _relative(places[file], page) + mark + section
    return in_repository(file) + mark + section


def in_repository(file: str) -> str:
    """Where a file or folder can be read that has no page here.

    Raises:
        ValueError: there is none.
    """
    if not (ROOT / file).exists():
        raise ValueError(f"a page leads to {file}, which is not there")
    return f"{REPOSITORY}/{'tree' if (ROOT / file).is_dir() else 'blob'}/main/{file}"


def _relative(target: str, page: str) -> str:
    return relpath(target, dirname(page) or ".")
