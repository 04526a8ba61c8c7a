"""The header of an agent (subagent) file. Source of all fields: sub-agents page, 2026-10-08."""

from typing import Annotated, Any, Literal

from agentls_schemas.claude_code.hooks import Hooks
from agentls_schemas.declared import BeforeValidator, Model
from agentls_schemas.fields import Colors, Concept, Conflict, Fact, Mode, Role
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.tools import ToolForm, ToolSyntax
from agentls_schemas.values import Count, Effort, Header, McpServers, NameList, Switch, Window

PLUGIN = frozenset({"plugin"})
BLANKS = ", "
"""How lists of tools are parted when written as one text. Measured with 2.1.332: line breaks and tabs part nothing."""

EFFORTS = {
    "low": "Least thought, fastest.",
    "medium": "Some thought.",
    "high": "Much thought.",
    "xhigh": "Very much thought.",
    "max": "As much thought as the model can give.",
}

TOOLS = ToolSyntax(
    ToolForm.COMMA,
    empty_gives_none=True,
    whole_tools=True,
    specified_tools=frozenset({"Agent"}),
    instead="use permission settings or hooks",
)
DENIED_TOOLS = ToolSyntax(ToolForm.COMMA, whole_tools=True)

SHADES = Colors({
    "red": (255, 0, 0),
    "blue": (0, 0, 255),
    "green": (0, 128, 0),
    "yellow": (255, 255, 0),
    "purple": (128, 0, 128),
    "orange": (255, 165, 0),
    "pink": (255, 192, 203),
    "cyan": (0, 255, 255),
}, "css-colors")  # fmt: skip
"""What the names of colours usually stand for. The tool's own shades depend on its theme and are not documented."""

HOOK = """
  ${1:PreToolUse}:
    - matcher: "${2:Bash}"
      hooks:
        - type: command
          command: "$3\""""


def _any_spelling(value: object) -> object:
    """The map with its known key spelt as it is declared: `cache-ttl` is taken too."""
    if not isinstance(value, dict):
        return value
    return {"cacheTtl" if _bare(key) == "cachettl" else key: inner for key, inner in value.items()}


def _bare(key: Any) -> str:  # noqa: ANN401
    return str(key).replace("-", "").replace("_", "").lower()


class Experimental(Model):
    """Settings that may change."""

    cacheTtl: Literal["5m", "1h"] | None = None  # noqa: N815


