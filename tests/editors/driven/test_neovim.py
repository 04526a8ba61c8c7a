"""Neovim, set up as its README says: 0.10 with the lines for older releases, 0.12 with the plugin."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from editors.driven import scenario
from editors.driven.neovim import Neovim, install_plugin, readme
from editors.driven.scenario import Seen, Step
from editors.driven.terminal import until

ENCODING = {"0.10": "utf-16", "0.12": "utf-8"}
CONTROL_N, CONTROL_O, CONTROL_U, CONTROL_X, CONTROL_Y = "\x0e", "\x0f", "\x15", "\x18", "\x19"


@pytest.fixture
def path(server):
    return os.pathsep.join([str(Path(server).parent), os.environ["PATH"]])


@pytest.fixture(params=["0.10", "0.12"])
def release(request):
    return request.param


@pytest.fixture
def nvim(release, request, path, tmp_path, workspace):
    home = tmp_path / "home"
    if release == "0.10":
        unpacked, configuration = request.getfixturevalue("trixie"), "\n".join(readme("Neovim 0.8 to 0.10"))
    else:
        unpacked, configuration = request.getfixturevalue("forky"), "\n".join(readme("Use"))
        install_plugin(home)
    with Neovim(unpacked, home, path, configuration, workspace.reviewer) as nvim:
        nvim.terminal.wait("Garbled text")
        yield nvim


only_plugin = pytest.mark.parametrize("release", ["0.12"], indirect=True)


def test_release_and_encoding(nvim, release):
    assert nvim.ask("tostring(vim.version())").startswith(f"{release}.")
    assert nvim.ask("vim.tbl_map(function(c) return c.offset_encoding end, vim.lsp.get_clients())") == [
        ENCODING[release]
    ]


def seen(nvim):
    """The findings with the characters between Neovim's columns, which count bytes."""
    lines = [line.encode() for line in nvim.lines()]
    return [
        Seen(found["code"], found["lnum"] + 1, lines[found["lnum"]][found["col"] : found["end_col"]].decode())
        for found in nvim.diagnostics()
    ]


def marked(nvim, text):
    """What is underlined in the row with this text."""
    row = nvim.terminal.row_with(text)
    return nvim.terminal.runs(row, lambda cell: cell.underscore) if row is not None else []


def test_diagnostics(nvim, workspace):
    assert seen(nvim) == scenario.FINDINGS
    for found in scenario.FINDINGS:
        key = nvim.lines()[found.line - 1].split(":")[0]
        # Lenses push the rows down when they come.
        nvim.terminal.wait(lambda key=key, found=found: marked(nvim, key) == [found.text])
        assert nvim.terminal.row(nvim.terminal.row_with(key)).startswith("W ")
    assert nvim.ask("vim.lsp.get_clients()[1].root_dir") == str(workspace.root)


def test_hover(nvim):
    nvim.terminal.send("5G0K")
    nvim.terminal.wait(scenario.HOVER)
    assert scenario.HOVER in nvim.float()
    assert nvim.ask("vim.tbl_count(vim.lsp.get_clients()[1].attached_buffers)") == 1, "not to the hover itself"


def test_quick_fix_behind_the_emoji(nvim):
    nvim.terminal.send("3G0/â†\r")
    nvim.terminal.send("gra")
    nvim.choose("Write `→`")
    nvim.terminal.wait(lambda: nvim.text() == scenario.MENDED)
    nvim.terminal.wait(lambda: [found["code"] for found in nvim.diagnostics()] == ["unknown-tool"])


def test_quick_fix_of_the_description(nvim, workspace):
    nvim.run(f"edit {workspace.tester}")
    nvim.terminal.wait("Unquoted `: `")
    nvim.terminal.send("3G0/: all\r")
    nvim.terminal.send("gra")
    nvim.choose("Quote the value")
    nvim.terminal.wait(lambda: nvim.text() == scenario.DESCRIBED)
    nvim.terminal.wait(lambda: nvim.diagnostics() == [])


