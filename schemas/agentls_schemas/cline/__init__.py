"""Cline: its agents, which are a YAML header and a prompt in files that end in ``.yaml``."""

from pathlib import Path

from agentls_schemas import data
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.cline.agent import Agent
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity, Precedence
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Misplaced, Place
from agentls_schemas.templates import agent_prompt
from agentls_schemas.verdicts import Confidence, Loader
from agentls_schemas.vocabulary import Invocation, Vocabulary

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)

TEMPLATE = """\
---
name: ${name}
description: ${1:Does one kind of task, which this sentence names. Use it when such a task comes up.}
tools: [${2:read_files, search_codebase}]
---

""" + agent_prompt(3)

FOLDERS = (".cline/agents", "Documents/Cline/Agents")

AGENT = Kind(
    id="cline/agent",
    title="Cline agent",
    declared=Fields(Agent, foreign=data.foreign_keys(FOLDER, "agent")),
    place=Place(
        tuple(f"**/{folder}/*{suffix}" for folder in FOLDERS for suffix in (".yaml", ".yml")),
        homes=FOLDERS[:1],
        user_homes=FOLDERS,
        misplaced=(
            Misplaced(
                ("**/.cline/agents/**/*.md",),
                frozenset({"name", "description"}),
                "Cline reads no `.md` here; end the name of the file in `.yaml`",
                "program",
            ),
        ),
    ),
    identity=Identity(
        by=By.FIELD,
        suffix=".yaml",
        loose=True,
        precedence=Precedence(together="loads the first it finds", source="program"),
    ),
    loader=Loader("Cline", data.verdicts(FOLDER, "agent"), is_strict=True),
    vocabulary=Vocabulary(
        FOLDER.table(lambda folder: data.tools(folder, SOURCES, "program", "program")),
        # Whether there is such a tool is seen when the agent runs.
        tool_pattern=r".+",
        invocation=Invocation(subagent=True),
    ),
    guidance=Guidance(TEMPLATE, SECTIONS),
    sources=SOURCES,
)

DIALECT = Dialect("cline", "Cline", (AGENT,), (Reader("cline", "Cline", (Reads(AGENT, confidence=Confidence.TEXT),)),))