class Agent(Header):
    """The header of a Claude Code agent."""

    name: Annotated[str, Fact(
        "What the agent is called by, in place of its file name. A file without it is taken for documentation. "
        "Lower case letters, digits and hyphens are customary; it must not begin with `-` nor hold a `:`.",
        "sub-agents", Role.NAME, since="1.0.60", example="${1:code-reviewer}",
    )]  # fmt: skip
    description: Annotated[str, Fact(
        "Tells Claude when to hand work to this agent. Say what it does and when to use it, short: "
        "all descriptions together should stay below 15,000 tokens. \"Use proactively\" makes Claude use it unasked.",
        "sub-agents", Role.DESCRIPTION, since="1.0.60",
        example="${1:Reviews code for defects. Use proactively after code changes.}",
    )]  # fmt: skip
    tools: Annotated[NameList | None, Fact(
        "The tools the agent gets, parted by commas or blanks, or as a list. Without the field it gets every tool open "
        "to subagents; an empty one leaves it none. `mcp__server` stands for all tools of a server. A pattern in "
        "parentheses is left out: `Bash(git *)` gives all of Bash.",
        "sub-agents", Role.TOOLS, since="1.0.60", example="${1:Read, Grep, Glob}", if_omitted="all tools",
        separators=BLANKS, parts_items=True, tool_syntax=TOOLS,
    )] = None  # fmt: skip
    disallowedTools: Annotated[NameList | None, Fact(  # noqa: N815
        "Tools taken away, before `tools` is looked at. A name with parentheses takes the whole tool away.",
        "sub-agents", Role.DENIED_TOOLS, since="2.0.30", example="${1:Write, Edit}",
        separators=BLANKS, parts_items=True, tool_syntax=DENIED_TOOLS,
    )] = None  # fmt: skip
    model: Annotated[str | None, Fact(
        "The model: an alias such as `sonnet`, a full id, or `inherit` for that of the main conversation. "
        "Without it, CLAUDE_CODE_SUBAGENT_MODEL or else the main conversation's model.",
        "sub-agents", Role.MODEL, since="1.0.64", example="${1:sonnet}",
    )] = None  # fmt: skip
    permissionMode: Annotated[  # noqa: N815
        Literal["default", "acceptEdits", "auto", "dontAsk", "bypassPermissions", "plan", "manual"] | None,
        Fact(
            "How calls that need permission are treated. Ignored while the main session itself runs in "
            "`bypassPermissions`, `acceptEdits` or `auto`.",
            "sub-agents", concept=Concept.PERMISSION_MODE, since="2.0.43", ignored_in=PLUGIN, example="${1:default}",
            means={
                "default": Mode.ASK, "manual": Mode.ASK, "acceptEdits": Mode.EDITS, "auto": Mode.JUDGED,
                "dontAsk": Mode.REFUSE, "bypassPermissions": Mode.ALL, "plan": Mode.PLAN,
            },
            values={
                "default": "Ask as usual.",
                "acceptEdits": "Edits and common file commands in the working directories pass unasked.",
                "auto": "A classifier decides most requests.",
                "dontAsk": "What would ask is refused.",
                "bypassPermissions": "Nothing asks. Only where the main session has it too (2.1.267).",
                "plan": "Read and plan, change nothing.",
                "manual": "Another word for `default` (2.1.200).",
            },
        ),
    ] = None  # fmt: skip
    maxTurns: Annotated[Count | None, Fact(  # noqa: N815
        "The most turns the agent may take. What it has at the cap is handed back marked as partial (2.1.246).",
        "sub-agents", concept=Concept.TURN_LIMIT, example="${1:20}",
    )] = None  # fmt: skip
    skills: Annotated[NameList | None, Fact(
        "Skills whose full text the agent starts with. Missing skills and those with "
        "`disable-model-invocation` are left out without a word.",
        "sub-agents", Role.SKILLS, since="2.0.43", example="\n  - $1",
    )] = None  # fmt: skip
    mcpServers: Annotated[McpServers | None, Fact(  # noqa: N815
        "MCP servers of this agent: names of configured servers, or `name: {type, command, ...}` for its own "
        "(stdio, http, sse, ws). Own servers in project files need a trusted folder (2.1.238).",
        "sub-agents", Role.MCP_SERVERS, ignored_in=PLUGIN, example="\n  - $1", servers=ServerSyntax({"cwd": ""},
        is_list=True),
    )] = None  # fmt: skip
    hooks: Annotated[Hooks | None, Fact(
        "Hooks that run while the agent does: event, then matcher and handlers. `Stop` becomes `SubagentStop`. "
        "In project files they need a trusted folder (2.1.218).",
        "sub-agents", Role.HOOKS, since="2.1.0", ignored_in=PLUGIN,
        example=HOOK,
    )] = None  # fmt: skip
    memory: Annotated[Literal["user", "project", "local"] | None, Fact(
        "Gives the agent a folder that lasts between conversations. Turns `Read`, `Write` and `Edit` on and "
        "loads the first 200 lines (25 kB) of its MEMORY.md.",
        "sub-agents", concept=Concept.MEMORY, since="2.1.33", example="${1:project}",
        values={
            "user": "`~/.claude/agent-memory/<name>/`, for all projects.",
            "project": "`.claude/agent-memory/<name>/`, shared with the project.",
            "local": "`.claude/agent-memory-local/<name>/`, for this checkout only.",
        },
        conflicts=(Conflict(
            "disallowedTools", frozenset({"Read", "Write", "Edit"}),
            "`disallowedTools` denies {}, needed by `memory`",
        ),),
        adds_tools=frozenset({"Read", "Write", "Edit"}),
    )] = None  # fmt: skip
    background: Annotated[Switch | None, Fact(
        "Always run in the background.", "sub-agents", concept=Concept.BACKGROUND, since="2.1.49", example="${1:true}",
    )] = False  # fmt: skip
    omitClaudeMd: Annotated[Switch | None, Fact(  # noqa: N815
        "Start without the user's, project's and local CLAUDE.md; what an organisation manages stays.",
        "sub-agents", since="2.1.271", example="${1:true}",
    )] = False  # fmt: skip
    effort: Annotated[Effort | None, Fact(
        "How much the model thinks; also a whole number. Without it as in the session; CLAUDE_CODE_EFFORT_LEVEL wins "
        "over it.",
        "sub-agents", concept=Concept.EFFORT, example="${1:high}", values=EFFORTS,
    )] = None  # fmt: skip
    isolation: Annotated[Literal["worktree", "remote"] | None, Fact(
        "Where the agent works.", "sub-agents", concept=Concept.ISOLATION, since="2.1.50", example="${1:worktree}",
        values={
            "worktree": "In a git worktree of its own, removed again if nothing was changed.",
            "remote": "Elsewhere. Taken, but not documented, and not from plugins.",
        },
    )] = None  # fmt: skip
    color: Annotated[Literal["red", "blue", "green", "yellow", "purple", "orange", "pink", "cyan"] | None, Fact(
        "The agent's colour in the list of tasks and the transcript.", "sub-agents", Role.COLOR, example="${1:blue}",
        values=dict.fromkeys(SHADES.rgb, ""), colors=SHADES,
    )] = None  # fmt: skip
    initialPrompt: Annotated[str | None, Fact(  # noqa: N815
        "The first thing said when the agent runs as the main session; put before what the user types.",
        "sub-agents", concept=Concept.FIRST_PROMPT, since="2.1.83", ignored_in=PLUGIN, example='"$1"',
    )] = None  # fmt: skip
    autoCompactWindow: Annotated[Window | None, Fact(  # noqa: N815
        "How many tokens the agent's context may take before it is compacted: 100,000 or more.",
        "sdk-types", example="${1:200000}",
    )] = None  # fmt: skip
    observer: Annotated[NameList | None, Fact(
        "Agents that watch this one, up to four parted by commas.", "sdk-types", Role.AGENT, ignored_in=PLUGIN,
        example="$1",
    )] = None  # fmt: skip
    observerMessage: Annotated[str | None, Fact(  # noqa: N815
        "Text added to what the observer is shown.", "sdk-types", ignored_in=PLUGIN, example='"$1"',
    )] = None  # fmt: skip
    observeSubagents: Annotated[Switch | None, Fact(  # noqa: N815
        "Whether observers also see what this agent starts.", "measured-fields", ignored_in=PLUGIN,
        example="${1:false}",
    )] = True  # fmt: skip
    observeToolResults: Annotated[Switch | None, Fact(  # noqa: N815
        "In an observer's own file: whether it sees what tools answer.", "measured-fields", example="${1:false}",
    )] = True  # fmt: skip
    experimental: Annotated[Annotated[Experimental, BeforeValidator(_any_spelling)] | None, Fact(
        "Settings that may change: `cacheTtl`, `5m` or `1h`, is how long the prompt cache lasts. "
        "At the top level it has no effect.",
        "sub-agents", since="2.1.248", example="\n  cacheTtl: ${1:1h}",
    )] = None  # fmt: skip
