"""Agent Skills: SKILL.md as the specification has it, with the fields Claude Code adds."""

from pathlib import Path

from msgspec.structs import replace

from agentls_schemas import data
from agentls_schemas.agent_skills.clients import readers
from agentls_schemas.agent_skills.skill import Skill
from agentls_schemas.claude_code import DOCUMENTATION, MARKS, PLUGINS, SKILL_FOREIGN, claude_loader, skills, templates
from agentls_schemas.claude_code import vocabulary as words
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity, NameRule, Sort
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Place

_CLAUDE = claude_loader("skill")
_SHARED = data.verdicts(data.Folder(Path(__file__).parent), "skill")
LOADER = replace(_CLAUDE, verdicts=data.Table(lambda: {**_CLAUDE.verdicts, **_SHARED}))
"""How skills are read: by Claude Code in its own folders, by several tools in folders that belong to none."""

SKILL = Kind(
    id="agent-skills/skill",
    title="Agent Skill",
    declared=Fields(Skill, foreign=SKILL_FOREIGN, unlisted=skills.UNLISTED, extensible=True),
    place=Place(
        ("**/SKILL.md",),
        homes=(".claude/skills",),
        user_homes=(".claude/skills",),
        plugin_homes=("skills",),
        scopes={
            "project": ("**/.claude/skills/**",),
            "plugin": PLUGINS,
            "shared folder": ("**/.agents/skills/**", "**/.codex/skills/**"),
        },
        scope_marks=MARKS,
        documentation=DOCUMENTATION,
        project_files=("CLAUDE.md",),
        misplaced=skills.MISPLACED,
    ),
    identity=Identity(
        Sort.SKILL,
        By.FOLDER,
        "/SKILL.md",
        loose=True,
        # The folders of the specification.
        bundled=("scripts", "references", "assets"),
        rule=NameRule(
            style=r"(?=.{1,64}$)[a-z0-9]+(?:-[a-z0-9]+)*",
            style_doc="at most 64 lowercase letters, digits and single hyphens",
            standard="Agent Skills spec",
            source="skill-spec",
        ),
    ),
    loader=LOADER,
    vocabulary=words.claude_words(skills.INVOCATION),
    guidance=Guidance(
        templates.SKILL,
        words.SECTIONS,
        limits=(skills.CUT, skills.TOO_LONG),
        refused=skills.TAGS,
        budget=skills.LISTED,
    ),
    sources=words.SOURCES,
)

CLAUDE_CODE = Reader(
    "claude-code", "Claude Code", (Reads(SKILL, ("**/.claude/skills/**/SKILL.md", "**/.claude/skills/*.md")),)
)

DIALECT = Dialect("agent-skills", "Agent Skills", (SKILL,), (CLAUDE_CODE, *readers(SKILL)))
