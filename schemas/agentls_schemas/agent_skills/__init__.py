"""Agent Skills: SKILL.md as the specification has it, with the fields Claude Code adds."""

from agentls_schemas.agent_skills.skill import Skill
from agentls_schemas.claude_code import DOCUMENTATION, RECOVERED, SKILL_FOREIGN
from agentls_schemas.claude_code import vocabulary as words
from agentls_schemas.types import Dialect, Kind, Loader, NameRule

SKILL = Kind(
    id="agent-skills/skill",
    title="Agent Skill",
    model=Skill,
    paths=("**/SKILL.md",),
    loader=Loader(
        tool="Claude Code",
        recovers=RECOVERED,
        recovers_quotes="'",
        recovery_source="measured",
        on_failure="loads the text of this skill without its fields, so it never starts by itself",
        strict_readers="Copilot, Gemini CLI and OpenCode 2",
        strict_verb="do not load this skill",
        bom_unaware="VS Code 1.137, Codex and Cline",
        without_header="never starts this skill by itself, and other readers skip it",
    ),
    sources=words.SOURCES,
    tools=words.TOOLS,
    models=words.MODELS,
    sections=words.SECTIONS,
    hook_events=words.HOOK_EVENTS,
    hook_handlers=words.REQUIRED_KEYS,
    hook_handler_keys=words.HANDLER_KEYS,
    name_rule=NameRule(
        style=r"(?=.{1,64}$)[a-z0-9]+(?:-[a-z0-9]+)*",
        style_doc="at most 64 lower case letters, digits and single hyphens, as the folder is called",
        source="skill-spec",
    ),
    foreign_fields=SKILL_FOREIGN[0],
    foreign_replacements=SKILL_FOREIGN[1],
    name_from="folder",
    agent_tool="Agent",
    builtin_agents=words.BUILTIN_AGENTS,
    tool_forms=words.TOOL_FORMS,
    documentation_names=DOCUMENTATION,
)

DIALECT = Dialect("agent-skills", "Agent Skills", (SKILL,))
