"""The files of the workspace, and what happens to them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.uris import to_fs_path

from agentls.text import Text
from endurance import mix, project
from lsp.strict import outside

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from bench.client import Message
    from endurance.visitor import Document, Visitor

_NEW, _CHANGED, _GONE = 1, 2, 3


class Disk:
    """Changes files and tells the server, as editors that watch them do."""

    def __init__(self, visitor: Visitor, root: Path, chance: random.Random) -> None:
        self.visitor = visitor
        self._root = root
        self._chance = chance
        self._agents = len(list((root / project.AGENTS).rglob("*.md")))
        self._beside = root.with_name(root.name + "-beside")
        self._shown = False
        few = mix.seldom(self._agents)
        self._happenings: dict[Callable[[], None], float] = {
            self._change: 2, self._come: 1, self._go: 1, self._page: 1, self._servers: few, self._team: few,
        }  # fmt: skip

    def files(self) -> list[Path]:
        """The agent files, skills, commands and pages that are there."""
        return [*map(Path, self._paths())]

    def pick(self) -> Path:
        """Some file that is there."""
        return Path(self._chance.choice(self._paths()))

    def _paths(self) -> list[str]:
        # A path of ten thousand costs more as a `Path` than all else that is done with one of them.
        walks = (os.walk(self._root / folder) for folder in (".claude", "docs"))
        return sorted(f"{at}/{name}" for walk in walks for at, _, names in walk for name in names if name[-3:] == ".md")

    def open(self) -> Document:
        """Show some file that is not open; seldom one that is not saved yet."""
        shown = {str(document.path) for document in self.visitor.documents.values()}
        free = [path for path in self._paths() if path not in shown]
        path = Path(self._chance.choice(free))
        long = self._root / project.AGENTS / "reviewer.md"
        if str(long) in free and self._chance.random() < 0.3:
            path = long
        text = path.read_bytes().decode()
        unsaved = path.with_name(f"unsaved-{self._chance.randrange(9)}.md")
        if self._chance.random() < 0.05 and unsaved.as_uri() not in self.visitor.documents:
            path = unsaved
        return self.visitor.open(path, text)

    def save(self, document: Document) -> None:
        """Write a document to its file."""
        existed = document.path.exists()
        document.saved = document.text.content
        project.write(document.path, document.saved)
        self.visitor.tell(types.TEXT_DOCUMENT_DID_SAVE, {"textDocument": {"uri": document.uri}})
        self._tell((document.path, _CHANGED if existed else _NEW))

    def happen(self) -> None:
        """Something that another program does."""
        [happening] = self._chance.choices(list(self._happenings), list(self._happenings.values()))
        happening()

    def folders(self) -> None:
        """Add another folder to the workspace, or take it away again."""
        folder = {"uri": self._beside.as_uri(), "name": "beside"}
        if not self._shown and not self._beside.exists():
            project.build(self._beside, 5, self._chance)
        self._shown = not self._shown
        event = {"added": [folder] if self._shown else [], "removed": [] if self._shown else [folder]}
        self.visitor.tell(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, {"event": event})

    @property
    def roots(self) -> list[Path]:
        """The folders of the workspace."""
        return [self._root, self._beside] if self._shown else [self._root]

    def move(self) -> None:
        """Rename a file in the editor, which asks what else to change."""
        old = self.pick()
        new = old.with_name(f"moved-{self._chance.randrange(10_000)}.md")
        if new.exists() or new.as_uri() in self.visitor.documents:
            return
        files = {"files": [{"oldUri": old.as_uri(), "newUri": new.as_uri()}]}
        self.visitor.rest()
        self.visitor.ask(types.WORKSPACE_WILL_RENAME_FILES, files, then=self.make)
        self.visitor.settle()
        if old.exists():
            self._rename(old, new)
            self.visitor.tell(types.WORKSPACE_DID_RENAME_FILES, files)

    def make(self, edit: Message) -> None:
        """Make the edits of a workspace in open documents and in files."""
        for change in edit.get("documentChanges") or [
            {"textDocument": {"uri": uri, "version": None}, "edits": edits}
            for uri, edits in edit.get("changes", {}).items()
        ]:
            if "kind" in change:
                files = {"files": [{"oldUri": change["oldUri"], "newUri": change["newUri"]}]}
                self._rename(_path(change["oldUri"]), _path(change["newUri"]))
                self.visitor.tell(types.WORKSPACE_DID_RENAME_FILES, files)
            else:
                self._edit(change)

    def _edit(self, change: Message) -> None:
        uri, version = change["textDocument"]["uri"], change["textDocument"].get("version")
        document = self.visitor.documents.get(uri)
        if document is None:
            path = _path(uri)
            text = Text(path.read_bytes().decode())
            content = text.content
            for start, end, new in self._stretches(text, change["edits"]):
                content = content[:start] + new + content[end:]
            project.write(path, content)
            self._tell((path, _CHANGED))
            return
        if version not in (None, document.version):
            self.visitor.faults.append(f"{uri}: an edit of version {version}, where {document.version} is")
            return
        self.visitor.change(document, self._stretches(document.text, change["edits"]))

    def _stretches(self, text: Text, edits: list[Message]) -> list[tuple[int, int, str]]:
        """From the last one to the first, so that each is about the text as it was."""
        self.visitor.faults.extend(outside(edits, text, self.visitor.encoding))
        offset = self.visitor.offset
        found = [(offset(text, e["range"]["start"]), offset(text, e["range"]["end"]), e["newText"]) for e in edits]
        return sorted(found, key=lambda stretch: stretch[:2], reverse=True)

    def _rename(self, old: Path, new: Path) -> None:
        """Move a file or folder; editors close documents below it and open them where they then are."""
        inside = [d for d in self.visitor.documents.values() if d.path == old or old in d.path.parents]
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)
        for document in inside:
            self.visitor.close_document(document)
            moved = self.visitor.open(new / document.path.relative_to(old), document.text.content)
            moved.saved = document.saved
        self._tell((old, _GONE), (new, _NEW))

    def _tell(self, *events: tuple[Path, int]) -> None:
        changes = [{"uri": path.as_uri(), "type": kind} for path, kind in events]
        self.visitor.tell(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, {"changes": changes})

    def _change(self) -> None:
        """Another program writes into a file, be it open or not."""
        path = self.pick()
        document = self.visitor.documents.get(path.as_uri())
        number = self._chance.randrange(self._agents)
        text = project.agent(number, self._agents, self._chance)
        project.write(path, text)
        if document and document.saved == document.text.content:
            document.saved = text
            self.visitor.change_all(document, text)
        self._tell((path, _CHANGED))

    def _come(self) -> None:
        number = self._agents + self._chance.randrange(50)
        path = self._root / project.AGENTS / f"agent-{number}.md"
        existed = path.exists()
        project.write(path, project.agent(number, self._agents, self._chance))
        self._tell((path, _CHANGED if existed else _NEW))

    def _go(self) -> None:
        """A file is deleted, be it open or not."""
        path = self.pick()
        path.unlink()
        self._tell((path, _GONE))

    def _page(self) -> None:
        """A page that is linked to comes or goes."""
        path = self._root / f"docs/page-{self._chance.randrange(6)}.md"
        if path.exists():
            path.unlink()
            self._tell((path, _GONE))
        else:
            project.write(path, "# Page\n")
            self._tell((path, _NEW))

    def _servers(self) -> None:
        names = self._chance.choice((("db",), ("db", "web"), ("web",)))
        project.write(self._root / ".mcp.json", project.servers(*names))
        self._tell((self._root / ".mcp.json", _CHANGED))

    def settings(self) -> None:
        """The project's settings come or go, with a fault at times."""
        path = self._root / "agentls.toml"
        if path.exists():
            path.unlink()
            self._tell((path, _GONE))
        else:
            rule = self._chance.choice(("unknown-model", "no-such-rule"))
            project.write(path, f'rules = {{ {rule} = "off" }}\nexclude = ["docs/"]\n')
            self._tell((path, _NEW))

    def _team(self) -> None:
        """A folder is renamed as a whole, of which only itself is told."""
        agents = self._root / project.AGENTS
        teams = sorted(path for path in agents.iterdir() if path.is_dir())
        if teams:
            old = self._chance.choice(teams)
            new = agents / f"team-{self._chance.randrange(1000)}"
            if not new.exists():
                self.visitor.settle()
                self._rename(old, new)


def _path(uri: str) -> Path:
    return Path(to_fs_path(uri) or "")
