"""Cursor: its agents (subagents), rules and commands. Nothing of it could be run; all is from its pages and threads."""

from agentls.format import Layout
from agentls_schemas import data
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.cursor import templates
from agentls_schemas.cursor.agent import Agent
from agentls_schemas.cursor.command import Command
from agentls_schemas.cursor.rule import Rule
from agentls_schemas.cursor.vocabulary import AGENT_WORDS, FOLDER, SOURCES
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity, NameRule, Precedence, Sort
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Misplaced, Place
from agentls_schemas.verdicts import Confidence, Loader

BARE = frozenset({"description", "globs"})
"""What Cursor itself writes without quotes, whatever stands in it."""

AGENT = Kind(
    id="cursor/agent",
    title="Cursor agent",
    declared=Fields(Agent, foreign=data.foreign_keys(FOLDER, "agent")),
    place=Place(
        ("**/.cursor/agents/**/*.md",),
        evidence=frozenset({"name", "description"}),
        own=frozenset({"readonly", "is_background"}),
        homes=(".cursor/agents",),
        user_homes=(".cursor/agents",),
    ),
    identity=Identity(
        rule=NameRule(
            style=r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?",
            style_doc="only lowercase letters and hyphens",
            source="subagents",
        ),
        precedence=Precedence(together="uses one of them", source="subagents"),
    ),
    loader=Loader("Cursor", data.verdicts(FOLDER, "agent"), is_strict=True),
    vocabulary=AGENT_WORDS,
    guidance=Guidance(templates.AGENT, SECTIONS),
    sources=SOURCES,
)


def _without_header(key: str) -> Misplaced:
    """A rule in a file that Cursor reads no header of."""
    return Misplaced(
        ("**/.cursor/rules/**/*.md",),
        frozenset({key}),
        "Cursor reads a header in `.mdc` alone: `globs` and `alwaysApply` have no effect here; rename it to `{stem}c`",
        "rules",
    )


RULE = Kind(
    id="cursor/rule",
    title="Cursor rule",
    declared=Fields(Rule, Layout(bare_keys=BARE), foreign=data.foreign_keys(FOLDER, "rule")),
    place=Place(
        ("**/.cursor/rules/**/*.mdc",),
        likely=("**/*.mdc",),
        evidence=frozenset({"alwaysApply"}),
        homes=(".cursor/rules",),
        misplaced=tuple(map(_without_header, ("globs", "alwaysApply", "description"))),
    ),
    identity=Identity(Sort.FILE, By.PATH, suffix=".mdc"),
    loader=Loader("Cursor", data.verdicts(FOLDER, "rule"), is_strict=True),
    guidance=Guidance(templates.RULE, SECTIONS),
    sources=SOURCES,
)

COMMAND = Kind(
    id="cursor/command",
    title="Cursor command",
    declared=Fields(Command, extensible=True),
    place=Place(
        ("**/.cursor/commands/**/*.md",),
        homes=(".cursor/commands",),
        user_homes=(".cursor/commands",),
    ),
    identity=Identity(Sort.COMMAND),
    loader=Loader("Cursor", data.verdicts(FOLDER, "command"), is_strict=True),
    guidance=Guidance(templates.COMMAND, SECTIONS),
    sources=SOURCES,
)

CURSOR = Reader(
    "cursor",
    "Cursor",
    (
        Reads(AGENT, source="subagents", confidence=Confidence.DOCS),
        Reads(
            AGENT,
            ("**/.claude/agents/*.md", "**/.codex/agents/*.md"),
            source="subagents",
            confidence=Confidence.DOCS,
            note="Of agents with one name it takes that of `.cursor`, then `.claude`, then `.codex`",
        ),
        Reads(RULE, source="rules", confidence=Confidence.DOCS),
        Reads(COMMAND, source="commands", confidence=Confidence.DOCS),
    ),
    version="3.17.8",
)

DIALECT = Dialect("cursor", "Cursor", (AGENT, RULE, COMMAND), (CURSOR,))
