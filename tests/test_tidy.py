"""What every file of the project must be like: checked with the tools that check it, as ordinary tests."""

import ast
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(p for top in ("server", "schemas") for p in (ROOT / top).rglob("*.py"))
TOOLS = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "layers": ["lint-imports", "--no-cache"],
}


@pytest.mark.parametrize("command", TOOLS.values(), ids=TOOLS)
def test_tool_has_nothing_to_say(command):
    program = shutil.which(command[0], path=Path(sys.executable).parent)
    assert program, f"{command[0]} is not installed beside this Python"
    done = subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_are_small():
    sizes = {path: path.read_text("utf-8").count("\n") for path in SOURCES}
    assert statistics.median(sizes.values()) <= 120
    assert statistics.quantiles(sizes.values(), n=10)[-1] <= 300
    assert {path for path, size in sizes.items() if size > 400} == set()


def test_functions_are_small():
    lengths = [
        node.end_lineno - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert statistics.median(lengths) <= 8
    assert statistics.quantiles(lengths, n=10)[-1] <= 25


@pytest.mark.parametrize(
    ("pattern", "because"),
    [
        (r"\.splitlines\(", "it knows line ends that editors do not; use agentls.text"),
        (r"\b(?:TODO|FIXME|XXX)\b(?![|:\]\\ ]|`)", "finish it or leave it out"),
        (r"^def print\(|\bprint\(", "standard output belongs to the protocol; use click.echo or logging"),
    ],
)
def test_sources_avoid(pattern, because):
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if re.search(pattern, line)
    ]
    assert found == [], because
