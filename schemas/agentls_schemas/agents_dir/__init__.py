"""`.agents/agents`: agents for whoever reads them. No tool owns the folder, and no specification says what is in it."""

from pathlib import Path

from agentls_schemas import data
from agentls_schemas.agents_dir.agent import Agent
from agentls_schemas.agents_dir.readers import readers
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity
from agentls_schemas.kind import Dialect, Kind
from agentls_schemas.place import Place
from agentls_schemas.templates import agent_prompt
from agentls_schemas.verdicts import Loader

FOLDER = data.Folder(Path(__file__).parent)

TEMPLATE = """\
---
name: ${name}
description: ${1:Does one kind of task, which this sentence names. Use it when such a task comes up.}
---

""" + agent_prompt(2)

AGENT = Kind(
    id="agents-dir/agent",
    title="Agent in .agents",
    declared=Fields(Agent, extensible=True),
    place=Place(
        ("**/.agents/agents/*.md", "**/.agents/agents/*/agent.md", "**/.agents/agents/*/AGENT.md"),
        homes=(".agents/agents",),
        user_homes=(".agents/agents",),
    ),
    identity=Identity(by=By.FIELD),
    loader=Loader("Goose", data.verdicts(FOLDER, "agent")),
    guidance=Guidance(TEMPLATE, SECTIONS),
    sources=FOLDER.table(data.sources),
)

DIALECT = Dialect("agents-dir", ".agents", (AGENT,), readers(AGENT, FOLDER))
