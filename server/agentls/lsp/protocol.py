"""What pygls does otherwise than we need: documents, numbers of conversions, silence on bad parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import (
    JsonRPCResponseMessage,
    LanguageServerProtocol,
    default_converter,
    lsp_method,
)

from agentls.lsp.transport import TextFrames

if TYPE_CHECKING:
    from cattrs import Converter
    from pygls.io_ import AsyncWriter, Writer

    from agentls.lsp.server import Server


class Protocol(LanguageServerProtocol):
    """pygls' protocol, with documents kept by the session.

    pygls' own documents end lines where ``str.splitlines`` does, not where the protocol does, and cut
    the whole text into lines on every change.
    """

    _server: Server

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """A document is the client's from now on."""
        self._server.did_open(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A document was edited."""
        self._server.did_change(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """A document is the disk's again."""
        self._server.did_close(params)

    def structure_message(self, data: dict[str, Any]) -> Any:  # noqa: ANN401
        """The message as an object; a request that cannot be one is answered with what is wrong."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    def set_writer(self, writer: AsyncWriter | Writer, include_headers: bool = True) -> None:
        """Where messages are written to; without headers it is a WebSocket."""
        super().set_writer(writer if include_headers else TextFrames(writer), include_headers)


def converter() -> Converter:
    """pygls' converter that passes on what is plain JSON already.

    Walking through a report of fifty findings and a hundred completions takes longer than making them.
    """
    made: Converter = default_converter()  # type: ignore[no-untyped-call]

    def response(message: JsonRPCResponseMessage) -> dict[str, Any]:
        result = message.result if isinstance(message.result, dict | list) else made.unstructure(message.result)
        return {"id": message.id, "jsonrpc": message.jsonrpc, "result": result}

    def published(message: types.PublishDiagnosticsNotification) -> dict[str, Any]:
        return {"jsonrpc": message.jsonrpc, "method": message.method, "params": message.params}

    made.register_unstructure_hook(JsonRPCResponseMessage, response)
    made.register_unstructure_hook(types.PublishDiagnosticsNotification, published)
    return made
