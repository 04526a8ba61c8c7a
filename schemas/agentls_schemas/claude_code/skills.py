"""What Claude Code does with skills and commands beside their fields. Measured on 2.1.332 where no page says it."""

from agentls_schemas.claude_code.vocabulary import BEFORE_AGENT, CALL, MENTION
from agentls_schemas.guidance import Budget, Limit, Refused
from agentls_schemas.place import Misplaced
from agentls_schemas.tools import Permissions, ToolForm, ToolSyntax
from agentls_schemas.vocabulary import Invocation, Prompting

VARIABLES = {
    "CLAUDE_SKILL_DIR": "The folder of this skill's `SKILL.md`.",
    "CLAUDE_PROJECT_DIR": "The root of the project.",
    "CLAUDE_SESSION_ID": "The id of the session.",
    "CLAUDE_EFFORT": "The effort level of the session.",
    "CLAUDE_PLUGIN_ROOT": "The folder of the plugin; only in files of plugins.",
    "CLAUDE_PLUGIN_DATA": "A folder where the plugin can keep data; only in files of plugins.",
}
"""Source: skills page (2026-10-08)."""

FOLDERS = {"CLAUDE_SKILL_DIR": "", "CLAUDE_PLUGIN_ROOT": ".claude-plugin/plugin.json"}
"""Source: skills page (2026-10-08)."""

PROMPTING = Prompting(
    "ARGUMENTS", "arguments", frozenset({"markdown", "md", "mdx"}), "measured-skills", VARIABLES, FOLDERS
)

CUT = Limit(
    1536,
    ("description", "when_to_use"),
    "Claude Code cuts `description` and `when_to_use` together at {} characters, so the model never sees the rest",
    here=True,
    source="measured-skills",
)

TOO_LONG = Limit(
    1024,
    ("description",),
    "Description over {} characters: claude.ai and the Skills API reject the skill",
    here=False,
    source="skill-spec",
)

LISTED = Budget(7_500, "measured-skills", "shows names alone")
"""Of 100 skills with 500 characters each 45 kept their descriptions: 30,000 characters, some of them its own."""

TAGS = Refused(
    r"</?[A-Za-z][^<>\n]*>",
    "claude.ai and the Skills API reject the skill",
    "skill-reports",
)

PERMISSIONS = ToolSyntax(ToolForm.COMMA, permissions=Permissions(frozenset({"Bash"}), "measured-skills"))

INVOCATION = Invocation(
    agent_tool="Agent",
    before_agent=BEFORE_AGENT,
    mention=MENTION,
    call=CALL,
    stand_in="`general-purpose` with every tool",
    hidden_by="disable-model-invocation",
    prefixed_in="plugin",
    prompting=PROMPTING,
)

# Keys the program reads in skills and commands; no page lists them.
UNLISTED = frozenset({
    "version", "fallback", "disallowedTools", "created_by", "improved_by", "author", "homepage", "repository",
    "keywords", "displayName", "settings",
})  # fmt: skip

# Folders whose files are no skills of their own, or are put away.
_ASIDE = tuple(
    f"**/.claude/skills/**/{folder}/**"
    for folder in (
        "_*", ".*", "archive", "archived", "deprecated", "disabled", "old", "backup", "assets", "references",
        "reference", "resources", "scripts", "templates", "template", "examples", "example", "tests", "test",
        "fixtures", "evals", "skills", "agents", "commands", "docs", "node_modules",
    )
)  # fmt: skip

MISPLACED = (
    Misplaced(
        ("**/skills/*/skill.md", "**/skills/*/Skill.md", "**/skills/*/SKILL.MD", "**/skills/*/skill.MD"),
        frozenset({"description"}),
        "On Linux Claude Code does not find `{name}`; rename the file to `SKILL.md`",
        "measured-skills",
    ),
    Misplaced(
        ("**/.claude/skills/*.md",),
        frozenset({"description"}),
        "Claude Code never finds this skill: it needs a folder of its own; move it to `{stem}/SKILL.md`",
        "measured-skills",
    ),
    Misplaced(
        ("**/.claude/skills/*/**/SKILL.md",),
        frozenset({"description"}),
        "Claude Code never finds a skill this deep; move the folder `{folder}` up to `.claude/skills`",
        "measured-skills",
        not_paths=_ASIDE,
        found=("**/.claude/skills/*/SKILL.md",),
        unless=("SKILL.md", ".claude-plugin/plugin.json"),
    ),
)
