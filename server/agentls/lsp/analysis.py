"""What is known of a document, found when it is asked for: its context, its report."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from agentls.lsp.convert import Request

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.lint.context import Context
    from agentls.lint.engine import Report
    from agentls.lsp.capabilities.client import Capabilities
    from agentls.lsp.convert import AboutDocument
    from agentls.lsp.documents import Documents, OpenDocument
    from agentls.lsp.settings import VisitSettings
    from agentls.lsp.workspace import Workspace
    from agentls.text import Text
    from agentls.workspace.files import Files


class Analysis:
    """Contexts and reports of files as the client has them; those of open documents are kept until they are stale."""

    def __init__(
        self,
        capabilities: Capabilities,
        files: Files,
        settings: VisitSettings,
        documents: Documents,
        workspace: Workspace,
    ) -> None:
        self._capabilities = capabilities
        self._files = files
        self._settings = settings
        self._documents = documents
        self._workspace = workspace

    def context(self, uri: str) -> Context | None:
        """The parsed document; None where it is not open or no agent file."""
        document = self._documents.get(uri)
        if document is None or document.path is None:
            return None
        if document.read is not document.text:
            self._read(document, document.path)
        return document.context

    def find_request(self, params: AboutDocument) -> Request | None:
        """What a request is about; None where that is not open or no agent file."""
        uri = params.text_document.uri
        context = self.context(uri)
        return Request(uri, self._documents[uri].version, context, self._capabilities) if context else None

    def context_at(self, path: str) -> Context | None:
        """A file as the client has it, or as it is on disk; None where it cannot be read or is no agent file."""
        document = self._documents.find(path)
        if document:
            return self.context(document.uri)
        text = self._documents.text_at(path)
        if text is None:
            return None
        real, index = self._workspace.find_real(path), self._workspace.known_index
        return self._files.context(PurePath(path), text, real=real, index=index)

    def text_at(self, path: str) -> Text | None:
        """The characters of any file; None where it cannot be read."""
        return self._documents.text_at(path)

    def open_paths(self) -> Iterable[str]:
        """The files whose text may be another than on disk."""
        return self._documents.open_paths()

    def report(self, uri: str) -> Report | None:
        """What is wrong with a document; None where it is not open, no agent file or excluded."""
        context, document = self.context(uri), self._documents.get(uri)
        if context is None or document is None or document.path is None:
            return None
        if document.report is None or document.report.ctx is not context:
            path = document.path.as_posix()
            if self._settings.excludes(path):
                return None
            document.report = self._settings.linter(path).check(context, document.report)
        return document.report

    def _read(self, document: OpenDocument, path: PurePath) -> None:
        """Parse a document, and put its names into the index."""
        if document.real is None:
            document.real = self._workspace.find_real(path.as_posix())
        real, index = document.real, self._workspace.known_index
        if document.is_too_large:
            context = None
        else:
            before, memo = document.context, document.memo
            memo.turn()
            context = self._files.context(path, document.text, before, real=real, index=index, memo=memo)
        document.context, document.read = context, document.text
        self._workspace.put_names(path.as_posix(), context.entry if context else None)
