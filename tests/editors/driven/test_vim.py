"""Vim 9 with ALE, set up as the README says."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest

from editors.driven import scenario
from editors.driven.scenario import Seen
from editors.driven.terminal import until
from editors.driven.vim import Vim, readme

CONTROL_N, CONTROL_U, CONTROL_Y = "\x0e", "\x15", "\x19"
VIM_LSP = Path(__file__).parents[1] / "schemas" / "vim-lsp.json"
PATHS = """
function! lsp#utils#get_buffer_path()
  return expand('%:p')
endfunction
function! lsp#utils#path_to_uri(path)
  return 'file://' . a:path
endfunction
"""


@pytest.fixture(scope="session")
def unpacked(tools):
    """Vim 9.1 and ALE 4 of Debian 13."""
    return tools.unpacked("trixie", "vim", "vim-ale")


@pytest.fixture
def start(unpacked, server, tmp_path, workspace):
    path = os.pathsep.join([str(Path(server).parent), os.environ["PATH"]])
    return lambda more="": Vim(unpacked, tmp_path / "home", path, readme("ALE") + more, workspace.reviewer)


@pytest.fixture
def vim(start):
    with start() as vim:
        vim.terminal.wait(lambda: seen(vim) == scenario.FINDINGS)
        yield vim


def findings(vim):
    """ALE's own list."""
    return vim.ask("ale#engine#GetLoclist(bufnr('%'))")


def seen(vim):
    """The findings with the characters that ALE takes them to cover: its columns count bytes from 1."""
    lines = [line.encode() for line in vim.lines()]
    return [
        Seen(found["code"], found["lnum"], lines[found["lnum"] - 1][found["col"] - 1 : found["end_col"]].decode())
        for found in findings(vim)
    ]


def choose(vim, command, title):
    """Takes an entry of the list that a command shows, by its number."""
    vim.run(command)
    vim.terminal.wait("Type number and <Enter>")
    (number,) = re.findall(rf"^(\d+)\) {re.escape(title)}$", vim.terminal.text, re.MULTILINE)
    vim.terminal.send(f"{number}\r")


def coloured(vim, line):
    """The stretches of a line that have a colour, without the message behind it."""
    row = vim.terminal.row_with(line)
    return [text for text in vim.terminal.runs(row, lambda cell: cell.bg != "default") if text in line]


def test_releases(vim):
    assert vim.ask("v:versionlong") // 10000 == 901
    assert vim.ask("has('nvim')") == 0
    assert vim.ask("exists(':ALERename')") == 2


def test_diagnostics(vim, workspace):
    for found in scenario.FINDINGS:
        line = vim.lines()[found.line - 1]
        vim.terminal.wait(lambda line=line, found=found: coloured(vim, line) == [found.text])
        row = vim.terminal.row(vim.terminal.row_with(line))
        assert row.startswith("W ")
        assert next(each["text"] for each in findings(vim) if each["code"] == found.rule)[:30] in row.split(line)[1]
    assert vim.ask("map(values(ale#lsp#GetConnections()), {_, each -> each.root})") == [str(workspace.root)]


def test_hover(vim):
    vim.terminal.send("5G0")
    vim.run("ALEHover")
    vim.terminal.wait(scenario.HOVER)
    assert scenario.HOVER in vim.text("ALEPreviewWindow")


def test_completion_while_typing(vim):
    vim.terminal.send(f"4GA{scenario.TYPED}")
    vim.terminal.wait("Glob f tool")
    assert vim.lines()[3].endswith(scenario.TYPED), "nothing is taken before it is chosen"
    vim.terminal.send(CONTROL_N + CONTROL_Y)
    vim.terminal.wait(lambda: vim.lines()[3] == scenario.COMPLETED)


def test_quick_fix_behind_the_emoji(vim):
    vim.terminal.send("3G0/â†\r")
    choose(vim, "ALECodeAction", "Write `→`")
    vim.terminal.wait(lambda: vim.text() == scenario.MENDED)
    vim.terminal.wait(lambda: [found["code"] for found in findings(vim)] == ["unknown-tool"])


def test_quick_fix_of_the_description(vim, workspace):
    vim.run(f"edit {workspace.tester}")
    vim.terminal.wait("Unquoted `: `")
    vim.terminal.send("3G0/: all\r")
    choose(vim, "ALECodeAction", "Quote the value")
    vim.terminal.wait(lambda: vim.text() == scenario.DESCRIBED)
    vim.terminal.wait(lambda: findings(vim) == [])


