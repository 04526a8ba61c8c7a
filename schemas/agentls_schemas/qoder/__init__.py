"""Qoder: its agents (subagents), as Qoder CLI reads them."""

from agentls_schemas import data
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Place
from agentls_schemas.qoder import templates
from agentls_schemas.qoder.agent import Agent
from agentls_schemas.qoder.vocabulary import FOLDER, SOURCES, WORDS
from agentls_schemas.verdicts import HeaderEnd, Loader, Repair

AGENT = Kind(
    id="qoder/agent",
    title="Qoder agent",
    declared=Fields(Agent, foreign=data.foreign_keys(FOLDER, "agent")),
    place=Place(
        ("**/.qoder/agents/**/*.md",),
        skipped=("**/.qoder/agents/**/_*.md",),
        evidence=frozenset({"name", "description"}),
        own=frozenset({"timeoutMins"}),
        homes=(".qoder/agents",),
        user_homes=(".qoder/agents",),
        # Every file of the folder is taken for an agent, pages too.
        documentation=(),
    ),
    identity=Identity(by=By.FIELD),
    loader=Loader(
        "Qoder",
        data.verdicts(FOLDER, "agent"),
        HeaderEnd.LINE_START,
        exact_fences=True,
        repair=Repair.ONE_LINE,
        is_strict=True,
    ),
    vocabulary=WORDS,
    guidance=Guidance(templates.AGENT, SECTIONS),
    sources=SOURCES,
)

DIALECT = Dialect("qoder", "Qoder", (AGENT,), (Reader("qoder-cli", "Qoder CLI", (Reads(AGENT),), "1.1.52"),))
