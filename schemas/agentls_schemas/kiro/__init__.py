"""Kiro: its agents, in Markdown and in JSON, and its steering files. None of it could be run."""

from agentls.format import Format, Layout
from agentls_schemas import data
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity, Sort
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.kiro import templates
from agentls_schemas.kiro.agent import Agent
from agentls_schemas.kiro.agent_json import JsonAgent
from agentls_schemas.kiro.steering import Steering
from agentls_schemas.kiro.vocabulary import FOLDER, SOURCES, WORDS
from agentls_schemas.place import Misplaced, Place
from agentls_schemas.verdicts import Confidence, Loader

STEERING_AMONG_AGENTS = Misplaced(
    ("**/.kiro/agents/**/*.md",),
    frozenset({"inclusion"}),
    "Kiro takes each `.md` below `.kiro/agents` for an agent, this steering file too; move it to `.kiro/steering`",
    "nested",
)

AGENT = Kind(
    id="kiro/agent",
    title="Kiro agent",
    declared=Fields(Agent, foreign=data.foreign_keys(FOLDER, "agent")),
    place=Place(
        ("**/.kiro/agents/**/*.md",),
        evidence=frozenset({"description"}),
        own=frozenset({"excludedTools", "includeMcpJson", "includePowers", "welcomeMessage"}),
        homes=(".kiro/agents",),
        user_homes=(".kiro/agents",),
        misplaced=(STEERING_AMONG_AGENTS,),
    ),
    identity=Identity(by=By.PATH),
    loader=Loader("Kiro", data.verdicts(FOLDER, "agent"), is_strict=True),
    vocabulary=WORDS,
    guidance=Guidance(templates.AGENT, SECTIONS),
    sources=SOURCES,
)

AGENT_JSON = Kind(
    id="kiro/agent-json",
    title="Kiro CLI agent (JSON)",
    declared=Fields(JsonAgent, Layout(Format.JSON, "prompt"), foreign=data.foreign_keys(FOLDER, "agent-json")),
    place=Place(
        ("**/.kiro/agents/*.json",),
        homes=(".kiro/agents",),
        user_homes=(".kiro/agents",),
    ),
    identity=Identity(suffix=".json"),
    loader=Loader("Kiro CLI", data.verdicts(FOLDER, "agent-json")),
    vocabulary=WORDS,
    guidance=Guidance(templates.AGENT_JSON, SECTIONS),
    sources=SOURCES,
)

STEERING = Kind(
    id="kiro/steering",
    title="Kiro steering file",
    declared=Fields(Steering, foreign=data.foreign_keys(FOLDER, "steering")),
    place=Place(
        ("**/.kiro/steering/**/*.md",),
        homes=(".kiro/steering",),
        user_homes=(".kiro/steering",),
    ),
    identity=Identity(Sort.FILE),
    loader=Loader("Kiro", data.verdicts(FOLDER, "steering"), is_strict=True),
    guidance=Guidance(templates.STEERING, SECTIONS),
    sources=SOURCES,
)

KIRO = Reader(
    "kiro",
    "Kiro",
    (
        Reads(
            AGENT, source="agents", confidence=Confidence.DOCS, note="Kiro IDE 1 and Kiro CLI 3 read it, CLI 2 does not"
        ),
        Reads(
            AGENT_JSON,
            source="agents-json",
            confidence=Confidence.DOCS,
            note="Kiro CLI 2 reads it, and Kiro IDE since 1.1; CLI 3 wants Markdown",
        ),
        Reads(STEERING, source="steering", confidence=Confidence.DOCS),
    ),
    version="IDE 1.1, CLI 3.0",
)

DIALECT = Dialect("kiro", "Kiro", (AGENT, AGENT_JSON, STEERING), (KIRO,))
