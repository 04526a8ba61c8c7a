"""The server among many files: what it knows of those that are not open, and how it keeps up with them."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import weakref
from typing import TYPE_CHECKING, Any

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcRequestCancelled

from agentls.lsp.capabilities.client import Capabilities
from agentls.lsp.diagnostics import Diagnostics
from agentls.lsp.reports import NOTHING
from agentls.lsp.session import Session
from agentls.lsp.tasks import Tasks
from lsp.editor import CONFIG, Editor

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio(loop_scope="function")

WRITER = "---\nname: writer\ndescription: Writes code.\ntools: Read, Agent(reviewer)\n---\nWrite it.\n"
REVIEWER = "---\nname: reviewer\ndescription: Reviews code.\ntools: Read\n---\nSee [the guide](guide.md).\n"
FAULTY = REVIEWER.replace("tools: Read", "tools: Raed")
UNKNOWN = ("unknown-agent", "reviewer")


@pytest_lsp.fixture(scope="function", config=CONFIG)
async def editor(client: Editor) -> Any:
    yield
    await client.end()


LEAD = "---\nname: lead\ndescription: Leads.\ntools: Read\n---\nLead.\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path) -> None:
    """Among no others, an agent's name is not missed."""
    for root in (tmp_path, tmp_path / "here", tmp_path / "elsewhere"):
        saved(agent(root, "lead"), LEAD)


def agent(root: Path, name: str) -> Path:
    return root / ".claude" / "agents" / f"{name}.md"


def saved(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8", newline="\n")
    return path


def told(editor: Editor, path: Path, change: types.FileChangeType) -> None:
    events = [types.FileEvent(path.as_uri(), change)]
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))


async def until(editor: Editor, uri: str, wanted: list[tuple[str, str]]) -> None:
    """Waits until the diagnostics of an open document are these rules and characters."""
    while [(d.code, editor.covered(uri, d.range)) for d in editor.diagnostics.get(uri, ())] != wanted:
        await asyncio.sleep(0.005)


async def codes(editor: Editor, path: Path, wanted: list[str]) -> None:
    """Waits until the diagnostics of a file that is not open are of these rules."""
    while [d.code for d in editor.diagnostics.get(path.as_uri(), ())] != wanted:
        await asyncio.sleep(0.005)


async def test_lenses_of_a_client_that_cannot_be_told_to_ask_again_wait_for_all_files(
    editor: Editor, tmp_path: Path
) -> None:
    for number in range(200):
        saved(agent(tmp_path, f"writer{number}"), WRITER)
    await editor.begin("emacs", tmp_path)
    uri = editor.open(saved(agent(tmp_path, "reviewer"), REVIEWER), REVIEWER)
    asked = types.CodeLensParams(types.TextDocumentIdentifier(uri))
    found = [await editor.code_lens_resolve_async(lens) for lens in await editor.text_document_code_lens_async(asked)]
    assert found[1].command.title == "200 references"


async def test_who_asks_at_once_is_answered_when_all_files_are_known(editor: Editor, tmp_path: Path) -> None:
    for number in range(200):
        saved(agent(tmp_path, f"writer{number}"), WRITER.replace("name: writer", f"name: writer{number}"))
    reviewer = saved(agent(tmp_path, "reviewer"), REVIEWER).as_uri()
    await editor.begin("vscode", tmp_path)
    uri = editor.open(saved(agent(tmp_path, "aaa"), WRITER), WRITER)
    document, place = types.TextDocumentIdentifier(uri), editor.range_of(uri, "reviewer").start
    moved = types.RenameFilesParams([types.FileRename(reviewer, agent(tmp_path, "critic").as_uri())])
    context = types.ReferenceContext(include_declaration=True)
    found, places, symbols, [item], edit = await asyncio.gather(
        editor.text_document_definition_async(types.DefinitionParams(document, place)),
        editor.text_document_references_async(types.ReferenceParams(context, document, place)),
        editor.workspace_symbol_async(types.WorkspaceSymbolParams("writer99")),
        editor.text_document_prepare_call_hierarchy_async(types.CallHierarchyPrepareParams(document, place)),
        editor.workspace_will_rename_files_async(moved),
    )
    assert [each.target_uri for each in found] == [reviewer]
    assert len(places) == 202
    assert symbols[0].name == "writer99"
    assert item.uri == reviewer
    assert len(edit.document_changes) == 202
    calls = await editor.call_hierarchy_incoming_calls_async(types.CallHierarchyIncomingCallsParams(item))
    assert len(calls) == 201


