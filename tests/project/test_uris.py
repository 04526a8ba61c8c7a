"""Paths as we keep them, and URIs as clients write them."""

from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as some

from agentls.project.path_form import normalize_path
from agentls.project.uris import path_to_uri, uri_to_path

VSCODE, NEOVIM = "file:///c%3A/Users/me", "file:///C:/Users/me"


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///home/me/a%20b.md", "/home/me/a b.md"),
        ("file:///home/me/./a;b.md", "/home/me/a;b.md"),
        ("file:///home/me/x.md?y#L3", "/home/me/x.md"),
        ("file://localhost/home/me", "/home/me"),
        ("file:///home/caf%E9.md", "/home/caf\udce9.md"),
        ("file:///home/%E2%86%92.md", "/home/→.md"),
        ("file:///c%3A/Users/me/x.md", "C:/Users/me/x.md"),
        ("file:///c%3a/Users/me/x.md", "C:/Users/me/x.md"),
        ("file:///C:/Users/me/x.md", "C:/Users/me/x.md"),
        ("file:///c:/Users/me/", "C:/Users/me"),
        ("file:///d:/", "D:/"),
        ("file:///d%3A", "D:"),
        ("FILE:///C%3A%5CUsers%5Cme", "C:/Users/me"),
        ("file://C:/Users/me", "C:/Users/me"),
        ("file:///cc:/x", "/cc:/x"),
        ("file:///c:x", "/c:x"),
        ("file://server/share/a%20b/x.md", "//server/share/a b/x.md"),
        ("file://wsl%24/Debian/home/x.md", "//wsl$/Debian/home/x.md"),
        ("file://wsl.localhost/Debian/home/x.md", "//wsl.localhost/Debian/home/x.md"),
        ("untitled:Untitled-1", None),
        ("vscode-notebook-cell:///c%3A/x.ipynb#1", None),
        ("file:", None),
        ("file://server", None),
        ("file:x.md", None),
        ("file://[", None),
        ("x.md", None),
        ("", None),
    ],
)
def test_path_of(uri, path):
    assert uri_to_path(uri) == path


@pytest.mark.parametrize(
    ("path", "like", "uri"),
    [
        ("/home/me/a b#.md", "", "file:///home/me/a%20b%23.md"),
        ("/home/caf\udce9.md", VSCODE, "file:///home/caf%E9.md"),
        ("C:/Users/me/→.md", "", "file:///c%3A/Users/me/%E2%86%92.md"),
        ("C:/Users/me/x.md", VSCODE, "file:///c%3A/Users/me/x.md"),
        ("D:/x.md", VSCODE, "file:///d%3A/x.md"),
        ("D:/x.md", NEOVIM, "file:///D:/x.md"),
        ("D:/x.md", "file:///c:/", "file:///d:/x.md"),
        ("D:/x.md", "file:///C%3a/", "file:///D%3a/x.md"),
        ("D:/x.md", "file:///home/me", "file:///d%3A/x.md"),
        ("//server/share/a b.md", VSCODE, "file://server/share/a%20b.md"),
        ("//wsl$/Debian/x.md", VSCODE, "file://wsl$/Debian/x.md"),
    ],
)
def test_uri_of(path, like, uri):
    assert path_to_uri(path, like) == uri


@pytest.mark.parametrize(
    ("path", "ours"),
    [(r"c:\Users\me\x.md", "C:/Users/me/x.md"), (r"\\server\share\x", "//server/share/x"), ("d:\\", "D:/")],
)
def test_paths_of_windows_are_kept_in_one_form(path, ours):
    assert normalize_path(path, "\\") == ours
    assert uri_to_path(PureWindowsPath(path).as_uri()) == ours


def test_paths_of_others_stay():
    assert normalize_path(r"/home/c:\x", "/") == r"/home/c:\x"


parts = some.text(some.characters(exclude_characters="/\\\0"), min_size=1).filter(lambda part: part not in (".", ".."))


@given(
    some.sampled_from(["", "C:", "//server/share"]),
    some.lists(parts, min_size=1),
    some.sampled_from([VSCODE, NEOVIM, "file:///", ""]),
)
def test_every_path_comes_back(root, names, like):
    path = "/".join([root, *names])
    if not path.startswith("//") or root:
        assert uri_to_path(path_to_uri(path, like)) == path


@given(some.text() | some.text().map("file://".__add__))
def test_any_text_may_come_for_a_uri(uri):
    assert uri_to_path(uri) is None or uri_to_path(path_to_uri(uri_to_path(uri))) is not None
