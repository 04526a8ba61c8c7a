"""What a process loads, and how it ends: in real processes."""

import os
import subprocess
import sys

import pytest

from agentls_schemas import MODULES
from cli.agents import CLEAN, FAULTY, tree

UNWANTED = {
    "pygls",
    "lsprotocol",
    "asyncio",
    "multiprocessing",
    "pathspec",
    "ftfy",
    "tree_sitter",
    "pydantic",
    "pydantic_core",
    "annotated_types",
    "agentls_schemas.model_data",
    "agentls_schemas.pydantic_models",
}
"""What no run needs over an agent in Markdown that says nothing odd."""
LOADED = """
import sys
sys.argv[1:] = {arguments!r}
from agentls.cli import main
try:
    main()
finally:
    print("loaded", *sys.modules)
"""


def start(folder, *arguments, **options):
    environment = {**os.environ, **options.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "agentls", *arguments],
        cwd=folder,
        capture_output=True,
        env=environment,
        check=False,
        **options,
    )


def loaded(folder, *arguments):
    code = LOADED.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return set(done.stdout.rpartition("loaded ")[2].split())


def test_check_loads_neither_protocol_nor_event_loop(tmp_path):
    tree(tmp_path, clean=CLEAN)
    names = loaded(tmp_path, "check", ".claude/agents/clean.md")
    assert "agentls.rules" in names
    assert names & (UNWANTED | {"tomllib"}) == set()


def test_check_loads_only_what_is_declared_for_the_file_it_looks_at(tmp_path):
    tree(tmp_path, clean=CLEAN)
    names = loaded(tmp_path, "check", "--no-cache", ".claude/agents/clean.md")
    dialects = {name for name in names if name in {f"agentls_schemas.{each}" for each in MODULES}}
    assert dialects == {"agentls_schemas.claude_code"}
    assert names & {"json", "sqlite3", "tempfile", "random", "logging", "difflib", "html", "traceback"} == set()
    assert names & {"importlib.metadata", "email", "agentls.cli.cache.store", "agentls.cli.cache.identity"} == set()


def test_settings_that_are_plainly_right_load_as_little(tmp_path):
    tree(tmp_path, clean=CLEAN)
    (tmp_path / "agentls.toml").write_text('[rules]\nlong-prompt = "off"\n', "utf-8")
    names = loaded(tmp_path, "check", "--no-cache", ".claude/agents/clean.md")
    assert "agentls.project.settings_model" in names
    assert names & UNWANTED == set()
    assert names & {f"agentls_schemas.{each}" for each in MODULES} == {"agentls_schemas.claude_code"}


def test_help_loads_no_rules(tmp_path):
    names = loaded(tmp_path, "--help")
    assert "agentls.cli.commands.check" in names
    assert names & {"pydantic", "yaml", "agentls.rules", "agentls_schemas", "pygls", "lsprotocol", "asyncio"} == set()


@pytest.mark.parametrize(("content", "code"), [(CLEAN, 0), ("no header", 1)])
def test_exit_code(tmp_path, content, code):
    tree(tmp_path, reviewer=content)
    assert start(tmp_path, "check").returncode == code


def test_console_that_knows_few_characters(tmp_path):
    tree(tmp_path, reviewer=FAULTY.replace("Read, Read", "Read, 日本→, Read"))
    done = start(tmp_path, "check", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"tools: Read, ???, Read" in done.stdout


def test_what_programs_read_is_utf_8_whatever_the_system_has(tmp_path):
    tree(tmp_path, reviewer=FAULTY.replace("Read, Read", "Read, 日本→, Read"))
    done = start(tmp_path, "check", env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"})
    assert "tools: Read, 日本→, Read".encode() in done.stdout


def test_path_of_stray_bytes(tmp_path):
    folder = tree(tmp_path)
    try:
        (folder / os.fsdecode(b"caf\xe9.md")).write_text(FAULTY, "utf-8", newline="\n")
    except (OSError, UnicodeDecodeError):
        # Such names cannot exist on this disk, so nothing can go wrong.
        assert list(folder.iterdir()) == []
    done = start(tmp_path, "check", "--format", "concise")
    assert (done.returncode, done.stderr) == (0, b"")


def test_no_colour_where_nobody_sees_it(tmp_path):
    tree(tmp_path, reviewer=FAULTY)
    assert b"\x1b" not in start(tmp_path, "check").stdout


def test_version(tmp_path):
    assert start(tmp_path, "--version").stdout.startswith(b"agentls 0.")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script_names_the_program(tmp_path, shell):
    assert b"_AGENTLS_COMPLETE" in start(tmp_path, "completion", shell).stdout


def test_rules_are_completed(tmp_path):
    words = {"_AGENTLS_COMPLETE": "bash_complete", "COMP_WORDS": "agentls explain unknown-t", "COMP_CWORD": "2"}
    assert start(tmp_path, env=words).stdout.replace(b"\r", b"") == b"plain,unknown-tool\n"
