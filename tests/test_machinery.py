"""How the tests are run: who runs where, and what becomes of those that fail, once or twice."""

import re
from pathlib import Path

import pytest

INI = f"[pytest]\npythonpath = {Path(__file__).parent.as_posix()}\naddopts = -p no:cacheprovider --strict-markers\n"
LOADS = 'pytest_plugins = ["support.by_file", "support.unsteady"]\n'
TESTS = """
from pathlib import Path
import pytest

def visits(name):
    noted = Path(__file__).with_name("noted")
    with noted.open("a") as file:
        file.write(f"{name}\\n")
    return noted.read_text().split().count(name)

@pytest.fixture
def late(request):
    assert visits("late") > 1, "comes late"

@pytest.fixture
def untidy():
    yield
    assert visits("untidy") > 1, "leaves late"

@pytest.mark.once_more
@pytest.mark.parametrize("name", ["a@b", "c d::e"])
def test_wavers(name):
    assert visits("wavers" + name[0]) > 1, "not yet"

@pytest.mark.once_more
def test_begins_late(late):
    pass

@pytest.mark.once_more
def test_ends_late(untidy):
    pass

@pytest.mark.once_more
def test_fails():
    assert not (seen := visits("fails")), f"visit {seen}"

@pytest.mark.once_more
def test_is_fine():
    assert visits("fine") == 1

def test_is_not_marked():
    assert visits("plain") > 1, "not marked"
"""


@pytest.fixture
def run(pytester):
    pytester.makeini(INI)
    pytester.makeconftest(LOADS)
    pytester.makepyfile(test_them=TESTS)
    return lambda *options: pytester.runpytest_subprocess(*options)


@pytest.mark.parametrize("options", [["-n0"], ["-n2"]], ids=["one process", "two more"])
def test_who_fails_once_is_unsteady_and_the_run_is_green(run, options):
    result = run(*options, "-k", "wavers or late or fine", "test_them.py")
    assert result.ret == pytest.ExitCode.OK
    assert result.parseoutcomes() | {"deselected": 2} == {"passed": 2, "unsteady": 4, "deselected": 2}
    result.stdout.fnmatch_lines_random([
        "*UNSTEADY: failed once*",
        "*AssertionError: not yet*",
        "UNSTEADY test_them.py::test_wavers[[]a@b]",
        "UNSTEADY test_them.py::test_wavers[[]c d::e]",
        "UNSTEADY test_them.py::test_begins_late",
        "UNSTEADY test_them.py::test_ends_late",
    ])  # fmt: skip
    assert " 4 unsteady" in result.outlines[-1], "the summary is the last line"


def test_who_fails_twice_has_failed_and_all_others_are_done_before(run, pytester):
    result = run("-n2", "test_them.py")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert result.parseoutcomes() == {"passed": 2, "unsteady": 4, "failed": 2}
    result.stdout.fnmatch_lines(["*visit 2*", "*The first failure*", "*visit 1*", "FAILED test_them.py::test_fails*"])
    result.stdout.fnmatch_lines(["FAILED test_them.py::test_is_not_marked*"])
    assert "2 failed" in result.outlines[-1]
    noted = (pytester.path / "noted").read_text().split()
    again = ["fails", "late", "untidy", "waversa", "waversc"]
    assert sorted(noted[:7]) == sorted([*again, "fine", "plain"])
    assert sorted(noted[7:]) == again


def test_who_does_not_come_to_an_end_again_has_failed(run, pytester):
    pytester.makepyfile(
        test_them="""
        import os, pathlib, pytest

        @pytest.mark.once_more
        def test_kills():
            if pathlib.Path("seen").exists():
                os._exit(3)
            pathlib.Path("seen").touch()
            assert False, "the first time"
        """
    )
    result = run()
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert result.parseoutcomes() == {"failed": 1}
    result.stdout.fnmatch_lines(["*AssertionError: the first time"])


def test_tests_of_one_file_share_what_they_start(run, pytester):
    file = pytester.mkpydir("tests").joinpath("lsp", "test_it.py")
    file.parent.mkdir()
    file.write_text("import pytest\n\n@pytest.mark.parametrize('n', range(8))\ndef test_it(n):\n    pass\n")
    output = str(run("-v", "-n2", "tests").stdout)
    assert len(re.findall(r"PASSED tests/lsp/test_it\.py::test_it", output)) == 8
    assert len(set(re.findall(r"\[(gw\d)\] \[.*PASSED tests/lsp/", output))) == 1
