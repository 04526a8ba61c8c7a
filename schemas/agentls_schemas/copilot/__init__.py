"""GitHub Copilot: agents, prompts and instructions, as VS Code, Copilot CLI and github.com read them."""

from agentls.format import Format, Layout
from agentls_schemas import data
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.copilot import templates
from agentls_schemas.copilot import vocabulary as words
from agentls_schemas.copilot.agent import Agent
from agentls_schemas.copilot.instructions import Instructions
from agentls_schemas.copilot.prompt import Prompt
from agentls_schemas.copilot.readers import readers
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance, Limit
from agentls_schemas.identity import By, Identity, Sort
from agentls_schemas.kind import Dialect, Kind
from agentls_schemas.place import Misplaced, Place
from agentls_schemas.verdicts import Loader

# What ``target`` says an agent is for, and with that whose verdicts count.
TARGETS = {"target": ("vscode", "github-copilot")}
CLI, VSCODE = "Copilot CLI", "VS Code"

LONG = Limit(
    30_000,
    (),
    "Prompt over {} characters: github.com rejects the agent",
    here=True,
    source="agents-docs",
)

NESTED = Misplaced(
    ("**/.github/agents/*/**/*.md",),
    frozenset({"description"}),
    "VS Code does not look below `.github/agents`, Copilot CLI does; move the file up",
    "vscode",
    not_in=frozenset({"github-copilot", "copilot-cli"}),
)
PAGE = Misplaced(
    ("**/.github/agents/README.md",),
    frozenset({"description"}),
    "VS Code does not load `README.md` as an agent but Copilot CLI does; rename it",
    "vscode",
    not_in=frozenset({"github-copilot", "copilot-cli"}),
)
LEFT_BEHIND = Misplaced(
    ("**/*.chatmode.md",),
    frozenset(),
    "Chat modes are not read since VS Code 1.109; move the file to `.github/agents/{stem}.agent.md`",
    "chatmodes",
    is_lost=True,
)

AGENT = Kind(
    id="copilot/agent",
    title="Copilot agent",
    declared=Fields(Agent, foreign=data.foreign_keys(words.FOLDER, "agent")),
    place=Place(
        ("**/.github/agents/**/*.md", "**/.copilot/agents/**/*.md"),
        likely=("**/*.agent.md",),
        evidence=frozenset({"description"}),
        own=frozenset({"handoffs", "user-invocable", "disable-model-invocation"}),
        homes=(".github/agents",),
        user_homes=(".copilot/agents",),
        scope_fields=TARGETS,
        misplaced=(PAGE, NESTED),
    ),
    identity=Identity(suffix=".agent.md"),
    loader=Loader(
        "Copilot",
        data.verdicts(words.FOLDER, "agent"),
        is_strict=True,
        readers={"": (VSCODE, CLI), "vscode": (VSCODE,), "github-copilot": (CLI,)},
    ),
    vocabulary=words.WORDS,
    guidance=Guidance(templates.AGENT, SECTIONS, body_limit=LONG),
    sources=words.SOURCES,
)

PROMPT = Kind(
    id="copilot/prompt",
    title="VS Code prompt",
    declared=Fields(Prompt, foreign=data.foreign_keys(words.FOLDER, "prompt")),
    place=Place(
        ("**/.github/prompts/**/*.prompt.md",),
        likely=("**/*.prompt.md",),
        evidence=frozenset({"description"}),
        homes=(".github/prompts",),
    ),
    identity=Identity(Sort.COMMAND, suffix=".prompt.md"),
    loader=Loader(VSCODE, data.verdicts(words.FOLDER, "prompt"), is_strict=True, readers={"": (VSCODE,)}),
    vocabulary=words.WORDS,
    guidance=Guidance(templates.PROMPT, SECTIONS),
    sources=words.SOURCES,
)

INSTRUCTIONS = Kind(
    id="copilot/instructions",
    title="Copilot instructions file",
    declared=Fields(Instructions, foreign=data.foreign_keys(words.FOLDER, "instructions")),
    place=Place(
        ("**/.github/copilot-instructions.md", "**/*.instructions.md"),
        homes=(".github/instructions",),
        user_homes=(".copilot/instructions",),
        scopes={"whole repository": ("**/.github/copilot-instructions.md",)},
    ),
    identity=Identity(Sort.FILE, suffix=".instructions.md"),
    loader=Loader("VS Code", data.verdicts(words.FOLDER, "instructions"), is_strict=True),
    vocabulary=words.WORDS,
    guidance=Guidance(templates.INSTRUCTIONS, SECTIONS),
    sources=words.SOURCES,
)

CHATMODE = Kind(
    id="copilot/chatmode",
    title="VS Code chat mode",
    declared=Fields(Agent, foreign=data.foreign_keys(words.FOLDER, "agent")),
    place=Place(("**/*.chatmode.md",), homes=(".github/chatmodes",), scope_fields=TARGETS, misplaced=(LEFT_BEHIND,)),
    identity=Identity(suffix=".chatmode.md"),
    loader=Loader(VSCODE, data.verdicts(words.FOLDER, "chatmode"), is_strict=True, readers={"": (VSCODE,)}),
    vocabulary=words.WORDS,
    guidance=Guidance(sections=SECTIONS),
    sources=words.SOURCES,
)


def _mcp() -> Fields:
    from agentls_schemas.copilot.configuration import mcp

    return Fields(mcp(), Layout(Format.JSON, relaxed=True), foreign=data.foreign_keys(words.FOLDER, "mcp"), deep=True)


MCP = Kind(
    id="copilot/mcp",
    title="VS Code MCP servers",
    declared=_mcp,
    place=Place(("**/.vscode/mcp.json",), rooted=True),
    identity=Identity(Sort.FILE, By.NOTHING, suffix=".json"),
    loader=Loader(VSCODE, data.verdicts(words.FOLDER, "mcp")),
    vocabulary=words.WORDS,
    sources=words.SOURCES,
)

DIALECT = Dialect(
    "copilot",
    "GitHub Copilot",
    (AGENT, PROMPT, INSTRUCTIONS, CHATMODE, MCP),
    readers(AGENT, PROMPT, INSTRUCTIONS, CHATMODE, MCP),
)
