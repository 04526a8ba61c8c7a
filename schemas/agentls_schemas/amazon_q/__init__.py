"""Amazon Q Developer: the agents of its command line, in JSON. Kiro's command line replaces it."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from agentls.format import Format, Layout
from agentls_schemas import data
from agentls_schemas.amazon_q.agent import Agent
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import Identity, Precedence
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.mcp import Mcp
from agentls_schemas.place import Place
from agentls_schemas.verdicts import Confidence, Loader
from agentls_schemas.vocabulary import Vocabulary

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)

TEMPLATE = """\
{
  "name": ${name},
  "description": "${1:Does one kind of task, which this sentence names.}",
  "prompt": "${2:You are a specialist in one field. Do the task in small steps, check the outcome, and report it.}",
  "tools": ["${3:fs_read}"]
}
"""

AGENT = Kind(
    id="amazon-q/agent",
    title="Amazon Q agent",
    declared=Fields(Agent, Layout(Format.JSON, "prompt"), foreign=data.foreign_keys(FOLDER, "agent")),
    place=Place(
        ("**/.amazonq/cli-agents/*.json", "**/.aws/amazonq/cli-agents/*.json"),
        homes=(".amazonq/cli-agents",),
        user_homes=(".aws/amazonq/cli-agents",),
    ),
    identity=Identity(
        suffix=".json",
        precedence=Precedence(nearest="uses the project's and warns", source="program"),
    ),
    loader=Loader("Amazon Q", data.verdicts(FOLDER, "agent"), is_strict=True),
    vocabulary=Vocabulary(
        FOLDER.table(lambda folder: data.tools(folder, SOURCES, "format", "format")),
        tool_forms={"*": "All tools.", "@builtin": "All tools that come with Amazon Q."},
        equivalents=FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("tools")["equivalents"])),
        mcp=Mcp("@{server}/{tool}", alone=True, given_servers=("*",)),
    ),
    guidance=Guidance(TEMPLATE, SECTIONS),
    sources=SOURCES,
)

DIALECT = Dialect(
    "amazon-q", "Amazon Q", (AGENT,), (Reader("amazon-q", "Amazon Q", (Reads(AGENT, confidence=Confidence.TEXT),)),)
)
