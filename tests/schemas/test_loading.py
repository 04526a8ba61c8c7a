"""Kinds are loaded when they are met, and their fields when they are looked at."""

from __future__ import annotations

import subprocess
import sys

import pytest

from agentls_schemas import DIALECTS, KINDS, MODULES, dialects_in, outlines_source, ready_data
from agentls_schemas.generate import OUTLINES as FILE


def loaded(code: str) -> set[str]:
    whole = f"import sys; from agentls_schemas import DIALECTS, KINDS, OUTLINES\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", whole], capture_output=True, encoding="utf-8", check=True)
    return set(done.stdout.split())


def test_outlines_are_those_of_the_declarations() -> None:
    assert FILE.read_text("utf-8") == outlines_source.source()


def test_data_that_are_ready_say_what_people_wrote() -> None:
    for path, content in ready_data.files().items():
        assert path.read_text("utf-8") == content, "python -m agentls_schemas.generate"


def test_all_modules_are_looked_at() -> None:
    assert [kind.id for module in MODULES for each in dialects_in(module) for kind in each.kinds] == list(KINDS)
    assert len(DIALECTS) == len({each.id for each in DIALECTS})


def test_the_table_of_kinds_loads_none_of_them() -> None:
    known = loaded("list(KINDS), OUTLINES['claude-code/agent'].place.paths, len(KINDS)")
    assert known & {"agentls_schemas.kind", "agentls_schemas.claude_code", "agentls_schemas.fields"} == set()


def test_a_kind_is_loaded_with_its_tool_alone() -> None:
    known = loaded("KINDS['claude-code/agent'].fields['name']")
    assert "agentls_schemas.claude_code.agent" in known
    assert known & {"agentls_schemas.codex", "agentls_schemas.copilot", "agentls_schemas.model_data"} == set()


def test_fields_made_of_data_are_made_when_they_are_looked_at() -> None:
    assert "agentls_schemas.model_data" in loaded("KINDS['claude-code/settings'].fields.get('hooks')")


def test_no_kind_has_another_id_than_it_is_asked_for_by() -> None:
    with pytest.raises(KeyError):
        _ = KINDS["nothing/agent"]
    assert "nothing/agent" not in KINDS
    assert KINDS["codex/agent"] is KINDS["codex/agent"]
