"""The words of a tool: its tools, models, hooks and agents, and how a file is called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from agentls_schemas.mcp import Mcp, McpName
    from agentls_schemas.models import Models
    from agentls_schemas.tools import ForeignTools, Tool


class HookHandler(NamedTuple):
    """What a hook can do, as a type of handler."""

    required: tuple[str, ...] = ()
    """The keys it must have beside ``type``."""
    keys: tuple[str, ...] = ()
    """All keys it takes."""
    one_of: tuple[str, ...] = ()
    """It must have one of these keys too; empty for no such demand."""


class Moment(StrEnum):
    """What an event of hooks is in any agent tool."""

    BEFORE_TOOL = "before-tool"
    """A tool is about to be called; a hook can refuse that."""
    AFTER_TOOL = "after-tool"
    END = "end"
    """The agent has finished."""


class Hooks(Struct, frozen=True, eq=False):
    """The events that hooks can be for, and what they can do."""

    events: Mapping[str, str] = field(default_factory=dict)
    """Event name to what it means."""
    handlers: Mapping[str, HookHandler] = field(default_factory=dict)
    """By type."""
    guards: Sequence[str] = ()
    """Events that can deny an action: the tool takes no file with a broken entry under one of them, or a stray one."""
    elsewhere: Sequence[str] = ()
    """Keys of the header below which a guard's name means nothing."""
    means: Mapping[str, Moment] = field(default_factory=dict)
    """Of events that other tools have too, what they are for an agent; the usual one of several first."""
    obeyed: frozenset[str] = frozenset()
    """The types of handlers that were seen to run for an agent at each of these events, and to be obeyed.

    A command gets the event as JSON on its standard input, and refuses by exit code 2 or by a decision in JSON.
    """
    source: str = ""
    """A key of the kind's sources, for what was seen."""
    flat: bool = False
    """Handlers may stand below an event at once, without a group around them."""
    of_agents: Sequence[str] = ()
    """Events whose matcher is the name of an agent, or of several with bars between them."""


MOMENTS: Mapping[str, Moment] = MappingProxyType({"PreToolUse": Moment.BEFORE_TOOL, "PostToolUse": Moment.AFTER_TOOL})
"""What the events mean that nearly all tools with hooks have."""


class Prompting(NamedTuple):
    """What a tool puts into the text of a file before a model reads it.

    ``!`` and a command in backticks stands for the command's output, ``$`` and a number for an argument, from 0.
    """

    variable: str
    """Stands for all arguments: ``ARGUMENTS``."""
    names: str
    """The field that names the arguments one by one; each name is a variable too."""
    quoting: frozenset[str]
    """Languages of fences that show such a file, so that a command in them is not meant to run."""
    source: str
    variables: Mapping[str, str] = MappingProxyType({})
    """Others, written ``${NAME}``, each with what it stands for."""
    folders: Mapping[str, str] = MappingProxyType({})
    """Those of them that stand for a folder: the nearest one above that has this file; empty for the file's own."""


class Invocation(Struct, frozen=True, eq=False):
    """How a file comes to be used."""

    subagent: bool = False
    """It runs as a subagent, which tools marked ``unavailable`` are never given to."""
    agent_tool: str = ""
    """The tool that starts another agent; old names of it are among the tools as renamed."""
    before_agent: tuple[str, ...] = ()
    """Regular expressions for what stands before an agent's name where a text starts it: ``@agent-``."""
    mention: str = ""
    """What a text puts before an agent's name to hand work to it: ``@agent-``; empty for none."""
    call: str = ""
    """What it puts before the name of a skill or command to run that: ``/``; empty for none."""
    stand_in: str = ""
    """The agent that runs it where the one it names is not there, as the object of "takes"."""
    hidden_by: str = ""
    """The field that, being true, keeps models from starting it."""
    prefixed_in: str = ""
    """The scope whose agents are called with its own name in front: ``name:agent``."""
    prompting: Prompting | None = None


class Vocabulary(Struct, frozen=True, eq=False, dict=True):
    """The words that a kind's files speak of."""

    tools: Mapping[str, Tool] = field(default_factory=dict)
    case_sensitive: bool = True
    """A tool's name counts only letter by letter."""
    tool_forms: Mapping[str, str] = field(default_factory=dict)
    """Other entries of a tool list, as snippets, each with its meaning; those of MCP servers follow from ``mcp``."""
    has_star: bool = True
    """``*`` in a list of what is given stands for all tools."""
    equivalents: Mapping[str, str] = field(default_factory=dict)
    """Names of other agent tools' tools, each with the one here that does its work."""
    tool_pattern: str = ""
    """A regular expression (full match) for other entries that a tool list takes; empty for none."""
    mcp: Mcp | None = None
    """How the tools of MCP servers are called; None where a list cannot name them."""
    foreign_tools: Sequence[ForeignTools] = ()
    """How others call their tools, for lists that were written for one of them."""
    models: Models | None = None
    hooks: Hooks = field(default_factory=Hooks)
    builtin_agents: Mapping[str, str] = field(default_factory=dict)
    """Agents that are there without a file, by name, with what they do."""
    invocation: Invocation = field(default_factory=Invocation)

    @cached_property
    def all_forms(self) -> Mapping[str, str]:
        """All forms of entries that are no tool's bare name, as snippets, each with its meaning."""
        return {**(self.mcp.forms if self.mcp else {}), **self.tool_forms}

    def tool(self, name: str) -> Tool | None:
        """The tool of a name, current or former."""
        found = self._by_name.get(name)
        return found or (None if self.case_sensitive else self._folded.get(name.casefold()))

    @cached_property
    def _by_name(self) -> Mapping[str, Tool]:
        # What is read from data on first use is slow to ask, and rules ask for each name of a list.
        return {name: tool for tool in self.tools.values() for name in tool.also} | dict(self.tools)

    @cached_property
    def _current(self) -> frozenset[str]:
        return frozenset(self.tools)

    @cached_property
    def _folded(self) -> Mapping[str, Tool]:
        return {name.casefold(): tool for name, tool in reversed(list(self.tools.items()))}

    def mcp_name(self, name: str) -> McpName | None:
        """The pieces of the name of an MCP server's tool; None where it is another's."""
        found = self.mcp.parse(name) if self.mcp and not self.tool(name) else None
        return None if found and found.server in self._current else found

    def takes(self, name: str) -> bool:
        """Whether a name of no tool may stand in a list all the same."""
        return bool(self.tool_pattern) and re.fullmatch(self.tool_pattern, name) is not None

    def spelled(self, server: str) -> str:
        """A server's name as it stands in the names of its tools."""
        return self.mcp.spell(server) if self.mcp else server
