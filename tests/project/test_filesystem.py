"""The disk answers with values, never with exceptions."""

import os
import subprocess
import sys
from contextlib import nullcontext

import pytest

from agentls.project.filesystem import FileSystem, Item, Unreadable

FILES = FileSystem()
GONE = "there is no such file"


def test_bytes_up_to_the_limit(tmp_path):
    (tmp_path / "a").write_bytes(b"\x00\xff\r\n")
    assert FILES.read(tmp_path / "a", 4) == b"\x00\xff\r\n"
    assert isinstance(FILES.read(tmp_path / "a", 3), Unreadable)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing", GONE),
        ("folder", "it is a folder"),
        ("file/below", GONE if sys.platform == "win32" else "a part of the path is not a folder"),
        ("nul\0", "this is not a usable path"),
        ("x" * 5000, GONE if sys.platform == "win32" else "file name too long"),
    ],
)
def test_what_cannot_be_read(tmp_path, name, reason):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    found = FILES.read(f"{tmp_path}/{name}")
    assert found == Unreadable(f"{tmp_path}/{name}", reason)
    assert isinstance(FILES.list(f"{tmp_path}/{name}") if name != "folder" else found, Unreadable)
    assert isinstance(FILES.replace(f"{tmp_path}/{name}", b"", b""), Unreadable)


def test_what_can_be_no_path_has_none_behind_it():
    assert FILES.real("/x/nul\0") == "/x/nul\0"


def test_pipe_without_a_writer_does_not_block(tmp_path):
    make = getattr(os, "mkfifo", None) or (lambda path: path.mkdir())
    make(tmp_path / "pipe")
    assert isinstance(FILES.read(tmp_path / "pipe"), Unreadable)


def test_folder_by_name(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "a").touch()
    (tmp_path / "c").symlink_to(tmp_path / "b")
    (tmp_path / "d").symlink_to(tmp_path / "nowhere")
    assert FILES.list(tmp_path) == [
        Item("a", False, False),
        Item("b", True, False),
        Item("c", True, True),
        Item("d", False, True),
    ]


def test_questions_about_odd_paths():
    assert not FILES.exists("/nowhere/at/all")
    assert not FILES.exists("nul\0")
    assert not FILES.is_folder("nul\0")


def test_a_junction_of_windows_leads_elsewhere_as_a_link_does(tmp_path, monkeypatch):
    class Junction:
        name, path = "up", str(tmp_path)
        is_dir = is_junction = staticmethod(lambda: True)
        is_symlink = staticmethod(lambda: False)

    scanned = nullcontext([Junction])
    monkeypatch.setattr(os, "scandir", lambda _: scanned)
    assert FILES.list(tmp_path) == [Item("up", True, True)]


def test_a_written_file_is_new_or_in_the_place_of_another(tmp_path):
    for content in (b"one", b"two"):
        assert FILES.write(tmp_path / "a", content) is None
        assert (tmp_path / "a").read_bytes() == content
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert FILES.write(tmp_path / "link", b"three") is None
    assert ((tmp_path / "link").is_symlink(), (tmp_path / "a").read_bytes()) == (True, b"three")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "link"]


FULL = """
import resource, signal, sys
from agentls.project.filesystem import FileSystem
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
files, (old, new) = FileSystem(), sys.argv[1:]
for refused in (files.write(old, b"x" * 2000), files.write(new, b"x" * 2000), files.create(new, b"x" * 2000)):
    print(refused.reason)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
def test_a_disk_that_is_full_leaves_files_as_they_were(tmp_path):
    (tmp_path / "old").write_text("old")
    command = [sys.executable, "-c", FULL, str(tmp_path / "old"), str(tmp_path / "new")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "file too large\n" * 3
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("old", "old")]
