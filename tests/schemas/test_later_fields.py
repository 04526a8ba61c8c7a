"""Fields that are read when they are looked at: until then nothing of them is loaded, and then they are like others."""

from __future__ import annotations

import subprocess
import sys

import pytest

from agentls.format import Format, Layout
from agentls_schemas.claude_code.configuration import mcp
from agentls_schemas.fields import Fields, LaterFields, Role

WHERE = "agentls_schemas.claude_code.configuration:mcp"


def made() -> LaterFields:
    return LaterFields(WHERE, Layout(Format.JSON))


@pytest.mark.parametrize(
    "look",
    [
        list,
        len,
        dict,
        lambda f: "mcpServers" in f,
        lambda f: f["mcpServers"].key,
        lambda f: f.get("mcpServers").key,
        lambda f: f.get("x", 1),
        lambda f: sorted(f.keys() & {"mcpServers", "x"}),
        lambda f: [x.key for x in f.values()],
        lambda f: [str(each) for each in f.items()],
        lambda f: f.model is not None,
        lambda f: len(f.with_role(Role.MCP_SERVERS)),
        bool,
    ],
)
def test_they_answer_as_fields_do(look):
    assert str(look(made())) == str(look(Fields(mcp(), Layout(Format.JSON), deep=True)))


def test_they_are_fields_once_they_are_read():
    fields = made()
    assert fields.layout == Layout(Format.JSON)
    assert type(fields) is LaterFields
    assert "mcpServers" in fields
    assert type(fields) is Fields


def test_what_failed_is_tried_again(monkeypatch):
    fields = made()
    with monkeypatch.context() as without:
        without.setattr("agentls_schemas.claude_code.configuration.mcp", None)
        with pytest.raises(TypeError):
            len(fields)
    assert "mcpServers" in fields


def test_an_attribute_that_no_fields_have_is_none_of_theirs():
    with pytest.raises(AttributeError, match="nonsense"):
        _ = made().nonsense


def test_the_table_of_kinds_reads_none_of_them():
    code = "import agentls_schemas, sys; print('agentls_schemas.model_data' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "False"
