"""Tools: their names, how a list of them is written, and how those of MCP servers are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from agentls.named_tuple import NamedTuple
from agentls_schemas.mcp import Mcp  # noqa: TC001
from agentls_schemas.source import Source  # noqa: TC001


class ToolState(StrEnum):
    """Where a tool is in its life."""

    CURRENT = "current"
    RENAMED = "renamed"
    """The old name still works."""
    RETIRED = "retired"
    """The name no longer means anything."""


class Capability(StrEnum):
    """What a tool lets an agent do, by which its counterpart in another agent tool is found."""

    READ = "read"
    """Read a file."""
    LIST = "list"
    """List a folder."""
    FIND = "find"
    """Find files by name."""
    SEARCH = "search"
    """Search in files."""
    CREATE = "create"
    """Write a whole file."""
    EDIT = "edit"
    """Change a piece of a file."""
    DELETE = "delete"
    """Delete a file."""
    EXECUTE = "execute"
    """Run commands."""
    FETCH = "fetch"
    """Read a page of the web."""
    WEB_SEARCH = "web-search"
    TODO = "todo"
    """Keep a list of what is to do."""
    DELEGATE = "delegate"
    """Start another agent."""
    ASK = "ask"
    """Ask the user."""
    SKILL = "skill"
    """Load a skill."""
    PLAN = "plan"
    """Enter or leave a planning mode."""
    REMEMBER = "remember"
    """Keep facts beyond the conversation."""
    CODE = "code"
    """Ask a language server: definitions, references, problems."""


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
    can: frozenset[Capability] = frozenset()
    """What it lets an agent do; empty where no other agent tool has its like."""
    also: tuple[str, ...] = ()
    """Other names that are as good."""
    several: tuple[str, ...] = ()
    """Of a former tool, the current ones that share its work."""
    known_to: str = ""
    """The one program that knows the name; empty where all that read such files do."""

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
    mcp: Mcp | None = None
    """How it calls the tools of MCP servers."""

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


class RefusedRule(NamedTuple):
    """A form of permission rules that match no call."""

    pattern: str
    """A regular expression (full match)."""
    says: str
    """Why, as a sentence without its end."""
    instead: str = ""
    """What to write, with the groups of the pattern; empty where that is not plain."""


class Permissions(NamedTuple):
    """How a list of rules for permissions is read."""

    commands: frozenset[str]
    """The tools whose parentheses hold the beginning of a command: ``Bash(git:*)``, ``Bash(git *)``."""
    source: str
    refused: Sequence[RefusedRule] = ()
    """The first that fits a rule counts."""
    does: str = "allows"
    """What a rule does to calls: it ``allows`` or ``matches`` them."""
    patterns: bool = False
    """Stars may stand anywhere in a tool's name."""


class ToolSyntax(NamedTuple):
    """How a field that lists tools is read."""

    form: ToolForm = ToolForm.LIST
    empty_gives_none: bool = False
    """An empty list gives no tools; otherwise it is as if the field were left out."""
    whole_tools: bool = False
    """A specifier is ignored here: ``Bash(git *)`` stands for all of Bash."""
    specified_tools: frozenset[str] = frozenset()
    """Of these tools it counts all the same."""
    plain: bool = False
    """With a specifier behind it a name is no tool's: ``Bash(git *)`` is nothing."""
    instead: str = ""
    """What sets limits where specifiers are ignored, as a sentence without its end."""
    literal: bool = False
    """A name reaches from its first character to its last: with parentheses or blanks it is another name.

    One text in place of a list is no names, unless the field has separators.
    """
    permissions: Permissions | None = None
    """Of a list that asks for permissions, how it is read; None where it gives tools."""
    rules: Rules | None = None
    """Of a map or list of rules, how they are matched."""
    takes_word: bool = False
    """One word may stand for a map: it is said of all tools."""
    void_beside: str = ""
    """The key of another list, beside which this one counts for nothing."""

    @property
    def is_list(self) -> bool:
        """Whether it is a list of names: of all that is given, or denied."""
        return self.form in _LISTS


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
    AGENT = "agent"
    """The name of an agent."""
    SKILL = "skill"
    """The name of a skill."""
    TEXT = "text"
    """Something else: an address, a search pattern."""


class Void(NamedTuple):
    """When the rules of a field are not enforced at all."""

    beside: frozenset[str]
    """The keys that may stand beside it; with any other, nothing is enforced."""
    says: str
    """Why, as a sentence without its end; ``{}`` stands for the other key."""


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
