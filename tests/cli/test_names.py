"""Names of files and what they say are strangers' words: every form stays whole, and no terminal or log obeys them."""

import json
import os
import re
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from agentls.cli import write_back
from agentls.cli.app import app
from agentls.cli.formats import NAMES, Style, render
from agentls.cli.messages import show_path, show_text
from agentls.cli.report import Excerpt, FileReport, Place, Problem, Repair
from agentls.finding import Severity
from cli.agents import FAULTY, tree

STRAY = os.fsdecode(b"d\xe9.md")
HOSTILE = "::error ::a\n::add-mask::b\r\x1b[31m\u202e##[error]c" + STRAY
OBEYED = re.compile(r"^\s*::|##\[|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", re.M)
OWN = re.compile(r"^::warning title=agentls \(unknown-tool\),file=", re.M)


def written(form, *, color=False):
    excerpt = Excerpt(HOSTILE.replace("\n", " "), 0, 4, cut_before=False, cut_after=False)
    place = Place(4, 8, 4, 9)
    repair = Repair(HOSTILE, True, ())
    problem = Problem("unknown-tool", Severity.WARNING, HOSTILE, place, (repair,), excerpt)
    return "".join(render(form, [FileReport(HOSTILE, (problem,), "kind")], Style(color)))


@pytest.mark.parametrize("form", ["text", "grouped", "concise", "github"])
def test_lines_hold_nothing_that_is_obeyed(form):
    assert not OBEYED.search(OWN.sub("", written(form)))


def test_colours_are_our_own():
    assert not OBEYED.search(re.sub(r"\x1b\[(0|1|3[1-6])m", "", written("text", color=True)))


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
def test_json_is_what_every_reader_takes(form):
    text = written(form)
    assert text.isascii()
    json.dumps(json.loads(text), ensure_ascii=False).encode()


def test_json_keeps_all_that_is_text():
    (found,) = json.loads(written("json"))
    assert found["path"] == found["message"] == HOSTILE.replace("\udce9", "\ufffd")


def test_junit_is_xml():
    suite = ET.fromstring(written("junit"))[0]  # noqa: S314 - our own
    assert suite.get("name").endswith("d\ufffd.md")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a b/ä🎉.md", "a b/ä🎉.md"),
        ("::error::.md", "./::error::.md"),
        (" ::error::.md", "./ ::error::.md"),
        ("a\n::b.md", r"a\n::b.md"),
        ("\x1b[31m\x9b.md", r"\x1b[31m\x9b.md"),
        ("\u202ecod.md", r"\u202ecod.md"),
        (STRAY, r"d\xe9.md"),
        ("##[error].md", r"#\#[error].md"),
    ],
)
def test_names_as_they_are_shown(path, shown):
    assert show_path(path) == shown
    assert show_text(show_text(path)) == show_text(path)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with two agents that have names which not every disk takes."""
    monkeypatch.chdir(tmp_path)
    agents = tree(tmp_path)
    try:
        for name in (STRAY, "a\n::error::b.md"):
            (agents / name).write_text(FAULTY.replace("name: ", "name:  "), "utf-8", newline="\n")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this disk takes no such names")
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", NAMES)
def test_every_form_names_files_that_are_there(form):
    report = CliRunner().invoke(app, ["check", "--format", form], catch_exceptions=False).output
    names = {
        "sarif": ["d%E9.md", "a%0A%3A%3Aerror%3A%3Ab.md"],
        "json": ["d\\ufffd.md", "a\\n::error::b.md"],
        "gitlab": ["d\\ufffd.md", "a\\n::error::b.md"],
        "junit": ["d\ufffd.md", "a\n::error::b.md"],
        "github": ["d\\xe9.md", "a\\n%3A%3Aerror%3A%3Ab.md"],
    }.get(form, ["d\\xe9.md", "a\\n::error::b.md"])
    assert [name in report for name in names] == [True, True]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", ["fix --diff", "format --diff", "format --check", "check --show-files", "fix"])
def test_every_command_shows_names_in_a_line(command):
    output = CliRunner().invoke(app, command.split(), catch_exceptions=False).output
    assert "\n::error" not in output


def test_a_diff_is_what_it_is(capsys):
    write_back.show_diff("a.md", "\x1b[1mone\n", "\x1b[1mtwo\n")
    assert capsys.readouterr().out == "--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-\x1b[1mone\n+\x1b[1mtwo\n"


def test_a_diff_on_a_terminal_shows_what_a_terminal_would_obey(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    write_back.show_diff("a.md", "\t\x1b[1mone\r\n", "two\n")
    assert "\n-\t\\x1b[1mone\n" in re.sub(r"\x1b\[(0|3\d)m", "", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("line", "quoted"), [("::error::a", True), ("a ##[error]b", True), ("a\r::error::b", True), ("a::b", False)]
)
def test_a_diff_in_a_workflow_gives_no_commands(capsys, monkeypatch, line, quoted):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    write_back.show_diff("a.md", f"{line}\none\n", f"{line}\ntwo\n")
    first, *_, last = capsys.readouterr().out.rstrip("\n").split("\n")
    token = re.fullmatch(r"::stop-commands::(\w{32})", first)
    assert bool(token) == quoted
    assert not token or last == f"::{token[1]}::"


def test_settings_for_agents_in_a_folder_of_stray_bytes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    try:
        (tmp_path / STRAY).mkdir()
        (tmp_path / STRAY / "a.md").write_text(FAULTY, "utf-8", newline="\n")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this disk takes no such names")
    assert CliRunner().invoke(app, ["init"], catch_exceptions=False).exit_code == 0
    assert "d\\xe9.md/a.md" in CliRunner().invoke(app, ["check", "--show-files"], catch_exceptions=False).output
