"""From a path and characters to what a rule is given."""

from __future__ import annotations

from pathlib import PurePosixPath

from agentls.format import Format
from agentls.text import Text
from agentls.workspace.files import Files
from agentls_schemas import KINDS
from support.disk import TextDisk

AGENT = PurePosixPath("/project/.claude/agents/a.md")
NOTE = PurePosixPath("/project/notes/a.md")
TEXT = Text("---\nname: a\ndescription: Does it.\n---\nDo it.\n")


def files(chosen: str | None = None, marks: frozenset[str] = frozenset()) -> Files:
    return Files(lambda _: chosen, lambda *_: (), TextDisk({}, lambda path: str(path) in marks))


def test_a_place_tells_the_kind():
    found = files().context(AGENT, TEXT)
    assert found is not None
    assert (found.kind.id, found.scope, found.path) == ("claude-code/agent", "", AGENT)
    assert found.doc.notation.layout.format is Format.FRONTMATTER


def test_other_files_are_no_agent_files():
    assert files().context(NOTE, TEXT) is None
    assert files().skim(NOTE, TEXT).kind is None
    assert files().header(NOTE, TEXT)[1] is None


def test_settings_tell_the_kind():
    found = files("claude-code/agent").context(NOTE, TEXT)
    assert found is not None
    assert found.kind is KINDS["claude-code/agent"]


def test_marks_in_folders_above_tell_the_scope():
    read = files(marks=frozenset({"/project/.claude-plugin/plugin.json"}))
    found = read.context(PurePosixPath("/project/agents/a.md"), TEXT)
    assert found is not None
    assert found.scope == "plugin"


def test_what_did_not_change_is_taken_over():
    first = files().context(AGENT, TEXT)
    again = files().context(AGENT, Text(TEXT.content + "Now.\n"), first)
    assert first
    assert again
    assert again.doc.header is first.doc.header
