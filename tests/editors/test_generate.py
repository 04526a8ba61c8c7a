"""What `editors/generate.py` writes is up to date, and says of a place what the server does."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path, PurePath

import pytest

from agentls.project.kinds import detect, may_be_agent_file

EDITORS = Path(__file__).parents[2] / "editors"
SPEC = spec_from_file_location("generate", EDITORS / "generate.py")
generate = module_from_spec(SPEC)
SPEC.loader.exec_module(generate)


def example(glob):
    """A path that a glob fits."""
    return glob.replace("**/", "home/project/", 1).replace("**/", "sub/").replace("*", "reviewer")


@pytest.mark.parametrize(
    ("path", "text"),
    [pytest.param(*each, id=each[0].relative_to(EDITORS.parent).as_posix()) for each in generate.made()],
)
def test_it_is_up_to_date(path, text):
    assert path.read_text("utf-8") == text, "run: python editors/generate.py"


def test_a_new_version_gets_everywhere(monkeypatch):
    monkeypatch.setattr(generate, "__version__", "9.8.7")
    found = {path.relative_to(EDITORS.parent).as_posix(): text.count("9.8.7") for path, text in generate.made()}
    assert {name: count for name, count in found.items() if count} == {
        "README.md": 2,
        "editors/emacs/agentls.el": 1,
        "editors/vscode/package.json": 1,
        "editors/vscode/package-lock.json": 2,
        "editors/zed/Cargo.toml": 1,
        "editors/zed/extension.toml": 1,
    }


@pytest.mark.parametrize("glob", generate.possible())
def test_where_an_editor_looks_the_server_does(glob):
    path = example(glob)
    assert may_be_agent_file(path)
    assert glob not in generate.certain() or detect(PurePath(path), None)


@pytest.mark.parametrize("glob", generate.certain())
def test_emacs_knows_the_place(glob):
    lisp = (EDITORS / "emacs/agentls.el").read_text("utf-8")
    patterns = re.findall(rf'"(.+?)" \. {generate.EMACS_MODES[generate.language(glob)]}\)', lisp)
    read = [
        each.replace(r"\\(?:", "(?:").replace(r"\\)", ")").replace(r"\\'", r"\Z").replace(r"\\", "\\")
        for each in patterns
    ]
    assert any(re.search(each, f"/{example(glob)}") for each in read)
    assert not any(re.search(each, "/home/project/README.md") for each in read)
