"""The queue of what is to be looked at again."""

from __future__ import annotations

from collections import deque
from pathlib import Path

import pytest

from agentls.lsp.capabilities.client import Capabilities
from agentls.lsp.session import Session
from agentls.lsp.stale import Concern
from agentls.project.uris import path_to_uri

WRITER, REVIEWER = "/p/.claude/agents/writer.md", "/p/.claude/agents/reviewer.md"
URI = f"file://{WRITER}"
TEXT = "---\nname: writer\ndescription: Writes.\ntools: Read, Agent(reviewer)\n---\nWrite it.\n"


@pytest.fixture
def session() -> Session:
    """A visit with one document that has been looked at, and nothing left to look at."""
    made = Session(Capabilities())
    made.documents.open(URI, 0, TEXT)
    assert made.analysis.report(URI)
    made.stale.take_closed()
    return made


def test_open_documents_come_first_and_each_is_taken_once(session: Session) -> None:
    session.stale.mark([REVIEWER, WRITER])
    assert session.stale.take_open() == [URI]
    assert session.stale.take_closed().paths == [REVIEWER, WRITER]
    assert (session.stale.take_open(), session.stale.take_closed()) == ([], ([], False))


@pytest.mark.parametrize(
    ("paths", "concern"), [([], Concern.NONE), ([REVIEWER], Concern.CLOSED), ([REVIEWER, WRITER], Concern.OPEN)]
)
def test_the_client_has_news_only_of_what_it_does_not_know_itself(
    session: Session, paths: list[str], concern: Concern
) -> None:
    session.stale.mark_edited(URI)
    session.stale.mark(paths)
    assert [session.stale.take_concern(), session.stale.take_concern()] == [concern, Concern.NONE]


def test_what_is_marked_is_found_anew_and_what_is_edited_goes_on(session: Session) -> None:
    context, report = session.analysis.context(URI), session.analysis.report(URI)
    assert context
    session.stale.mark_edited(URI)
    assert session.analysis.context(URI) is context
    session.stale.mark([WRITER])
    again = session.analysis.context(URI)
    assert again
    assert again is not context
    assert again.memo is not context.memo
    assert again.doc.header is context.doc.header
    assert session.analysis.report(URI) is not report


def test_everything_may_be_marked(session: Session) -> None:
    assert REVIEWER not in session.stale
    session.stale.mark_all()
    assert REVIEWER in session.stale
    assert session.stale.take_open() == [URI]
    assert session.stale.take_closed().everything
    assert REVIEWER not in session.stale


def test_a_name_that_changes_marks_who_mentions_it(session: Session) -> None:
    uri = f"file://{REVIEWER}"
    session.documents.open(uri, 0, TEXT.replace("writer", "reviewer").replace(", Agent(reviewer)", ""))
    assert session.analysis.context(uri)
    assert session.stale.take_open() == [URI]


def test_what_an_imported_file_imports_marks_who_imports_it(tmp_path: Path) -> None:
    for name, text in {"CLAUDE.md": "See @one.md\n", "one.md": "See @two.md\n"}.items():
        (tmp_path / name).write_text(text, "utf-8")
    session = Session(Capabilities(), path_to_uri(tmp_path.as_posix()))
    folder, page = tmp_path.as_posix(), path_to_uri(f"{tmp_path.as_posix()}/CLAUDE.md")
    session.workspace.add(folder)
    deque(session.workspace.scan(folder), maxlen=0)
    session.documents.open(page, 0, "See @one.md\n")

    def found() -> list[str]:
        report = session.analysis.report(page)
        return [each.rule for each in report.findings] if report else []

    assert found() == ["broken-import"]
    (tmp_path / "two.md").write_text("Two.\n", "utf-8")
    session.stale.take_open()
    session.workspace.take_change_in(f"{folder}/two.md")
    assert session.stale.take_open() == [page]
    assert found() == []
