"""An editor with a JSON service of its own hears nothing twice: no syntax, and no key that a schema has."""

from __future__ import annotations

import pytest
from lsprotocol import types

from agentls.lsp.capabilities.client import read_capabilities
from agentls.lsp.requests import completion, hover
from agentls.lsp.session import Session

URI = "file:///project/.claude/settings.json"
SCHEMA = '"$schema": "https://json.schemastore.org/claude-code-settings.json"'


def session(text: str, *, own: bool, uri: str = URI) -> Session:
    found = Session(read_capabilities(types.ClientCapabilities(experimental={"jsonService": own})))
    found.documents.open(uri, 1, text)
    return found


def rules(text: str, *, own: bool, uri: str = URI) -> set[str]:
    return {each["code"] for each in session(text, own=own, uri=uri).reports.diagnose(uri) or ()}


def labels(text: str, *, own: bool) -> set[str]:
    at = types.Position(0, text.index("|"))
    params = types.CompletionParams(types.TextDocumentIdentifier(URI), at)
    found = completion.answer(session(text.replace("|", ""), own=own), params) or {"items": []}
    return {item["label"] for item in found["items"]}


def words(text: str, *, own: bool) -> str:
    at = types.Position(0, text.index("|"))
    params = types.HoverParams(types.TextDocumentIdentifier(URI), at)
    return str(hover.answer(session(text.replace("|", ""), own=own), params) or "")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('{"model": "sonnet",}', "invalid-json"),
        ('{"model": "sonnet" /* why */}', "invalid-json"),
        ('{"model": "sonnet', "unclosed-quote"),
        ('{"language": "\\x"}', "invalid-escape"),
        ('{"model": "sonnet", "model": "opus"}', "duplicate-key"),
    ],
)
def test_syntax_is_left_to_it(text, rule):
    assert rule in rules(text, own=False)
    assert rules(text, own=True) == set()


def test_what_the_tool_makes_of_values_is_told_all_the_same():
    assert rules('{"verbose": "yes", "permissions": {"alow": []}}', own=True) == {"invalid-value", "unknown-key"}


def test_what_is_no_json_is_ours():
    uri = "file:///project/.claude/agents/a.md"
    assert "unclosed-quote" in rules('---\nname: a\ndescription: "A.\n---\nx\n', own=True, uri=uri)


def test_keys_and_explanations_are_ours_where_no_schema_is_named():
    assert "permissions" in labels('{"|"}', own=True)
    assert "What Claude may do" in words('{"permi|ssions": {}}', own=True)


def test_with_a_schema_only_names_are_offered():
    assert labels(f'{{{SCHEMA}, "|"}}', own=True) == set()
    assert labels(f'{{{SCHEMA}, "viewMode": "|"}}', own=True) == set()
    assert "permissions" in labels(f'{{{SCHEMA}, "|"}}', own=False)
    assert {"Bash", "Read"} <= labels(f'{{{SCHEMA}, "permissions": {{"allow": ["|"]}}}}', own=True)
    assert "Explore" in labels(f'{{{SCHEMA}, "agent": "|"}}', own=True)


def test_with_a_schema_keys_are_not_explained_twice_but_findings_are():
    assert words(f'{{{SCHEMA}, "verb|ose": true}}', own=True) == ""
    assert "What Claude may do" in words(f'{{{SCHEMA}, "permi|ssions": {{}}}}', own=False)
    assert "must be true or false" in words(f'{{{SCHEMA}, "verbose": "y|es"}}', own=True)
