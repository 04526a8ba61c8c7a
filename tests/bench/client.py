"""A language client over a child process's pipes, made for timing.

One thread: it writes a message, then reads the server's pipe until the answer is there, so that no queue,
thread switch or event loop of the client's own is in the numbers. On Windows, which cannot wait for a pipe and a
time at once, a thread does the reading.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import select
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from bench.processes import cpu_seconds, environment, memory_mib, rss_mib

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

Message = dict[str, Any]

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_CHUNK = 1 << 20

CAPABILITIES: Message = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"configuration": True, "workspaceFolders": True, "didChangeConfiguration": {}},
    "window": {"workDoneProgress": True},
    "textDocument": {
        "synchronization": {"didSave": True},
        "publishDiagnostics": {"versionSupport": True, "codeDescriptionSupport": True},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}},
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit"]},
        },
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "rename": {"prepareSupport": True},
        "semanticTokens": {
            "requests": {"full": {"delta": True}, "range": True},
            "formats": ["relative"],
            "tokenTypes": [each.value for each in types.SemanticTokenTypes],
            "tokenModifiers": [each.value for each in types.SemanticTokenModifiers],
        },
    },
}


class ServerError(Exception):
    """The server ended, kept silent or answered with an error."""


class Client:
    """Talks to one server process. Times are seconds of ``time.perf_counter``."""

    def __init__(self, command: Sequence[str], folder: Path, timeout: float = 60.0) -> None:
        """Start the server in ``folder``; ``timeout`` is how long to wait for any one answer."""
        self._folder = folder
        self._timeout = timeout
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  closed in close()
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=folder,
            env=environment(),
        )
        self._chunks: SimpleQueue[bytes] = SimpleQueue()
        if sys.platform == "win32":
            threading.Thread(target=self._pump, daemon=True).start()
        self._unread = bytearray()
        self._inbox: deque[tuple[float, Message]] = deque()
        self._last_id = 0
        self.capabilities: Message = {}
        self.progress_ended: float | None = None
        """When the server said last that it has done what takes long."""

    def initialize(self, options: Mapping[str, Any], capabilities: Message = CAPABILITIES) -> float:
        """Shake hands; the time from the process's start to the answer."""
        uri = self._folder.as_uri()
        params = {
            "processId": os.getpid(),
            "rootUri": uri,
            "workspaceFolders": [{"uri": uri, "name": "bench"}],
            "capabilities": capabilities,
            "initializationOptions": options,
        }
        _, answered, result = self.request("initialize", params)
        self.capabilities = result["capabilities"]
        self.notify("initialized", {})
        return answered - self.started

    def notify(self, method: str, params: Any) -> float:
        """Send a notification; the time it was sent."""
        return self._write({"method": method, "params": params})

    def request(self, method: str, params: Any) -> tuple[float, float, Any]:
        """When it was sent, when it was answered, and the result.

        Raises:
            ServerError: no answer, or an error.
        """
        self._last_id += 1
        wanted = self._last_id
        sent = self._write({"id": wanted, "method": method, "params": params})
        answered, message = self.wait(lambda m: "method" not in m and m.get("id") == wanted)
        if "error" in message:
            raise ServerError(f"{method}: {message['error']}")
        return sent, answered, message["result"]

    def wait(self, accept: Callable[[Message], bool]) -> tuple[float, Message]:
        """The next message that is accepted, and when it had arrived. The server's own requests are answered.

        Raises:
            ServerError: none came in time.
        """
        deadline = time.perf_counter() + self._timeout
        while (left := deadline - time.perf_counter()) > 0:
            while self._inbox:
                arrived, message = self._inbox.popleft()
                if "method" in message and "id" in message:
                    self._answer(message)
                elif accept(message):
                    return arrived, message
            self._read(left)
        raise ServerError(f"no answer in {self._timeout} s; {self._tail()}")

    def drain(self, seconds: float) -> int:
        """Read for a while and forget what comes, but answer requests; how many messages came."""
        deadline, count = time.perf_counter() + seconds, 0
        while (left := deadline - time.perf_counter()) > 0:
            self._read(left)
            for _, message in self._inbox:
                if "method" in message and "id" in message:
                    self._answer(message)
            count += len(self._inbox)
            self._inbox.clear()
        return count

    def memory_mib(self) -> float:
        """Memory of the server and its children."""
        return memory_mib(self._process.pid)

    def resident_mib(self) -> float:
        """Memory of the server alone, shared pages and all."""
        return rss_mib(self._process.pid)

    def cpu_seconds(self) -> float:
        """The processor's time that the server has taken so far."""
        return cpu_seconds(self._process.pid)

    def close(self) -> None:
        """End the server, by force if it does not go."""
        with contextlib.suppress(ServerError, OSError, subprocess.TimeoutExpired):
            self.request("shutdown", None)
            self.notify("exit", None)
            self._process.wait(3.0)
        self._process.kill()
        self._process.communicate()
        self._errors.close()

    def _write(self, message: Message) -> float:
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False, separators=(",", ":")).encode()
        data = memoryview(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        sent = time.perf_counter()
        while data:
            data = data[os.write(self._stdin, data) :]
        return sent

    def _read(self, seconds: float) -> None:
        chunk = self._chunk(seconds)
        if chunk is None:
            return
        arrived = time.perf_counter()
        if not chunk:
            raise ServerError(f"the server ended; {self._tail()}")
        self._unread += chunk
        while (message := self._next()) is not None:
            if message.get("method") == "$/progress" and message["params"]["value"].get("kind") == "end":
                self.progress_ended = arrived
            self._inbox.append((arrived, message))

    def _chunk(self, seconds: float) -> bytes | None:
        """What comes next: empty at the end, None if nothing does in time."""
        if sys.platform != "win32":
            return os.read(self._stdout, _CHUNK) if select.select([self._stdout], [], [], seconds)[0] else None
        try:
            return self._chunks.get(timeout=seconds)
        except Empty:
            return None

    def _pump(self) -> None:
        output = self._stdout
        # Who ends the server closes the pipe under us.
        with contextlib.suppress(OSError):
            while chunk := os.read(output, _CHUNK):
                self._chunks.put(chunk)
        self._chunks.put(b"")

    def _next(self) -> Message | None:
        head = self._unread.find(b"\r\n\r\n")
        length = _LENGTH.search(self._unread, 0, head) if head >= 0 else None
        if length is None or len(self._unread) < (end := head + 4 + int(length[1])):
            return None
        message: Message = json.loads(self._unread[head + 4 : end])
        del self._unread[:end]
        return message

    def _answer(self, request: Message) -> None:
        result = None
        if request["method"] == "workspace/configuration":
            result = [None for _ in request["params"]["items"]]
        self._write({"id": request["id"], "result": result})

    @property
    def _stdin(self) -> int:
        assert self._process.stdin is not None
        return self._process.stdin.fileno()

    @property
    def _stdout(self) -> int:
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    def _tail(self) -> str:
        self._errors.seek(0)
        return self._errors.read().decode(errors="replace")[-500:]
