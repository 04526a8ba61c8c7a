"""An editor that tests drive: it keeps its own copy of each document and checks what the server says about it."""

from __future__ import annotations

import asyncio
import copy
import sys
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features
from pytest_lsp.protocol import LanguageClientProtocol

from agentls.text import Encoding, Position, Text
from lsp.strict import Traffic, outside

PROFILES = {
    "vscode": "visual-studio-code",
    "neovim": "neovim@v0.11.0",
    "emacs": "emacs",
}
REFRESHES = (
    types.WORKSPACE_CODE_LENS_REFRESH,
    types.WORKSPACE_INLAY_HINT_REFRESH,
    types.WORKSPACE_SEMANTIC_TOKENS_REFRESH,
)
ENCODINGS: dict[str, Encoding] = {"vscode": "utf-16", "neovim": "utf-8", "emacs": "utf-32"}


class StrictProtocol(LanguageClientProtocol):
    """Notes and checks the messages as they are on the wire."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.traffic = Traffic()

    def structure_message(self, data: dict[str, Any]) -> Any:
        if "jsonrpc" in data:
            self.traffic.came(copy.deepcopy(data))
        return super().structure_message(data)

    def send_request(self, method: str, params: Any = None, callback: Any = None, msg_id: Any = None) -> Any:
        number = len(self.traffic.asked) + len(self.traffic.received) + 1000 if msg_id is None else msg_id
        self.traffic.sent({"id": number, "method": method})
        return super().send_request(method, params, callback, number)


class Editor(LanguageClient):
    """A client with documents."""

    protocol: StrictProtocol

    def __init__(self) -> None:
        super().__init__(protocol_cls=StrictProtocol, converter_factory=default_converter)
        own = {
            types.CLIENT_REGISTER_CAPABILITY: _registered,
            types.PROGRESS: _progress,
            types.WORKSPACE_APPLY_EDIT: _apply,
        }
        register_lsp_features(self, {**DEFAULT_CLIENT_FEATURES, **own, **dict.fromkeys(REFRESHES, _nothing)})
        self.documents: dict[str, tuple[int, Text]] = {}
        self.registered: list[str] = []
        self.parts: list[Any] = []
        """Answers that came in parts."""
        self.applied: list[types.ApplyWorkspaceEditParams] = []
        """Edits that the server asked for by itself."""

    @property
    def encoding(self) -> Encoding:
        return self.protocol.traffic.encoding

    async def begin(self, profile: str, root: Path, pull: bool = False) -> None:
        """Introduce itself as an editor that is named in ``PROFILES``."""
        capabilities = client_capabilities(PROFILES[profile])
        if pull:
            capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities()
            capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
        answer = await self.initialize_session(types.InitializeParams(capabilities, root_uri=root.as_uri()))
        self.protocol.traffic.encoding = answer.capabilities.position_encoding

    async def end(self) -> None:
        """Leave, and let nothing wrong pass that was seen meanwhile."""
        await self.shutdown_session()
        assert self._server.returncode == 0
        assert self.protocol.traffic.faults == []

    def open(self, path: Path, content: str, language: str = "markdown", version: int = 0) -> str:
        uri = path.as_uri()
        self.documents[uri] = version, Text(content)
        item = types.TextDocumentItem(uri, language, version, content)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def edit(self, uri: str, old: str, new: str) -> None:
        """Replace the only occurrence of some characters."""
        version, text = self.documents[uri]
        assert text.content.count(old) == 1
        place = self.range_of(uri, old)
        self.documents[uri] = version + 1, Text(text.content.replace(old, new))
        change = types.TextDocumentContentChangePartial(range=place, text=new)
        document = types.VersionedTextDocumentIdentifier(version + 1, uri)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def range_of(self, uri: str, part: str) -> types.Range:
        """Where the first occurrence of some characters stands."""
        _, text = self.documents[uri]
        start = text.content.index(part)
        return types.Range(*(self.place(text, offset) for offset in (start, start + len(part))))

    def place(self, text: Text, offset: int) -> types.Position:
        line, column = text.position(offset, self.encoding)
        return types.Position(line, column)

    def covered(self, uri: str, place: types.Range) -> str:
        """The characters in a range."""
        _, text = self.documents[uri]
        edges = (Position(edge.line, edge.character) for edge in (place.start, place.end))
        start, end = (text.offset(edge, self.encoding) for edge in edges)
        return text.content[start:end]

    async def choose(self, uri: str, action: types.CodeAction) -> str:
        """The document's text after an action, whose edit is asked for where it was left for later."""
        if action.edit is None:
            action = await self.code_action_resolve_async(action)
        return self.apply(uri, action.edit)

    def apply(self, uri: str, edit: types.WorkspaceEdit) -> str:
        """The document's text after an edit of it alone."""
        version, text = self.documents[uri]
        for change in edit.document_changes or ():
            assert (change.text_document.uri, change.text_document.version) == (uri, version)
        edits = edit.changes[uri] if edit.changes else edit.document_changes[0].edits
        content = text.content
        for made in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
            edges = (Position(edge.line, edge.character) for edge in (made.range.start, made.range.end))
            start, end = (text.offset(edge, self.encoding) for edge in edges)
            content = content[:start] + made.new_text + content[end:]
        return content

    async def reports(self, uri: str) -> list[tuple[str, str]]:
        """Rule and characters of each diagnostic of the document as it now is, once they are pushed."""
        version, text = self.documents[uri]
        while not (found := [m for m in self.protocol.traffic.received if _is_report(m, uri, version)]):
            await asyncio.sleep(0.005)
        self.protocol.traffic.faults += outside(found[-1], text, self.encoding)
        return [(d.code, self.covered(uri, d.range)) for d in self.diagnostics[uri]]


def _is_report(message: dict[str, Any], uri: str, version: int) -> bool:
    if message.get("method") != types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS:
        return False
    params = message["params"]
    return bool(params["uri"] == uri and params.get("version") == version)


def _registered(ls: Editor, params: types.RegistrationParams) -> None:
    ls.registered += [registration.method for registration in params.registrations]


def _apply(ls: Editor, params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
    ls.applied.append(params)
    return types.ApplyWorkspaceEditResult(applied=True)


def _progress(ls: Editor, params: types.ProgressParams) -> None:
    if "kind" in params.value:
        DEFAULT_CLIENT_FEATURES[types.PROGRESS](ls, params)
    else:
        ls.parts.append(params.value)


def _nothing(ls: Editor, _: object) -> None:
    """The tests ask again by themselves."""


CONFIG = ClientServerConfig([sys.executable, "-m", "agentls", "serve"], Editor)
