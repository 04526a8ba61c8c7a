"""Programs are asked for a limited time, in a closed environment, and whatever they do costs one line."""

import os
import sys
import time
from pathlib import Path

import pytest

from agentls.doctor.answer import Answer, File, Heard
from agentls.doctor.asking import lots, match
from agentls.doctor.installed import find
from doctor import fakes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fakes are scripts with a first line")

ONE = File(".x/agents/one.md", b"one", ("one",))
TWO = File(".x/agents/team/two.md", b"two", ("two",))


@pytest.fixture
def put(tmp_path, monkeypatch):
    """Puts a program called `x` on the PATH."""
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return lambda code: fakes.put(tmp_path / "bin", "x", code)


def test_program_that_answers(put):
    put(fakes.LISTS)
    result = fakes.asked(fakes.program(), [ONE, TWO])
    assert result.answers == {ONE.path: Answer(name="one"), TWO.path: Answer(name="two")}
    assert result.problem == ""


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("import time; time.sleep(600)", "no answer within 1 seconds"),
        ("import os; os.close(1); os.close(2)\nimport time; time.sleep(600)", "no answer within 1 seconds"),
        ("import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)", "no answer within"),
        ("while True: print('rubbish ' * 999)", "no answer within 1 seconds"),
        ("raise SystemExit(3)", "it gives no list"),
        ("import sys; sys.exit('first\\nno licence\\n')", "it gives no list: no licence"),
        ("import sys; sys.stdout.buffer.write(bytes(range(256)))", "it gives no list"),
        ("import os; os.kill(os.getpid(), 11)", "it gives no list"),
    ],
)
def test_program_that_does_not(put, code, problem):
    put(code)
    begun = time.monotonic()
    result = fakes.asked(fakes.program(), [ONE], seconds=1)
    assert result.problem.startswith(problem)
    assert "\n" not in result.problem
    assert result.answers == {}
    assert time.monotonic() - begun < 15


@pytest.mark.parametrize("answer", ["null", "7", '"x"', "{}", "[1, null]", '[{"path": ".x/agents/one.md", "name": 5}]'])
def test_odd_answer(put, answer):
    put(f"print({answer!r})")
    result = fakes.asked(fakes.program(), [ONE])
    assert (result.problem, result.answers) == ("", {ONE.path: Answer(loads=False)})


def test_answer_that_is_not_understood(put):
    put("")
    result = fakes.asked(fakes.program(lambda _: {}["agents"]), [ONE])
    assert result.problem == "its answer is not understood (KeyError)"


def test_what_a_program_has_started_ends_with_it(put, tmp_path):
    # The child holds the output open, and says who it is once it is there.
    seen = tmp_path / "pid"
    child = fakes.put(
        tmp_path,
        "child",
        f"import os, time\nopen('pid', 'w').write(str(os.getpid()))\nos.replace('pid', {str(seen)!r})\ntime.sleep(600)",
    )
    put(
        f"import os, subprocess, time\nsubprocess.Popen([{str(child)!r}])\n"
        f"while not os.path.exists({str(seen)!r}): time.sleep(0.01)"
    )
    assert fakes.asked(fakes.program(), [ONE]).problem == "it gives no list"
    while fakes.is_running(int(seen.read_text("utf-8"))):  # the test's own time limit ends this
        time.sleep(0.01)


def test_environment_is_closed(put, tmp_path, monkeypatch):
    monkeypatch.setenv("SOME_API_KEY", "secret")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example.org")
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.environ['PATH']}{os.pathsep}node_modules/.bin")
    put(
        "import json, os, pathlib\n"
        "home = pathlib.Path.home()\n"
        "found = {**os.environ, 'cwd': os.getcwd(), 'at home': os.listdir(home)}\n"
        f"pathlib.Path({str(tmp_path / 'seen')!r}).write_text(json.dumps(found))\n"
        "print('[]')"
    )
    fakes.asked(fakes.program(), [ONE])
    seen = fakes.environment_of(tmp_path / "seen")
    assert "SOME_API_KEY" not in seen
    assert seen["at home"] == []
    assert {seen["HTTP_PROXY"], seen["HTTPS_PROXY"], seen["ALL_PROXY"]} == {"http://127.0.0.1:9"}
    root = Path(seen["cwd"]).parent
    own = ("HOME", "USERPROFILE", "TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA")
    assert all(Path(seen[name]).is_relative_to(root) for name in own)
    assert all(Path(folder).is_absolute() for folder in seen["PATH"].split(os.pathsep))


