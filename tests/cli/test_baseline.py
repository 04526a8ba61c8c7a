"""Known findings: none of them is reported again, wherever it moves to; a file that is no baseline ends nothing."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from agentls.cli.app import app
from agentls.cli.baseline_file import NAME, read_baseline, to_json
from agentls.cli.checker import Checker, Options
from agentls.project.filesystem import FileSystem
from cli.agents import FAULTY, tree

SAMPLE = Path(__file__).parents[1] / "sample"

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


class Memory(FileSystem):
    """One file with what a test says."""

    def __init__(self, data):
        self.data = data

    def read(self, path, limit=0):  # noqa: ARG002
        return self.data


@pytest.fixture
def sample(tmp_path, monkeypatch):
    shutil.copytree(SAMPLE, tmp_path / "sample")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "sample"


def run(*arguments):
    return CliRunner().invoke(app, ["check", *arguments], catch_exceptions=False)


@pytest.mark.usefixtures("sample")
def test_nothing_of_a_faulty_folder_is_news_once_it_is_known():
    assert run("sample").exit_code == 1
    assert run("--write-baseline", "sample").exit_code == 0
    known = json.loads(Path(NAME).read_text("utf-8"))
    assert known["files"]
    done = run("--format", "json", "sample")
    assert (done.exit_code, json.loads(done.stdout), done.stderr) == (0, [], "")


def test_lines_may_move(sample):
    run("--write-baseline", "sample")
    for file in sample.rglob("*.md"):
        file.write_bytes(file.read_bytes() + b"\nA last line.\n")
        header, mark, body = file.read_bytes().rpartition(b"\n---\n")
        file.write_bytes(header + mark + b"\nA first line.\n\n" + body if mark else body)
    done = run("--format", "json", "sample")
    assert (done.exit_code, json.loads(done.stdout), done.stderr) == (0, [], "")


def test_a_second_of_a_kind_is_news(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    agents = tree(tmp_path, reviewer=FAULTY)
    run("--write-baseline")
    (agents / "reviewer.md").write_text(FAULTY.replace("Read, Read", "Read, Read, Read"), "utf-8")
    assert run("--format", "concise").stdout.count("duplicate-tool") == 1


@given(JSON)
def test_any_json_is_a_baseline_or_none(data):
    for whole in (data, {"version": 1, "files": data}, {"version": 1, "files": {"a": data, "b": {"c": data}}}):
        files = Memory(json.dumps(whole).encode())
        try:
            baseline = read_baseline(files, "/r/b.json")
        except Exception as refused:
            assert "is no baseline" in str(refused)  # noqa: PT017
            continue
        assert read_baseline(Memory(to_json(baseline).encode()), "/r/b.json").entries == baseline.entries
        assert len(baseline.stale(Checker(Options()).options.wants, lambda _: False)) == len(baseline.entries)


@pytest.mark.parametrize("data", [b"", b"\xff", b"[" * 100_000, b"1" * 10_000, b'{"version": 2, "files": {}}'])
def test_what_is_no_baseline(tmp_path, monkeypatch, data):
    monkeypatch.chdir(tmp_path)
    tree(tmp_path, reviewer=FAULTY)
    (tmp_path / NAME).write_bytes(data)
    done = run()
    assert (done.exit_code, done.stdout) == (2, "")
    assert "is no baseline" in done.stderr
