"""Trae: its agents (subagents)."""

from pathlib import Path

from agentls_schemas import data
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity, NameRule
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.mcp import Mcp
from agentls_schemas.place import Place
from agentls_schemas.templates import agent_prompt
from agentls_schemas.trae.agent import Agent
from agentls_schemas.verdicts import Confidence, Loader
from agentls_schemas.vocabulary import Invocation, Vocabulary

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)

TEMPLATE = """\
---
name: ${name}
description: ${1:Does one kind of task, which this sentence names. Use it when such a task comes up.}
tools: ${2:Read, Grep, Glob}
---

""" + agent_prompt(3)

AGENT = Kind(
    id="trae/agent",
    title="Trae agent",
    declared=Fields(Agent, foreign=data.foreign_keys(FOLDER, "agent")),
    place=Place(
        ("**/.trae/agents/*.md", "**/.trae-cn/agents/*.md"),
        homes=(".trae/agents",),
        user_homes=(".trae-cn/agents", ".trae/agents"),
    ),
    identity=Identity(
        by=By.FIELD,
        rule=NameRule(
            style=r"[A-Za-z0-9-]+",
            style_doc="only letters, digits and `-`",
            source="subagents",
        ),
    ),
    loader=Loader("Trae", data.verdicts(FOLDER, "agent")),
    vocabulary=Vocabulary(
        FOLDER.table(lambda folder: data.tools(folder, SOURCES, "subagents", "subagents")),
        mcp=Mcp("mcp__{server}__{tool}", given_servers=("*",)),
        invocation=Invocation(subagent=True),
    ),
    guidance=Guidance(TEMPLATE, SECTIONS),
    sources=SOURCES,
)

READS = (Reads(AGENT, source="subagents", confidence=Confidence.DOCS),)

DIALECT = Dialect("trae", "Trae", (AGENT,), (Reader("trae", "Trae", READS),))
