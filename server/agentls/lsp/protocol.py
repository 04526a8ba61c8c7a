"""What pygls does otherwise than we need: documents, numbers of conversions, silence on bad parameters."""

from __future__ import annotations

import json
import logging
from hmac import compare_digest
from inspect import isawaitable, iscoroutine
from time import perf_counter
from typing import TYPE_CHECKING, Any, Protocol

import msgspec
from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInternalError,
    JsonRpcInvalidRequest,
    JsonRpcParseError,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import (
    JsonRPCResponseMessage,
    LanguageServerProtocol,
    default_converter,
    lsp_method,
)

from agentls.lsp.text_frames import TextFrames

if TYPE_CHECKING:
    from collections.abc import Generator
    from concurrent.futures import Future

    from cattrs import Converter
    from pygls.io_ import AsyncWriter, Writer
    from pygls.protocol.json_rpc import MessageCallback, MessageHandler, MsgId

    from agentls.lsp.tasks import Tasks
    from agentls.text import Encoding

_log = logging.getLogger(__name__)

_TOKEN = "token"  # noqa: S105  # a name in the client's options


class Host(Protocol):
    """What the protocol hands on to: the server."""

    alone: bool
    """The process ends with it."""
    encoding: Encoding
    """What columns count, for a client that names nothing."""
    token: str | None
    """What a client has to name to be let in; None lets everyone in."""
    tasks: Tasks

    def report_server_error(self, error: BaseException, source: object) -> None:
        """Something went wrong."""

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

    @property
    def introduced(self) -> bool:
        """Whether the client has been let in."""
        return self._workspace is not None

    def take(self, body: bytes) -> None:
        """Take a message as it came; one that cannot be read is answered so.

        Raises:
            SystemExit: it is ``exit``.
        """
        self._server.tasks.traffic.note()
        try:
            data = json.loads(body)
        except (ValueError, RecursionError) as error:
            self._refuse(None, JsonRpcParseError(f"this is no JSON that can be read: {error}"))
            return
        if not isinstance(data, dict) or "jsonrpc" not in data:
            number = data.get("id") if isinstance(data, dict) else None
            self._refuse(number, JsonRpcInvalidRequest("this is no message of JSON-RPC 2.0"))
            return
        try:
            self.handle_message(self.structure_message(data))
        except JsonRpcException as error:
            # Who asked has been answered; a client's mistake is worth a line, not a trace.
            _log.warning("%s: %s", str(data.get("method"))[:80], error)
        except Exception as error:
            _log.exception("a message cannot be handled")
            self._server.report_server_error(error, JsonRpcInternalError)

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
        elif method_name == types.INITIALIZE and not self._admits(params):
            self._refuse(msg_id, JsonRpcInvalidRequest("initializationOptions.token is not the one of this server"))
            self._server.tasks.spawn(self._hang_up())
        else:
            began = perf_counter()
            super()._handle_request(msg_id, method_name, params)
            if self.trace is not types.TraceValue.Off:
                self._trace(method_name, params, perf_counter() - began)

    def _execute_handler(
        self,
        msg_id: MsgId,
        handler: MessageHandler,
        callback: MessageCallback,
        args: tuple[Any, ...] | None = None,
        kwargs: dict[str, Any] | None = None,
    ) -> None:
        def finish(future: Future[Any]) -> None:
            # pygls keeps what notifications and commands gave for ever.
            self._request_futures.pop(msg_id, None)
            callback(future)

        super()._execute_handler(msg_id, handler, finish, args, kwargs)

    def _handle_notification(self, method_name: str, params: Any) -> None:  # noqa: ANN401
        if method_name == types.EXIT and not self._server.alone:
            self._server.tasks.spawn(self._hang_up())
        elif method_name == types.EXIT or (self._workspace is not None and not self._shutdown):
            super()._handle_notification(method_name, params)

    def _admits(self, params: types.InitializeParams) -> bool:
        """Whether the client names the server's token, which is no setting and is taken out of them."""
        options = params.initialization_options
        token = options.pop(_TOKEN, None) if isinstance(options, dict) else None
        wanted = self._server.token
        return wanted is None or compare_digest(str(token).encode(errors="replace"), wanted.encode(errors="replace"))

    async def _hang_up(self) -> None:
        closing = self.writer.close() if self.writer else None
        if isawaitable(closing):
            await closing

    def _refuse(self, msg_id: MsgId | None, error: JsonRpcException) -> None:
        # pygls leaves out a number that is null, and then clients take it for no answer.
        self._send_data({"jsonrpc": "2.0", "id": msg_id, "error": {"code": error.code, "message": error.message}})

    def _trace(self, method: str, params: object, seconds: float) -> None:
        verbose = str(params) if self.trace is types.TraceValue.Verbose else None
        self.notify(types.LOG_TRACE, types.LogTraceParams(f"{method}: {seconds * 1000:.1f} ms", verbose))

    def notify(self, method: str, params: Any = None) -> None:  # noqa: ANN401
        """Tell the client something; diagnostics go out with every keystroke, and are plain JSON."""
        if method != types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS or self.writer is None:
            super().notify(method, params)
            return
        # pygls' own way, open to objects of all kinds, takes as long as it took to make these.
        message = {"jsonrpc": self.VERSION, "method": method, "params": params}
        try:
            body = msgspec.json.encode(message)
        except UnicodeEncodeError:
            # A lone surrogate can be written as an escape only.
            body = json.dumps(message).encode()
        head = b"Content-Length: %d\r\n\r\n" % len(body) if self._include_headers else b""
        sent: Any = self.writer.write(head + body)
        if iscoroutine(sent):
            self._server.tasks.spawn(sent)

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

    def notified(message: types.ProgressNotification) -> dict[str, Any]:
        params = message.params if isinstance(message.params, dict) else made.unstructure(message.params)
        return {"jsonrpc": message.jsonrpc, "method": message.method, "params": params}

    made.register_unstructure_hook(JsonRPCResponseMessage, response)
    made.register_unstructure_hook(types.ProgressNotification, notified)
    return made
