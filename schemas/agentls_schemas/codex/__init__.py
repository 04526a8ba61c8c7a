"""Codex: its agents, which it calls roles."""

from agentls.format import Format, Layout
from agentls_schemas import data
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.codex import templates
from agentls_schemas.codex.agent import UNLISTED, Agent
from agentls_schemas.codex.vocabulary import FOLDER, SOURCES, WORDS
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity, Precedence, Sort
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Place
from agentls_schemas.verdicts import Loader

AGENT = Kind(
    id="codex/agent",
    title="Codex agent",
    declared=Fields(
        Agent,
        Layout(Format.TOML, "developer_instructions"),
        foreign=data.foreign_keys(FOLDER, "agent"),
        unlisted=UNLISTED,
    ),
    place=Place(
        ("**/.codex/agents/**/*.toml",),
        evidence=frozenset({"name", "description"}),
        own=frozenset({"developer_instructions"}),
        homes=(".codex/agents",),
        user_homes=(".codex/agents",),
    ),
    identity=Identity(
        by=By.FIELD,
        suffix=".toml",
        precedence=Precedence(together="loads the first it finds and reports the other", source="program"),
    ),
    loader=Loader("Codex", data.verdicts(FOLDER, "agent")),
    vocabulary=WORDS,
    guidance=Guidance(templates.AGENT, SECTIONS),
    sources=SOURCES,
)


def _config() -> Fields:
    from agentls_schemas.codex.configuration import config

    return Fields(config(), Layout(Format.TOML), foreign=data.foreign_keys(FOLDER, "config"), deep=True)


CONFIG = Kind(
    id="codex/config",
    title="Codex settings",
    declared=_config,
    place=Place(("**/.codex/config.toml",), rooted=True),
    identity=Identity(Sort.FILE, By.NOTHING, suffix=".toml", gives=(Sort.AGENT,)),
    loader=Loader("Codex", data.verdicts(FOLDER, "config")),
    vocabulary=WORDS,
    sources=SOURCES,
)

DIALECT = Dialect(
    "codex",
    "Codex",
    (AGENT, CONFIG),
    (Reader("codex", "Codex", (Reads(AGENT), Reads(CONFIG, source="config-file")), "0.171.0"),),
)