def test_project_holds_the_files_alone_and_is_a_repository(put, tmp_path):
    put(
        "import json, os, pathlib\n"
        "found = sorted(path.as_posix() for path in pathlib.Path('.').rglob('*') if path.is_file())\n"
        f"pathlib.Path({str(tmp_path / 'seen')!r}).write_text(json.dumps(found))\n"
        "print('[]')"
    )
    fakes.asked(fakes.program(), [ONE, TWO])
    assert fakes.environment_of(tmp_path / "seen") == [".git/HEAD", ".git/config", ONE.path, TWO.path]


def test_files_of_one_name_are_asked_about_apart(put):
    put(fakes.LISTS)
    files = [File(f".x/agents/{at}.md", b"", (name,)) for at, name in enumerate("abAcb")]
    assert [[file.path[-4] for file in lot] for lot in lots(files)] == [["0", "1", "3"], ["2", "4"]]
    assert fakes.asked(fakes.program(), files).answers.keys() == {file.path for file in files}


def test_file_is_known_by_its_path_its_name_or_words_of_its_description():
    third = File(".x/agents/three.md", b"", ("three",), "Counts to three")
    lost = File(".x/agents/lost.md", b"", ("lost",), "Counts to none")
    heard = Heard(
        {ONE.path: Answer(name="1")},
        {"two": Answer(name="two"), "": Answer(name="", description="Counts to three.")},
        {TWO.path: ("too long",)},
    )
    found = match([ONE, TWO, lost, third], heard)
    assert [answer.name for answer in found.answers.values()] == ["1", "two", "", None]
    assert found.answers[TWO.path].says == ("too long",)
    assert (found.unclear, found.strangers) == ([], set())


def test_file_that_goes_by_another_name_is_found_by_asking_about_it_alone():
    heard, goes_by = [], {ONE.path: "one", TWO.path: "dos"}

    def ask(question):
        heard.append([file.path for file in question.files])
        names = ["built-in", *(goes_by[file.path] for file in question.files if file.path in goes_by)]
        return Heard(listed={name: Answer(name=name) for name in names})

    silent = File(".x/agents/silent.md", b"", ("silent",))
    of = fakes.program(ask, name="sh")
    result = fakes.asked(of, [ONE, TWO, silent])
    assert {path: answer.name for path, answer in result.answers.items()} == {**goes_by, silent.path: None}
    # Nobody is left to be the third.
    assert heard == [[ONE.path, TWO.path, silent.path], [], [TWO.path]]


def test_name_of_a_built_in_agent_is_not_the_files():
    own = {"one": Answer(name="one", description="Comes with the program.")}
    of = fakes.program(lambda _: Heard(listed=own), name="sh")
    files = [File(ONE.path, b"", ("one",), "Counts to one")]
    assert fakes.asked(of, files).answers == {ONE.path: Answer(loads=False)}


def test_version_is_asked_where_no_package_tells(put):
    put("import sys\nprint('X, release 1.2.3-beta.1 (built today)' if '--version' in sys.argv else '[]')")
    assert fakes.asked(fakes.program(), [ONE]).installed.version == "1.2.3-beta.1"


@pytest.mark.usefixtures("put")
def test_program_of_a_package(tmp_path):
    package = tmp_path / "lib" / "node_modules" / "@scope" / "x-linux-x64"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"name": "@scope/x-linux-x64", "version": "4.5.6"}')
    real = fakes.put(package, "x", "")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "x").symlink_to(real)
    found = find(("x",), ("@scope/x",))
    assert (found.path, found.package, found.version) == (tmp_path / "bin" / "x", package, "4.5.6")
    assert find((), ("@scope/x-linux-x64",)).package == package
    assert find(("x",), (), str(real)).path == real
    assert find(("x",), (), str(tmp_path)).path == tmp_path / "bin" / "x"


def test_program_of_the_working_folder_is_nobodys(tmp_path, monkeypatch):
    fakes.put(tmp_path, "x", "")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", os.environ["PATH"]]))
    assert find(("x",), ()) is None
