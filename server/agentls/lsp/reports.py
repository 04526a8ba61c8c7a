"""What is wrong in files, as diagnostics; of those that are not open what the client has not been told."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from agentls.lint.engine import drained
from agentls.lsp.convert import finding_to_diagnostic
from agentls.lsp.json_service import leave_out_syntax
from agentls.named_tuple import NamedTuple
from agentls.project import uris

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping

    from agentls.finding import Finding
    from agentls.lint.context import Context
    from agentls.lsp.analysis import Analysis
    from agentls.lsp.capabilities.client import Capabilities
    from agentls.lsp.convert import Json
    from agentls.lsp.documents import Documents
    from agentls.lsp.settings import VisitSettings
    from agentls.lsp.stale import Stale
    from agentls.project.index import Index
    from agentls.project.settings_file import Loaded


def identify(items: list[Json]) -> str:
    """A short hash of diagnostics, by which the same ones are known again."""
    return hashlib.blake2b(json.dumps(items).encode(), digest_size=8).hexdigest()


NOTHING = identify([])


class News(NamedTuple):
    """The diagnostics of a file, which are others than those the client has."""

    path: str
    identity: str
    items: list[Json]


class Reports:
    """Makes diagnostics. Of files that are not open it keeps only what identifies them: the client keeps the rest."""

    def __init__(
        self,
        capabilities: Capabilities,
        index: Index,
        settings: VisitSettings,
        documents: Documents,
        stale: Stale,
        analysis: Analysis,
    ) -> None:
        self._capabilities = capabilities
        self._index = index
        self._settings = settings
        self._documents = documents
        self._stale = stale
        self._analysis = analysis
        self._identities: dict[str, str] = {}
        """What identifies the diagnostics of files that are not stale, by path."""

    def identity(self, path: str, known: str) -> str:
        """The same identity of a file's diagnostics, and the same object if it is the latest one."""
        latest = self._identities.get(path)
        return latest if latest == known else known

    def diagnose(self, uri: str) -> list[Json] | None:
        """The diagnostics of an open document; None where it is no agent file."""
        report = self._analysis.report(uri)
        if report is None:
            return None
        own = self._capabilities.json_service
        untold = leave_out_syntax(report.ctx, report.findings) if own else report.findings
        return self._convert(report.ctx, untold, uri)

    def diagnose_closed(self, context: Context) -> Generator[None, None, list[Json]]:
        """The diagnostics of a file that is not open, in steps; none where the settings want none of such files."""
        path = context.path.as_posix() if context.path else ""
        if not path or self._settings.excludes(path) or not self._settings.find(path).editor.workspace:
            return []
        report = yield from self._settings.linter(path).steps(context)
        yield
        return self._convert(report.ctx, report.findings, self._documents.uri_of(path))

    def find_publication(self, uri: str) -> Json | None:
        """The diagnostics to push of an open document; None where the client has them."""
        document, found = self._documents.get(uri), self.diagnose(uri)
        if document is None or (found is None and not document.published):
            return None
        news = document.version, found or []
        if news == document.published:
            return None
        document.published = news
        return {"uri": uri, "version": document.version, "diagnostics": news[1]}

    def answer_pull(self, uri: str, known: str | None) -> Json:
        """The diagnostics as an answer; ``known`` is the identity of those the client has.

        VS Code asks once more about a document that it has closed, and shows that until the file changes.
        """
        items = self.diagnose(uri) or [] if self._documents.get(uri) else self._diagnose_file(uri)
        identity = identify(items)
        if identity == known:
            return {"kind": "unchanged", "resultId": identity}
        return {"kind": "full", "resultId": identity, "items": items}

    def find_settings_faults(self) -> list[Json]:
        """What is wrong in settings files, as far as the client has not been told."""
        paths = [each.path.as_posix() for each in self._documents.values() if each.context and each.path]
        return [self._write_faults(loaded) for loaded in self._settings.take_news(paths)]

    def find_news(self, known: Mapping[str, str], *, every: bool = False) -> Iterator[News | None]:
        """What is new of the files that are not open, with a None wherever there is time for something else.

        Args:
            known: the identity of what the client has, by path.
            every: look at all files; else only at those that are stale.
        """
        closed = self._stale.take_closed()
        if closed.everything:
            self._identities.clear()
        for path in closed.paths:
            self._identities.pop(path, None)
        everything = every or closed.everything
        for path in dict.fromkeys([*known, *(entry.path for entry in self._index)]) if everything else closed.paths:
            entry, had = self._index.get(path), known.get(path, NOTHING)
            if self._documents.is_open(path):
                yield None
            elif entry is None or not entry.kind:
                yield News(path, NOTHING, []) if had != NOTHING else None
            elif self._identities.get(path) == had:
                yield None
            else:
                yield from self._check(path, had)

    def _check(self, path: str, had: str) -> Iterator[News | None]:
        context = self._analysis.context_at(path)
        # To read a file takes about as long as to check it.
        yield None
        items = (yield from self.diagnose_closed(context)) if context else []
        if path in self._stale or self._documents.is_open(path):
            # What was read is old by now; the next time comes at once.
            return
        found = self._identities[path] = identify(items)
        yield None if found == had else News(path, found, items)

    def _diagnose_file(self, uri: str) -> list[Json]:
        path = uris.uri_to_path(uri)
        context = self._analysis.context_at(path) if path else None
        return drained(self.diagnose_closed(context)) if context else []

    def _convert(self, ctx: Context, found: Iterable[Finding], uri: str) -> list[Json]:
        text = ctx.doc.text
        return [finding_to_diagnostic(finding, text, self._capabilities, uri) for finding in found]

    def _write_faults(self, loaded: Loaded) -> Json:
        uri = self._documents.uri_of(loaded.path or "")
        found = [finding_to_diagnostic(each, loaded.text, self._capabilities, uri) for each in loaded.findings]
        return {"uri": uri, "diagnostics": found}
