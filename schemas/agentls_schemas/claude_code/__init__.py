"""Claude Code: its agents (subagents) and slash commands, and the pages beside them."""

from agentls_schemas import data
from agentls_schemas.claude_code import files, skills, templates
from agentls_schemas.claude_code import vocabulary as words
from agentls_schemas.claude_code.agent import Agent
from agentls_schemas.claude_code.pages import MEMORY, PAGE, RULE, STYLE, seen_by
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Budget, Guidance
from agentls_schemas.identity import Identity, NameRule, Precedence, Sort
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Place
from agentls_schemas.verdicts import HeaderEnd, Loader, Repair
from agentls_schemas.vocabulary import Invocation as Invocation

# Pages of documentation have headers too. A project may itself lie in a folder `docs`, so these name what follows.
DOCS = tuple(
    f"{folder}/{kind}/**"
    for folder in ("docs", "docs/*", "docs/*/*", "documentation", "website", "opencode")
    for kind in ("agents", "commands")
)
DOCUMENTATION = (
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE.md", "CODE_OF_CONDUCT.md", "SECURITY.md", "INDEX.md",
    "index.md", "CLAUDE.md", "AGENTS.md", "GEMINI.md",
)  # fmt: skip
MARKS = {"plugin": (".claude-plugin/plugin.json",)}
PLUGINS = ("**/.claude/plugins/**",)
SKILL_FOREIGN = data.foreign_keys(words.FOLDER, "skill")


def claude_loader(kind: str) -> Loader:
    """How Claude Code reads its files of a kind. Source: verdicts.yaml, and ``program`` for where a header ends."""
    verdicts = data.verdicts(words.FOLDER, kind)
    # Measured as well (program): a project's own skills have a limit of their own.
    sizes = {"": 1_048_576, **({"project": 1_000_000} if kind == "skill" else {})}
    return Loader("Claude Code", verdicts, HeaderEnd.ANY_DASHES, repair=Repair.QUOTES, max_bytes=sizes)


AGENT = Kind(
    id="claude-code/agent",
    title="Claude Code agent",
    declared=Fields(Agent, foreign=data.foreign_keys(words.FOLDER, "agent")),
    place=Place(
        ("**/.claude/agents/**/*.md",),
        likely=("**/agents/**/*.md",),
        evidence=frozenset({"name", "description"}),
        own=frozenset({"tools", "disallowedTools", "model", "color", "permissionMode", "mcpServers", "hooks"}),
        unlikely=DOCS,
        homes=(".claude/agents",),
        user_homes=(".claude/agents",),
        plugin_homes=("agents",),
        scopes={"plugin": PLUGINS},
        scope_marks=MARKS,
        documentation=DOCUMENTATION,
        project_files=("CLAUDE.md",),
    ),
    identity=Identity(
        # Since 2.1.140 (changelog, read 2026-10-08).
        loose=True,
        rule=NameRule(
            # A colon is looked for after NFKC, a hyphen is not (measured with 2.1.332).
            forbidden=(
                (r"^-", "starts with `-`"),
                (":", "contains `:`"),
                ("\uff1a", "contains a full-width colon"),
                (r"[\u2a74\ufe13\ufe55]", "contains a character that looks like `:`"),
            ),
            style=r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?",
            style_doc="only lowercase letters, digits and hyphens",
            max_length=256,
            source="sub-agents",
        ),
        precedence=Precedence(
            together="loads only one of them",
            # Since 2.1.178.
            nearest="uses the nearest",
            by_folder=frozenset({"plugin"}),
            source="sub-agents",
        ),
    ),
    loader=claude_loader("agent"),
    vocabulary=words.claude_words(words.AGENT_INVOCATION),
    guidance=Guidance(
        templates.AGENT,
        words.SECTIONS,
        # Beyond it Claude Code warns on start; all agents still load.
        budget=Budget(15_000, "sub-agents"),
    ),
    sources=words.SOURCES,
)


def _command() -> Fields:
    from agentls_schemas.claude_code.command import Command

    return Fields(Command, foreign=SKILL_FOREIGN, unlisted=skills.UNLISTED)


COMMAND = Kind(
    id="claude-code/command",
    title="Claude Code command",
    declared=_command,
    place=Place(
        ("**/.claude/commands/**/*.md",),
        likely=("**/commands/**/*.md",),
        evidence=frozenset({"description"}),
        own=frozenset({"argument-hint", "allowed-tools"}),
        unlikely=DOCS,
        homes=(".claude/commands",),
        user_homes=(".claude/commands",),
        plugin_homes=("commands",),
        scopes={"command": ("**",)},
        documentation=DOCUMENTATION,
        project_files=("CLAUDE.md",),
    ),
    identity=Identity(Sort.COMMAND, loose=True, precedence=Precedence(behind=Sort.SKILL, source="skills")),
    loader=claude_loader("command"),
    vocabulary=words.claude_words(skills.INVOCATION),
    guidance=Guidance(templates.COMMAND, words.SECTIONS, limits=(skills.CUT,)),
    sources=words.SOURCES,
)

CLAUDE_CODE = Reader(
    "claude-code",
    "Claude Code",
    (
        Reads(AGENT),
        Reads(COMMAND),
        Reads(RULE, source="pages"),
        Reads(STYLE, source="pages"),
        Reads(PAGE, source="pages"),
        Reads(MEMORY, source="pages"),
        *map(Reads, files.KINDS),
    ),
    "2.1.332",
)
VS_CODE = Reader("vs-code", "VS Code", (Reads(seen_by("vs-code", RULE), source="pages-vscode"),))
COPILOT_CLI = Reader(
    "copilot-cli",
    "Copilot CLI",
    (
        Reads(seen_by("copilot-cli", RULE), source="pages-copilot"),
        Reads(seen_by("copilot-cli", PAGE), ("**/CLAUDE.md",), source="pages-copilot"),
    ),
)

DIALECT = Dialect(
    "claude-code",
    "Claude Code",
    (AGENT, COMMAND, RULE, STYLE, PAGE, MEMORY, *files.KINDS),
    (CLAUDE_CODE, VS_CODE, COPILOT_CLI),
)
