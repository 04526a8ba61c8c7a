"""The JSON Schemas are those of the models."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agentls_schemas import KINDS, generate, json_schema

if TYPE_CHECKING:
    from agentls_schemas.kind import Kind

FOLDER = Path(__file__).parents[2] / "schemas" / "json"


def test_the_files_are_up_to_date() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert written == generate.files(), "run `python -m agentls_schemas.generate` in the root of the repository"


def test_generate_writes_them_and_removes_old_ones(tmp_path: Path) -> None:
    (tmp_path / "gone.kind.json").write_text("{}", "utf-8", newline="\n")
    generate.main(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(generate.files())


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_is_described(kind: Kind) -> None:
    schema = json_schema.of(kind)
    assert [key for key in kind.fields if not schema["properties"][key]["description"]] == []


def test_hooks_are_described_down_to_their_handlers() -> None:
    schema = json_schema.of(KINDS["claude-code/agent"])
    assert "#/$defs/MatcherGroup" in json.dumps(schema["properties"]["hooks"])
    assert schema["$defs"].keys() >= {"Handler", "MatcherGroup"}


def test_choices_tools_and_models_are_in_it() -> None:
    properties = json_schema.of(KINDS["claude-code/agent"])["properties"]
    assert "teal" not in properties["color"]["enum"]
    assert properties["background"]["default"] is False
    assert "default" not in properties["effort"]
    assert "sonnet" in properties["model"]["anyOf"][0]["enum"]
    tool = properties["tools"]["anyOf"][1]["items"]["anyOf"]
    assert "Read" in tool[0]["enum"]
    assert "MultiEdit" not in tool[1]["pattern"]


def test_importing_the_declarations_reads_no_data() -> None:
    code = "import agentls_schemas, sys; print('yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "False"
