"""An agent of Claude Code's as VS Code and Copilot CLI see it: few of its fields, and few of its words.

Copilot CLI reads its own fields in such a file too; VS Code does not.
"""

from typing import Annotated

from msgspec.structs import replace

from agentls_schemas import claude_code, data
from agentls_schemas.copilot import vocabulary as words
from agentls_schemas.fields import Fact, Fields, ForeignKey, Role
from agentls_schemas.kind import Kind
from agentls_schemas.models import Model, Models, ModelState
from agentls_schemas.place import Misplaced
from agentls_schemas.tools import ToolSyntax
from agentls_schemas.values import Header, NameList
from agentls_schemas.verdicts import Loader
from agentls_schemas.vocabulary import Vocabulary


class ClaudeAgent(Header):
    """The fields that VS Code reads."""

    name: Annotated[str | None, Fact("What the agent is called.", "vscode", Role.NAME)] = None
    description: Annotated[str, Fact("When to use the agent.", "vscode", Role.DESCRIPTION)]
    tools: Annotated[NameList | None, Fact(
        "The tools it gets; those that are not known here are left out.", "vscode", Role.TOOLS,
        tool_syntax=ToolSyntax(empty_gives_none=True, plain=True),
    )] = None  # fmt: skip
    model: Annotated[NameList | None, Fact("The model.", "vscode", Role.MODEL)] = None


class Aliases(Models):
    """The models that VS Code has a counterpart for. Source: vscode."""

    _names = ("sonnet", "opus", "haiku", "inherit")

    def all(self) -> tuple[Model, ...]:
        """The names that it knows."""
        return tuple(map(self.find, self._names))

    def find(self, name: str) -> Model:
        """What is known of a name; letter by letter."""
        known = name in self._names
        return Model(name, ModelState.CURRENT if known else ModelState.UNKNOWN, "", words.SOURCES["vscode"])


_CLAUDES = frozenset(
    {ModelState.ALIAS, ModelState.CURRENT, ModelState.DEPRECATED, ModelState.RETIRED, ModelState.MALFORMED}
)
"""What Claude Code takes for one of Claude's models."""


class CliModels(Models):
    """The models that Copilot CLI has: none of those that Claude Code alone knows by this name. Source: cli.

    None is offered: no name is right for both.
    """

    def all(self) -> tuple[Model, ...]:
        """None."""
        return ()

    def find(self, name: str) -> Model:
        """What is known of a name."""
        found, claudes = words.MODELS.find(name), claude_code.AGENT.vocabulary.models
        is_own = found.state not in {ModelState.MALFORMED, ModelState.OPEN}
        if is_own or claudes is None or (theirs := claudes.find(name)).state not in _CLAUDES:
            return found
        state = ModelState.CURRENT if theirs.is_inherited else ModelState.UNKNOWN
        return Model(name, state, "", words.SOURCES["cli"])


_TOOLS = (
    "Bash",
    "Edit",
    "Glob",
    "Grep",
    "Read",
    "Write",
    "WebFetch",
    "WebSearch",
    "Task",
    "NotebookEdit",
    "AskUserQuestion",
)
"""The tools that VS Code has a counterpart for. Source: vscode."""
VSCODE_WORDS = Vocabulary(
    data.Table(lambda: {name: claude_code.AGENT.vocabulary.tools[name] for name in _TOOLS}),
    has_star=False,
    models=Aliases(),
)
CLI_WORDS = replace(words.WORDS, models=CliModels())
_FOREIGN = {
    "disallowedTools": ForeignKey("nothing is denied; list in `tools` what the agent may use"),
    "permissionMode": ForeignKey("only Claude Code has it"),
    "hooks": ForeignKey("only Claude Code runs them"),
}
PAGE = Misplaced(
    ("**/.claude/agents/README.md",), frozenset(), "VS Code does not load `README.md` as an agent; rename it", "vscode"
)
NESTED = Misplaced(
    ("**/.claude/agents/*/**/*.md",),
    frozenset(),
    "VS Code does not look below `.claude/agents`; move the file up",
    "vscode",
)


def claude_agent(group: str, tool: str, words_: Vocabulary, fields: type[Header], *misplaced: Misplaced) -> Kind:
    """The kind of such an agent for one program.

    Args:
        group: the program's id, by which its verdicts are found.
        tool: its name in messages.
        words_: the tools and models that it knows.
        fields: what it reads.
        misplaced: where it does not look.
    """
    kind = claude_code.AGENT
    others = {key: ForeignKey("only Claude Code has it") for key in kind.fields} | _FOREIGN
    foreign = {key: each for key, each in others.items() if key not in Fields(fields)}
    return replace(
        kind,
        id=f"{group}/claude-agent",
        title=f"Claude Code agent in {tool}",
        declared=Fields(fields, foreign=foreign),
        loader=Loader(tool, data.verdicts(words.FOLDER, group, "claude_agents")),
        place=replace(kind.place, scopes={}, scope_marks={}, own=frozenset(), misplaced=misplaced),
        identity=replace(kind.identity, rule=None),
        vocabulary=words_,
        sources=words.SOURCES,
    )
