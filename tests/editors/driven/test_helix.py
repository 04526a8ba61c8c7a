"""Helix 25.01 and 25.07 in a terminal, with the configuration that is shipped."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from editors.driven import scenario
from editors.driven.terminal import ESCAPE, Terminal, until

SHIPPED = Path(__file__).parents[3] / "editors" / "helix"
CONTROL_U, ENTER, TAB = "\x15", "\r", "\t"


@pytest.fixture(params=[("trixie", "25.01"), ("forky", "25.07")], ids=lambda release: release[1])
def unpacked(request):
    suite, _ = request.param
    return request.getfixturevalue(suite)


def readme(heading):
    """The pieces of TOML that the README has under a heading."""
    section = (SHIPPED / "README.md").read_text("utf-8").split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^```toml\n(.*?)^```", section, re.DOTALL | re.MULTILINE)


@pytest.fixture
def environment(unpacked, tmp_path, server):
    home = tmp_path / "home"
    (home / ".config/helix").mkdir(parents=True)
    shutil.copy(SHIPPED / "languages.toml", home / ".config/helix")
    path = os.pathsep.join([str(Path(server).parent), os.environ["PATH"]])
    bare = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return {**bare, "HOME": str(home), "PATH": path, "HELIX_RUNTIME": str(unpacked.root / "usr/lib/hx/runtime")}


@pytest.fixture
def start(unpacked, environment, tmp_path, workspace):
    command = [*unpacked.command("hx"), "-vv", "--log", str(tmp_path / "log"), str(workspace.reviewer)]
    return lambda: Terminal(command, environment, workspace.root)


@pytest.fixture
def helix(start):
    with start() as helix:
        helix.wait(lambda: marked(helix, "tools: "))
        yield helix


def marked(helix, text):
    """What is underlined in the row with this text."""
    row = helix.row_with(text)
    return helix.runs(row, lambda cell: cell.underscore) if row is not None else []


def leave_insert(helix):
    helix.send(ESCAPE)
    helix.wait(" NOR ")


def save_all(helix, *saved):
    """Writes everything and waits until the files are as they should be."""
    helix.send(f":wa{ENTER}")
    for path, text in saved:
        helix.wait(lambda path=path, text=text: content(path) == text)


def content(path):
    """A file's text; None in the moment in which Helix has moved it away to write it anew."""
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return None


def test_health(unpacked, environment, request, server):
    run = subprocess.run([*unpacked.command("hx"), "--health", "markdown"], env=environment, capture_output=True)
    plain = re.sub(r"\x1b\[[\d;]*m", "", run.stdout.decode())
    assert f"✓ agentls: {server}" in plain
    version = subprocess.run([*unpacked.command("hx"), "--version"], capture_output=True).stdout.decode()
    assert version.startswith(f"helix {request.node.callspec.id}.")


def test_diagnostics(helix, tmp_path):
    for found in scenario.FINDINGS:
        helix.wait(lambda found=found: marked(helix, f" {found.line}  ") == [found.text])
        assert "●" in helix.row(helix.row_with(f" {found.line}  "))
    assert re.search(r'"positionEncoding": ?"utf-8"', (tmp_path / "log").read_text("utf-8"))


def test_diagnostics_picker(helix):
    helix.send(" d")
    helix.wait("2/2")
    for found in scenario.FINDINGS:
        assert re.search(rf"WARN .*{found.rule}", helix.text)


@pytest.mark.parametrize("unpacked", [("forky", "25.07")], ids=["25.07"], indirect=True)
def test_diagnostics_of_files_that_are_not_open(helix):
    def listed():
        # The picker has what was known when it was opened.
        helix.send(" D")
        helix.wait("severity")
        if re.search(r"unquoted-colon .*tester\.md", helix.text):
            return True
        helix.send(ESCAPE)
        helix.wait(lambda: "severity" not in helix.text)
        return False

    assert until(listed), helix.text


def test_hover(helix):
    helix.send("5gg k")
    helix.wait(scenario.HOVER)


def test_completion(helix):
    helix.send("4ggA")
    helix.wait(" INS ")
    helix.send(scenario.TYPED)
    helix.wait(lambda: re.search(r"\bGlob +function", helix.text))
    helix.send(TAB)
    helix.wait(scenario.COMPLETED)
    leave_insert(helix)
    assert re.search(rf"{scenario.COMPLETED}\b(?!\()", helix.text)


def test_quick_fix_behind_the_emoji(helix, workspace):
    helix.send(f"/â†{ENTER}")
    helix.send(" a")
    helix.wait("Write `→`")
    helix.send(ENTER)
    helix.wait(lambda: not marked(helix, " 3  "))
    save_all(helix, (workspace.reviewer, scenario.MENDED))


def test_quick_fix_of_the_description(helix, workspace, tmp_path):
    helix.send(f":open {workspace.tester}{ENTER}")
    # Helix sends requests past the document itself, if they come at once: what is said of its version comes after it.
    told = re.compile(rf'"textDocument/publishDiagnostics","params":{{"uri":"{workspace.tester.as_uri()}","version"')
    helix.wait(lambda: told.search((tmp_path / "log").read_text("utf-8")))
    helix.send(f"/: all{ENTER}")
    helix.send(" a")
    helix.wait("Quote the value")
    helix.send(ENTER)
    helix.wait(lambda: not marked(helix, " 3  "))
    save_all(helix, (workspace.tester, scenario.DESCRIBED))


def test_rename_from_behind_the_emoji(helix, workspace):
    helix.send(f"/tester{ENTER}")
    helix.insist(" r", "rename-to:tester")
    helix.send(f"{CONTROL_U}{scenario.NEW_NAME}{ENTER}")
    helix.wait(f"@agent-{scenario.NEW_NAME}")
    save_all(helix, (workspace.reviewer, scenario.REVIEWER_RENAMED), (workspace.renamed, scenario.TESTER_RENAMED))
    assert not workspace.tester.exists()


def test_settings_of_the_readme(start, environment):
    folder = Path(environment["HOME"], ".config/helix")
    (settings,), (config,) = readme("Settings"), readme("Use")
    with (folder / "languages.toml").open("a", encoding="utf-8") as languages:
        languages.write(settings)
    (folder / "config.toml").write_text(config, "utf-8")
    with start() as helix:
        helix.wait("Garbled text")
        # Helix asks for hints when it is idle again.
        helix.send("j")
        helix.wait("claude-sonnet")
        helix.wait(lambda: marked(helix, "tools: ") == [])


def test_the_readme_has_the_shipped_lines():
    shipped = (SHIPPED / "languages.toml").read_text("utf-8")
    assert tomllib.loads(shipped) == tomllib.loads(readme("Install")[0])


def test_server_leaves_with_the_editor(helix):
    children = helix.children
    assert children
    helix.send(f":quit-all!{ENTER}")
    assert helix.ended() == 0
    assert until(lambda: not any(child.exists() for child in children))
