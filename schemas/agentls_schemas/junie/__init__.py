"""Junie, JetBrains' agent: the subagents of its command line."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from agentls_schemas import data
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import Identity, NameRule
from agentls_schemas.junie.agent import Agent
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Place
from agentls_schemas.templates import agent_prompt
from agentls_schemas.verdicts import Confidence, Loader
from agentls_schemas.vocabulary import Invocation, Vocabulary

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)

TEMPLATE = """\
---
name: ${name}
description: ${1:Does one kind of task, which this sentence names. Use it when such a task comes up.}
tools: [${2:Read, Grep, Glob}]
---

""" + agent_prompt(3)

AGENT = Kind(
    id="junie/agent",
    title="Junie agent",
    declared=Fields(Agent, foreign=data.foreign_keys(FOLDER, "agent")),
    place=Place(
        ("**/.junie/agents/*.md",),
        evidence=frozenset({"description"}),
        own=frozenset({"reasoningLevel", "allowPromptArgument"}),
        homes=(".junie/agents",),
        user_homes=(".junie/agents",),
    ),
    identity=Identity(
        rule=NameRule(
            style=r"[a-z0-9_-]+",
            style_doc="only lowercase letters, digits, `-` and `_`",
            source="subagents",
        ),
    ),
    loader=Loader("Junie", data.verdicts(FOLDER, "agent")),
    vocabulary=Vocabulary(
        FOLDER.table(lambda folder: data.tools(folder, SOURCES, "subagents", "subagents")),
        equivalents=FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("tools")["equivalents"])),
        # Real agents name groups that the page does not have (`Search`), and nothing was run.
        tool_pattern=r".+",
        invocation=Invocation(subagent=True),
    ),
    guidance=Guidance(TEMPLATE, SECTIONS),
    sources=SOURCES,
)

READS = (Reads(AGENT, ("**/.junie/agents/*.md", "**/.agents/*.md"), source="subagents", confidence=Confidence.DOCS),)

DIALECT = Dialect("junie", "Junie", (AGENT,), (Reader("junie", "Junie", READS, "July 2026"),))
