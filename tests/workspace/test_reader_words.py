"""What single faults come to with single programs. Each line was asked of the program itself."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from agentls.finding import Outcome
from agentls.lint.context import Context
from agentls.project import kinds
from agentls.syntax import parse
from agentls.text import Text
from agentls.workspace.readers import Row, rows

OK, IDLE, LOST = Outcome.ACCEPTED, Outcome.IGNORED, Outcome.DEGRADED
HEAD = "name: helper\ndescription: Helps.\n"
COPILOT, CLAUDE = ".github/agents/helper.agent.md", ".claude/agents/helper.md"
CODEX = ".codex/agents/helper.toml"


def row(path: str, text: str, program: str) -> Row:
    place = PurePosixPath("/project") / path
    doc = parse(Text(text), layout=kinds.layout_of(place))
    kind = kinds.detect(place, doc.header)
    assert kind
    scope = kinds.scope(kind, place, lambda _: False)
    found = rows(Context(doc, kind, place, scope, exists=lambda _: False))
    return next(row for row in found if row.reader.id == program)


def of_header(path: str, header: str, program: str) -> Row:
    return row(path, f"---\n{header}---\nYou help.\n", program)


@pytest.mark.parametrize(
    ("header", "outcome", "words"),
    [
        # What is open at the end of a header takes nothing in.
        ('description: "Helps.\n', OK, ""),
        ("tools: [read]\ndescription: 'Helps.\n", OK, ""),
        ('description: "Helps.\ntools: [read]\n', LOST, "reads all that follows as the value"),
        ("tools: [read]\ndescription: Helps\nwith it.\n", LOST, "reads only the first line"),
        ("tools: [read]\ndescription: Helps.\n<example>\nuser: Help!\n</example>\n", LOST, "reads only the first line"),
        ("description: Helps\nwith it.\ntools: [read]\n", LOST, "ignores the rest of the header, so it has every tool"),
        ('tools: [read]\ndescription: "Helps" me\n', LOST, "ignores what follows the quote"),
        ('description: "Helps" me\ntools: [read]\n', LOST, "ignores the rest of the header"),
        # A header without keys.
        ("- a\n", LOST, "reads no field"),
        ("words\n", LOST, "reads no field"),
        ("[a, b]\n", LOST, "reads no field"),
        ("{name: x, description: y}\n", OK, ""),
        # What cuts a text.
        ("description: Helps C # coders.\n", LOST, "` #` starts a comment"),
        ("description: Helps C# coders.\n", OK, ""),
        (HEAD + "tools: [read]  # only\n", OK, ""),
        # Tools that come to nothing.
        (HEAD + "tools:\n", IDLE, "gives the agent no tools"),
        (HEAD + "tools: []\n", OK, ""),
        (HEAD + "tools: 5\n", IDLE, "gives the agent none"),
        (HEAD + "tools: ['*']\n", LOST, "gives the agent no tools"),
        (HEAD + "tools: '*'\n", LOST, "gives the agent no tools"),
        (HEAD + "tools: [read, '*']\n", IDLE, "Unknown tool `*`"),
        (HEAD + "tools: [read, execute(git *)]\n", IDLE, "Unknown tool `execute(git *)`"),
        # Fields of Copilot CLI's.
        (HEAD + "skills: [pdf]\n", IDLE, "VS Code ignores `skills`"),
        (HEAD + "model-policy: required\n", IDLE, "VS Code ignores `model-policy`"),
        (HEAD + "mcp-servers:\n  x: {type: local, command: x, args: [], tools: ['*']}\n", IDLE, "`mcp-servers`"),
    ],
)  # fmt: skip
def test_vs_code(header: str, outcome: Outcome, words: str) -> None:
    told = of_header(COPILOT, header, "vs-code")
    assert (told.outcome, words in " ".join(each.finding.message for each in told.reasons)) == (outcome, True)


@pytest.mark.parametrize(
    ("header", "outcome", "words"),
    [
        (HEAD + "tools: Read, Bash(git *), Grep\n", IDLE, "Unknown tool `Bash(git *)`: VS Code drops it"),
        (HEAD + "tools: Task(helper), Read\n", IDLE, "Unknown tool `Task(helper)`"),
        (HEAD + "tools: Read, Bash\n", OK, ""),
        (HEAD + "tools: '*'\n", LOST, "gives the agent no tools"),
        (HEAD + "tools:\n", IDLE, "gives the agent no tools"),
        ("description: Helps C # coders.\n", LOST, "` #` starts a comment"),
        ("- a\n", LOST, "reads no field"),
        ("name: helper\ndescription: ''\n", IDLE, "marks it as an error"),
        ("name: helper\ndescription:\n", IDLE, "marks it as an error"),
        (HEAD + "model: 4\n", IDLE, "uses the model that is selected"),
    ],
)
def test_claude_code_s_agents_in_vs_code(header: str, outcome: Outcome, words: str) -> None:
    told = of_header(CLAUDE, header, "vs-code")
    assert (told.outcome, words in " ".join(each.finding.message for each in told.reasons)) == (outcome, True)


@pytest.mark.parametrize("path", [COPILOT, CLAUDE, ".github/prompts/helper.prompt.md"])
def test_what_vs_code_reads_of_a_header_without_end(path: str) -> None:
    told = row(path, "---\ndescription: Helps.\n\nYou help.\n", "vs-code")
    assert told.outcome == LOST
    assert "the whole file as the header" in told.reasons[0].finding.message


@pytest.mark.parametrize(
    ("path", "header", "outcome"),
    [
        (COPILOT, HEAD + "tools: ['*']\n", OK),
        (COPILOT, HEAD + "tools: [read, execute(git *)]\n", IDLE),
        (COPILOT, HEAD + "skills: [pdf]\n", OK),
        (COPILOT, HEAD + "argument-hint: what\n", IDLE),
        (COPILOT, "description: Helps C # coders.\n", LOST),
        (CLAUDE, HEAD + "tools: Read, Bash(git *)\n", IDLE),
        (CLAUDE, HEAD + "tools: '*'\n", OK),
        (CLAUDE, HEAD + "skills: [pdf]\n", OK),
        (CLAUDE, HEAD + "skills: pdf\n", Outcome.DROPPED_LOUD),
        (CLAUDE, HEAD + "hooks: x\n", Outcome.DROPPED_LOUD),
        (CLAUDE, HEAD + "hooks:\n  PreToolUse:\n    - hooks:\n        - {type: command, command: ./x.sh}\n", OK),
        (CLAUDE, HEAD + "disable-model-invocation: true\n", OK),
        (CLAUDE, HEAD + "effort: high\n", IDLE),
        (CLAUDE, HEAD + "memory: user\n", IDLE),
        (CLAUDE, HEAD + "color: red\n", OK),
    ],
)
def test_copilot_cli(path: str, header: str, outcome: Outcome) -> None:
    assert of_header(path, header, "copilot-cli").outcome == outcome


@pytest.mark.parametrize(
    ("header", "outcome"),
    [
        (HEAD + "tools: Read, Bash(git *)\n", LOST),
        (HEAD + "tools: '*'\n", OK),
        (HEAD + "tools:\n", IDLE),
        ("name: helper\ndescription: Helps C # coders.\n", LOST),
        (HEAD + "model: frobnicator-9\n", IDLE),
    ],
)
def test_claude_code(header: str, outcome: Outcome) -> None:
    assert of_header(CLAUDE, header, "claude-code").outcome == outcome


def test_a_field_that_a_plugin_s_agent_may_not_have_is_a_loss() -> None:
    told = of_header(".claude/plugins/toolbox/agents/helper.md", HEAD + "permissionMode: plan\n", "claude-code")
    assert [(each.finding.rule, each.outcome) for each in told.reasons] == [("ignored-field", IDLE)]


def test_codex_takes_a_sandbox_and_does_nothing_with_it() -> None:
    text = 'name = "helper"\ndescription = "Helps."\ndeveloper_instructions = "Help."\nsandbox_mode = "read-only"\n'
    assert row(CODEX, text, "codex").outcome == IDLE
