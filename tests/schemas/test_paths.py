"""Where the kinds of file live; how paths are matched is tested with the project's code."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

import pytest

from agentls.project.kinds import detect, scope
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas import KINDS

if TYPE_CHECKING:
    from agentls_schemas.kind import Kind

HEADER = "---\nname: a\ndescription: b\n---\nBody.\n"

TABLE = """
/p/.claude/agents/a.md                       claude-code/agent
/p/.claude/agents/team/deep/a.md             claude-code/agent
/home/u/.claude/agents/a.md                  claude-code/agent
/p/agents/a.md                               claude-code/agent
/home/u/docs/p/plugins/x/agents/a.md         claude-code/agent
/p/.claude/commands/git/a.md                 claude-code/command
/p/commands/a.md                             claude-code/command
/p/.claude/skills/a/SKILL.md                 agent-skills/skill
/p/.github/skills/a/SKILL.md                 agent-skills/skill
/p/skills/agents/SKILL.md                    agent-skills/skill
/p/.github/agents/a.agent.md                 copilot/agent
/p/.github/agents/team/a.md                  copilot/agent
/home/u/.copilot/agents/a.md                 copilot/agent
/p/agents/a.agent.md                         copilot/agent
/p/.github/agents/a.chatmode.md              copilot/agent
/p/.github/chatmodes/a.chatmode.md           copilot/chatmode
/p/.github/prompts/a.prompt.md               copilot/prompt
/p/prompts/a.prompt.md                       copilot/prompt
/p/.kiro/prompts/a.prompt.md                 -
/p/.devin/agents/a/AGENT.md                  devin/agent
/p/.devin/agents/a.md                        devin/agent-file
/p/.windsurf/rules/team/a.md                 windsurf/rule
/p/.devin/rules/a.md                         windsurf/rule
/p/.kiro/agents/team/a.md                    kiro/agent
/p/.kiro/agents/a.json                       kiro/agent-json
/p/.kiro/steering/a.md                       kiro/steering
/p/.github/instructions/a.instructions.md    copilot/instructions
/p/.github/copilot-instructions.md           copilot/instructions
/p/.opencode/agents/a.md                     opencode/agent
/p/.opencode/agent/team/a.md                 opencode/agent
/h/.config/opencode/agents/a.md              opencode/agent
/p/.opencode/commands/git/a.md               opencode/command
/h/.config/opencode/command/a.md             opencode/command
/p/.opencode/notes/a.md                      -
/p/.cursor/agents/a.md                       cursor/agent
/p/.cursor/rules/team/a.mdc                  cursor/rule
/p/.cursor/rules/a.md                        cursor/rule
/p/.cursor/commands/a.md                     cursor/command
/p/.cursor/notes/a.md                        -
/p/.gemini/agents/a.md                       gemini-cli/agent
/p/.gemini/agents/team/a.md                  gemini-cli/agent
/p/.gemini/agents/_a.md                      -
/p/.factory/commands/a.md                    -
/p/docs/agents/a.md                          -
/p/docs/reference/commands/a.md              -
/p/agents/AGENTS.md                          agents-md/page
/p/.claude/agents/AGENTS.md                  claude-code/agent
/p/.deepagents/agents/a/AGENTS.md            -
/p/.kilocode/rules/AGENTS.md                 -
/p/.factory/droids/a.md                      factory/droid
/p/.factory/droids/team/a.md                 factory/droid
/p/.junie/agents/a.md                        junie/agent
/p/.augment/agents/team/a.md                 augment/agent
/p/.cline/agents/a.yaml                      cline/agent
/p/.cline/agents/a.yml                       cline/agent
/p/.cline/agents/a.md                        cline/agent
/h/Documents/Cline/Agents/a.yaml             cline/agent
/p/.trae/agents/a.md                         trae/agent
/p/.amazonq/cli-agents/a.json                amazon-q/agent
/h/.aws/amazonq/cli-agents/a.json            amazon-q/agent
/p/.roomodes                                 roo/modes
/p/.roo/rules/a.md                           -
/p/.agents/agents/a.md                       agents-dir/agent
/p/.agents/agents/a/AGENT.md                 agents-dir/agent
/p/.agents/agents/a/notes.md                 -
/p/.agents/a.md                              -
/p/skills/a/skill.md                         agent-skills/skill
/p/skills/a/notes.md                         -
/p/.claude/skills/a.md                       agent-skills/skill
/p/.claude/skills/a/notes.md                 -
/p/README.md                                 -
/p/notes/a.md                                -
"""


@pytest.mark.parametrize("line", TABLE.strip().split("\n"), ids=lambda line: re.split(r"\s+", line)[0])
def test_a_file_with_name_and_description(line: str) -> None:
    path, expected = line.split()
    kind = detect(PurePath(path), parse(Text(HEADER)).header)
    assert (kind.id if kind else "-") == expected


@pytest.mark.parametrize("path", ["/p/agents/a.md", "/p/commands/a.md"])
def test_without_header_such_a_place_proves_nothing(path: str) -> None:
    assert detect(PurePath(path), None) is None


@pytest.mark.parametrize(
    ("path", "mark", "expected"),
    [
        ("/home/u/.claude/plugins/x/agents/a.md", "", "plugin"),
        ("/p/x/agents/a.md", "/p/x/.claude-plugin/plugin.json", "plugin"),
        ("/p/.claude/agents/a.md", "", ""),
    ],
)
def test_the_agents_of_a_plugin(path: str, mark: str, expected: str) -> None:
    assert scope(KINDS["claude-code/agent"], PurePath(path), lambda file: file == PurePath(mark)) == expected


def test_every_command_is_in_the_scope_that_ignores_name_and_paths() -> None:
    kind = KINDS["claude-code/command"]
    here = scope(kind, PurePath("/p/commands/a.md"), lambda _: False)
    assert [key for key, field in kind.fields.items() if here in field.fact.ignored_in] == ["name", "paths"]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_else_lies_below_a_tools_folder_is_no_agent_of_another(kind: Kind) -> None:
    for home in {home.partition("/")[0] for home in kind.place.homes if home.startswith(".")}:
        found = detect(PurePath(f"/p/{home}/more/agents/a.md"), parse(Text(HEADER)).header)
        assert found is None or any(each.startswith(f"{home}/") for each in found.place.homes)