def test_rename_from_behind_the_emoji(nvim, workspace):
    nvim.terminal.send("10G0/tester\r")
    nvim.terminal.insist("grn", "New Name: tester")
    nvim.terminal.send(f"{CONTROL_U}{scenario.NEW_NAME}\r")
    nvim.terminal.wait(lambda: nvim.text() == scenario.REVIEWER_RENAMED)
    nvim.run("wall")
    nvim.terminal.wait(lambda: workspace.reviewer.read_text("utf-8") == scenario.REVIEWER_RENAMED)
    assert until(workspace.renamed.exists)
    nvim.terminal.wait(lambda: workspace.renamed.read_text("utf-8") == scenario.TESTER_RENAMED)
    assert not workspace.tester.exists()


@pytest.mark.parametrize("release", ["0.10"], indirect=True)
def test_completion_when_asked_for(nvim):
    nvim.terminal.send(f"4GA{scenario.TYPED}")
    nvim.terminal.wait("-- INSERT --")
    nvim.terminal.send(CONTROL_X + CONTROL_O)
    # What is offered alone is taken at once.
    nvim.terminal.wait(lambda: nvim.lines()[3] == scenario.COMPLETED)


@only_plugin
def test_completion_while_typing(nvim):
    before, word = scenario.TYPED[:-2], scenario.TYPED[-2:]
    nvim.terminal.send(f"4GA{before}")
    nvim.terminal.wait("Artifact ")
    assert nvim.lines()[3].endswith(before), "nothing is taken before it is chosen"
    nvim.terminal.send(word)
    nvim.terminal.wait(lambda: "Artifact " not in nvim.terminal.text and nvim.ask("vim.fn.pumvisible()") == 1)
    nvim.terminal.send(CONTROL_N + CONTROL_Y)
    nvim.terminal.wait(lambda: nvim.lines()[3] == scenario.COMPLETED)


@pytest.mark.parametrize("draft", scenario.DRAFTS, ids=lambda draft: draft.name)
def test_files_of_other_agent_tools(nvim, workspace, shots, draft):
    nvim.run(f"edit {workspace.add(draft)}")
    nvim.terminal.wait(lambda: seen(nvim) == [draft.fault])
    (shots / "found.txt").write_text(nvim.terminal.text, "utf-8")
    nvim.terminal.send(f"{draft.fault.line}G0/{draft.fault.text}\r")
    nvim.terminal.send("gra")
    nvim.choose(draft.title)
    nvim.terminal.wait(lambda: nvim.text() == draft.repaired)
    nvim.terminal.send(f"{draft.line}GA{draft.typed}")
    nvim.terminal.wait("-- INSERT --")
    nvim.terminal.send(CONTROL_X + CONTROL_O)
    # What is offered alone is taken at once in 0.10.
    nvim.terminal.wait(lambda: nvim.text() == draft.done or nvim.ask("vim.fn.pumvisible()") == 1)
    if nvim.text() != draft.done:
        nvim.terminal.send(CONTROL_N + CONTROL_Y)
    nvim.terminal.wait(lambda: nvim.text() == draft.done)


@only_plugin
def test_a_file_is_begun_from_a_template(nvim, workspace):
    nvim.run(f"AgentlsNew {workspace.root}/.claude/commands/tidy-up.md")
    nvim.terminal.wait("argument-hint")
    nvim.terminal.wait("-- SELECT --")
    nvim.terminal.send("Tidies.")
    nvim.terminal.wait(lambda: nvim.lines()[1] == "description: Tidies.")
    nvim.terminal.wait("-- INSERT --")
    nvim.terminal.send("\t")
    nvim.terminal.wait("-- SELECT --")
    nvim.terminal.send("some files")
    nvim.terminal.wait(lambda: nvim.lines()[2] == 'argument-hint: "some files"')


