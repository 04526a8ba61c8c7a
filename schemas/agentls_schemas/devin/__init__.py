"""Devin, in its desktop (once Windsurf) and on the command line: its agents and rules. None of it could be run."""

from agentls.format import Layout
from agentls_schemas import data
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.devin import templates
from agentls_schemas.devin.agent import Agent
from agentls_schemas.devin.rule import Rule
from agentls_schemas.devin.vocabulary import FOLDER, SOURCES, WORDS
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance, Limit
from agentls_schemas.identity import By, Identity, Sort
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Place
from agentls_schemas.verdicts import Confidence, Loader

FIELDS = Fields(Agent, foreign=data.foreign_keys(FOLDER, "agent"))
LOADER = Loader("Devin", data.verdicts(FOLDER, "agent"), is_strict=True)
LONG = Limit(
    12_000,
    (),
    "Rule over {} characters, which are the most that Devin Desktop takes",
    here=True,
    source="rules-secondary",
)

AGENT = Kind(
    id="devin/agent",
    title="Devin agent",
    declared=FIELDS,
    place=Place(
        ("**/.devin/agents/*/AGENT.md",),
        homes=(".devin/agents",),
        user_homes=(".config/devin/agents",),
        documentation=(),
    ),
    identity=Identity(by=By.FOLDER, suffix="/AGENT.md"),
    loader=LOADER,
    vocabulary=WORDS,
    guidance=Guidance(templates.AGENT, SECTIONS),
    sources=SOURCES,
)

AGENT_FILE = Kind(
    id="devin/agent-file",
    title="Devin agent without a folder",
    declared=FIELDS,
    place=Place(("**/.devin/agents/*.md",), homes=(".devin/agents",), user_homes=(".config/devin/agents",)),
    loader=LOADER,
    vocabulary=WORDS,
    guidance=Guidance(sections=SECTIONS),
    sources=SOURCES,
)

RULE = Kind(
    id="windsurf/rule",
    title="Devin rule (Windsurf)",
    declared=Fields(Rule, Layout(bare_keys=frozenset({"globs"})), foreign=data.foreign_keys(FOLDER, "rule")),
    place=Place(
        ("**/.devin/rules/**/*.md", "**/.windsurf/rules/**/*.md"),
        homes=(".devin/rules", ".windsurf/rules"),
    ),
    identity=Identity(Sort.FILE, By.PATH),
    loader=Loader("Devin", data.verdicts(FOLDER, "rule"), is_strict=True),
    guidance=Guidance(templates.RULE, SECTIONS, body_limit=LONG),
    sources=SOURCES,
)

DEVIN = Reader(
    "devin",
    "Devin",
    (
        Reads(AGENT, source="subagents", confidence=Confidence.DOCS),
        Reads(
            AGENT_FILE,
            (
                "**/.devin/agents/*.md",
                "**/.agents/agents/*.md",
                "**/.agents/agents/*/agent.md",
                "**/.claude/agents/*.md",
                "**/.cursor/agents/*.md",
            ),
            source="subagents",
            confidence=Confidence.DOCS,
            note="`read_config_from` in its settings says whether it takes agents of other tools; by default it does",
        ),
        Reads(RULE, source="rules", confidence=Confidence.DOCS),
    ),
)

DIALECT = Dialect("devin", "Devin", (AGENT, AGENT_FILE), (DEVIN,))
WINDSURF = Dialect("windsurf", "Windsurf", (RULE,))
