"""The benchmarks' own parts work; how fast anything is, is not asserted."""

from __future__ import annotations

import ast

from bench import documents, servers
from bench.figures import percentile, turns
from bench.questions import QUESTIONS
from bench.report import Row, table
from bench.session import Session


def test_documents_have_the_length_asked_for():
    for lines in (100, 740):
        assert documents.agent(lines).text.count("\n") == lines
        assert documents.python(lines).text.count("\n") == lines
    assert ast.parse(documents.python(740).text)


def test_a_session_measures_edits_and_requests(tmp_path):
    with Session(servers.FLOOR, documents.agent(100), tmp_path) as session:
        assert len(session.type_everywhere(5)) == 10
        assert len(session.type_in_line("description:", 12)) == 24
        for method in QUESTIONS:
            assert session.ask(method, 1)[0] > 0


def test_percentiles_and_turns():
    assert percentile([5.0, 1.0, 3.0], 50) == 3.0
    assert list(turns("ab", 2)) == ["a", "b", "b", "a"]


def test_the_table_says_whether_a_target_is_reached():
    lines = list(table([Row("edit", "1 ms", "floor 2", "≤ 5 ms", reached=True)]))
    assert lines[-1] == "| edit | 1 ms | floor 2 | ≤ 5 ms | yes |"
