"""Visits of clients with other abilities, settings or manners than most."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import pytest_lsp
from lsprotocol import types
from websockets.sync.client import connect

from agentls.lsp.server import Server
from bench.client import Client
from lsp.editor import CONFIG, Editor

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = "---\nname: reviewer\ndescription: Reviews code after each change.\ntools: Raed\n---\nLook at it.\n"
SERVE = [sys.executable, "-m", "agentls", "serve"]


@pytest_lsp.fixture(scope="module", config=CONFIG)
async def puller(client: Editor, tmp_path_factory: pytest.TempPathFactory) -> Any:
    client.set_configuration({"rules": {"unknown-tool": "hint"}}, section="agentls")
    await client.begin("vscode", tmp_path_factory.mktemp("project"), pull=True)
    yield
    await client.end()


def agent(root: Path) -> Path:
    return root / ".claude" / "agents" / "reviewer.md"


async def pull(editor: Editor, uri: str, known: str | None = None) -> types.DocumentDiagnosticReport:
    asked = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id=known)
    return await editor.text_document_diagnostic_async(asked)


@pytest.mark.asyncio(loop_scope="module")
async def test_who_can_ask_again_asks_for_diagnostics(puller: Editor, tmp_path: Path) -> None:
    uri = puller.open(agent(tmp_path), FAULTY)
    first = await pull(puller, uri)
    assert [(d.code, d.severity) for d in first.items] == [("unknown-tool", types.DiagnosticSeverity.Hint)]
    again = await pull(puller, uri, first.result_id)
    assert (again.kind, again.result_id) == ("unchanged", first.result_id)
    puller.edit(uri, "Raed", "Read")
    assert not (await pull(puller, uri, first.result_id)).items
    assert uri not in puller.diagnostics


@pytest.mark.asyncio(loop_scope="module")
async def test_changed_settings_hold_at_once(puller: Editor, tmp_path: Path) -> None:
    uri, count = puller.open(agent(tmp_path), FAULTY), puller.diagnostic_refresh_count
    puller.set_configuration({"rules": {"unknown-tool": "off", "no-such": "off"}}, section="agentls")
    puller.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    # What was read on start may ask for a refresh of its own meanwhile.
    while (await pull(puller, uri)).items:
        await asyncio.sleep(0.005)
    assert puller.diagnostic_refresh_count > count
    assert "no-such" in puller.messages[-1].message
    assert types.WORKSPACE_DID_CHANGE_CONFIGURATION in puller.registered
    assert types.WORKSPACE_DID_CHANGE_WATCHED_FILES in puller.registered


@pytest_lsp.fixture(scope="function", config=CONFIG)
async def editor(client: Editor) -> Any:
    yield
    await client.end()


@pytest.mark.parametrize("pulls", [False, True])
@pytest.mark.asyncio(loop_scope="function")
async def test_nothing_is_shown_that_settings_leave_out(editor: Editor, tmp_path: Path, pulls: bool) -> None:
    editor.set_configuration({"rules": {"unknown-tool": "off"}}, section="agentls")
    await editor.begin("vscode", tmp_path, pull=pulls)
    uri = editor.open(agent(tmp_path), FAULTY.replace("Reviews", "â†’ Reviews"))
    found = [d.code for d in (await pull(editor, uri)).items] if pulls else [c for c, _ in await editor.reports(uri)]
    assert found == ["mojibake"]


class Sent:
    """What a server writes."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []

    def write(self, data: bytes) -> None:
        self.messages.append(json.loads(data.partition(b"\r\n\r\n")[2]))

    def close(self) -> None:
        pass


def test_changes_that_queued_up_are_checked_once(tmp_path: Path) -> None:
    sent, uri = Sent(), agent(tmp_path).as_uri()

    async def burst() -> None:
        server = Server()
        server.protocol.set_writer(sent)
        server.did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "", 0, FAULTY)))
        for version in range(1, 10):
            document = types.VersionedTextDocumentIdentifier(version, uri)
            edit = types.TextDocumentContentChangeWholeDocument(FAULTY + "x" * version)
            server.did_change(types.DidChangeTextDocumentParams(document, [edit]))
        await asyncio.sleep(0)

    asyncio.run(burst())
    assert [message["params"]["version"] for message in sent.messages] == [9]


def framed(*messages: dict[str, Any]) -> bytes:
    bodies = (json.dumps({"jsonrpc": "2.0", **message}).encode() for message in messages)
    return b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies)


def unframed(data: bytes) -> list[dict[str, Any]]:
    found = []
    while data:
        head, _, data = data.partition(b"\r\n\r\n")
        length = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
        found.append(json.loads(data[:length]))
        data = data[length:]
    return found


HELLO = {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}}
NOWHERE = {"textDocument": {"uri": "file:///x.md"}, "position": {"line": -1, "character": 0}}


