"""The header of a custom agent. Copilot CLI, github.com and VS Code read it, each a part of its fields."""

from typing import Annotated, Any, Literal

from agentls_schemas.copilot.hooks import Hooks
from agentls_schemas.copilot.values import Effort, GitHub, Handoff, Models, Servers
from agentls_schemas.declared import Field
from agentls_schemas.fields import Concept, Conflict, Fact, Role
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.tools import ToolSyntax
from agentls_schemas.values import Header, NameList

EFFORTS = {
    "low": "Least thought, fastest.",
    "medium": "Some thought.",
    "high": "Much thought.",
    "xhigh": "Very much thought.",
    "max": "As much thought as the model can give.",
}

SERVER = """
  ${1:server}:
    type: ${2:local}
    command: ${3:npx}
    args: [$4]
    tools: ['*']"""

HANDOFF = """
  - label: ${1:Start the work}
    agent: ${2:agent}
    prompt: ${3:Do what the plan says.}"""

HOOK = """
  ${1:PreToolUse}:
    - type: command
      command: "$2\""""

VSCODE_ONLY = frozenset({"github-copilot", "copilot-cli"})
"""The readers (by ``target``, or by themselves) that do nothing with a field of VS Code's."""
GITHUB_ONLY = frozenset({"vscode", "vs-code"})

TOOLS = ToolSyntax(empty_gives_none=True, plain=True)


