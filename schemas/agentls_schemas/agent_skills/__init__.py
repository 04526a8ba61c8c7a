"""Agent Skills: SKILL.md as the specification has it, with the fields Claude Code adds."""

from agentls_schemas.agent_skills.skill import Skill
from agentls_schemas.claude_code import SKILL_FOREIGN, claude_kind, claude_loader, skills, templates
from agentls_schemas.types import Dialect, NameRule, Sort

SKILL = claude_kind(
    id="agent-skills/skill",
    title="Agent Skill",
    model=Skill,
    paths=("**/SKILL.md",),
    defines=Sort.SKILL,
    homes=(".claude/skills", "skills"),
    scopes={"project": ("**/.claude/skills/**",), "plugin": ("**/.claude/plugins/**",)},
    scope_marks={"plugin": (".claude-plugin/plugin.json",)},
    loader=claude_loader("skill"),
    name_rule=NameRule(
        style=r"(?=.{1,64}$)[a-z0-9]+(?:-[a-z0-9]+)*",
        style_doc="at most 64 lower case letters, digits and single hyphens, as the folder is called",
        source="skill-spec",
    ),
    foreign_fields=SKILL_FOREIGN[0],
    foreign_replacements=SKILL_FOREIGN[1],
    foreign_tools=frozenset({"tools"}),
    name_from="folder",
    template=templates.SKILL,
    extra_fields=skills.EXTRA,
    free_fields=True,
    misplaced=skills.MISPLACED,
    prompting=skills.PROMPTING,
    limits=(skills.CUT, skills.TOO_LONG),
    refused=skills.TAGS,
    permissions=skills.PERMISSIONS,
    hidden_by="disable-model-invocation",
    prefixed_in="plugin",
    stand_in="`general-purpose` with all tools",
)

DIALECT = Dialect("agent-skills", "Agent Skills", (SKILL,))
