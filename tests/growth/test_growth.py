"""Four times the text takes four times the work: steps are counted, not seconds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from growth.count import compare
from growth.families import FAMILIES

WORK = {
    "close": ["text: links", "header: servers", "header: keys"],
    "completion": ["header: servers", "header: unknown items", "header: skills"],
    "documentLink": ["text: table of contents", "text: headings alike", "text: paths", "text: links"],
    "documentSymbol": ["text: brackets in lines", "text: headings", "text: examples", "header: keys", "toml: tables"],
    "edit": ["text: code blocks", "header: colons", "header: tabs before keys", "toml: dotted keys"],
    "full": ["text: examples", "header: unknown tools", "header: aliases", "toml: keys"],
}
"""What an editor asks for, with the texts that once took the square."""
LARGE = {
    "documentSymbol": ["text: brackets in JSON", "text: brackets in Python"],
    "check": [
        "header: tabs before a key",
        "header: blanks before a key",
        "text: blanks",
        "text: tabs",
        "text: backticks",
    ],
}
"""What is searched by regular expressions, whose steps nobody can count: these would take an hour."""


@pytest.mark.parametrize("name", FAMILIES)
def test_a_check_grows_with_the_text(name):
    small, large = compare(name, "check", 250)
    assert large <= 6 * small


@pytest.mark.parametrize(("work", "name"), [(work, name) for work, names in WORK.items() for name in names])
def test_an_answer_grows_with_the_text(work, name):
    small, large = compare(name, work, 250)
    assert large <= 6 * small


@pytest.mark.parametrize(("work", "name"), [(work, name) for work, names in LARGE.items() for name in names])
def test_a_long_line_is_searched_once(work, name):
    program = "import sys; from growth.count import do; do(*sys.argv[1:])"
    subprocess.run(
        [sys.executable, "-c", program, name, work, "150000"], cwd=Path(__file__).parents[1], check=True, timeout=250
    )