@pytest.mark.parametrize(
    ("goodbye", "code"),
    [([{"id": 9, "method": "shutdown"}, {"method": "exit"}], 0), ([{"method": "exit"}], 1), ([], 0)],
    ids=["shutdown and exit", "exit alone", "end of input"],
)
def test_every_request_is_answered_and_the_exit_code_tells_how_it_ended(goodbye: list[Any], code: int) -> None:
    requests = [
        HELLO,
        {"method": "initialized", "params": {}},
        {"id": 2, "method": "textDocument/hover", "params": NOWHERE},
        {"id": 3, "method": "workspace/unheardOf", "params": {}},
        {"method": "$/setTrace", "params": {"value": "verbose"}},
        {"method": "$/unheardOf", "params": {}},
    ]
    done = subprocess.run(SERVE, input=framed(*requests, *goodbye), capture_output=True, timeout=120, check=False)
    answers = {message.get("id"): message for message in unframed(done.stdout)}
    assert answers[1]["result"]["capabilities"]["positionEncoding"] == "utf-16"
    assert answers[2]["error"]["code"] == types.ErrorCodes.InvalidParams
    assert answers[3]["error"]["code"] == types.ErrorCodes.MethodNotFound
    assert done.returncode == code


def test_browsers_get_text_frames() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen([*SERVE, "--ws", "--port", str(port)], stderr=subprocess.PIPE) as server:
        while True:
            try:
                visit = connect(f"ws://127.0.0.1:{port}")
                break
            except ConnectionRefusedError:
                assert server.poll() is None
        with visit:
            visit.send(json.dumps({"jsonrpc": "2.0", **HELLO}))
            assert "capabilities" in json.loads(visit.recv(timeout=120, decode=None))["result"]
            visit.send(json.dumps({"jsonrpc": "2.0", "id": 2, "method": "shutdown"}))
            assert isinstance(visit.recv(timeout=120), str)
        server.terminate()


def test_output_of_other_code_does_not_get_between_the_messages() -> None:
    program = "import agentls.lsp.server as s; from agentls.lsp.main import serve; " + (
        "old = s.initialize; s.initialize = lambda ls, params: (print('noise'), old(ls, params))[1]; serve()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=framed(HELLO), capture_output=True, timeout=120, check=True
    )
    assert [message["id"] for message in unframed(done.stdout)] == [1]
    assert b"noise" in done.stderr


SPILLED = "---\nname: reviewer\ndescription: Reviews.\nIt looks at all.\nTwice.\n---\nLook at it.\n"


@pytest.mark.parametrize(
    ("abilities", "shown"),
    [
        ({"publishDiagnostics": {"relatedInformation": True}}, True),
        ({"publishDiagnostics": {"relatedInformation": False}}, False),
        ({"publishDiagnostics": {}}, False),
        ({}, False),
        ({"diagnostic": {"relatedInformation": True}}, True),
        ({"diagnostic": {}}, False),
    ],
    ids=["pushed", "refused", "unnamed", "nothing", "pulled", "pulled-unnamed"],
)
def test_other_places_of_a_finding_are_for_editors_that_show_them(
    tmp_path: Path, abilities: dict[str, Any], shown: bool
) -> None:
    editor = Client(SERVE, tmp_path, timeout=120)
    editor.initialize({}, {"textDocument": abilities, "workspace": {"diagnostics": {"refreshSupport": True}}})
    uri = agent(tmp_path).as_uri()
    document = {"uri": uri, "languageId": "markdown", "version": 1, "text": SPILLED}
    editor.notify("textDocument/didOpen", {"textDocument": document})
    if "diagnostic" in abilities:
        found = editor.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})[2]["items"]
    else:
        _, pushed = editor.wait(lambda message: message.get("method") == "textDocument/publishDiagnostics")
        found = pushed["params"]["diagnostics"]
    (spilled,) = [each for each in found if each["code"] == "unindented-continuation"]
    place = {"uri": uri, "range": {"start": {"line": 4, "character": 0}, "end": {"line": 4, "character": 6}}}
    others = [{"location": place, "message": "Not indented either"}]
    assert spilled.get("relatedInformation") == (others if shown else None)
    editor.close()


def test_a_document_that_is_too_large_is_left_alone_and_the_user_told(tmp_path: Path) -> None:
    sent, uri = Sent(), agent(tmp_path).as_uri()

    async def visit() -> Any:
        server = Server()
        server.protocol.set_writer(sent)
        text = FAULTY + "x" * 10_000_000
        server.did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "", 0, text)))
        await asyncio.sleep(0)
        return server.session.analysis.context(uri)

    assert asyncio.run(visit()) is None
    shown = [each["params"]["message"] for each in sent.messages if each["method"] == types.WINDOW_SHOW_MESSAGE]
    assert shown == [f"{uri} is too large for agentls"]