class Agent(Header):
    """The header of a custom agent of Copilot."""

    name: Annotated[str | None, Fact(
        "What people see; any text. Without it the file's name. Copilot CLI and github.com know the agent by its file "
        "all the same; handoffs and `agents` in VS Code name it by this.",
        "agents-docs", Role.NAME, example="${1:Code Reviewer}",
    )] = None  # fmt: skip
    description: Annotated[str, Fact(
        "What the agent does and when to use it; the model picks agents by it. Copilot CLI and github.com do "
        "not load an "
        "agent without.",
        "agents-docs", Role.DESCRIPTION, example="${1:Reviews code for defects. Use after code changes.}",
    )]  # fmt: skip
    target: Annotated[Literal["vscode", "github-copilot"] | None, Fact(
        "Which reader the agent is for. Without it for all.", "agents-docs", example="${1:vscode}",
        values={
            "vscode": "VS Code, with its own tools, models and handoffs.",
            "github-copilot": "Copilot on github.com and Copilot CLI; VS Code then checks no tools and models.",
        },
    )] = None  # fmt: skip
    argument_hint: Annotated[str | None, Field(alias="argument-hint"), Fact(
        "Shown in the chat's input while the agent is chosen. VS Code only.", "vscode-docs",
        concept=Concept.ARGUMENT_HINT,
        ignored_in=VSCODE_ONLY, example="${1:what to review}",
    )] = None  # fmt: skip
    tools: Annotated[NameList | None, Fact(
        "The tools the agent gets, parted by commas or as a list: sets such as `read`, in VS Code also single tools "
        "(`search/usages`), tools of MCP servers (`server/tool`, `server/*`). Without the field it gets all; "
        "`[]` leaves "
        "none.",
        "agents-docs", Role.TOOLS, example="[${1:read, search}]", if_omitted="all tools", tool_syntax=TOOLS,
    )] = None  # fmt: skip
    agents: Annotated[list[str] | None, Fact(
        "The agents this one may start, by their `name`; `['*']` for all, `[]` for none. `tools` must then have "
        "`agent`. "
        "VS Code only.",
        "vscode-docs", Role.AGENTS, separators="", ignored_in=VSCODE_ONLY, example="['${1:*}']",
    )] = None  # fmt: skip
    model: Annotated[Models | None, Fact(
        "The model, or a list of which the first that is there is taken. VS Code wants `Name (vendor)`, such as "
        "`GPT-5.5 (copilot)`; Copilot CLI and github.com want the id, such as `gpt-5.5`. There is no spelling "
        "for both.",
        "agents-docs", Role.MODEL, separators="", example="${1:GPT-5.5 (copilot)}",
    )] = None  # fmt: skip
    model_policy: Annotated[Literal["preferred", "required"] | None, Field(alias="model-policy"), Fact(
        "What becomes of the agent where its model is not there. Copilot CLI only.", "cli", ignored_in=GITHUB_ONLY,
        example="${1:preferred}",
        values={"preferred": "Another model runs it.", "required": "It does not run."},
    )] = None  # fmt: skip
    reasoning_effort: Annotated[Effort | None, Field(alias="reasoning-effort"), Fact(
        "How much the model thinks.", "cli", concept=Concept.EFFORT, since="VS Code 1.139", example="${1:high}",
        values=EFFORTS,
    )] = None  # fmt: skip
    disable_model_invocation: Annotated[bool | None, Field(alias="disable-model-invocation"), Fact(
        "Whether only people can start the agent, and no model.", "agents-docs", concept=Concept.NOT_INVOCABLE,
        example="${1:true}",
    )] = False  # fmt: skip
    user_invocable: Annotated[bool | None, Field(alias="user-invocable"), Fact(
        "Whether people see the agent in the list of agents. `false` leaves it to other agents.",
        "agents-docs", concept=Concept.INVOCABLE, example="${1:false}",
        conflicts=(Conflict(
            "disable-model-invocation", frozenset({"true"}),
            "`user-invocable: false` and `disable-model-invocation: true`: nothing can start it",
            when=frozenset({"false"}),
        ),),
    )] = True  # fmt: skip
    infer: Annotated[bool | None, Fact(
        "Whether models may start the agent. Still obeyed; VS Code marks it as an error.", "agents-docs",
        deprecated="disable-model-invocation", inverted={"true": "false", "false": "true"},
    )] = True  # fmt: skip
    skills: Annotated[list[str] | None, Fact(
        "Skills for the agent. Copilot CLI only.", "cli", Role.SKILLS, ignored_in=GITHUB_ONLY, example="\n  - $1",
    )] = None  # fmt: skip
    include_custom_instructions: Annotated[bool | None, Field(alias="include-custom-instructions"), Fact(
        "Whether the agent is given the repository's instructions too. Copilot CLI only.", "cli-docs",
        ignored_in=GITHUB_ONLY, example="${1:true}",
    )] = False  # fmt: skip
    mcp_servers: Annotated[Servers | None, Field(alias="mcp-servers"), Fact(
        "MCP servers of the agent's own, by name. Each needs `tools`, and a local one `command` and `args`: "
        "else Copilot CLI "
        "does not load the agent. VS Code starts none of them.",
        "cli", Role.MCP_SERVERS, ignored_in=GITHUB_ONLY, example=SERVER,
        servers=ServerSyntax(types={"stdio": "local"}, also={"args": [], "tools": ["*"]}),
    )] = None  # fmt: skip
    github: Annotated[GitHub | None, Fact(
        "Settings for runs on github.com, such as what the token may do.", "agents-docs",
        example="\n  permissions:\n    ${1:contents}: ${2:read}",
    )] = None  # fmt: skip
    handoffs: Annotated[list[Handoff] | None, Fact(
        "Buttons below an answer that hand the conversation to another agent. Each needs `label`, `agent` and "
        "`prompt`. "
        "VS Code only.",
        "vscode-docs", ignored_in=VSCODE_ONLY, example=HANDOFF, names_agents=("agent",),
    )] = None  # fmt: skip
    hooks: Annotated[Hooks | None, Fact(
        "Commands that run while the agent works: event, then a list of commands. Copilot CLI does not load an "
        "agent with an "
        "event it does not know.",
        "vscode-docs", Role.HOOKS, example=HOOK,
    )] = None  # fmt: skip
    metadata: Annotated[dict[str, Any] | None, Fact(
        "Whatever else is worth keeping, as keys and values. github.com alone takes it.", "agents-docs",
        example="\n  ${1:version}: \"${2:1.0}\"", unread=True,
    )] = None  # fmt: skip
    advanced_options: Annotated[dict[str, Any] | None, Field(alias="advancedOptions"), Fact(
        "Options of VS Code that it does not recommend.", "vscode", ignored_in=VSCODE_ONLY,
    )] = None  # fmt: skip
