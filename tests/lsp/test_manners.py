"""What a server owes its client whatever it is asked: order, refusals, and files in unusual places."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from lsprotocol import types

from agentls.lint.engine import drained
from agentls.lsp.capabilities.client import Capabilities
from agentls.lsp.session import Session
from agentls.project.uris import uri_to_path
from bench.client import CAPABILITIES, Client

SERVE = [sys.executable, "-m", "agentls", "serve"]
FAULTY = "---\nname: reviewer\ndescription: Reviews code after each change.\ntools: Raed\n---\nLook at it.\n"
NOWHERE = {"textDocument": {"uri": "file:///x.md"}, "position": {"line": 0, "character": 0}}
HELLO = {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}}
HOVER = {"id": 5, "method": "textDocument/hover", "params": NOWHERE}
SHUTDOWN = {"id": 9, "method": "shutdown"}
EXIT = {"method": "exit"}
INITIALIZED: dict[str, Any] = {"method": "initialized", "params": {}}


def visit(*messages: dict[str, Any]) -> tuple[dict[Any, Any], list[dict[str, Any]], int]:
    """All at once; answers by number, notifications and the exit code."""
    bodies = [json.dumps({"jsonrpc": "2.0", **message}).encode() for message in messages]
    sent = b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies)
    done = subprocess.run(SERVE, input=sent, capture_output=True, timeout=120, check=False)
    assert done.stderr == b""
    came, left = [], done.stdout
    while left:
        head, _, left = left.partition(b"\r\n\r\n")
        length = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
        came.append(json.loads(left[:length]))
        left = left[length:]
    answers = {message["id"]: message for message in came if "method" not in message}
    return answers, [message for message in came if "method" in message], done.returncode


@pytest.mark.parametrize(
    ("named", "counted"),
    [({}, "utf-8"), ({"positionEncodings": []}, "utf-8"), ({"positionEncodings": ["utf-16", "utf-32"]}, "utf-16")],
    ids=["says nothing", "names none", "names others"],
)
def test_columns_count_what_the_server_was_started_for_unless_the_client_says(
    tmp_path: Path, named: dict[str, Any], counted: str
) -> None:
    before, after = 'description: "😀 → checks ', "â†’ reports faults, each in a sentence of its own."
    client = Client([*SERVE, "--position-encoding", "utf-8"], tmp_path, timeout=120)
    client.initialize({}, {"general": named})
    assert client.capabilities["positionEncoding"] == counted
    text = f'---\nname: a\n{before}{after}"\n---\nLook at it.\n'
    client.notify("textDocument/didOpen", {"textDocument": item("file:///.claude/agents/a.md", text)})
    found = client.wait(lambda message: message.get("method") == types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)[1]
    start = next(each["range"]["start"] for each in found["params"]["diagnostics"] if each["code"] == "mojibake")
    units = {"utf-8": len(before.encode()), "utf-16": len(before.encode("utf-16-le")) // 2}
    assert start["character"] == units[counted]
    client.close()


def test_before_initialize_nothing_is_answered_and_nothing_is_heard() -> None:
    opened = {"method": "textDocument/didOpen", "params": {"textDocument": item("file:///.claude/agents/a.md")}}
    answers, told, code = visit(HOVER, opened, HELLO, SHUTDOWN, EXIT)
    assert answers[5]["error"]["code"] == types.ErrorCodes.ServerNotInitialized
    assert "capabilities" in answers[1]["result"]
    assert told == []
    assert code == 0


def test_who_introduces_itself_twice_is_refused() -> None:
    answers, _, code = visit(HELLO, {**HELLO, "id": 2}, SHUTDOWN, EXIT)
    assert "result" in answers[1]
    assert answers[2]["error"]["code"] == types.ErrorCodes.InvalidRequest
    assert code == 0


def test_after_shutdown_requests_are_refused_and_notifications_ignored() -> None:
    opened = {"method": "textDocument/didOpen", "params": {"textDocument": item("file:///.claude/agents/a.md")}}
    answers, told, code = visit(HELLO, INITIALIZED, SHUTDOWN, opened, HOVER, {**SHUTDOWN, "id": 10}, EXIT)
    assert answers[9]["result"] is None
    assert [answers[number]["error"]["code"] for number in (5, 10)] == [types.ErrorCodes.InvalidRequest] * 2
    assert told == []
    assert code == 0


@pytest.mark.parametrize(
    ("messages", "code"),
    [
        ([EXIT], 1),
        ([HELLO, EXIT], 1),
        ([HELLO, SHUTDOWN, EXIT], 0),
        ([SHUTDOWN, EXIT], 1),
        ([HELLO, INITIALIZED, EXIT, SHUTDOWN], 1),
    ],
    ids=["nothing else", "no shutdown", "no initialized", "no initialize", "shutdown too late"],
)
def test_exit_ends_it_at_any_time(messages: list[dict[str, Any]], code: int) -> None:
    assert visit(*messages)[2] == code


def test_what_nobody_knows_is_refused_or_ignored() -> None:
    unknown = {"id": 6, "method": "agentls/unheardOf", "params": {"a": 1}}
    ignored = [{"method": "agentls/unheardOf", "params": None}, {"method": "$/unheardOf"}]
    command = {"id": 7, "method": "workspace/executeCommand", "params": {"command": "agentls.unheardOf"}}
    optional = {"id": 8, "method": "$/unheardOf", "params": {}}
    answers, _, code = visit(HELLO, INITIALIZED, unknown, *ignored, command, optional, HOVER, SHUTDOWN, EXIT)
    assert answers[6]["error"]["code"] == types.ErrorCodes.MethodNotFound
    assert answers[8]["error"]["code"] == types.ErrorCodes.MethodNotFound
    assert "error" in answers[7]
    assert answers[5]["result"] is None
    assert code == 0


@pytest.mark.parametrize("words", [[], ["unknown-tool", "unknown-tool"]], ids=["too few", "too many"])
def test_a_command_with_other_arguments_than_it_takes_is_refused(words: list[str]) -> None:
    command = {"id": 7, "method": "workspace/executeCommand", "params": {**EXPLAIN, "arguments": words}}
    answers, _, code = visit(HELLO, INITIALIZED, command, SHUTDOWN, EXIT)
    assert answers[7]["error"]["code"] == types.ErrorCodes.InvalidParams
    assert code == 0


def test_cancelling_what_is_answered_or_unknown_does_no_harm() -> None:
    cancel = [{"method": "$/cancelRequest", "params": {"id": number}} for number in (5, 4711, "x")]
    answers, _, code = visit(HELLO, INITIALIZED, HOVER, *cancel, {**HOVER, "id": 6}, SHUTDOWN, EXIT)
    assert answers[6]["result"] is None
    assert code == 0


def test_trace_tells_of_requests_as_long_as_it_is_wanted() -> None:
    def trace(value: str) -> dict[str, Any]:
        return {"method": "$/setTrace", "params": {"value": value}}

    hovers = [{**HOVER, "id": number} for number in (5, 6, 7)]
    told = visit(
        HELLO, INITIALIZED, trace("messages"), hovers[0], trace("verbose"), hovers[1], trace("off"), hovers[2], SHUTDOWN
    )[1]
    logged = [message["params"] for message in told if message["method"] == "$/logTrace"]
    assert [set(params) for params in logged] == [{"message"}, {"message", "verbose"}]
    assert all("textDocument/hover" in params["message"] for params in logged)


def item(uri: str, text: str = FAULTY) -> dict[str, Any]:
    return {"uri": uri, "languageId": "markdown", "version": 0, "text": text}


ABLE: dict[str, Any] = {
    "window": {"workDoneProgress": True, "showDocument": {"support": True}},
    "workspace": {
        "configuration": True,
        "didChangeConfiguration": {"dynamicRegistration": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "diagnostics": {"refreshSupport": True},
        "codeLens": {"refreshSupport": True},
        "inlayHint": {"refreshSupport": True},
        "semanticTokens": {"refreshSupport": True},
    },
    "textDocument": {"diagnostic": {}, "inlayHint": {}, "codeLens": {}},
}
"""What a client can do that wants to be told and asked."""


class Talk(Client):
    """A visit in a folder, message by message."""

    def __init__(self, folder: Path, capabilities: dict[str, Any] = CAPABILITIES) -> None:
        super().__init__(SERVE, folder, timeout=120)
        self.settings: dict[str, Any] | None = None
        self.initialize({}, capabilities)

    def _answer(self, request: dict[str, Any]) -> None:
        """What a server asks for, it gets, and we hear of it as of a notification."""
        results = {types.WORKSPACE_CONFIGURATION: [self.settings], types.WINDOW_SHOW_DOCUMENT: {"success": True}}
        self._write({"id": request["id"], "result": results.get(request["method"])})
        self._inbox.append((0.0, {"method": request["method"], "params": request.get("params")}))

    def heard(self, method: str) -> Any:
        """Wait for a message; its parameters."""
        return self.wait(lambda message: message.get("method") == method)[1].get("params")

    def open(self, uri: str, text: str = FAULTY) -> None:
        self.notify("textDocument/didOpen", {"textDocument": item(uri, text)})

    def close_document(self, uri: str) -> None:
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def told(self, path: Path, change: int) -> None:
        self.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": change}]})

    def codes(self, uri: str, wanted: list[str]) -> None:
        """Wait until the diagnostics of a document are these."""

        def are(message: dict[str, Any]) -> bool:
            params = message.get("params") or {}
            return params.get("uri") == uri and [d["code"] for d in params["diagnostics"]] == wanted

        assert self.wait(are)

    def asked(self, method: str, uri: str) -> Any:
        return self.request(method, {"textDocument": {"uri": uri}})[2]


@pytest.fixture
def talk(tmp_path: Path) -> Any:
    client = Talk(tmp_path)
    yield client
    client.close()


def agent(root: Path, name: str = "reviewer", text: str | None = FAULTY) -> Path:
    path = root / ".claude" / "agents" / f"{name}.md"
    if text is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return path


def test_a_request_that_waits_can_be_cancelled(tmp_path: Path) -> None:
    talk = Talk(tmp_path, ABLE)
    talk.heard(types.WORKSPACE_DIAGNOSTIC_REFRESH)
    # There are no files, so there is never any news.
    talk._write({"id": 77, "method": types.WORKSPACE_DIAGNOSTIC, "params": {"previousResultIds": []}})
    assert not talk.asked("textDocument/documentSymbol", (tmp_path / "x.md").as_uri())
    talk.notify(types.CANCEL_REQUEST, {"id": 77})
    _, answer = talk.wait(lambda message: message.get("id") == 77)
    assert answer["error"]["code"] == types.LSPErrorCodes.RequestCancelled
    talk.close()


class Silent(Talk):
    """Loses what the server asks, as lsp-mode may what comes right behind an answer."""

    def _answer(self, request: dict[str, Any]) -> None:
        self._inbox.append((0.0, {"method": request["method"], "params": request.get("params")}))


def test_all_is_checked_though_the_client_answers_nothing(tmp_path: Path) -> None:
    path, opened = agent(tmp_path), agent(tmp_path, "writer").as_uri()
    talk = Silent(tmp_path)
    talk.heard(types.WORKSPACE_CONFIGURATION)
    talk.open(opened, FAULTY.replace("reviewer", "writer").replace("Reviews", "Writes"))
    talk.codes(opened, ["unknown-tool"])
    talk.codes(path.as_uri(), ["unknown-tool"])
    talk.close()


def test_what_the_server_asks_and_tells_by_itself(tmp_path: Path) -> None:
    path = agent(tmp_path)
    talk = Talk(tmp_path, ABLE)
    assert talk.heard(types.WORKSPACE_CONFIGURATION)["items"] == [{"section": "agentls"}]
    registered = {each["method"] for each in talk.heard(types.CLIENT_REGISTER_CAPABILITY)["registrations"]}
    assert registered == {types.WORKSPACE_DID_CHANGE_CONFIGURATION, types.WORKSPACE_DID_CHANGE_WATCHED_FILES}
    token = talk.heard(types.WINDOW_WORK_DONE_PROGRESS_CREATE)["token"]
    assert talk.heard(types.PROGRESS)["token"] == token
    talk.open(path.as_uri())
    everything = {"start": {"line": 0, "character": 0}, "end": {"line": 6, "character": 0}}
    for method in (types.TEXT_DOCUMENT_CODE_LENS, types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL):
        talk.asked(method, path.as_uri())
    talk.request(types.TEXT_DOCUMENT_INLAY_HINT, {"textDocument": {"uri": path.as_uri()}, "range": everything})
    talk.settings = {"rules": {"no-such-rule": "off"}, "editor": {"hints": []}}
    talk.notify(types.WORKSPACE_DID_CHANGE_CONFIGURATION, {"settings": None})
    wanted = {
        types.WINDOW_SHOW_MESSAGE,
        types.WORKSPACE_DIAGNOSTIC_REFRESH,
        types.WORKSPACE_CODE_LENS_REFRESH,
        types.WORKSPACE_INLAY_HINT_REFRESH,
        types.WORKSPACE_SEMANTIC_TOKENS_REFRESH,
    }
    while wanted:
        wanted.discard(talk.wait(lambda message: message.get("method") in wanted)[1]["method"])
    talk.notify(types.SET_TRACE, {"value": "off"})
    shown: list[Any] = []
    talk._write({"id": 78, "method": "workspace/executeCommand", "params": EXPLAIN})
    shown.append(talk.heard(types.WINDOW_SHOW_DOCUMENT)["uri"])
    assert shown[0].endswith("/unknown-tool.md")
    talk.close()


EXPLAIN = {"command": "agentls.explain", "arguments": ["unknown-tool"]}


QUESTIONS = ["codeLens", "documentLink", "documentSymbol", "foldingRange", "semanticTokens/full"]
TOML_FAULT = 'name = "x"\nmodel_verbosity = "hihg"\n'


def test_of_other_toml_nothing_is_said(talk: Talk, tmp_path: Path) -> None:
    """Many editors know no places: they send all files of a language."""
    for name in ("Cargo.toml", "pyproject.toml", "agents/x.toml", ".codex/other.toml", ".claude/agents/x.toml"):
        uri = (tmp_path / name).as_uri()
        talk.open(uri, TOML_FAULT)
        assert [talk.asked(f"textDocument/{question}", uri) or [] for question in QUESTIONS] == [[]] * len(QUESTIONS)
        for question in ("hover", "completion", "definition", "prepareRename"):
            place = {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 3}}
            assert not talk.request(f"textDocument/{question}", place)[2]
        talk.close_document(uri)
    uri = (tmp_path / ".codex/agents/x.toml").as_uri()
    talk.open(uri, TOML_FAULT)
    _, first = talk.wait(lambda message: bool((message.get("params") or {}).get("diagnostics")))
    assert first["params"]["uri"] == uri


def test_untitled_documents_are_no_agent_files(talk: Talk, tmp_path: Path) -> None:
    for uri in ("untitled:Untitled-1", "vscode-notebook-cell:/a.md#1", "git:/x/.claude/agents/a.md?ref", "x"):
        talk.open(uri)
        assert talk.asked("textDocument/documentSymbol", uri) in (None, [])
        talk.close_document(uri)
    saved = agent(tmp_path).as_uri()
    talk.open(saved)
    talk.codes(saved, ["unknown-tool"])


def test_a_document_may_be_saved_later_or_never(talk: Talk, tmp_path: Path) -> None:
    path = agent(tmp_path, text=None)
    talk.open(path.as_uri())
    talk.codes(path.as_uri(), ["unknown-tool"])
    talk.close_document(path.as_uri())
    talk.codes(path.as_uri(), [])


def test_a_file_outside_of_every_folder_is_looked_at(talk: Talk, tmp_path_factory: pytest.TempPathFactory) -> None:
    uri = agent(tmp_path_factory.mktemp("elsewhere")).as_uri()
    talk.open(uri)
    talk.codes(uri, ["unknown-tool"])


def test_a_file_that_is_deleted_while_open_stays_the_clients(talk: Talk, tmp_path: Path) -> None:
    path = agent(tmp_path)
    talk.open(path.as_uri())
    talk.codes(path.as_uri(), ["unknown-tool"])
    path.unlink()
    talk.told(path, 3)
    assert talk.asked("textDocument/documentSymbol", path.as_uri())
    edit = {"textDocument": {"uri": path.as_uri(), "version": 1}, "contentChanges": [{"text": FAULTY + "\nMore.\n"}]}
    talk.notify("textDocument/didChange", edit)
    talk.codes(path.as_uri(), ["unknown-tool"])
    talk.close_document(path.as_uri())
    talk.codes(path.as_uri(), [])


@pytest.mark.parametrize("how", ["by opening it anew", "by notification", "by watching"])
def test_a_document_may_be_renamed_while_open(talk: Talk, tmp_path: Path, how: str) -> None:
    old = agent(tmp_path)
    leading = FAULTY.replace("name: reviewer", "name: lead").replace("Reviews", "Leads")
    other = agent(tmp_path, "lead", leading.replace("Raed", "Agent(reviewer)"))
    talk.open(old.as_uri())
    talk.codes(old.as_uri(), ["unknown-tool"])
    new = old.rename(old.with_name("critic.md"))
    if how == "by notification":
        files = [{"oldUri": old.as_uri(), "newUri": new.as_uri()}]
        talk.notify("workspace/didRenameFiles", {"files": files})
    talk.close_document(old.as_uri())
    talk.codes(old.as_uri(), [])
    talk.open(new.as_uri())
    if how == "by watching":
        talk.told(old, 3)
        talk.told(new, 1)
    talk.codes(new.as_uri(), ["unknown-tool"])
    talk.open(other.as_uri(), other.read_text())
    assert [place["uri"] for place in definition(talk, other.as_uri(), (3, 16))] == [new.as_uri()]


def definition(talk: Talk, uri: str, place: tuple[int, int]) -> list[dict[str, Any]]:
    position = {"line": place[0], "character": place[1]}
    found = talk.request("textDocument/definition", {"textDocument": {"uri": uri}, "position": position})[2]
    return found if isinstance(found, list) else [found]


def said(session: Session, path: Path) -> list[dict[str, Any]]:
    context = session.analysis.context_at(path.as_posix())
    assert context
    return drained(session.reports.diagnose_closed(context))


@pytest.mark.skipif(sys.platform == "win32", reason="links take rights there")
@pytest.mark.parametrize("linked", ["a file", "a folder"])
def test_a_file_by_two_paths_is_not_its_own_double(tmp_path: Path, linked: str) -> None:
    path = agent(tmp_path, text=FAULTY.replace("Raed", "Read"))
    if linked == "a file":
        path.with_name("same.md").symlink_to(path)
    else:
        (tmp_path / ".claude" / "agents" / "team").symlink_to(path.parent, target_is_directory=True)
    other = agent(tmp_path, "other", path.read_text())
    session = Session(Capabilities())
    session.workspace.add(tmp_path.as_posix())
    assert list(session.workspace.scan(tmp_path.as_posix()))
    doubles = [d["message"] for d in said(session, path) if d["code"] == "duplicate-name"]
    assert ["other.md" in message for message in doubles] == [True]
    other.unlink()
    session.workspace.take_change_in(other.as_posix(), gone=True)
    assert said(session, path) == []


def test_a_client_that_writes_all_before_it_reads_is_not_kept_waiting() -> None:
    faulty = FAULTY.replace("Raed", ", ".join(f"Raed{n}" for n in range(60)))
    opened = [
        {"method": "textDocument/didOpen", "params": {"textDocument": item(f"file:///.claude/agents/{n}.md", faulty)}}
        for n in range(300)
    ]
    bodies = [json.dumps({"jsonrpc": "2.0", **m}).encode() for m in (HELLO, INITIALIZED, *opened, SHUTDOWN, EXIT)]
    with subprocess.Popen(SERVE, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin
        assert server.stdout
        try:
            for body in bodies:
                written = Thread(target=server.stdin.write, args=[b"Content-Length: %d\r\n\r\n%s" % (len(body), body)])
                written.start()
                written.join(120)
                assert not written.is_alive()
            server.stdin.close()
            assert b'"id": 9' in server.stdout.read()
        finally:
            server.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="there the end of the input has to do")
def test_the_server_leaves_when_its_client_is_gone(tmp_path: Path) -> None:
    # Its input stays open, as where another child of the dead client has inherited it.
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as parent:
        server = subprocess.Popen(SERVE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path)
        assert server.stdin
        assert server.stdout
        hello = {**HELLO, "params": {**HELLO["params"], "processId": parent.pid}}
        for message in (hello, INITIALIZED, HOVER):
            body = json.dumps({"jsonrpc": "2.0", **message}).encode()
            server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        server.stdin.flush()
        while b'"id": 5' not in os.read(server.stdout.fileno(), 1 << 16):
            pass
        parent.communicate(b"\n")
    assert server.wait(20) == 1
    server.stdin.close()
    server.stdout.close()


def paths_of(*uris: str) -> list[str | None]:
    return [uri_to_path(uri) for uri in uris]


def test_uris_may_be_written_in_many_ways() -> None:
    [plain] = set(paths_of("file:///p/a%20b/.claude/agents/%C3%A9.md", "file:///p/a b/.claude/agents/%c3%a9.md"))
    assert plain == "/p/a b/.claude/agents/é.md"
    assert paths_of("file:///p/%2Eclaude/agents/x.md") == ["/p/.claude/agents/x.md"]
    assert paths_of("untitled:x", "") == [None, None] or paths_of("untitled:x") != ["/x"]


def test_what_is_no_uri_is_no_file() -> None:
    assert paths_of("http://[bad/x.md", "file://[::1/x.md") == [None, None]
    session = Session(Capabilities())
    uris = "http://[bad/x.md", "file:///p/.claude/agents/%00.md"
    assert [session.documents.open(uri, 0, FAULTY).path is None for uri in uris] == [True, False]
    assert [session.reports.diagnose(uri) is None for uri in uris] == [True, False]


def test_a_file_that_comes_while_its_folder_is_read_is_known(tmp_path: Path) -> None:
    session = Session(Capabilities())
    path = agent(tmp_path, "first").with_name("second.md")
    session.workspace.add(tmp_path.as_posix())
    steps = session.workspace.scan(tmp_path.as_posix())
    while session.index.get((tmp_path / ".claude/agents/first.md").as_posix()) is None:
        next(steps)
    path.write_text(FAULTY, "utf-8", newline="\n")
    session.workspace.take_change_in(path.as_posix())
    assert list(steps)
    assert session.index.get(path.as_posix())


def test_a_file_that_changes_while_it_is_reported_on_is_looked_at_again(tmp_path: Path) -> None:
    session = Session(Capabilities())
    path = agent(tmp_path)
    session.workspace.add(tmp_path.as_posix())
    assert list(session.workspace.scan(tmp_path.as_posix()))
    news = session.reports.find_news({})
    next(news)
    path.write_text(FAULTY.replace("Raed", "Read"), "utf-8", newline="\n")
    session.workspace.take_change_in(path.as_posix())
    assert [each for each in news if each] == []
    assert [each for each in session.reports.find_news({path.as_posix(): "old"}) if each]


def test_who_has_closed_a_document_and_asks_once_more_is_told_of_its_file(tmp_path: Path) -> None:
    path = agent(tmp_path)
    talk = Talk(tmp_path, ABLE)
    talk.heard(types.WORKSPACE_DIAGNOSTIC_REFRESH)
    talk.open(path.as_uri(), FAULTY.replace("Raed", "Read"))
    assert talk.asked("textDocument/diagnostic", path.as_uri())["items"] == []
    talk.close_document(path.as_uri())
    found = talk.asked("textDocument/diagnostic", path.as_uri())["items"]
    assert [diagnostic["code"] for diagnostic in found] == ["unknown-tool"]
    talk.close()
