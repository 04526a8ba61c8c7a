"""What is kept of earlier runs never shows: a report is the one that a run without it would write."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from packaging.requirements import Requirement

from agentls.cli.app import app
from agentls.cli.cache import identity as identities
from agentls.cli.cache import store as stores
from agentls.cli.cache.store import Store
from agentls.cli.checker import Checker, Job, Options
from agentls.cli.formats import NAMES
from agentls.cli.packing import pack_entry, pack_report, unpack_entry, unpack_report
from agentls.project.asked import Asked, holds
from agentls.project.cache_folder import FILE, default_folder
from agentls.project.filesystem import FileSystem
from agentls.rules import ALL
from cli.agents import CLEAN, FAULTY, tree
from cli.cached import Program, write, write_examples

ROOT = Path(__file__).parents[2]
FORMS = [*(("--format", name) for name in NAMES), ("--statistics",), ("--statistics", "--format", "json")]
WRITING = {"writable", "replace", "create", "write", "remove", "make_private", "size", "own"}
"""What a disk does beside giving answers that a report hangs on."""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The working folder, with a cache elsewhere that nobody else uses."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("AGENTLS_CACHE_DIR", str(tmp_path / "cache"))
    return work


@pytest.fixture
def check(folder, monkeypatch, capsys):  # noqa: ARG001  It runs in there.
    return Program(monkeypatch, capsys)


def kept(folder):
    return folder.parent / "cache" / FILE


def check_same(check, *arguments):
    """Asserts that a run says what one without a cache does, and so does the next one, which has nothing to do."""
    expected = check(*arguments, "--no-cache")
    found = check(*arguments)
    looks = check.looks
    assert found == expected
    assert (check(*arguments), check.runs, check.looks) == (expected, 0, 0)
    return looks


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_second_run_says_the_same_without_running(folder, check, form):
    tree(
        folder,
        a=FAULTY,
        b="no header",
        c=CLEAN.replace("Review", "Reviews caf\xe9 \u2192".encode("latin-1", "replace").decode("latin-1")),
    )
    tree(folder, d=b"---\nname: d\ndescription: \xff\x00\n---\n[x](gone.md)\n")
    assert check_same(check, *form) > 0


def test_every_example_of_every_rule(folder, check):
    write_examples(folder)
    assert check_same(check, "-j", "1") > len(ALL)
    expected = check("--format", "json", "--no-cache")
    assert check("--format", "json") == expected
    assert (check.runs, check.looks) == (1, 0)


def test_only_what_has_changed_is_looked_at(folder, check):
    agents = tree(folder, **{f"a{n}": FAULTY.replace("reviewer", f"a{n}") for n in range(5)})
    check()
    write(agents / "a3.md", CLEAN.replace("reviewer", "a3"))
    assert check_same(check) == 1


def test_touched_files_are_the_same(folder, check):
    agents = tree(folder, a=FAULTY, b=CLEAN)
    expected = check()
    for file in agents.iterdir():
        os.utime(file, (1, 1))
        write(file, file.read_bytes())
    assert (check(), check.runs) == (expected, 0)


def test_place_and_words_on_the_command_line_are_part_of_the_question(folder, check, monkeypatch):
    tree(folder, a=FAULTY, b=FAULTY)
    check()
    for arguments in (
        ("--rule", "duplicate-tool"),
        (".claude",),
        ("--min-severity", "error"),
        ("-q",),
        ("--exit-zero",),
    ):
        check_same(check, *arguments)
    monkeypatch.chdir(folder / ".claude")
    check_same(check)


def test_kind_and_targets_are_part_of_the_question(folder, check):
    write(folder / "notes/a.md", FAULTY)
    assert check("notes").code == 2
    check_same(check, "notes", "--as", "claude-code/agent")
    check_same(check, "notes", "--as", "claude-code/command")
    write(folder / "agentls.toml", 'targets = ["opencode-1"]\n[kinds]\n"notes/*.md" = "claude-code/agent"\n')
    check_same(check, "notes")


IMPORTING = "See @docs/a.md and [this](docs/b.md) and [that](hours.md).\n"
MENTIONING = CLEAN.replace(
    "Review the diff.", "<example>\nuser: Go\nassistant: I will use the helper agent.\n</example>"
)
WORLD = {
    "CLAUDE.md": IMPORTING,
    "docs/a.md": "More: @docs/c.md\n",
    "docs/docs/c.md": "Much more.\n",
    "docs/b.md": "B.\n",
    ".claude/agents/mentioning.md": MENTIONING.replace("reviewer", "mentioning").replace(
        "\n---\n", "\ntools: Agent(helper)\n---\n"
    ),
    ".claude/agents/helper.md": CLEAN.replace("reviewer", "helper"),
    ".claude/agents/other.md": FAULTY.replace("reviewer", "other").replace("tools:", "model: claude-3-opus\ntools:"),
    ".claude/agents/silenced.md": CLEAN.replace("name: reviewer", "name: helper # agentls: ignore[duplicate-name]"),
    ".claude/skills/deep/SKILL.md": CLEAN.replace("reviewer", "deep")
    + "Run `scripts/go.sh` and [see](reference.md).\n",
    ".claude/skills/deep/scripts/go.sh": "",
    ".claude/rules/some.md": '---\npaths: "src/**/*.py"\n---\nRules.\n',
    "src/x/a.py": "",
    ".claude/settings.json": '{"permissions": {"allow": ["Read", "Raed"]}}\n',
    ".mcp.json": '{"mcpServers": {"files": {"command": "x"}}}\n',
    "agents/loose.md": FAULTY,
    ".gitignore": "ignored/\n",
    "ignored/.claude/agents/x.md": FAULTY,
}
CHANGES = {
    "docs/c.md": "See @a.md\n",
    "hours.md": "9 to 5\n",
    ".claude/skills/deep/reference.md": "R.\n",
    ".claude/agents/helper.md": CLEAN.replace("reviewer", "renamed"),
    "agentls.toml": "[rules]\nduplicate-tool = 'error'\n",
    "pyproject.toml": "[tool.agentls]\nexclude = ['docs/']\nkinds = {'agents/*.md' = 'claude-code/agent'}\n",
    ".claude/agentls.toml": "targets = ['opencode-1']\n[fields.'claude-code/agent']\nowner = {}\n",
    ".claude-plugin/plugin.json": '{"name": "all"}\n',
    ".gitignore": "",
    ".git/HEAD": "ref: x\n",
    ".git/info/exclude": "docs/\n.claude/rules/\n",
    "src/x/a.py": "print()\n",
    "src/b.py": "",
    ".mcp.json": "{}\n",
    ".claude/agents/new.md": CLEAN,
    ".claude/settings.local.json": '{"agent": "helper"}\n',
    "agentls-baseline.json": '{"version": 1, "findings": []}\n',
    "agents/loose.md": CLEAN,
    "AGENTS.md": "@docs/a.md\n",
}


class Day:
    """The day on which the machine believes to be."""

    def __init__(self, monkeypatch):
        self.day = date(2026, 11, 1)
        monkeypatch.setattr(FileSystem, "today", lambda _: self.day)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_changes(folder, check, monkeypatch, seed):
    chance, day = random.Random(seed), Day(monkeypatch)
    for path, content in WORLD.items():
        write(folder / path, content)
    forms = [("--format", "json"), ("--format", "text"), (".claude", "--format", "concise"), ("CLAUDE.md",)]
    check_same(check, *forms[0])
    for _ in range(25):
        path, content = chance.choice([*WORLD.items(), *CHANGES.items(), *CHANGES.items()])
        match chance.randrange(8):
            case 0 | 1:
                (folder / path).unlink(missing_ok=True)
            case 2:
                day.day += timedelta(days=chance.choice([1, 400, 4000]))
            case _:
                write(folder / path, content)
        check_same(check, *chance.choice(forms))


@pytest.mark.skipif(sys.platform == "win32", reason="links are for administrators there")
def test_where_links_lead(folder, check):
    agents = tree(folder, a=CLEAN.replace("Review", "See [this](guide.md). Review"), b=FAULTY)
    (folder / "elsewhere.md").write_text("G.\n", "utf-8")
    (agents / "guide.md").symlink_to(folder / "elsewhere.md")
    (agents / "c.md").symlink_to(agents / "b.md")
    check_same(check)
    (folder / "elsewhere.md").unlink()
    check_same(check)
    (agents / "c.md").unlink()
    (agents / "c.md").symlink_to(agents / "a.md")
    check_same(check)
    for name in ("one", "two"):
        write(folder / name / "x.md", FAULTY.replace("reviewer", "twice"))
    for name in ("d", "e"):
        (agents / name).symlink_to(folder / "one")
        check_same(check)
    (agents / "e").unlink()
    (agents / "e").symlink_to(folder / "two")
    check_same(check)


def test_day_matters_to_those_who_ask_for_it(folder, check, monkeypatch):
    day = Day(monkeypatch)
    tree(folder, **{f"a{n}": CLEAN.replace("reviewer", f"a{n}") for n in range(5)})
    tree(folder, b=CLEAN.replace("name: reviewer", "name: b\nmodel: claude-3-opus-20240229"))
    check_same(check)
    day.day += timedelta(days=1)
    assert check_same(check) == 1


def test_report_of_a_crash_is_not_kept(folder, check, monkeypatch):
    tree(folder, a=CLEAN, b=FAULTY)
    with monkeypatch.context() as patched:
        patched.setattr("agentls.cli.checker.decode", lambda _: 1 / 0)
        assert "internal-error" in check("--format", "concise").out
    assert check_same(check, "--format", "concise") == 2


def test_several_processes_keep_what_one_does(folder, check):
    tree(folder, **{f"a{n}": FAULTY.replace("reviewer", f"a{n}") for n in range(70)})
    expected = check("--no-cache")
    assert check("-j", "2") == expected
    assert check("-j", "1") == expected
    assert (check.runs, check.looks) == (1, 0)
    assert (check("-j", "2"), check.runs) == (expected, 0)


def test_nothing_is_kept_where_it_is_not_wanted(folder, check, monkeypatch):
    tree(folder, a=FAULTY)
    check("--no-cache")
    monkeypatch.setenv("AGENTLS_NO_CACHE", "1")
    check()
    assert not kept(folder).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a user's folder is found in other ways there")
def test_nothing_is_kept_where_nobody_knows_the_user(folder, check, monkeypatch):
    tree(folder, a=FAULTY)
    monkeypatch.delenv("AGENTLS_CACHE_DIR")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    expected = check("--no-cache")
    assert (check(), check.runs) == (expected, 1)
    assert (check(), check.runs) == (expected, 1)
    assert [each.name for each in folder.iterdir()] == [".claude"]
    assert CliRunner().invoke(app, ["clean"]).exit_code == 0


def test_python_without_sqlite(folder):
    tree(folder, a=FAULTY)
    code = "import sys; sys.modules['_sqlite3'] = None; sys.argv[1:] = {}\nfrom agentls.cli import main; main()"
    for arguments in (["check"], ["check"], ["clean"]):
        done = subprocess.run([sys.executable, "-c", code.format(arguments)], capture_output=True, check=False)
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
        assert (b"duplicate-tool" in done.stdout) is (arguments == ["check"])


def test_folder_is_named_on_the_command_line(folder, check):
    tree(folder, a=FAULTY)
    for arguments in (("--cache-dir", "here"), ("--cache-dir=there",)):
        expected = check(*arguments)
        assert (check(*arguments), check.runs) == (expected, 0)
    assert sorted(each.name for each in (folder / "here").iterdir()) == [".gitignore", "CACHEDIR.TAG", FILE]
    assert (folder / "there" / FILE).exists()
    assert not kept(folder).exists()


def test_report_files_and_standard_input_are_written_and_read_each_time(folder, check):
    tree(folder, a=FAULTY)
    for _ in range(2):
        check("-o", "report.txt")
        assert "duplicate-tool" in (folder / "report.txt").read_text("utf-8")
        (folder / "report.txt").unlink()
    assert check.looks == 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda *_: b"",
        lambda data, _: b"x" * len(data),
        lambda data, chance: data[: chance.randrange(len(data))],
        lambda data, chance: data[:100] + chance.randbytes(len(data) - 100),
        *[lambda data, chance: flipped(data, chance)] * 12,
        lambda _, chance: chance.randbytes(5000),
    ],
)
def test_damaged_cache_is_none(folder, check, damage, request):
    chance = random.Random(request.node.name)
    write_examples(folder, 20)
    expected = check("--no-cache")
    assert check() == expected
    kept(folder).write_bytes(damage(kept(folder).read_bytes(), chance))
    assert check() == expected
    assert check() == expected


def flipped(data, chance):
    found = bytearray(data)
    for _ in range(chance.choice([1, 20, 400])):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def test_values_that_were_changed_are_none(folder):
    path = str(folder / "c")
    store = Store(path)
    store.put(b"a", b"good")
    store.close()
    with sqlite3.connect(f"{path}/{FILE}") as base:
        base.execute("UPDATE kept SET value = CAST(value || 'x' AS BLOB)")
    base.close()
    with closing(Store(path)) as store:
        assert store.get(b"a") is None


@pytest.mark.parametrize("place", ["file", "folder", "closed"])
def test_cache_that_cannot_be_written_is_none(folder, check, place):
    tree(folder, a=FAULTY)
    expected = check("--no-cache")
    where = folder.parent / "cache"
    if place == "file":
        where.write_bytes(b"")
    elif place == "folder":
        (where / FILE).mkdir(parents=True)
    else:
        where.mkdir(mode=0o500)
    assert check() == expected
    assert check() == expected
    where.chmod(0o700)


def start(folder, *arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "agentls", "check", "--format", "concise", *arguments],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", **options,
    )  # fmt: skip


def test_several_runs_at_once_and_some_that_are_killed(folder):
    write_examples(folder, 3)
    expected = start(folder, "--no-cache").communicate()
    together = [start(folder) for _ in range(3)]
    for number, each in enumerate([start(folder) for _ in range(3)]):
        try:
            each.wait(0.2 + 0.4 * number)
        except subprocess.TimeoutExpired:
            each.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        each.communicate()
    assert [each.communicate() for each in together] == [expected] * 3
    assert start(folder).communicate() == expected


def test_second_run_loads_hardly_anything(folder):
    tree(folder, a=FAULTY)
    code = (
        "import sys; sys.argv[1:] = ['check']\nfrom agentls.cli import main\ntry: main()\nfinally: print(*sys.modules)"
    )
    outs = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).stdout for _ in range(2)]
    first, second = (set(out.decode().splitlines()[-1].split()) for out in outs)
    heavy = {
        "click",
        "yaml",
        "pydantic",
        "pyromark",
        "json",
        "dataclasses",
        "inspect",
        "pathlib",
        "agentls_schemas",
        "agentls.rules",
    }
    assert {"click", "yaml", "agentls.rules"} <= first
    assert second & heavy == set()


def test_what_nobody_asks_for_goes(folder, monkeypatch):
    day, path = 20_000, str(folder / "c")
    monkeypatch.setattr(stores, "time", lambda: day * 86400.0)

    def on(today, *asked, put=b""):
        nonlocal day
        day = today
        store = Store(path)
        found = [key for key in asked if store.get(key)]
        if put:
            store.put(put, b"v")
        store.close()
        return found

    on(20_000, put=b"a")
    on(20_000, put=b"b")
    assert on(20_020, b"a") == [b"a"]
    on(20_040, put=b"c")
    assert on(20_040, b"a", b"b", b"c") == [b"a", b"c"]


def test_file_stays_small(folder, monkeypatch):
    monkeypatch.setattr(stores, "_LIMIT", 1_000_000)
    monkeypatch.setattr(stores, "_TOGETHER", 10)
    store = Store(str(folder / "c"))
    for number in range(3000):
        store.put(str(number).encode(), bytes(1000))
    store.close()
    assert (folder / "c" / FILE).stat().st_size < 2_000_000
    with closing(Store(str(folder / "c"))) as store:
        assert store.get(b"2999") == bytes(1000)


def test_reports_and_names_come_back_as_they_were(folder):
    write_examples(folder)
    checker = Checker(Options(proofs=True))
    looked = [
        (path.as_posix(), checker.look(Job(path.as_posix(), "x"))) for path in folder.rglob("*.*") if path.is_file()
    ]
    assert sum(bool(each.entry and each.entry.mentions) for _, each in looked) > 10
    for _, each in looked:
        assert unpack_report(pack_report(each.report), "x") == each.report
        entry = unpack_entry(pack_entry(each.entry))
        assert entry == each.entry
        said = {name: tuple(getattr(entry, name)) for name in ("mentions", "links", "calls")} if entry else {}
        assert repr(entry and entry._replace(**said)) == repr(each.entry)


def test_every_question_to_the_disk_is_noted_and_can_be_asked_again(folder):
    asked = {name for name in vars(FileSystem) if not name.startswith("_")} - WRITING
    disk = Asked(FileSystem())
    for name in asked:
        getattr(disk, name)(*() if name == "today" else (str(folder),))
    assert {what.partition(":")[0] for what, _ in disk.answers} == asked
    assert holds(disk.answers.items(), FileSystem(), {})


def test_each_agentls_has_an_identity_of_its_own(tmp_path, monkeypatch):
    package = tmp_path / "lib" / "agentls"
    write(package / "__init__.py", "")
    monkeypatch.setattr(identities, "own_file", str(package / "__init__.py"))
    found = [identities.identity()]
    write(package / "rules" / "new.py", "x = 1")
    found.append(identities.identity())
    os.utime(package / "rules" / "new.py", ns=(1, 1))
    found.append(identities.identity())
    write(package / "__pycache__" / "x.pyc", "")
    assert found[-1] == identities.identity()
    # Installed, it is what was written down of it, whenever that was.
    record = package.parent / f"agentls-{identities.__version__}.dist-info" / "RECORD"
    write(record, "agentls/__init__.py,sha256=1,1")
    found.append(identities.identity())
    write(package / "rules" / "other.py", "")
    assert found[-1] == identities.identity()
    write(record, "agentls/__init__.py,sha256=2,1")
    found.append(identities.identity())
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    (tmp_path / "PyYAML-99.dist-info").mkdir()
    found.append(identities.identity())
    assert len(set(found)) == len(found) == 6


def test_libraries_that_read_files_are_known():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {Requirement(each).name.lower().replace("-", "_") for each in project["dependencies"]}
    others = {"click", "lsprotocol", "msgspec", "pygls", "rapidfuzz", "watchfiles", "websockets"}
    assert needed - others | {"pydantic_core"} == set(identities.READERS)


def test_clean_removes_what_is_kept(folder, check):
    tree(folder, a=FAULTY)
    check()
    other = kept(folder).parent / "notes.md"
    other.write_text("Mine.", "utf-8")
    done = CliRunner().invoke(app, ["clean"])
    assert (done.exit_code, done.output) == (0, f"Nothing is kept in {kept(folder).parent} any more.\n")
    assert other.exists()
    assert not kept(folder).exists()
    assert CliRunner().invoke(app, ["clean", "--cache-dir", "nowhere"]).exit_code == 0


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "~/.cache/agentls"),
        ("linux", {"XDG_CACHE_HOME": "/c"}, "/c/agentls"),
        ("linux", {"XDG_CACHE_HOME": "c"}, "~/.cache/agentls"),
        ("linux", {"XDG_CACHE_HOME": "/c", "AGENTLS_CACHE_DIR": "/mine"}, "/mine"),
        ("darwin", {"XDG_CACHE_HOME": "/c"}, "~/Library/Caches/agentls"),
        ("win32", {"LOCALAPPDATA": r"C:\me\Local"}, r"C:\me\Local/agentls/Cache"),
        ("win32", {}, "~/AppData/Local/agentls/Cache"),
    ],
)
def test_folder(platform, environment, expected):
    assert default_folder(environment, platform) == expected.replace("~", str(Path.home()), 1)
