"""What attrs and cattrs have compiled is kept, and used only where nobody else can have written it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from agentls.lsp.compiled import Compiled, kept_code
from agentls.project.cache_folder import remove_all

if TYPE_CHECKING:
    from pathlib import Path

_START = """
import sys
from agentls.lsp.compiled import Compiled
compiled = Compiled(sys.argv[1])
compiled.install()
known = len(compiled._known)
import builtins, lsprotocol.types as types
from agentls.lsp.protocol import make_converter
position = make_converter().structure({"line": 1, "character": 2}, types.Position)
print(known, len(compiled._used.keys() - compiled._known.keys()), position)
compiled.keep()
import attr._make, cattrs.gen
assert not hasattr(attr._make, "compile") and not hasattr(cattrs.gen, "compile")
assert attr._make.sys is sys
assert "Range" not in types.Position.__init__.__globals__
"""


def _start(folder: Path) -> tuple[int, int, str]:
    """How many texts were known, how many were new, and what a class then says of itself."""
    done = subprocess.run([sys.executable, "-c", _START, str(folder)], capture_output=True, text=True, check=True)
    known, new, words = done.stdout.split(maxsplit=2)
    return int(known), int(new), words


def _kept(folder: Path) -> Path:
    (found,) = folder.glob("code-*.bin")
    return found


def test_a_second_start_compiles_next_to_nothing(tmp_path):
    known, new, first = _start(tmp_path)
    assert known == 0
    assert new > 500
    known, left, second = _start(tmp_path)
    assert known == new
    assert left < 20
    assert first == second == "1:2\n"


@pytest.mark.parametrize("spoil", [lambda data: data[:-1], lambda data: data[:40] + b"x" + data[41:], lambda _: b""])
def test_what_is_damaged_is_not_run(tmp_path, spoil):
    _start(tmp_path)
    path = _kept(tmp_path)
    path.write_bytes(spoil(path.read_bytes()))
    known, new, words = _start(tmp_path)
    assert (known, words) == (0, "1:2\n")
    assert new > 500
    assert _start(tmp_path)[0] == new


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_what_others_may_write_is_not_run(tmp_path):
    _start(tmp_path)
    _kept(tmp_path).chmod(0o666)
    assert _start(tmp_path)[0] == 0


def test_it_can_be_removed_and_done_without(tmp_path, monkeypatch):
    _start(tmp_path)
    assert remove_all(str(tmp_path)) is None
    assert not list(tmp_path.glob("code-*"))
    monkeypatch.setenv("AGENTLS_NO_CACHE", "1")
    nowhere = kept_code()
    nowhere("x = 1", "<text>", "exec")
    nowhere.keep()
    assert not list(tmp_path.glob("code-*"))


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path):
    (tmp_path / "file").write_text("")
    compiled = Compiled(str(tmp_path / "file" / "below"))
    assert compiled("3", "<text>", "eval").co_consts == (3,)
    compiled("x = 1", "<text>", "exec")
    compiled.keep()
