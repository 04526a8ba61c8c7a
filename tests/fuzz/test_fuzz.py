"""The fuzzer itself: it runs, it is the same with the same seed, and it finds a fault that is planted."""

from __future__ import annotations

import io

import pytest

from agentls.ide import formatting
from agentls.text import Text
from fuzz import checks
from fuzz.__main__ import run_round
from fuzz.inputs import Input
from fuzz.keeping import kept
from fuzz.readers import read_yaml_1_1, read_yaml_1_2
from fuzz.seeds import list_seeds

SEEDS = list_seeds()


def log_of(number: int, tries: int) -> str:
    log = io.StringIO()
    run_round(number, SEEDS, log, tries=tries, raw=True)
    return log.getvalue()


@pytest.mark.parametrize("number", [1, 2])
def test_a_few_inputs(number):
    assert "FAILED" not in log_of(number, 60)


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in kept()])
def test_what_broke_something_once(case):
    checks.examine(case)


def test_what_fails_is_made_small_and_kept(monkeypatch, tmp_path):
    def examine(case):
        assert b"tools" not in case.data, "tools are there"

    monkeypatch.setattr("fuzz.__main__.examine", examine)
    log = io.StringIO()
    assert not run_round(1, SEEDS, log, tries=60, folder=tmp_path)
    [(name, case)] = kept(tmp_path)
    assert b"tools" in case.data
    assert f"{name}.json" in log.getvalue()
    assert '"broke": "AssertionError: tools are there' in (tmp_path / f"{name}.json").read_text("utf-8")


def test_every_kind_of_file_is_among_the_seeds():
    assert len({seed.path for seed in SEEDS}) > 10


def test_a_lost_value_is_found(monkeypatch):
    case = Input(b"---\nname:   x\ndescription: Use this.\n---\nx\n", ".claude/agents/example.md", 0)
    checks.examine(case)

    def lose(ctx, **_):
        return formatting.Formatted(Text(ctx.doc.text.content.replace("Use this", "")))

    monkeypatch.setattr(checks, "format_file", lose)
    with pytest.raises(AssertionError, match="reads other values"):
        checks.examine(case)


def test_a_failure_that_is_only_logged_is_found(monkeypatch):
    monkeypatch.setattr("agentls.ide.hover._meant", lambda *_: 1 / 0)
    with pytest.raises(AssertionError, match="hover failed"):
        checks.examine(Input(b"---\nname: x\ndescription: Use this.\n---\nx\n", ".claude/agents/example.md", 0))


def test_readers_know_places_and_types():
    first, second = (read("a: 1\nb: [yes]\n") for read in (read_yaml_1_1, read_yaml_1_2))
    assert first
    assert second
    assert first.places == second.places == {"a": (0, 4), "b": (5, 13)}
    assert (first.values["b"], second.values["b"]) == ("[True]", "['yes']")
    assert read_yaml_1_1("a: [\n") is read_yaml_1_2("a: [\n") is None
