"""Which files are loaded together with some, by the folders they lie in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.project import kinds
from agentls.project.mcp_servers import FILES
from agentls.project.walk import Walk
from agentls_schemas import OUTLINES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.project.entries import Entry
    from agentls.project.filesystem import FileSystem


def gather_companions(files: FileSystem, entries: Iterable[Entry]) -> Iterator[str]:
    """The paths of all files that may be loaded together with some, these included, each once."""
    found = {(entry.home, OUTLINES[entry.kind].place.is_project(entry.folder)) for entry in entries if entry.folder}
    looked: set[str] = set()
    for home, project in sorted(found):
        for above in _up_to_root(files, home) if project else (home,):
            for folder in _folders(above.rstrip("/"), project):
                if folder not in looked:
                    looked.add(folder)
                    yield from _below(files, folder)


def _folders(home: str, project: bool) -> Iterator[str]:
    yield from (f"{home}/{name}" for name in FILES)
    for kind in OUTLINES.values():
        yield from (f"{home}/{folder}" for folder in kind.place.homes_of(project=project))
        yield from kind.place.paths_in(home) if kind.identity.gives else ()


def _below(files: FileSystem, path: str) -> Iterator[str]:
    if files.is_folder(path):
        yield from (each for each in Walk(files, kinds.may_be_agent_file).below(path) if isinstance(each, str))
    elif files.exists(path):
        yield path


def _up_to_root(files: FileSystem, home: str) -> list[str]:
    """The folder and those above it, up to the repository's; outside of one, the folder alone."""
    found = [home]
    while not files.exists(f"{found[-1].rstrip('/')}/.git"):
        above = found[-1].rpartition("/")[0]
        if not above:
            return [home]
        found.append(above)
    return found
