"""Tools: their names, how a list of them is written, and how those of MCP servers are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from agentls_schemas.source import Source  # noqa: TC001


class ToolState(StrEnum):
    """Where a tool is in its life."""

    CURRENT = "current"
    RENAMED = "renamed"
    """The old name still works."""
    RETIRED = "retired"
    """The name no longer means anything."""


class Tool(NamedTuple):
    """A tool an agent may be given."""

    name: str
    doc: str
    source: Source
    state: ToolState = ToolState.CURRENT
    successor: str = ""
    """The current tool that does this work; empty when nothing does or several share it."""
    note: str = ""
    since: str = ""
    unavailable: bool = False
    """Never given to a subagent, even if listed."""
    specifier: str = ""
    """What may stand in parentheses; empty when nothing may."""
    always: bool = False
    """Given even when it is not listed."""
    several: tuple[str, ...] = ()
    """Of a former tool, the current ones that share its work."""

    @property
    def successors(self) -> tuple[str, ...]:
        """The current tools that do a former one's work."""
        return self.several or ((self.successor,) if self.successor else ())


class ForeignTools(NamedTuple):
    """How another agent tool calls its tools."""

    of: str
    """That tool's name in messages."""
    names: frozenset[str]
    forms: str
    """A regular expression (full match) for what else stands in its lists; empty for nothing."""
    source: Source

    def has(self, name: str) -> bool:
        """Whether a name is one of its tools'."""
        return name in self.names or bool(self.forms and re.fullmatch(self.forms, name))


class ToolForm(StrEnum):
    """How a field says which tools are given, or denied."""

    LIST = "list"
    """A list of names; in one text they are parted by the field's separators."""
    COMMA = "comma"
    """The same, written as one text with commas by custom: ``Read, Grep``."""
    SPACES = "spaces"
    """The same, written as one text with blanks by custom: ``Read Grep``."""
    BOOL_MAP = "bool-map"
    """Names with ``true`` or ``false``: ``{write: false}``."""
    PERMISSION_MAP = "permission-map"
    """Names with ``allow``, ``ask`` or ``deny``, or with such words by pattern: ``{bash: {"git *": allow}}``."""
    PERMISSION_RULES = "permission-rules"
    """A list of maps with the keys ``action``, ``resource`` and ``effect``."""
    READONLY = "readonly"
    """``true`` takes away all tools that change something."""
    CATEGORY = "category"
    """Names of groups of tools."""


_LISTS = frozenset({ToolForm.LIST, ToolForm.COMMA, ToolForm.SPACES, ToolForm.CATEGORY})


class Effect(StrEnum):
    """What an entry of a list of tools does for the tool."""

    ALLOW = "allow"
    """It is given, or needs no permission."""
    ASK = "ask"
    DENY = "deny"


class Permissions(NamedTuple):
    """How a list of tools that need no permission is read."""

    commands: frozenset[str]
    """The tools whose parentheses hold the beginning of a command: ``Bash(git:*)``, ``Bash(git *)``."""
    source: str


class ToolSyntax(NamedTuple):
    """How a field that lists tools is read."""

    form: ToolForm = ToolForm.LIST
    empty_gives_none: bool = False
    """An empty list gives no tools; otherwise it is as if the field were left out."""
    whole_tools: bool = False
    """A specifier is ignored here: ``Bash(git *)`` stands for all of Bash."""
    specified_tools: frozenset[str] = frozenset()
    """Of these tools it counts all the same."""
    instead: str = ""
    """What sets limits where specifiers are ignored, as a sentence without its end."""
    literal: bool = False
    """An item is a name from its first character to its last: with parentheses or blanks it is another name."""
    permissions: Permissions | None = None
    """Of a list that asks for permissions, how it is read; None where it gives tools."""
    rules: Rules | None = None
    """Of a map or list of rules, how they are matched."""
    takes_word: bool = False
    """One word may stand for a map: it is said of all tools."""

    @property
    def is_list(self) -> bool:
        """Whether it is a list of names: of all that is given, or denied."""
        return self.form in _LISTS


class McpName(NamedTuple):
    """The name of an MCP server's tool, taken to pieces."""

    server: str
    start: int
    """Where the server's part begins, in characters from the name's start."""
    tool: str
    """Empty where the server stands alone."""