@only_plugin
def test_completion_opens_by_itself_while_an_agent_is_typed(nvim, workspace, shots):
    """The header without its end."""
    nvim.run(f"edit {workspace.reviewer.with_name('fresh.md')}")
    nvim.terminal.wait(lambda: nvim.ask("#vim.lsp.get_clients({ bufnr = 0 })") == 1)
    nvim.terminal.send("i")
    for number, step in enumerate((*scenario.NEW_AGENT, Step("\r"), *scenario.NEW_BODY)):
        for key in step.typed.replace("\n", "\r"):
            nvim.terminal.send(key)
        # There is no command here to offer behind a slash, and half a word is not asked about.
        if step.offered not in {None, "/"} and not step.typed[-1].isalpha():
            nvim.terminal.wait(lambda: nvim.ask("vim.fn.pumvisible()") == 1)
            nvim.terminal.wait(step.offered)
            (shots / f"{number}.txt").write_text(nvim.terminal.text, "utf-8")


@only_plugin
def test_other_toml_is_left_alone(nvim, workspace):
    (workspace.root / "Cargo.toml").write_text("[package]\n", "utf-8")
    nvim.run(f"edit {workspace.root / 'Cargo.toml'}")
    nvim.terminal.wait(lambda: nvim.ask("vim.bo.filetype") == "toml")
    assert nvim.ask("#vim.lsp.get_clients({ bufnr = 0 })") == 0


@only_plugin
def test_files_that_are_not_open(nvim, workspace):
    nvim.terminal.wait(lambda: len(nvim.ask("vim.diagnostic.get()")) == 3)
    nvim.run("lua vim.diagnostic.setqflist()")
    nvim.terminal.wait("tester.md|3 col")
    listed = "vim.tbl_map(function(e) return { vim.api.nvim_buf_get_name(e.bufnr), e.lnum } end, vim.fn.getqflist())"
    assert [str(workspace.tester), 3] in nvim.ask(listed)


@only_plugin
def test_health(nvim, workspace):
    nvim.run("checkhealth agentls")
    nvim.terminal.wait("running in")
    report = nvim.text()
    assert f"OK running in {workspace.root}" in report
    assert ".claude/agents/reviewer.md" in report
    assert "OK agentls" in report
    assert not {"ERROR", "WARNING"} & set(report.split())


def test_without_the_plugin(forky, path, tmp_path, workspace):
    configuration = next(lines for lines in readme("Install") if "vim.lsp.config" in lines)
    with Neovim(forky, tmp_path / "home", path, configuration, workspace.reviewer) as nvim:
        nvim.terminal.wait(lambda: seen(nvim) == scenario.FINDINGS)


def test_health_without_server(forky, tmp_path, workspace):
    install_plugin(tmp_path / "home")
    with Neovim(forky, tmp_path / "home", "/usr/bin:/bin", "", workspace.reviewer) as nvim:
        nvim.terminal.wait("reviewer")
        nvim.run("checkhealth agentls")
        nvim.terminal.wait("`agentls` is not executable")
        assert "pip install agentls" in nvim.text()


@only_plugin
def test_an_edit_of_one_file_is_seen_in_the_other(nvim, workspace):
    nvim.run(f"edit {workspace.tester}")
    nvim.terminal.wait("Unquoted `: `")
    nvim.run("2s/tester/reviewer/")
    codes = "vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(1))"
    nvim.terminal.wait(lambda: "duplicate-name" in nvim.ask(codes))


@only_plugin
def test_lens_lists_references(nvim):
    nvim.terminal.wait("1 reference")
    nvim.terminal.send("2Ggrx")
    nvim.terminal.wait("tester.md|9 col")


@only_plugin
def test_help(nvim):
    nvim.run("helptags ALL")
    nvim.run("help agentls")
    nvim.terminal.wait(lambda: nvim.ask("vim.bo.buftype") == "help")
    assert nvim.ask("vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':t')") == "agentls.txt"
    assert nvim.ask("vim.v.errmsg") == ""


def test_server_leaves_with_the_editor(nvim):
    children = nvim.ask("vim.api.nvim_get_proc_children(vim.fn.getpid())")
    assert children
    nvim.quit()
    assert until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))
