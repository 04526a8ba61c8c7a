"""What pygls does otherwise than we need: documents, numbers of conversions, silence on bad parameters."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any, Protocol

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest, JsonRpcServerNotInitialized
from pygls.protocol import (
    JsonRPCResponseMessage,
    LanguageServerProtocol,
    default_converter,
    lsp_method,
)

from agentls.lsp.transport import TextFrames

if TYPE_CHECKING:
    from collections.abc import Generator

    from cattrs import Converter
    from pygls.io_ import AsyncWriter, Writer
    from pygls.protocol.json_rpc import MsgId

    from agentls.lsp.tasks import Tasks
    from agentls.text import Encoding


class Host(Protocol):
    """What the protocol hands on to: the server."""

    alone: bool
    """The process ends with it."""
    encoding: Encoding
    """What columns count, for a client that names nothing."""
    tasks: Tasks

    def did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """A document is the client's from now on."""

    def did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A document was edited."""

    def did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """A document is the disk's again."""


class ServerCancelled(JsonRpcException):
    """The server gave a request up, by the code that the protocol has for it."""

    CODE = types.LSPErrorCodes.ServerCancelled.value


class SessionProtocol(LanguageServerProtocol):
    """pygls' protocol, with documents kept by the session.

    pygls' own documents end lines where ``str.splitlines`` does, not where the protocol does, and cut
    the whole text into lines on every change.
    """

    _server: Host  # type: ignore[assignment]  # it is pygls' server too

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        """The client introduces itself; what it counts columns in is assumed where it does not say."""
        general = params.capabilities.general = params.capabilities.general or types.GeneralClientCapabilities()
        general.position_encodings = general.position_encodings or [types.PositionEncodingKind(self._server.encoding)]
        return (yield from super().lsp_initialize(params))

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
        if "jsonrpc" in data and data.get("method", types.EXIT) not in types.METHOD_TO_TYPES:
            # Parameters may be left out, also those of methods that nobody knows.
            data.setdefault("params", None)
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    def handle_message(self, message: Any) -> None:  # noqa: ANN401
        """Take a message; pygls gives requests that come behind the shutdown no answer at all."""
        if self._shutdown and hasattr(message, "id") and hasattr(message, "method"):
            self._refuse(message.id, JsonRpcInvalidRequest("the server has been shut down"))
        else:
            super().handle_message(message)

    def _handle_request(self, msg_id: MsgId, method_name: str, params: Any) -> None:  # noqa: ANN401
        if self._workspace is None and method_name != types.INITIALIZE:
            self._refuse(msg_id, JsonRpcServerNotInitialized("the client has not introduced itself"))
        elif self._workspace is not None and method_name == types.INITIALIZE:
            self._refuse(msg_id, JsonRpcInvalidRequest("the client has introduced itself before"))
        else:
            began = perf_counter()
            super()._handle_request(msg_id, method_name, params)
            if self.trace is not types.TraceValue.Off:
                self._trace(method_name, params, perf_counter() - began)

    def _handle_notification(self, method_name: str, params: Any) -> None:  # noqa: ANN401
        if method_name == types.EXIT and not self._server.alone:
            self._server.tasks.spawn(self._hang_up())
        elif method_name == types.EXIT or (self._workspace is not None and not self._shutdown):
            super()._handle_notification(method_name, params)

    async def _hang_up(self) -> None:
        if isinstance(self.writer, TextFrames):
            await self.writer.close()

    def _refuse(self, msg_id: MsgId, error: JsonRpcException) -> None:
        self._send_response(msg_id, error=error.to_response_error())

    def _trace(self, method: str, params: object, seconds: float) -> None:
        verbose = str(params) if self.trace is types.TraceValue.Verbose else None
        self.notify(types.LOG_TRACE, types.LogTraceParams(f"{method}: {seconds * 1000:.1f} ms", verbose))

    def set_writer(self, writer: AsyncWriter | Writer, include_headers: bool = True) -> None:
        """Where messages are written to; without headers it is a WebSocket."""
        super().set_writer(writer if include_headers else TextFrames(writer), include_headers)


def make_converter() -> Converter:
    """pygls' converter that passes on what is plain JSON already.

    Walking through a report of fifty findings and a hundred completions takes longer than making them.
    """
    made: Converter = default_converter()  # type: ignore[no-untyped-call]

    def response(message: JsonRPCResponseMessage) -> dict[str, Any]:
        result = message.result if isinstance(message.result, dict | list) else made.unstructure(message.result)
        return {"id": message.id, "jsonrpc": message.jsonrpc, "result": result}

    def notified(message: types.PublishDiagnosticsNotification | types.ProgressNotification) -> dict[str, Any]:
        params = message.params if isinstance(message.params, dict) else made.unstructure(message.params)
        return {"jsonrpc": message.jsonrpc, "method": message.method, "params": params}

    made.register_unstructure_hook(JsonRPCResponseMessage, response)
    made.register_unstructure_hook(types.PublishDiagnosticsNotification, notified)
    made.register_unstructure_hook(types.ProgressNotification, notified)
    return made
