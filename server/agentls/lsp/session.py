"""What the server remembers: the client's open documents and its settings. Nothing else here changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from agentls.lint.context import Context, Memo
from agentls.lint.engine import drained
from agentls.lsp.convert import changes_to_text, finding_to_diagnostic
from agentls.lsp.reports import Reports, identity
from agentls.lsp.settings import VisitSettings
from agentls.lsp.workspace import Workspace
from agentls.project import kinds, uris
from agentls.project.filesystem import FileSystem, Unreadable
from agentls.project.index import Index
from agentls.syntax import decode, parse
from agentls.text import Text

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from lsprotocol import types

    from agentls.ide.rename.path_updates import Move
    from agentls.lint.engine import Linter, Report
    from agentls.lsp.capabilities.client import Capabilities
    from agentls.lsp.convert import Json
    from agentls.project.settings import Editor, Settings
    from agentls.project.settings_file import Loaded
    from agentls.syntax.nodes import Header
    from agentls_schemas.kind import Kind


@dataclass
class OpenDocument:
    """A document that is the client's, and what was found out about it, computed when asked for."""

    uri: str
    path: PurePath | None
    """Where it is saved; None for untitled ones, which are no agent file."""
    version: int
    text: Text
    memo: Memo = field(default_factory=Memo)
    context: Context | None = None
    """Of ``read``; None where that is no agent file."""
    read: Text | None = None
    """The text that was read last."""
    scope: tuple[Kind, str] | None = None
    """The kind it last was of and the scope it then is in; finding that out asks the disk."""
    real: str | None = None
    """Where it is, if its path leads over links; empty if not, None before that was asked."""
    report: Report | None = None
    """The latest one made."""
    outdated: bool = False
    """Other files have changed since the report in a way that concerns it."""
    tokens: tuple[str, list[int]] | None = None
    """Identity and numbers of the semantic tokens that the client was sent last."""
    published: tuple[int, list[Json]] | None = None
    """The version and the diagnostics that the client was sent last."""


