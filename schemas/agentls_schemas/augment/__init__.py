"""Augment: the agents of its command line, auggie."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from agentls_schemas import data
from agentls_schemas.augment.agent import Agent
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity, NameRule
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
tools: [${2:view, grep-search, codebase-retrieval}]
---

""" + agent_prompt(3)

AGENT = Kind(
    id="augment/agent",
    title="Augment agent",
    declared=Fields(Agent, foreign=data.foreign_keys(FOLDER, "agent")),
    place=Place(
        ("**/.augment/agents/**/*.md",),
        skipped=("**/.augment/agents/**/.*",),
        evidence=frozenset({"name", "description"}),
        own=frozenset({"disabled_tools", "replace_system_prompt", "finish_tool"}),
        homes=(".augment/agents",),
        user_homes=(".augment/agents",),
    ),
    identity=Identity(
        by=By.PATH,
        separator=":",
        rule=NameRule(
            style=r"[A-Za-z0-9_-]+", style_doc="only letters, digits, `_` and `-`; others become `-`", source="program"
        ),
    ),
    loader=Loader("Augment", data.verdicts(FOLDER, "agent")),
    vocabulary=Vocabulary(
        FOLDER.table(lambda folder: data.tools(folder, SOURCES, "program", "program")),
        equivalents=FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("tools")["equivalents"])),
        # Tools of MCP servers end in the server's name; how is not documented.
        tool_pattern=r"\S+_\S+",
        invocation=Invocation(subagent=True),
    ),
    guidance=Guidance(TEMPLATE, SECTIONS),
    sources=SOURCES,
)

FOLDERS = ("**/.augment/agents/**/*.md", "**/.claude/agents/**/*.md", "**/.agents/agents/**/*.md")

DIALECT = Dialect(
    "augment",
    "Augment",
    (AGENT,),
    (Reader("augment", "Augment", (Reads(AGENT, FOLDERS, confidence=Confidence.TEXT),), "0.36.0"),),
)
