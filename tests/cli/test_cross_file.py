"""Rules over names on the command line: a file is judged like the whole folder, in any number of processes."""

import json

import pytest
from click.testing import CliRunner

from agentls.cli import cross_file
from agentls.cli.app import app

AGENT = "---\nname: {}\ndescription: Works.\n---\n{}\n"
RULES = "duplicate-name,unknown-agent,unknown-skill,unknown-mcp-server,description-budget"


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(path, name, body="Work."):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(AGENT.format(name, body), "utf-8", newline="\n")
        return file

    return write


def check(*args):
    """What is found, one line each."""
    result = CliRunner().invoke(app, ["check", "--format", "concise", *args])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return [line.partition(" ")[0] + line.partition(" ")[2].partition("]")[0] for line in result.stdout.splitlines()]


def test_one_file_is_judged_like_the_whole_folder(write):
    write(".claude/agents/a.md", "same")
    write(".claude/agents/team/b.md", "same")
    assert check(".claude/agents/a.md") == [".claude/agents/a.md:2:7:warning[duplicate-name"]
    assert check() == [
        ".claude/agents/a.md:2:7:warning[duplicate-name",
        ".claude/agents/team/b.md:2:7:warning[duplicate-name",
    ]


def test_findings_stand_in_the_order_of_places(write):
    write(".claude/agents/a.md", "same", "A \ufffd letter.")
    write(".claude/agents/b.md", "same")
    (write("x.md", "x").parent / ".claude/agents/a.md").write_text(
        AGENT.format("same", "A \ufffd letter.").replace("---\n", "---\nunknown_thing: 1\nmodle: opus\n", 1),
        "utf-8",
        newline="\n",
    )
    lines = [int(line.split(":")[1]) for line in check(".claude/agents/a.md")]
    assert lines == sorted(lines)
    assert len(lines) == 4


def test_comments_suppress_what_is_found_among_others(write):
    file = write(".claude/agents/a.md", "same # agentls: ignore[duplicate-name]")
    write(".claude/agents/b.md", "other")
    assert check("--rule", f"{RULES},useless-suppression") == [
        ".claude/agents/a.md:2:30:warning[useless-suppression"
    ], file
    write(".claude/agents/b.md", "same")
    assert check() == [".claude/agents/b.md:2:7:warning[duplicate-name"]


def test_settings_say_how_loud_it_is(write, tmp_path):
    write(".claude/agents/a.md", "same")
    write(".claude/agents/b.md", "same")
    (tmp_path / "agentls.toml").write_text('[rules]\nduplicate-name = "error"\n', "utf-8", newline="\n")
    assert check(".claude/agents/a.md") == [".claude/agents/a.md:2:7:error[duplicate-name"]
    (tmp_path / "agentls.toml").write_text('[rules]\nduplicate-name = "off"\n', "utf-8", newline="\n")
    assert check() == []


def test_rules_that_are_not_chosen_are_not_run(write):
    write(".claude/agents/a.md", "same")
    write(".claude/agents/b.md", "same")
    assert check("--ignore", "duplicate-name") == []
    assert check("--rule", "unknown-tool") == []


def test_links_to_one_file_are_one_file(write, tmp_path):
    write("shared/a.md", "same")
    folder = tmp_path / ".claude" / "agents"
    folder.mkdir(parents=True)
    for name in ("one.md", "two.md"):
        (folder / name).symlink_to("../../shared/a.md")
    assert check() == []
    write(".claude/agents/three.md", "same")
    assert len(check()) == 3


def test_standard_input_is_judged_among_the_files_on_disk(write):
    write(".claude/agents/a.md", "same")
    args = ["check", "-", "--stdin-filename", ".claude/agents/new.md", "--format", "json"]
    found = json.loads(CliRunner().invoke(app, args, input=AGENT.format("same", "Work.")).stdout)
    assert [item["rule"] for item in found] == ["duplicate-name"]
    args[3] = ".claude/agents/a.md"
    assert json.loads(CliRunner().invoke(app, args, input=AGENT.format("same", "Work.")).stdout) == []


@pytest.mark.parametrize("processes", ["1", "2"])
def test_many_files_in_any_number_of_processes(write, monkeypatch, processes):
    monkeypatch.setattr(cross_file, "_FEW", 5)
    monkeypatch.setattr(cross_file, "_IN_MEMORY", 1000)
    for n in range(60):
        write(f".claude/agents/a{n:02}.md", f"agent-{n // 2}", "A \ufffd letter.")
    found = check("-j", processes, "--ignore", "same-description")
    places = ["2:7:warning[duplicate-name", "5:3:warning[replacement-character"]
    assert found == [f".claude/agents/a{n:02}.md:{place}" for n in range(60) for place in places]


def test_servers_of_the_project_are_read(write, tmp_path):
    file = write(".claude/agents/a.md", "a")
    file.write_text(
        file.read_text("utf-8").replace("---\nWork", "tools: Read, mcp__traker__x\n---\nWork"), "utf-8", newline="\n"
    )
    (tmp_path / ".mcp.json").write_text('{"mcpServers": {"tracker": {"command": "x"}}}', "utf-8", newline="\n")
    assert check() == [".claude/agents/a.md:4:19:warning[unknown-mcp-server"]


def test_fixes_a_person_chooses_are_made_with_all_names_known(write, tmp_path):
    file = write(".claude/agents/a.md", "a")
    file.write_text(
        file.read_text("utf-8").replace("---\nWork", "tools: Read, mcp__traker__x\n---\nWork"), "utf-8", newline="\n"
    )
    (tmp_path / ".mcp.json").write_text('{"mcpServers": {"tracker": {"command": "x"}}}', "utf-8", newline="\n")
    result = CliRunner().invoke(app, ["fix"])
    assert (result.exit_code, "Left: 1 warning" in result.output) == (1, True)
    result = CliRunner().invoke(app, ["fix", "--unsafe"])
    assert (result.exit_code, "mcp__tracker__x" in file.read_text("utf-8")) == (0, True)
