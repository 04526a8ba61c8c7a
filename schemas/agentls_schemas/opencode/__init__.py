"""OpenCode: its agents and commands, of version 1 and version 2."""

from agentls.format import Format, Layout
from agentls_schemas import data
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity, Sort
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.opencode import templates
from agentls_schemas.opencode import vocabulary as words
from agentls_schemas.opencode.agent import Agent
from agentls_schemas.opencode.command import Command
from agentls_schemas.place import Place
from agentls_schemas.verdicts import HeaderEnd, Loader, Repair

VERSION_1, VERSION_2 = "opencode-1", "opencode-2"
VERSIONS = {"": ("OpenCode 1", "OpenCode 2"), VERSION_1: ("OpenCode 1",), VERSION_2: ("OpenCode 2",)}


def loader(kind: str) -> Loader:
    """How OpenCode reads its files of a kind. Source: program."""
    verdicts = data.verdicts(words.FOLDER, kind)
    end, repair = HeaderEnd.LINE_START, Repair.BLOCKS
    return Loader("OpenCode", verdicts, end, repair=repair, tabs_indent=False, readers=VERSIONS)


def place(*folders: str, own: frozenset[str] = frozenset()) -> Place:
    """Where files lie, in a project and for all of a user's."""
    homes = tuple(f".opencode/{folder}" for folder in folders)
    user = tuple(f".config/opencode/{folder}" for folder in folders)
    paths = tuple(f"**/{home}/**/*.md" for home in (*homes, *user))
    return Place(paths, evidence=frozenset({"description"}), own=own, homes=homes, user_homes=user)


AGENT = Kind(
    id="opencode/agent",
    title="OpenCode agent",
    declared=Fields(Agent, foreign=data.foreign_keys(words.FOLDER, "agent"), unlisted=words.OPTIONS),
    place=place("agents", "agent", own=frozenset({"mode", "permission"})),
    identity=Identity(by=By.PATH),
    loader=loader("agent"),
    vocabulary=words.VOCABULARY,
    guidance=Guidance(templates.AGENT, words.SECTIONS),
    sources=words.SOURCES,
)

COMMAND = Kind(
    id="opencode/command",
    title="OpenCode command",
    declared=Fields(Command, foreign=data.foreign_keys(words.FOLDER, "command")),
    place=place("commands", "command"),
    identity=Identity(Sort.COMMAND, By.PATH),
    loader=loader("command"),
    vocabulary=words.VOCABULARY,
    guidance=Guidance(templates.COMMAND, words.SECTIONS),
    sources=words.SOURCES,
)


def _config() -> Fields:
    from agentls_schemas.opencode.configuration import config

    return Fields(
        config(), Layout(Format.JSON, relaxed=True), foreign=data.foreign_keys(words.FOLDER, "config"), deep=True
    )


CONFIG = Kind(
    id="opencode/config",
    title="OpenCode settings",
    declared=_config,
    place=Place(
        ("**/.opencode/opencode.json", "**/.opencode/opencode.jsonc"),
        likely=("**/opencode.json", "**/opencode.jsonc"),
        # OpenCode itself writes it into each that it starts with.
        evidence=frozenset({"$schema"}),
        rooted=True,
    ),
    identity=Identity(Sort.FILE, By.NOTHING, suffix=".json", gives=(Sort.AGENT, Sort.COMMAND)),
    loader=Loader("OpenCode", data.verdicts(words.FOLDER, "config")),
    vocabulary=words.VOCABULARY,
    sources=words.SOURCES,
)

ONE = Reader(
    "opencode-1",
    "OpenCode 1",
    (Reads(AGENT, scope="opencode-1"), Reads(COMMAND, scope="opencode-1"), Reads(CONFIG, source="config-file")),
    "1.18.33",
)
TWO = Reader(
    "opencode-2",
    "OpenCode 2",
    (Reads(AGENT, scope="opencode-2"), Reads(COMMAND, scope="opencode-2")),
    "2, inside 1.18.33",
)

DIALECT = Dialect("opencode", "OpenCode", (AGENT, COMMAND, CONFIG), (ONE, TWO))
