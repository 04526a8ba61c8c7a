"""Kilo: its agents. It is a fork of OpenCode 1, and what is said of that holds where nothing else is said."""

from agentls_schemas import data
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity
from agentls_schemas.kilo.agent import Agent
from agentls_schemas.kilo.vocabulary import FOLDER, SOURCES, WORDS
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.opencode import templates
from agentls_schemas.opencode import vocabulary as opencode
from agentls_schemas.place import Place
from agentls_schemas.verdicts import HeaderEnd, Loader, Repair

HOMES = tuple(f"{top}/{folder}" for top in (".kilo", ".kilocode") for folder in ("agents", "agent"))
FOREIGN = data.foreign_keys(FOLDER, "agent")
"""Keys of other tools that something else is said of than in OpenCode."""
USER_HOMES = (".config/kilo/agents", ".config/kilo/agent")

AGENT = Kind(
    id="kilo/agent",
    title="Kilo agent",
    declared=Fields(
        Agent,
        foreign=data.Table(lambda: dict(data.foreign_keys(opencode.FOLDER, "agent")) | dict(FOREIGN)),
        unlisted=opencode.OPTIONS | {"deprecated", "native", "hidden_from_cycle"},
    ),
    place=Place(tuple(f"**/{home}/**/*.md" for home in (*HOMES, *USER_HOMES)), homes=HOMES, user_homes=USER_HOMES),
    identity=Identity(by=By.PATH),
    loader=Loader(
        "Kilo", data.verdicts(FOLDER, "agent"), HeaderEnd.LINE_START, repair=Repair.BLOCKS, tabs_indent=False
    ),
    vocabulary=WORDS,
    guidance=Guidance(templates.AGENT, opencode.SECTIONS),
    sources=SOURCES,
)

DIALECT = Dialect("kilo", "Kilo", (AGENT,), (Reader("kilo", "Kilo", (Reads(AGENT, scope="kilo"),), "7.7.9"),))
