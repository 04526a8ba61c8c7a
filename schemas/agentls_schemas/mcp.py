"""How the tools of MCP servers are called in lists of tools."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct, field

from agentls.named_tuple import NamedTuple


class McpName(NamedTuple):
    """The name of an MCP server's tool, taken to pieces."""

    server: str
    start: int
    """Where the server's part begins, in characters from the name's start."""
    tool: str
    """Empty where the server stands alone."""


class ServerSyntax(NamedTuple):
    """How a field sets MCP servers up: a map of them by name, each with keys.

    A server is compared across tools by ``command``, ``args``, ``env``, ``cwd``, ``url``, ``headers`` and
    ``transport`` (``stdio``, ``http`` or ``sse``).
    """

    keys: Mapping[str, str] = MappingProxyType({})
    """Those of them that are written otherwise: ``{"headers": "http_headers"}``; empty for those it has not."""
    type_key: str = "type"
    """The key that names the transport; empty for none."""
    urls: Mapping[str, str] = MappingProxyType({})
    """Where the key of the address tells the transport, that key by transport: ``{"http": "httpUrl"}``."""
    types: Mapping[str, str] = MappingProxyType({})
    """Words for transports that are called otherwise: ``{"stdio": "local"}``; an empty one is left out."""
    also: Mapping[str, object] = MappingProxyType({})
    """What must stand there too where nothing is known of it: ``{"args": []}``, by key."""
    is_list: bool = False
    """The servers are items of a list, and a name by itself stands for one that is set up elsewhere."""
    names_only: bool = False
    """Names of servers that are set up elsewhere are all that the list takes."""
    reserved: frozenset[str] = frozenset()
    """Names that the tool keeps for servers of its own."""


class Mcp(Struct, frozen=True, eq=False, dict=True):
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

    @cached_property
    def prefix(self) -> str:
        """What stands before the server's name."""
        return self.pattern.partition("{server}")[0]

    @cached_property
    def infix(self) -> str:
        """What stands between the server's name and the tool's."""
        return self.pattern.partition("{server}")[2].removesuffix("{tool}")

    def parse(self, name: str) -> McpName | None:
        """The pieces of a name, also of one without its end; None where it is of no server's tool."""
        if not name.startswith(self.prefix) or not (self.prefix or self.infix in name):
            return None
        server, _, tool = name[len(self.prefix) :].partition(self.infix)
        return McpName(server, len(self.prefix), tool)

    def surrounds(self, text: str, start: int, end: int) -> bool:
        """Whether a server's name, from a character of a text to another, stands in the name of a tool."""
        if self.prefix:
            return text.endswith(self.prefix, 0, start)
        return text.startswith(self.infix, end)

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

    @cached_property
    def after_server(self) -> str:
        """A regular expression for the end of a server's name in that of a tool, in any text."""
        return rf"(?={re.escape(self.infix)}|(?![\w-]))"

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
