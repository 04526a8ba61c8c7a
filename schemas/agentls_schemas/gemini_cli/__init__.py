"""Gemini CLI: its agents (subagents)."""

from agentls_schemas import data
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.fields import Fields
from agentls_schemas.gemini_cli import templates
from agentls_schemas.gemini_cli.agent import Agent
from agentls_schemas.gemini_cli.vocabulary import FOLDER, SOURCES, WORDS
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity, NameRule, Precedence
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Misplaced, Place
from agentls_schemas.verdicts import HeaderEnd, Loader

AGENT = Kind(
    id="gemini-cli/agent",
    title="Gemini CLI agent",
    fields=Fields(Agent, foreign=data.foreign_keys(FOLDER, "agent")),
    place=Place(
        ("**/.gemini/agents/*.md",),
        skipped=("**/.gemini/agents/_*.md",),
        evidence=frozenset({"name", "description"}),
        own=frozenset({"max_turns", "timeout_mins", "temperature"}),
        homes=(".gemini/agents",),
        user_homes=(".gemini/agents",),
        # Every file of the folder is taken for an agent, pages too.
        documentation=(),
        misplaced=(
            Misplaced(
                ("**/.gemini/agents/*/**/*.md",),
                frozenset({"name"}),
                "Gemini CLI does not look below `.gemini/agents`; move the file up",
                "program",
            ),
        ),
    ),
    identity=Identity(
        by=By.FIELD,
        rule=NameRule(
            forbidden=((r"[^a-z0-9_-]", "may have only lowercase letters, digits, `-` and `_`"),),
            source="subagents",
        ),
        precedence=Precedence(together="uses the first it reads and warns", source="program"),
    ),
    loader=Loader("Gemini CLI", data.verdicts(FOLDER, "agent"), HeaderEnd.LINE_START, exact_fences=True),
    vocabulary=WORDS,
    guidance=Guidance(templates.AGENT, SECTIONS),
    sources=SOURCES,
)

DIALECT = Dialect(
    "gemini-cli",
    "Gemini CLI",
    (AGENT,),
    (Reader("gemini-cli", "Gemini CLI", (Reads(AGENT, scope="gemini-cli"),), "0.61.0"),),
)