def test_rename_from_behind_the_emoji(vim, workspace):
    vim.terminal.send("10G0/tester\r")
    vim.run("ALERename")
    vim.terminal.wait("New name: tester")
    vim.terminal.send(f"{CONTROL_U}{scenario.NEW_NAME}\r")
    vim.terminal.wait(lambda: vim.text() == scenario.REVIEWER_RENAMED)
    assert vim.text("tester.md") == scenario.TESTER_RENAMED
    vim.run("wall")
    vim.terminal.wait(lambda: workspace.reviewer.read_text("utf-8") == scenario.REVIEWER_RENAMED)
    vim.terminal.wait(lambda: workspace.tester.read_text("utf-8") == scenario.TESTER_RENAMED)
    assert not workspace.renamed.exists(), "the README says that ALE renames no files"


def test_definition_and_references_behind_the_emoji(vim, workspace):
    vim.terminal.send("10G0/tester\r")
    vim.run("ALEGoToDefinition")
    vim.terminal.wait(lambda: vim.ask("expand('%:p')") == str(workspace.tester))
    assert vim.ask("getline('.')") == "name: tester"
    vim.run("ALEFindReferences -quickfix")
    vim.terminal.wait(lambda: vim.ask("len(getqflist())") == 2)
    line = scenario.REVIEWER.splitlines()[9].encode()
    found = [line[column - 1 :].decode() for column in vim.ask("map(getqflist(), {_, each -> each.col})")]
    assert found == ["tester agent, then call @agent-tester again.", "tester again."]


def test_settings_of_the_readme(start, server):
    lines = readme("Settings").replace("/path/to/agentls", server).replace("missing-turn", "mojibake")
    with start(lines) as vim:
        vim.terminal.wait(lambda: seen(vim) == scenario.FINDINGS[1:])
        assert f"'{server}' 'serve'" in vim.terminal.children[0].joinpath("cmdline").read_text()


def test_what_vim_lsp_is_told(unpacked, server, tmp_path, workspace):
    """vim-lsp itself is in no registry: a stand-in takes what the plugin registers on vim-lsp's event."""
    autoload = tmp_path / "home/.vim/autoload"
    (autoload / "lsp").mkdir(parents=True)
    (autoload / "lsp.vim").write_text("function! lsp#register_server(given)\nlet g:given = a:given\nendfunction\n")
    (autoload / "lsp/utils.vim").write_text(PATHS)
    settings = readme("Settings").replace("/path/to/agentls", server) + "filetype on\n"
    with Vim(unpacked, tmp_path / "home", os.environ["PATH"], settings, workspace.reviewer) as vim:
        vim.terminal.wait("reviewer")
        assert vim.ask("exists('g:given')") == 0
        vim.run("doautocmd User lsp_setup")
        vim.terminal.wait(lambda: vim.ask("exists('g:given')"))
        told = vim.ask("extend(copy(g:given), {'cmd': g:given.cmd(g:given), 'root_uri': g:given.root_uri(g:given)})")
    jsonschema.validate(told, json.loads(VIM_LSP.read_text("utf-8")))
    assert told["cmd"] == [server, "serve", "--position-encoding", "utf-32"]
    assert told["root_uri"] == workspace.root.as_uri()
    assert told["workspace_config"] == {"agentls": {"rules": {"missing-turn": "off"}}}


@pytest.mark.parametrize("marker", ["agentls.toml", ".git", ".claude", None])
def test_the_project_is_where_its_marker_is(unpacked, tmp_path, marker):
    file = tmp_path / "a, b/[c]/d.md"
    file.parent.mkdir(parents=True)
    file.write_text("# Notes\n", "utf-8")
    if marker:
        (file.parents[1] / marker).touch()
    with Vim(unpacked, tmp_path / "home", "/usr/bin:/bin", "let g:ale_enabled = 0\nfiletype on\n", file) as vim:
        vim.terminal.wait("# Notes")
        assert vim.ask("agentls#root(bufnr('%'))") == str(file.parents[1] if marker else file.parent)


def test_server_leaves_with_the_editor(vim):
    shells = vim.terminal.children
    servers = [Path("/proc", each) for shell in shells for each in children(shell)]
    assert any(b"agentls" in each.joinpath("cmdline").read_bytes() for each in [*shells, *servers])
    vim.run("qall!")
    assert vim.terminal.ended() == 0
    assert until(lambda: not any(each.exists() for each in [*shells, *servers]))


def children(process):
    return [each for found in process.glob("task/*/children") for each in found.read_text().split()]
