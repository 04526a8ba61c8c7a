"""Places in files that need not be open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.lsp.convert import span_to_range

if TYPE_CHECKING:
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session
    from agentls.text import Span, Text

START: Json = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}
"""The range of a file's start."""


class Locations:
    """Places in files as the protocol writes them; each file is read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._texts: dict[str, Text | None] = {}

    def range(self, path: str, span: Span | None) -> Json:
        """The range of a span in a file; its start where there is no span or the file is gone."""
        if span is None:
            return START
        if path not in self._texts:
            self._texts[path] = self._session.documents.text_at(path)
        text = self._texts[path]
        return span_to_range(span, text, self._session.capabilities.encoding) if text else START

    def location(self, path: str, span: Span | None) -> Json:
        """The place of a span in a file."""
        return {"uri": self._session.documents.uri_of(path), "range": self.range(path, span)}
