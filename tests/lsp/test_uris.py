"""URIs as clients on Windows write them: what the server says stands under the very same ones.

The server runs on whatever system the tests do; the client has a project on a drive or share that is not there.
"""

from __future__ import annotations

import sys
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest

from agentls.lsp import workspace
from agentls.lsp.capabilities.client import Capabilities
from agentls.lsp.session import Session
from agentls.project.uris import uri_to_path
from bench.client import CAPABILITIES, Client

PROJECTS = {
    "VS Code": "file:///c%3A/Users/me/my%20project",
    "Neovim": "file:///C:/Users/me/my%20project",
    "Sublime Text": "file:///c:/Users/me/my%20project",
    "escaped in lower case": "file:///D%3a/my%20project",
    "a share": "file://server/share/my%20project",
    "WSL": "file://wsl.localhost/Debian/home/me/my%20project",
}
LEAD = "---\nname: lead\ndescription: Leads.\ntools: Raed\n---\nAsk the reviewer agent, [see](reviewer.md).\n"
REVIEWER = "---\nname: reviewer\ndescription: Reviews.\n---\nReport to the lead agent.\n"
ABLE = {
    "workspace": {"workspaceEdit": {"documentChanges": True, "resourceOperations": ["rename"]}},
    "textDocument": CAPABILITIES["textDocument"],
}


class Visit(Client):
    """A client with two open agents."""

    told: dict[str, Any]
    """The first diagnostics that came."""

    def __init__(self, folder: Path, root: str) -> None:
        super().__init__([sys.executable, "-m", "agentls", "serve"], folder, timeout=120)
        agents = f"{root}/.claude/agents"
        self.lead, self.reviewer, self.critic = (f"{agents}/{name}.md" for name in ("lead", "reviewer", "critic"))
        folders = [{"uri": root, "name": "project"}]
        hello = {"processId": None, "rootUri": root, "workspaceFolders": folders, "capabilities": ABLE}
        self.request("initialize", hello)
        self.notify("initialized", {})
        for uri, text in ((self.lead, LEAD), (self.reviewer, REVIEWER)):
            document = {"uri": uri, "languageId": "markdown", "version": 3, "text": text}
            self.notify("textDocument/didOpen", {"textDocument": document})

    def at(self, line: int, column: int, uri: str = "") -> dict[str, Any]:
        """Parameters of a question about a place."""
        return {"textDocument": {"uri": uri or self.lead}, "position": {"line": line, "character": column}}

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """The answer about a document."""
        return self.request(f"textDocument/{method}", params)[2]


@pytest.fixture(scope="module", params=PROJECTS.values(), ids=PROJECTS)
def visit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    client = Visit(tmp_path_factory.mktemp("elsewhere"), request.param)
    _, told = client.wait(lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["diagnostics"])
    client.told = told["params"]
    # It answers once all files have been read.
    client.request("workspace/executeCommand", {"command": "agentls.findings"})
    yield client
    client.close()


def test_diagnostics_and_their_repair(visit: Visit) -> None:
    found = visit.told["diagnostics"]
    assert (visit.told["uri"], [each["code"] for each in found]) == (visit.lead, ["unknown-tool", "broken-link"])
    context = {"diagnostics": found, "only": ["quickfix"]}
    params = {"textDocument": {"uri": visit.lead}, "range": found[0]["range"], "context": context}
    action = next(each for each in visit.ask("codeAction", params) if each["title"] == "Write `Read`")
    action = action if "edit" in action else visit.request("codeAction/resolve", action)[2]
    assert [edit["textDocument"] for edit in action["edit"]["documentChanges"]] == [{"uri": visit.lead, "version": 3}]


def test_hover_and_completion(visit: Visit) -> None:
    assert "The tools the agent gets" in visit.ask("hover", visit.at(3, 1))["contents"]["value"]
    items = visit.ask("completion", visit.at(3, 8))["items"]
    assert "Read" in [item["label"] for item in items]


def test_places_elsewhere(visit: Visit) -> None:
    (found,) = visit.ask("definition", visit.at(5, 10))
    assert found.get("targetUri", found.get("uri")) == visit.reviewer
    context = {"context": {"includeDeclaration": True}}
    places = visit.ask("references", {**visit.at(1, 7, visit.reviewer), **context})
    assert {place["uri"] for place in places} == {visit.lead, visit.reviewer}
    assert visit.reviewer.partition("/.claude")[0] in visit.ask("hover", visit.at(5, 10))["contents"]["value"]


def test_rename_edits_both_files_and_moves_one(visit: Visit) -> None:
    changes = visit.ask("rename", {**visit.at(5, 10), "newName": "critic"})["documentChanges"]
    edited = [change["textDocument"] for change in changes if "textDocument" in change]
    assert sorted(edited, key=str) == [{"uri": uri, "version": 3} for uri in (visit.lead, visit.reviewer)]
    assert changes[-1] == {"kind": "rename", "oldUri": visit.reviewer, "newUri": visit.critic}


def test_a_file_renamed_by_the_client_takes_its_name_along(visit: Visit) -> None:
    judge = visit.critic.replace("critic", "judge")
    files = {"files": [{"oldUri": visit.reviewer, "newUri": judge}]}
    changes = visit.request("workspace/willRenameFiles", files)[2]["documentChanges"]
    assert {change["textDocument"]["uri"] for change in changes} == {visit.lead, visit.reviewer}


@pytest.mark.parametrize("other", PROJECTS.values(), ids=PROJECTS)
def test_a_document_is_the_same_however_its_uri_is_written(other: str) -> None:
    session = Session(Capabilities(), PROJECTS["VS Code"])
    session.documents.open(f"{other}/.claude/agents/lead.md", 1, LEAD)
    path = uri_to_path(f"{other}/.claude/agents/lead.md")
    assert path is not None
    assert session.documents.uri_of(path) == f"{other}/.claude/agents/lead.md"
    same = {uri_to_path(f"{PROJECTS[name]}/x.md") for name in ("VS Code", "Neovim", "Sublime Text")}
    assert same == {"C:/Users/me/my project/x.md"}


def test_a_file_that_is_not_open_is_written_as_the_folder_is() -> None:
    for root in (*PROJECTS.values(), "file:///home/me/my%20project"):
        session = Session(Capabilities(), root)
        assert session.documents.uri_of(uri_to_path(f"{root}/%C3%BC.md") or "") == f"{root}/%C3%BC.md"


def test_settings_of_the_editor_hold_below_the_folder_as_it_is_written() -> None:
    for root in PROJECTS.values():
        session = Session(Capabilities(), root, {"exclude": ["/vendor/"]})
        for name, excluded in (("vendor/.claude/agents/lead.md", True), (".claude/agents/lead.md", False)):
            session.documents.open(f"{root}/{name}", 1, LEAD)
            assert (session.analysis.report(f"{root}/{name}") is None) == excluded


def test_the_users_home_is_known_on_any_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: PureWindowsPath(r"c:\Users\me"))
    assert workspace.is_everything("C:/")
    assert workspace.is_everything("C:/Users/me")
    assert not workspace.is_everything("C:/Users/me/project")