async def test_files_that_come_and_go_are_known_at_once(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("vscode", tmp_path)
    uri = editor.open(saved(agent(tmp_path, "writer"), WRITER), WRITER)
    await until(editor, uri, [UNKNOWN])
    reviewer = saved(agent(tmp_path, "reviewer"), REVIEWER)
    told(editor, reviewer, types.FileChangeType.Created)
    await until(editor, uri, [])
    reviewer.unlink()
    told(editor, reviewer, types.FileChangeType.Deleted)
    await until(editor, uri, [UNKNOWN])


async def test_a_folder_comes_and_goes_as_a_whole(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("vscode", tmp_path)
    uri = editor.open(saved(agent(tmp_path, "writer"), WRITER), WRITER)
    await until(editor, uri, [UNKNOWN])
    team = tmp_path / ".claude" / "agents" / "team"
    for number in range(100):
        saved(team / f"member-{number}.md", REVIEWER.replace("name: reviewer", f"name: member-{number}"))
    saved(team / "reviewer.md", REVIEWER)
    told(editor, team, types.FileChangeType.Created)
    await until(editor, uri, [])
    shutil.rmtree(team)
    told(editor, team, types.FileChangeType.Deleted)
    await until(editor, uri, [UNKNOWN])


async def test_what_is_typed_in_one_file_shows_in_the_others(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("vscode", tmp_path)
    writer = editor.open(agent(tmp_path, "writer"), WRITER)
    await until(editor, writer, [UNKNOWN])
    reviewer = editor.open(agent(tmp_path, "reviewer"), REVIEWER)
    await until(editor, writer, [])
    editor.edit(reviewer, "name: reviewer", "name: revisor")
    await until(editor, writer, [UNKNOWN])


async def test_closed_files_are_reported_on_as_they_are_on_disk(editor: Editor, tmp_path: Path) -> None:
    reviewer = saved(agent(tmp_path, "reviewer"), FAULTY)
    saved(tmp_path / ".claude" / "agents" / "guide.md", "Look closely.\n")
    await editor.begin("vscode", tmp_path)
    await codes(editor, reviewer, ["unknown-tool"])
    uri = editor.open(reviewer, REVIEWER)
    await until(editor, uri, [])
    editor.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await codes(editor, reviewer, ["unknown-tool"])
    saved(reviewer, REVIEWER)
    told(editor, reviewer, types.FileChangeType.Changed)
    await codes(editor, reviewer, [])


async def test_a_link_breaks_with_its_target(editor: Editor, tmp_path: Path) -> None:
    reviewer = saved(agent(tmp_path, "reviewer"), REVIEWER)
    guide = saved(tmp_path / "guide.md", "Look closely.\n")
    await editor.begin("vscode", tmp_path)
    other = REVIEWER.replace("name: reviewer", "name: other").replace("Reviews code", "Reviews texts")
    uri = editor.open(agent(tmp_path, "other"), other)
    await until(editor, uri, [])
    guide.unlink()
    told(editor, guide, types.FileChangeType.Deleted)
    await until(editor, uri, [("broken-link", "guide.md")])
    await codes(editor, reviewer, ["broken-link"])


async def test_a_pattern_fits_nothing_while_its_folder_is_gone(editor: Editor, tmp_path: Path) -> None:
    saved(tmp_path / "README.md", "A project.\n")
    rule, text = tmp_path / ".claude" / "rules" / "web.md", '---\npaths: ["!web/x", "web/src/**/*.ts"]\n---\nNo.\n'
    closed = saved(rule.with_name("closed.md"), text)
    await editor.begin("vscode", tmp_path)
    uri = editor.open(rule, text)
    missing = [("unmatched-glob", '["!web/x", "web/src/**/*.ts"]')]
    await until(editor, uri, missing)
    page = saved(tmp_path / "web" / "src" / "a.ts", "")
    told(editor, page, types.FileChangeType.Created)
    await until(editor, uri, [])
    await codes(editor, closed, [])
    shutil.rmtree(tmp_path / "web")
    told(editor, tmp_path / "web", types.FileChangeType.Deleted)
    await until(editor, uri, missing)
    await codes(editor, closed, ["unmatched-glob"])


async def test_a_skill_is_looked_at_again_when_a_file_of_its_folder_comes_or_goes(
    editor: Editor, tmp_path: Path
) -> None:
    skill = tmp_path / ".claude" / "skills" / "forms" / "SKILL.md"
    text = "---\nname: forms\ndescription: Fills forms.\n---\nRead `fields.md`.\n"
    named = saved(skill.parent / "references" / "fields.md", "All have names.\n")
    closed = saved(skill.parent.with_name("taxes") / "SKILL.md", text.replace("forms", "taxes"))
    saved(closed.parent / "references" / "fields.md", "All have names.\n")
    await editor.begin("vscode", tmp_path)
    uri = editor.open(skill, text)
    await until(editor, uri, [])
    dates, rates = skill.parent / "references" / "dates.md", closed.parent / "references" / "rates.md"
    for page in (dates, rates):
        told(editor, saved(page, "Of today.\n"), types.FileChangeType.Created)
    await until(editor, uri, [("unnamed-reference", "forms")])
    await codes(editor, closed, ["unnamed-reference"])
    saved(named, "All have names; see dates.\n")
    told(editor, named, types.FileChangeType.Changed)
    await until(editor, uri, [])
    rates.unlink()
    told(editor, rates, types.FileChangeType.Deleted)
    await codes(editor, closed, [])


async def test_folders_come_and_go(editor: Editor, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    other = saved(agent(there, "reviewer"), FAULTY)
    await editor.begin("vscode", here)
    uri = editor.open(agent(here, "writer"), WRITER)
    await until(editor, uri, [UNKNOWN])
    folder = types.WorkspaceFolder(there.as_uri(), "there")
    come = types.WorkspaceFoldersChangeEvent(added=[folder], removed=[])
    editor.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(come))
    await until(editor, uri, [])
    await codes(editor, other, ["unknown-tool", "broken-link"])
    gone = types.WorkspaceFoldersChangeEvent(added=[], removed=[folder])
    editor.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(gone))
    await until(editor, uri, [UNKNOWN])
    await codes(editor, other, [])


async def test_a_file_outside_of_every_folder_is_seen_among_its_like(editor: Editor, tmp_path: Path) -> None:
    saved(agent(tmp_path / "elsewhere", "reviewer"), REVIEWER)
    await editor.begin("vscode", tmp_path / "here")
    stray = WRITER.replace("reviewer", "revewer")
    uri = editor.open(agent(tmp_path / "elsewhere", "writer"), stray)
    await until(editor, uri, [("unknown-agent", "revewer")])


async def test_settings_that_leave_files_out_hold_at_once(editor: Editor, tmp_path: Path) -> None:
    reviewer = saved(agent(tmp_path, "reviewer"), FAULTY)
    await editor.begin("vscode", tmp_path)
    uri = editor.open(agent(tmp_path, "writer"), WRITER)
    await codes(editor, reviewer, ["unknown-tool", "broken-link"])
    settings = saved(tmp_path / "agentls.toml", "exclude = ['reviewer.md']\n")
    told(editor, settings, types.FileChangeType.Created)
    await until(editor, uri, [UNKNOWN])
    await codes(editor, reviewer, [])


async def test_fields_that_settings_declare_hold_at_once(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("vscode", tmp_path)
    uri = editor.open(agent(tmp_path, "owned"), "---\nname: owned\ndescription: Has one.\nowner: me\n---\nDo it.\n")
    await until(editor, uri, [("unknown-field", "owner")])
    settings = saved(tmp_path / "agentls.toml", "[fields.owner]\nvalues = ['us']\n")
    told(editor, settings, types.FileChangeType.Created)
    await until(editor, uri, [("invalid-value", "me")])
    told(editor, saved(settings, "fields.owner = {}\n"), types.FileChangeType.Changed)
    await until(editor, uri, [])


async def test_folders_are_read_once_when_settings_come_on_start(editor: Editor, tmp_path: Path) -> None:
    editor.set_configuration({"rules": {"missing-turn": "off"}}, section="agentls")
    await editor.begin("vscode", tmp_path)
    uri = editor.open(agent(tmp_path, "writer"), WRITER)
    await until(editor, uri, [UNKNOWN])
    values = [m["params"]["value"] for m in editor.protocol.traffic.received if m.get("method") == types.PROGRESS]
    assert [value["kind"] for value in values if value["kind"] == "begin"] == ["begin"]


@pytest.mark.parametrize("known", [True, False])
async def test_ones_own_agents_are_known_if_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path / "home")
    session = Session(Capabilities(), tmp_path.as_uri(), {"editor": {"user": known}})
    session.workspace.named = [(tmp_path / "here").as_posix()]
    claude = (tmp_path / "home" / ".claude").as_posix()
    named, *own = session.workspace.list_wanted()
    assert [named] == session.workspace.named
    assert (claude in own) is bool(own) is known
    session.workspace.add(claude)
    session.configure({"editor": {"user": False}})
    assert session.workspace.list_unwanted() == [claude]


async def test_a_home_folder_is_not_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path / "home")
    workspace = Session(Capabilities()).workspace
    homes = [workspace.add(folder.as_posix()) for folder in (tmp_path, tmp_path / "home", tmp_path / "home" / "work")]
    assert homes == [False, False, True]


async def test_a_file_under_two_paths_is_no_duplicate(editor: Editor, tmp_path: Path) -> None:
    reviewer = saved(tmp_path / "shared" / "reviewer.md", FAULTY.replace("guide.md", "#top"))
    agent(tmp_path, "one").symlink_to(reviewer)
    agent(tmp_path, "two").symlink_to(reviewer)
    await editor.begin("vscode", tmp_path)
    await codes(editor, agent(tmp_path, "two"), ["unknown-tool"])
    uri = editor.open(agent(tmp_path, "one"), FAULTY)
    await until(editor, uri, [("unknown-tool", "Raed"), ("broken-link", "guide.md")])


async def test_ignored_files_stay_unknown(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    saved(tmp_path / ".gitignore", "build/\n")
    saved(agent(tmp_path / "build", "reviewer"), REVIEWER)
    await editor.begin("vscode", tmp_path)
    uri = editor.open(agent(tmp_path, "writer"), WRITER)
    await until(editor, uri, [UNKNOWN])
    told(editor, agent(tmp_path / "build", "reviewer"), types.FileChangeType.Changed)
    editor.edit(uri, "Write it", "Write that")
    await editor.reports(uri)
    await until(editor, uri, [UNKNOWN])


async def test_nothing_is_renamed_before_all_changes_are_taken_in(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("vscode", tmp_path)
    uri = editor.open(saved(agent(tmp_path, "reviewer"), REVIEWER), REVIEWER)
    await editor.reports(uri)
    paths = [agent(tmp_path, f"writer-{number}") for number in range(400)]
    events = [types.FileEvent(saved(path, WRITER).as_uri(), types.FileChangeType.Created) for path in paths]
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))
    place, document = editor.range_of(uri, "reviewer").start, types.TextDocumentIdentifier(uri)
    edit = None
    # A quick machine takes them in while the question waits; a slow one has it asked again.
    while edit is None:
        with contextlib.suppress(JsonRpcException):
            edit = await editor.text_document_rename_async(types.RenameParams(document, place, "critic"))
    edited = {
        change.text_document.uri for change in edit.document_changes if isinstance(change, types.TextDocumentEdit)
    }
    assert edited == {uri, *(path.as_uri() for path in paths)}
    assert all("still being read" in fault for fault in editor.protocol.traffic.faults)
    editor.protocol.traffic.faults.clear()


def named(number: int) -> str:
    text = FAULTY.replace("name: reviewer", f"name: reviewer-{number}").replace("guide.md", "#top")
    return text.replace("Reviews code", f"Reviews code of team {number}")


def codes_of(report: types.WorkspaceFullDocumentDiagnosticReport) -> list[str]:
    return [diagnostic.code for diagnostic in report.items]


async def asked(editor: Editor, known: dict[str, str] | None = None, part: str | None = None) -> Any:
    previous = [types.PreviousResultId(uri, value) for uri, value in (known or {}).items()]
    params = types.WorkspaceDiagnosticParams(previous, partial_result_token=part)
    return await editor.workspace_diagnostic_async(params)


async def test_who_asks_gets_what_is_new_and_waits_for_more(editor: Editor, tmp_path: Path) -> None:
    paths = [saved(agent(tmp_path, f"reviewer-{n}"), named(n)) for n in range(3)]
    await editor.begin("vscode", tmp_path, pull=True)
    first = await asked(editor)
    faulty = {report.uri for report in first.items if "unknown-tool" in codes_of(report)}
    assert faulty == {path.as_uri() for path in paths}
    known = {report.uri: report.result_id for report in first.items}
    waiting = asyncio.create_task(asked(editor, known))
    saved(paths[0], named(0).replace("Raed", "Read"))
    told(editor, paths[0], types.FileChangeType.Changed)
    [changed] = (await waiting).items
    assert (changed.uri, codes_of(changed)) == (paths[0].as_uri(), [])


async def test_a_long_answer_comes_in_parts(editor: Editor, tmp_path: Path) -> None:
    for n in range(100):
        saved(agent(tmp_path, f"reviewer-{n}"), named(n))
    await editor.begin("vscode", tmp_path, pull=True)
    rest = await asked(editor, part="part")
    found = [report["uri"] for part in editor.parts for report in part["items"]] + [r.uri for r in rest.items]
    assert len(found) == len(set(found)) >= 100
    assert len(rest.items) < 100


async def test_waiting_ends_when_the_client_gives_up_or_asks_again(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("vscode", tmp_path, pull=True)
    known = {report.uri: report.result_id for report in (await asked(editor)).items}
    first, second = (asyncio.create_task(asked(editor, known)) for _ in range(2))
    with pytest.raises(JsonRpcException) as replaced:
        await first
    assert replaced.value.code == types.LSPErrorCodes.ServerCancelled
    number = max(n for n, method in editor.protocol.traffic.asked.items() if method == types.WORKSPACE_DIAGNOSTIC)
    editor.cancel_request(types.CancelParams(number))
    with pytest.raises(JsonRpcRequestCancelled):
        await second
    # Both are answers by which the server says no, as it should.
    assert len(editor.protocol.traffic.faults) == 2
    editor.protocol.traffic.faults.clear()


async def test_a_question_that_waits_for_news_does_not_hold_what_the_client_has() -> None:
    """It may wait for hours, and names each file."""
    known = [types.PreviousResultId(f"file:///p/.claude/agents/agent-{number}.md", NOTHING) for number in range(300)]
    params = types.WorkspaceDiagnosticParams(known)
    held = [weakref.ref(each) for each in known]
    del known
    session = Session(Capabilities())
    waiting = asyncio.create_task(Diagnostics(session, None, Tasks(print)).pull(params))  # type: ignore[arg-type]
    while any(each() for each in held):
        await asyncio.sleep(0)
    assert not waiting.done()
    waiting.cancel()
