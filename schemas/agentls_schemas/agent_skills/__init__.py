"""Agent Skills: SKILL.md as the specification has it, with the fields Claude Code adds."""

from agentls_schemas.agent_skills.skill import Skill
from agentls_schemas.claude_code import DOCUMENTATION, MARKS, PLUGINS, SKILL_FOREIGN, claude_loader, skills, templates
from agentls_schemas.claude_code import vocabulary as words
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity, NameRule, Sort
from agentls_schemas.kind import Dialect, Kind
from agentls_schemas.place import Place

SKILL = Kind(
    id="agent-skills/skill",
    title="Agent Skill",
    fields=Fields(Skill, foreign=SKILL_FOREIGN, unlisted=skills.UNLISTED, extensible=True),
    place=Place(
        ("**/SKILL.md",),
        homes=(".claude/skills",),
        user_homes=(".claude/skills",),
        plugin_homes=("skills",),
        scopes={"project": ("**/.claude/skills/**",), "plugin": PLUGINS},
        scope_marks=MARKS,
        documentation=DOCUMENTATION,
        project_files=("CLAUDE.md",),
        misplaced=skills.MISPLACED,
    ),
    identity=Identity(
        Sort.SKILL,
        By.FOLDER,
        "/SKILL.md",
        rule=NameRule(
            style=r"(?=.{1,64}$)[a-z0-9]+(?:-[a-z0-9]+)*",
            style_doc="at most 64 lower case letters, digits and single hyphens, as the folder is called",
            source="skill-spec",
        ),
    ),
    loader=claude_loader("skill"),
    vocabulary=words.claude_words(skills.INVOCATION),
    guidance=Guidance(templates.SKILL, words.SECTIONS, limits=(skills.CUT, skills.TOO_LONG), refused=skills.TAGS),
    sources=words.SOURCES,
)

DIALECT = Dialect("agent-skills", "Agent Skills", (SKILL,))
