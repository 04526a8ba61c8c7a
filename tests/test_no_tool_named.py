"""Outside the declarations no code names an agent tool, its folders or its files: what a tool does is declared.

Docstrings may: they are examples, and rules' pages. So may the modules that know how to ask one program each.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from posixpath import dirname
from typing import TYPE_CHECKING

import pytest

from agentls_schemas import DIALECTS, KINDS
from agentls_schemas.data import Folder

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
ASKING = ROOT / "server" / "agentls" / "doctor" / "programs"
"""A module for each program, which is started by its name and has its own commands and folders."""
SOURCES = sorted(path for path in (ROOT / "server" / "agentls").rglob("*.py") if path.parent != ASKING)
DATA = Folder(ROOT / "schemas" / "agentls_schemas")


def names() -> set[str]:
    """What tools, their folders, files and names of servers' tools are called; a standard is no tool."""
    tools = {kind.loader.tool for kind in KINDS.values()} | {each["of"] for each in DATA.read("other_tools")}
    # What editors have in every line is no name there.
    ids = {dialect.id for dialect in DIALECTS if dialect.title in tools} - {"cursor"}
    homes = {dirname(home) for kind in KINDS.values() for home in kind.place.all_homes}
    folders = {folder for folder in (*homes, *DATA.read("foreign_homes")["folders"]) if folder.startswith(".")}
    spoken = [kind.vocabulary.mcp for kind in KINDS.values() if kind.vocabulary.mcp]
    servers = {word for mcp in spoken for word in (mcp.prefix, *mcp.files) if len(word) > 2}
    return tools | ids | {each.replace("-", "_") for each in ids} | folders | servers


NAMED = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?![a-z])" for name in sorted(names())))


def named(source: str) -> Iterator[str]:
    """The identifiers and strings in code that name a tool."""
    tree = ast.parse(source)
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        for word in () if id(node) in docs else words(node):
            if NAMED.search(word):
                yield f"{node.lineno}: {word}"


def words(node: ast.AST) -> Iterator[str]:
    """What a node of code says by itself."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for field in ("id", "attr", "name", "arg", "module"):
        if isinstance(word := getattr(node, field, None), str):
            yield word


@pytest.mark.parametrize("name", ["Claude Code", "claude_code", ".claude", ".github", "mcp__", ".mcp.json", "OpenCode"])
def test_names_are_known(name: str) -> None:
    assert list(named(f"x = 'some {name}'")) == [f"1: some {name}"]


def test_examples_and_other_words_are_none() -> None:
    assert list(named('def cursor():\n    """As in `.claude/agents`."""\n    return "https://github.com/x"\n')) == []


def test_code_names_no_tool() -> None:
    found = {str(path.relative_to(ROOT)): list(named(path.read_text("utf-8"))) for path in SOURCES}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_only_programs_are_asked_where_they_are_named() -> None:
    from agentls.doctor.programs import PROGRAMS

    naming = {path.stem for path in ASKING.glob("*.py") if list(named_in(path))}
    first_words = {name.partition("-")[0] for name in PROGRAMS}
    assert {stem for stem in naming if stem != "__init__" and stem.partition("_")[0] not in first_words} == set()


def named_in(path: Path) -> Iterator[str]:
    return named(path.read_text("utf-8"))
