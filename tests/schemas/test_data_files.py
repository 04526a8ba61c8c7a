"""Data files may be short, and a fault in one is reported with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agentls_schemas import data
from agentls_schemas.model_lookup import ModelTable
from agentls_schemas.models import ModelState

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = "manual: {where: Quill's manual, read: 2026-11-29}\n"
MODELS = "vendor: quill\nfamilies: {feather: feather-2}\nnewest_source: manual\ncurrent:\n  feather-2: {}\n"


def folder(path: Path, **files: str) -> data.Folder:
    for name, text in files.items():
        (path / f"{name}.yaml").write_text(text, "utf-8")
    return data.Folder(path)


@pytest.mark.parametrize(
    ("name", "state", "instead"),
    [
        ("feather-2", ModelState.CURRENT, ""),
        ("Feather 2", ModelState.MALFORMED, "feather-2"),
        ("feather-1", ModelState.UNKNOWN, "feather-2"),
        ("openai/gpt-5", ModelState.UNKNOWN, ""),
        ("", ModelState.UNKNOWN, ""),
    ],
)
def test_models_need_no_more_than_what_there_is(tmp_path: Path, name: str, state: ModelState, instead: str) -> None:
    found = folder(tmp_path, models=MODELS, sources=SOURCES)
    model = ModelTable(found, data.sources(found)).find(name)
    assert (model.state, model.replacement) == (state, instead)


def test_tools_need_no_former_ones(tmp_path: Path) -> None:
    found = folder(tmp_path, tools='current:\n  read: {doc: "Reads."}\n', sources=SOURCES)
    assert list(data.tools(found, data.sources(found), "manual", "manual")) == ["read"]


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("sources", "manual: {where: A page}\n", "manual"),
        ("tools", "current:\n  read: {text: Reads.}\n", "current: read"),
        ("tools", "current: {}\nrenamed:\n  cat: {}\n", "renamed: cat"),
        ("verdicts", 'agent:\n  "":\n    no-header: {outcome: lost, says: "is lost"}\n', "agent: '': no-header"),
        ("models", f"{MODELS}retired:\n  feather-1: {{replace: feather-2}}\n", "retired: feather-1"),
    ],
)
def test_a_fault_is_reported_with_its_place(tmp_path: Path, file: str, text: str, place: str) -> None:
    found = folder(tmp_path, **{"sources": SOURCES, file: text})
    read = {
        "sources": lambda: data.sources(found),
        "tools": lambda: data.tools(found, data.sources(found), "manual", "manual"),
        "verdicts": lambda: dict(data.verdicts(found, "agent")),
        "models": lambda: ModelTable(found, data.sources(found)).all(),
    }
    with pytest.raises((KeyError, TypeError)) as caught:
        read[file]()
    assert caught.value.__notes__ == [f"at {place} in {tmp_path / file}.yaml"]
