"""The state of one client's visit: its documents and settings, the workspace, and what is known of them."""

from __future__ import annotations

from functools import cached_property
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from agentls.ide.navigation.symbols import World
from agentls.lsp.analysis import Analysis
from agentls.lsp.documents import Documents
from agentls.lsp.reports import Reports
from agentls.lsp.settings import VisitSettings
from agentls.lsp.stale import Stale
from agentls.lsp.workspace import Workspace
from agentls.project import uris
from agentls.project.filesystem import FileSystem
from agentls.project.index import Index
from agentls.workspace.files import Files
from agentls.workspace.readers import Looks

if TYPE_CHECKING:
    from agentls.ide.rename.link_updates import Move
    from agentls.lsp.capabilities.client import Capabilities


class Session:
    """What the server remembers. Each part knows only those made before it.

    Args:
        capabilities: what the client can do.
        root: the URI of the folder it has open, if any.
        options: the settings it sent on start, if any.
        disk: the files it sees; None for those of this machine.
    """

    def __init__(
        self,
        capabilities: Capabilities,
        root: str | None = None,
        options: object = None,
        disk: FileSystem | None = None,
    ) -> None:
        self.capabilities = capabilities
        self.disk = disk or FileSystem()
        self.index = Index()
        self.settings = VisitSettings(self.disk, uris.uri_to_path(root or "") or "/", options)
        files = Files(self.settings.chosen_kind, self.settings.own_fields, self.disk)
        self.documents = Documents(self.disk, root or "", capabilities.encoding)
        self.stale = Stale(self.documents)
        self.workspace = Workspace(self.disk, self.index, files, self.settings, self.documents, self.stale)
        self.analysis = Analysis(capabilities, files, self.settings, self.documents, self.workspace)
        self.reports = Reports(capabilities, self.index, self.settings, self.documents, self.stale, self.analysis)
        self.looks = Looks()
        self.moving: set[Move] = set()
        """The files that the client was told to rename last, until it says that it is about to."""

    @cached_property
    def pages(self) -> TemporaryDirectory[str]:
        """A folder for what the client is to show, gone when we are."""
        return TemporaryDirectory(prefix="agentls-")

    @property
    def world(self) -> World:
        """What is known beside the file that a request is about."""
        return World(self.index, self.analysis, self.disk.is_file, self.documents.uri_of)

    def configure(self, options: object) -> bool:
        """Take the client's settings; False where they are what they were."""
        changed = self.settings.configure(options)
        if changed:
            self.stale.mark_all()
        return changed

    def reread_settings(self) -> None:
        """Read the settings files again, when they are next asked for."""
        self.settings.forget()
        self.stale.mark_all()
