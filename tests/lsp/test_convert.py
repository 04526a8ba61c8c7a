"""What clients without an ability get instead."""

from __future__ import annotations

import pytest

from agentls.finding import Edit, Finding, Related, Severity
from agentls.ide.results import Completion, CompletionKind
from agentls.lsp import convert
from agentls.lsp.capabilities.client import Capabilities
from agentls.text import Span, Text

TEXT = Text("🎉 x\n")


@pytest.mark.parametrize(
    ("snippet", "plain"),
    [
        ("tools: $0", "tools: "),
        ("model: ${1:sonnet}\n$0", "model: sonnet\n"),
        ("color: ${1|red,blue|}", "color: red"),
        (r"costs \$5 \} \\", r"costs $5 } " + "\\"),
        ("${1}none", "none"),
    ],
)
def test_snippets_become_text(snippet: str, plain: str) -> None:
    completion = Completion("x", CompletionKind.SNIPPET, Span(2, 3), snippet, snippet=True, doc="*x*")
    poor = convert.completion_to_item(completion, TEXT, Capabilities())
    rich = convert.completion_to_item(completion, TEXT, Capabilities(snippets=True, markdown_docs=True))
    assert (poor["textEdit"]["newText"], poor["documentation"]) == (plain, "*x*")
    assert "insertTextFormat" not in poor
    assert (rich["textEdit"]["newText"], rich["insertTextFormat"]) == (snippet, 2)
    assert rich["documentation"]["kind"] == "markdown"


@pytest.mark.parametrize(
    ("label", "filtered"),
    [("<p>", "<p"), ("---", "--"), ("## Role", "## Rol"), ("## Core Results", "## Core"), ("p", None)],
)
def test_what_opens_something_and_is_typed_to_its_end_needs_no_completion(label: str, filtered: str | None) -> None:
    completion = Completion(label, CompletionKind.SNIPPET, Span(2, 3), "<p></p>")
    assert convert.completion_to_item(completion, TEXT, Capabilities()).get("filterText") == filtered


def test_edits_name_the_version_they_are_for_where_they_can() -> None:
    edits = [Edit(Span(2, 3), "y")]
    changed = convert.edits_to_workspace_edit(edits, "file:///x", 7, TEXT, Capabilities(document_changes=True))
    assert changed["documentChanges"][0]["textDocument"] == {"uri": "file:///x", "version": 7}
    assert set(convert.edits_to_workspace_edit(edits, "file:///x", 7, TEXT, Capabilities())) == {"changes"}


@pytest.mark.parametrize(
    ("client", "more"),
    [
        (Capabilities(), set()),
        (Capabilities(fading=True), {"tags"}),
        (Capabilities(rule_links=True), {"codeDescription"}),
        (Capabilities(related_places=True), {"relatedInformation"}),
    ],
)
def test_diagnostics_hold_what_the_client_knows(client: Capabilities, more: set[str]) -> None:
    finding = Finding("duplicate-tool", Span(2, 3), Severity.WARNING, "x", (), True, (Related(Span(0, 1), "y"),))
    made = convert.finding_to_diagnostic(finding, TEXT, client, "file:///x.md")
    assert set(made) == {"range", "severity", "code", "source", "message"} | more
    assert made["range"]["start"] == {"line": 0, "character": 3}
