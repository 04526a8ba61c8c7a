"""Patterns fit what pathspec's own fit, and take no more than a few steps for each letter."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from agentls.project.gitignore import readable
from agentls.project.linear_patterns import read_patterns

GLOBS = st.lists(
    st.sampled_from(["a", "b", "*", "**", "/", "/**/", "?", "[ab]", "[!a]", "[]a]", "\\*", ".", "!"]), max_size=9
).map("".join)
PATHS = st.lists(st.text("ab.*", min_size=1, max_size=4), min_size=1, max_size=5).map("/".join)


@settings(max_examples=1500, deadline=None)
@given(st.lists(GLOBS.filter(readable), max_size=3), PATHS, st.sampled_from(["", "/"]))
def test_they_fit_what_pathspecs_own_fit(globs, path, end):
    own, theirs = read_patterns(globs), GitIgnoreSpec.from_lines(globs)
    assert own.check_file(path + end).include == theirs.check_file(path + end).include


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("docs/" + "*a" * 30 + "b", "docs/" + "a" * 250),
        ("*a" * 30 + "b/x", "a" * 250 + "/x"),
        ("*[(a]" * 30 + "b", "a" * 250),
        ("*?" * 30 + "b", "a" * 250),
        ("**/a/" * 30 + "b", "a/" * 200 + "a"),
        ("/a*/" + "**/*a*a*a/" * 20 + "b", "aaaaaaaaaa/" * 100 + "a"),
        ("*" * 200 + "b", "a" * 250),
    ],
)
def test_many_stars_take_no_time(glob, path):
    # In a process of its own: a search that does not end holds the interpreter, and no time limit of a test ends it.
    program = (
        "import sys; from agentls.project.gitignore import Ignore; Ignore.of('/', [sys.argv[1]]).verdict(sys.argv[2])"
    )
    subprocess.run([sys.executable, "-c", program, glob, f"/{path}"], check=True, timeout=60)