@dataclass(frozen=True, eq=False)
class Mcp:
    """How the tools of MCP servers are called in lists of tools.

    Raises:
        ValueError: the pattern does not have both parts, parted by something.
    """

    pattern: str
    """``mcp__{server}__{tool}``."""
    alone: bool = False
    """What stands before the tool names all tools of its server: ``mcp__server``."""
    spelling: str = ""
    """A regular expression for what is replaced by ``_`` where a server's name stands in a tool's."""
    plugin_servers: str = ""
    """A regular expression (full match) for servers that a plugin brings: its groups name `plugin` and `server`."""
    given_servers: tuple[str, ...] = ()
    """Globs of the servers that no file of a project sets up."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Files that set servers up, from a project's or collection's root: each with the key that holds them."""
    only_running: bool = False
    """The tool says itself of servers that do not run that it ignores their tools, whoever sets them up."""
    valid: str = ""
    """A regular expression (full match) for the names that the tool takes; empty where it takes any."""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[^{}]*\{server\}[^{}]+\{tool\}", self.pattern):
            raise ValueError(f"{self.pattern!r} is no pattern such as 'mcp__{{server}}__{{tool}}'")

    @property
    def prefix(self) -> str:
        """What stands before the server's name."""
        return self.pattern.partition("{server}")[0]

    @property
    def infix(self) -> str:
        """What stands between the server's name and the tool's."""
        return self.pattern.partition("{server}")[2].removesuffix("{tool}")

    def parse(self, name: str) -> McpName | None:
        """The pieces of a name, also of one without its end; None where it is of no server's tool."""
        if not name.startswith(self.prefix) or not (self.prefix or self.infix in name):
            return None
        server, _, tool = name[len(self.prefix) :].partition(self.infix)
        return McpName(server, len(self.prefix), tool)

    def spell(self, server: str) -> str:
        """A server's name as it stands in the names of its tools."""
        return re.sub(self.spelling, "_", server) if self.spelling else server

    def write(self, server: str, tool: str = "*") -> str:
        """The name of a server's tool, or that of all its tools."""
        if tool == "*" and self.alone:
            return self.prefix + self.spell(server)
        return self.prefix + self.spell(server) + self.infix + tool

    def covers(self, whole: str, name: str) -> bool:
        """Whether one name stands for the other too: it is the same, or that of all the server's tools."""
        return f"{name}{self.infix}".startswith(whole.removesuffix("*").removesuffix(self.infix) + self.infix)

    def takes(self, name: str) -> bool:
        """Whether the tool takes a name at all."""
        return not self.valid or re.fullmatch(self.valid, name) is not None

    def is_definite(self, name: str) -> bool:
        """Whether a name has its pieces, with no star in them but one that is all of the tool's."""
        if self.valid:
            return self.takes(name)
        bare = name.removesuffix(f"{self.infix}*")
        return bare.startswith(self.prefix) and "*" not in bare

    @property
    def any_name(self) -> str:
        """A regular expression for the names of all servers' tools."""
        return f"{re.escape(self.prefix)}.*" if self.prefix else f".+{re.escape(self.infix)}.+"

    @property
    def forms(self) -> dict[str, str]:
        """The forms such an entry may take, as snippets (``mcp__${1:server}__*``), each with its meaning."""
        server = self.prefix + "${1:server}"
        everything, bare = f"{server}{self.infix}*", self.prefix + "server"
        same = f"; `{bare}` alone means the same." if self.alone else "."
        found = {
            everything: "All tools of an MCP server" + same,
            f"{server}{self.infix}${{2:tool}}": "One tool of an MCP server.",
        }
        return found | ({server: f"All tools of an MCP server, as `{bare}{self.infix}*`."} if self.alone else {})


class Matched(StrEnum):
    """What the pattern of a rule is compared with."""

    PATH = "path"
    """A path as seen from the project's root: ``src/a.py``, ``../b.py``."""
    PATH_ANYWHERE = "path-anywhere"
    """A path as seen from the project's root, or an absolute one outside of it."""
    FOLDER = "folder"
    """The absolute path of a folder, with ``/*`` behind it."""
    COMMAND = "command"
    """A whole command line."""
    NAME = "name"
    """The name of an agent or a skill."""
    TEXT = "text"
    """Something else: an address, a search pattern."""


class Void(NamedTuple):
    """When the rules of a field are not enforced at all."""

    beside: frozenset[str]
    """The keys that may stand beside it; with any other, nothing is enforced."""
    says: str
    """Why, as a sentence without its end; ``{}`` stands for the other key."""
    elsewhere: str = ""
    """Which reader never enforces it, as a sentence without its end."""


class Rules(NamedTuple):
    """How the rules of a field are matched."""

    names: Mapping[str, Matched]
    """What rules can be about, the tools' own words, with what a pattern behind it is compared with."""
    instead: Mapping[str, str] = MappingProxyType({})
    """Names that no tool asks for, in lower case, with the one that is asked for in its place: ``write``, ``edit``."""
    wholes: frozenset[str] = frozenset()
    """Of ``names``, those that take no pattern."""
    mcp: Mcp | None = None
    """How tools of MCP servers are called here."""
    foreign_mcp: Mcp | None = None
    """How they are called elsewhere, which matches nothing here."""
    void: Void | None = None
    source: str = ""
    """A key of the dialect's sources, for how rules are matched."""
