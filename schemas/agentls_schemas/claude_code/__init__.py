"""Claude Code: its agents (subagents) and its slash commands."""

from functools import partial

from agentls_schemas import data
from agentls_schemas.claude_code import skills, templates
from agentls_schemas.claude_code import vocabulary as words
from agentls_schemas.claude_code.agent import Agent
from agentls_schemas.claude_code.command import Command
from agentls_schemas.loading import HeaderEnd, Loader
from agentls_schemas.types import Dialect, Kind, NameRule, Precedence, Sort

# Folders of other agent tools, whose files look alike.
ELSEWHERE = tuple(
    f"**/{folder}/**"
    for folder in (
        ".agents", ".augment", ".cline", ".codebuddy", ".codeartsdoer", ".codex", ".copilot", ".cursor",
        ".deepagents", ".devin", ".factory", ".gemini", ".github", ".github-private", ".goose", ".grok", ".junie",
        ".kilo", ".kilocode",
        ".kimi-code", ".kiro", ".openhands", ".opencode", ".qoder", ".qwen", ".rovodev", ".roo", ".trae", ".vibe",
        ".windsurf", ".zcode", "node_modules",
    )
)  # fmt: skip
# Pages of documentation have headers too. A project may itself lie in a folder `docs`, so these name what follows.
DOCS = tuple(
    f"{folder}/{kind}/**"
    for folder in ("docs", "docs/*", "docs/*/*", "documentation", "website", "opencode")
    for kind in ("agents", "commands")
)
OTHER_NAMES = (
    "*.agent.md", "*.chatmode.md", "*.prompt.md", "*.instructions.md",
    "AGENTS.md", "CLAUDE.md", "GEMINI.md", "SKILL.md",
)  # fmt: skip

DOCUMENTATION = (
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE.md", "CODE_OF_CONDUCT.md", "SECURITY.md", "INDEX.md",
    "index.md", "CLAUDE.md", "AGENTS.md", "GEMINI.md",
)  # fmt: skip

_SAID, _KEPT = data.foreign(words.FOLDER, "agent")
_SAID_SKILL, _KEPT_SKILL = SKILL_FOREIGN = data.foreign(words.FOLDER, "skill")


def claude_loader(kind: str) -> Loader:
    """How Claude Code reads its files of a kind. Source: verdicts.yaml, and ``program`` for where a header ends."""
    verdicts = data.verdicts(words.FOLDER, kind)
    # Measured as well (program): a project's own skills have a limit of their own.
    sizes = {"": 1_048_576, **({"project": 1_000_000} if kind == "skill" else {})}
    return Loader("Claude Code", verdicts, HeaderEnd.ANY_DASHES, quotes_lines=True, max_bytes=sizes)


claude_kind = partial(
    Kind,
    sources=words.SOURCES,
    tools=words.TOOLS,
    other_tools=words.OTHER_TOOLS,
    models=words.MODELS,
    sections=words.SECTIONS,
    hook_events=words.HOOK_EVENTS,
    hook_guards=words.HOOK_GUARDS,
    hooks_elsewhere=words.HOOKS_ELSEWHERE,
    hook_handlers=words.REQUIRED_KEYS,
    hook_handler_keys=words.HANDLER_KEYS,
    agent_tool="Agent",
    builtin_agents=words.BUILTIN_AGENTS,
    tool_forms=words.TOOL_FORMS,
    plugin_servers=words.PLUGIN_SERVERS,
    given_servers=words.GIVEN_SERVERS,
    documentation_names=DOCUMENTATION,
)
"""A kind of file of Claude Code's, with its vocabulary."""

AGENT = claude_kind(
    id="claude-code/agent",
    title="Claude Code agent",
    model=Agent,
    paths=("**/.claude/agents/**/*.md",),
    likely_paths=("**/agents/**/*.md",),
    evidence=frozenset({"name", "description"}),
    not_paths=(*ELSEWHERE, *DOCS, *OTHER_NAMES),
    homes=(".claude/agents", "agents"),
    scopes={"plugin": ("**/.claude/plugins/**",)},
    scope_marks={"plugin": (".claude-plugin/plugin.json",)},
    loader=claude_loader("agent"),
    name_rule=NameRule(
        # A colon is looked for after NFKC, a hyphen is not (measured with 2.1.332).
        forbidden=((r"^-", "begins with `-`"), (r"[:\u2a74\ufe13\ufe55\uff1a]", "has a `:` in it")),
        style=r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?",
        style_doc="lower case letters, digits and hyphens",
        max_length=256,
        source="sub-agents",
    ),
    precedence=Precedence(
        together="loads only one of them, whichever the file system lists first",
        # Since 2.1.178.
        nearest="uses the one nearest to the folder it runs in",
        by_folder=frozenset({"plugin"}),
        source="sub-agents",
    ),
    # Beyond it Claude Code warns on start; all agents still load.
    description_budget=15_000,
    description_budget_source="sub-agents",
    foreign_fields=_SAID,
    foreign_replacements=_KEPT,
    subagent=True,
    template=templates.AGENT,
)

COMMAND = claude_kind(
    id="claude-code/command",
    title="Claude Code command",
    model=Command,
    paths=("**/.claude/commands/**/*.md",),
    likely_paths=("**/commands/**/*.md",),
    evidence=frozenset({"description"}),
    not_paths=(*ELSEWHERE, *DOCS, *OTHER_NAMES),
    defines=Sort.COMMAND,
    homes=(".claude/commands", "commands"),
    precedence=Precedence(behind=Sort.SKILL, source="skills"),
    scopes={"command": ("**",)},
    loader=claude_loader("command"),
    template=templates.COMMAND,
    extra_fields=skills.EXTRA,
    prompting=skills.PROMPTING,
    limits=(skills.CUT,),
    permissions=skills.PERMISSIONS,
    hidden_by="disable-model-invocation",
    prefixed_in="plugin",
    stand_in="`general-purpose` with all tools",
    foreign_fields=_SAID_SKILL,
    foreign_replacements=_KEPT_SKILL,
    foreign_tools=frozenset({"tools"}),
)

DIALECT = Dialect("claude-code", "Claude Code", (AGENT, COMMAND))
