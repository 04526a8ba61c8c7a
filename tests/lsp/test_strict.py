"""The checker of messages finds what is wrong with them."""

from __future__ import annotations

from typing import Any

import pytest

from agentls.text import Text
from lsp.strict import Traffic, outside

FINE = {
    "jsonrpc": "2.0",
    "method": "textDocument/publishDiagnostics",
    "params": {"uri": "file:///x.md", "version": 1, "diagnostics": []},
}
PLACE = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 2}}
DIAGNOSTIC = {"range": PLACE, "message": "x", "severity": 2, "code": "rule", "tags": [1]}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({}, ""),
        ({"severity": 7}, "is no DiagnosticSeverity"),
        ({"severity": True}, "is no DiagnosticSeverity"),
        ({"sevrity": 1}, "has no key 'sevrity'"),
        ({"source": None}, "null where the key should be left out"),
        ({"range": {"start": PLACE["start"]}}, "lacks 'end'"),
        ({"message": 3}, "3 is no"),
        ({"tags": 1}, "no array"),
        ({"codeDescription": {"href": 1}}, "1 is no str"),
    ],
)
def test_a_message_that_is_not_as_the_protocol_has_it(change: dict[str, Any], fault: str) -> None:
    traffic = Traffic()
    params = {**FINE["params"], "diagnostics": [{**DIAGNOSTIC, **change}]}
    traffic.came({**FINE, "params": params})
    assert fault in " ".join(traffic.faults)
    assert bool(fault) == bool(traffic.faults)


def test_answers_must_be_asked_for_and_of_their_request_s_type() -> None:
    traffic = Traffic()
    traffic.sent({"id": 1, "method": "textDocument/hover"})
    traffic.came({"jsonrpc": "2.0", "id": 1, "result": {"contents": 5}})
    traffic.came({"jsonrpc": "2.0", "id": 1, "result": None})
    traffic.came({"jsonrpc": "2.0", "method": "textDocument/unheardOf"})
    assert [fault.partition(":")[0] for fault in traffic.faults] == [
        "textDocument/hover.result.contents",
        "an answer that nobody asked for",
        "there is no method textDocument/unheardOf",
    ]


@pytest.mark.parametrize(
    ("start", "end", "fault"),
    [((0, 0), (0, 2), ""), ((0, 2), (0, 0), "backwards"), ((0, 0), (0, 3), "outside"), ((0, 0), (1, 0), "outside")],
)
def test_ranges_stay_in_the_text(start: tuple[int, int], end: tuple[int, int], fault: str) -> None:
    edges = ({"line": line, "character": column} for line, column in (start, end))
    found = list(outside([dict(zip(("start", "end"), edges, strict=True))], Text("🎉"), "utf-16"))
    assert bool(found) == bool(fault)
    assert fault in " ".join(found)