class Session:
    """The state of one client's visit.

    Args:
        client: what it can do.
        root: the URI of the folder it has open, if any.
        options: the settings it sent on start, if any.
        disk: the files it sees; None for those of this machine.
    """

    def __init__(
        self,
        client: Capabilities,
        root: str | None = None,
        options: object = None,
        disk: FileSystem | None = None,
    ) -> None:
        self.client = client
        self.documents: dict[str, OpenDocument] = {}
        self.index = Index()
        self.disk = disk or FileSystem()
        # The same object each time, for findings are kept only while it is.
        self.exists = self.disk.exists
        self._root = root or ""
        folder = uris.path_of(self._root) or "/"
        self._settings = VisitSettings(self.disk, folder, options)
        self.workspace = Workspace(self)
        self.reports = Reports(self)
        self.concerned: set[str] = set()
        """Paths of files whose findings may have changed with the index, until ``take_concerned``."""
        self.moving: set[Move] = set()
        """The files that the client was told to rename last, until it says that it is about to."""

    @cached_property
    def pages(self) -> TemporaryDirectory[str]:
        """A folder for what the client is to show, gone when we are."""
        return TemporaryDirectory(prefix="agentls-")

    @property
    def complaints(self) -> tuple[str, ...]:
        """What cannot be used in the client's settings."""
        return self._settings.complaints

    def open(self, uri: str, version: int, content: str) -> OpenDocument:
        """Take a document over."""
        path = self.path_of(uri)
        document = OpenDocument(uri, PurePath(path) if path else None, version, Text(content))
        self.documents[uri] = document
        return document

    def change(self, uri: str, version: int, changes: Iterable[types.TextDocumentContentChangeEvent]) -> bool:
        """Make edits; False where the document is not open."""
        document = self.documents.get(uri)
        if document is None:
            return False
        document.version = version
        document.text = changes_to_text(changes, document.text, self.client.encoding)
        return True

    def close(self, uri: str) -> OpenDocument | None:
        """Forget a document; its names are those on disk again."""
        document = self.documents.pop(uri, None)
        if document and document.path:
            self.concerned |= self.workspace.take(document.path.as_posix())
        return document

    def configure(self, options: object) -> bool:
        """Take the client's settings; False where they are what they were."""
        changed = self._settings.configure(options)
        if changed:
            self._forget()
        return changed

    def reread(self) -> None:
        """Read the settings files again, when they are next asked for."""
        self._settings.forget()
        self._forget()

    def look_again(self) -> None:
        """Forget what was found out about other files."""
        for document in self.documents.values():
            document.memo = Memo()
            document.read = None

    def reconsider(self) -> None:
        """Look at all documents again: more is known of the other files now."""
        for document in self.documents.values():
            document.read = None

    def changed(self, path: str, *, gone: bool = False) -> frozenset[str]:
        """Take in that a file or folder has come, changed or gone; the files this concerns."""
        name = PurePath(path).name
        # With a folder everything comes and goes that lies in it.
        linking = self.index.linking(name) if "." in name[1:] else (entry for entry in self.index if entry.links)
        concerned = {entry.path for entry in linking if entry.kind}
        for document in self.documents.values():
            if document.path and document.path.as_posix() in concerned:
                document.memo = Memo()
                document.read = None
        return (self.workspace.gone(path) if gone else self.workspace.come(path)) | concerned | {path}

    def context(self, uri: str) -> Context | None:
        """The parsed document; None where it is not open or no agent file."""
        document = self.documents.get(uri)
        if document is None or document.path is None:
            return None
        if document.read is not document.text:
            document.context = self._context(document, document.path)
            document.read = document.text
            self._note(document)
        return document.context

    def context_at(self, path: str) -> Context | None:
        """A file as the client has it, or as it is on disk; None where it cannot be read or is no agent file."""
        opened = self._opened(path)
        if opened:
            return self.context(opened.uri)
        data = self.disk.read(path)
        if isinstance(data, Unreadable):
            return None
        return self._context(OpenDocument(self.uri_of(path), PurePath(path), 0, decode(data)), PurePath(path))

    def text_at(self, path: str) -> Text | None:
        """The characters of any file, as the client has it or as it is on disk; None where it cannot be read."""
        opened = self._opened(path)
        if opened:
            return opened.text
        data = self.disk.read(path)
        return None if isinstance(data, Unreadable) else decode(data)

    def open_paths(self) -> list[str]:
        """The files whose text is the client's."""
        return [document.path.as_posix() for document in self.documents.values() if document.path]

    def uri_of(self, path: str) -> str:
        """The URI of a file: as the client spells it, where it has it open."""
        opened = self._opened(path)
        return opened.uri if opened else uris.uri_of(path, self._root or next(iter(self.documents), ""))

    def _opened(self, path: str) -> OpenDocument | None:
        return next((d for d in self.documents.values() if d.path and d.path.as_posix() == path), None)

    def path_of(self, uri: str) -> str | None:
        """The path a URI stands for; None for what is no file."""
        return uris.path_of(uri)

    def is_open(self, path: str) -> bool:
        """Whether a file is the client's at the moment."""
        return self._opened(path) is not None

    def settings(self, path: PurePath) -> Settings:
        """The settings for a file."""
        return self._settings.of(path)

    def editor_settings(self, path: PurePath) -> Editor:
        """What is to be shown beside findings, for a file."""
        return self._settings.of(path).editor

    def doubtful(self, path: PurePath) -> bool:
        """Whether the settings for a file have faults, so that they might mean to leave it alone."""
        return self._settings.doubtful(path)

    def is_chosen(self, path: str) -> bool:
        """Whether the settings say of what kind a file is."""
        return self._settings.of(PurePath(path)).kind_for(path) is not None

    def kind_of(self, path: PurePath, header: Header | None) -> Kind | None:
        """What kind of agent file a file is; None for any other file."""
        chosen = self._settings.of(path).kind_for(path.as_posix())
        return kinds.find(chosen) if chosen else kinds.detect(path, header)

    def take_concerned(self) -> set[str]:
        """The paths of files whose findings may have changed with the index since this was last asked."""
        taken, self.concerned = self.concerned, set()
        self.reports.mark(taken)
        for document in self.documents.values():
            if document.path and document.path.as_posix() in taken:
                document.outdated = True
        return taken

    def report(self, uri: str) -> Report | None:
        """What is wrong with a document; None where it is not open, no agent file or excluded."""
        context = self.context(uri)
        if context is None or context.path is None or self._settings.of(context.path).excludes(context.path.as_posix()):
            return None
        document = self.documents[uri]
        if document.report is None or document.report.ctx is not context or document.outdated:
            document.report = self.linter(context.path).check(context, document.report)
            document.outdated = False
        return document.report

    def linter(self, path: PurePath) -> Linter:
        """The rules at the levels that the settings for a file give them."""
        return self._settings.linter(path)

    def diagnostics(self, uri: str) -> list[Json] | None:
        """The diagnostics of a document; None where it is no agent file."""
        report = self.report(uri)
        if report is None:
            return None
        text = report.ctx.doc.text
        return [finding_to_diagnostic(finding, text, self.client, uri) for finding in report.findings]

    def diagnostics_of(self, context: Context) -> Generator[None, None, list[Json]]:
        """The diagnostics of a file that is not open, in steps; none where the settings want none of such files."""
        if context.path is None:
            return []
        settings = self._settings.of(context.path)
        if settings.excludes(context.path.as_posix()) or not settings.editor.workspace:
            return []
        report = yield from self.linter(context.path).steps(context)
        yield
        text, uri = context.doc.text, self.uri_of(context.path.as_posix())
        return [finding_to_diagnostic(finding, text, self.client, uri) for finding in report.findings]

    def publication(self, uri: str) -> Json | None:
        """The diagnostics to push; None where there is nothing to say."""
        document = self.documents.get(uri)
        found = self.diagnostics(uri)
        if document is None or (found is None and not document.published):
            return None
        news = document.version, found or []
        if news == document.published:
            return None
        document.published = news
        return {"uri": uri, "version": document.version, "diagnostics": news[1]}

    def pulled(self, uri: str, known: str | None) -> Json:
        """The diagnostics as an answer; ``known`` is the identity of those the client has.

        VS Code asks once more about a document that it has closed, and shows that until the file changes.
        """
        items = self.diagnostics(uri) or [] if uri in self.documents else self._diagnostics_of_closed(uri)
        result = identity(items)
        if result == known:
            return {"kind": "unchanged", "resultId": result}
        return {"kind": "full", "resultId": result, "items": items}

    def _diagnostics_of_closed(self, uri: str) -> list[Json]:
        path = self.path_of(uri)
        context = self.context_at(path) if path else None
        return drained(self.diagnostics_of(context)) if context else []

    def settings_diagnostics(self) -> list[Json]:
        """What is wrong in settings files, as far as the client has not been told."""
        paths = [document.path for document in self.documents.values() if document.context and document.path]
        return [self._complaint(loaded) for loaded in self._settings.news(paths)]

    def _complaint(self, loaded: Loaded) -> Json:
        uri = self.uri_of(loaded.path or "")
        found = [finding_to_diagnostic(finding, loaded.text, self.client, uri) for finding in loaded.findings]
        return {"uri": uri, "diagnostics": found}

    def _context(self, document: OpenDocument, path: PurePath) -> Context | None:
        doc = parse(document.text, document.context.doc if document.context else None)
        kind = self.kind_of(path, doc.header)
        if kind is None:
            return None
        if document.scope is None or document.scope[0] is not kind:
            document.scope = kind, kinds.scope(kind, path, self.exists)
        # Before all files are known nothing can be said about names that are missing.
        index = self.index if self.workspace.ready else None
        if document.real is None:
            document.real = self.workspace.real(path.as_posix())
        scope, exists = document.scope[1], self.exists
        return Context(doc, kind, path, scope, document.real, exists=exists, index=index, memo=document.memo)

    def _note(self, document: OpenDocument) -> None:
        """Put the names of an open document into the index."""
        if document.context:
            self.concerned |= self.index.put(document.context.entry)
        elif document.path and (entry := self.index.get(document.path.as_posix())) and entry.kind:
            self.concerned |= self.index.drop(entry.path)

    def _forget(self) -> None:
        for document in self.documents.values():
            document.read = document.report = None
