"""The vocabulary of declarations: what can be said about an agent tool and its files.

Facts live in each dialect's module and data files. Nothing here knows YAML, Markdown or the protocol.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from agentls.format import Layout

if TYPE_CHECKING:
    from pydantic import BaseModel

    from agentls_schemas.loading import Loader
    from agentls_schemas.traits import Limit, Misplaced, Permissions, Prompting, Refused


class Role(StrEnum):
    """What a field is for, where that decides more than its type does."""

    NAME = "name"
    DESCRIPTION = "description"
    TOOLS = "tools"
    """Tools the file is given (or has pre-approved)."""
    DENIED_TOOLS = "denied-tools"
    MODEL = "model"
    COLOR = "color"
    HOOKS = "hooks"
    SKILLS = "skills"
    MCP_SERVERS = "mcp-servers"
    AGENT = "agent"
    """Names another agent."""
    PLAIN = "plain"


class Sort(StrEnum):
    """What a name can be the name of."""

    AGENT = "agent"
    SKILL = "skill"
    COMMAND = "command"
    SERVER = "server"
    """An MCP server."""
    FILE = "file"
    """Any file, named by a path."""


class Source(NamedTuple):
    """Where a fact comes from and when it was read."""

    where: str
    on: date


class Conflict(NamedTuple):
    """Another field that takes away what this one is for."""

    key: str
    """The other field's."""
    values: frozenset[str]
    """What it says, or lists, where the two contradict each other; in lower case unless they are tools."""
    why: str
    """The contradiction as a sentence without its end; ``{}`` stands for what the other field says."""
    when: frozenset[str] = frozenset()
    """The values of this field that matter, in lower case; empty for any."""


class Fact(NamedTuple):
    """What a pydantic model's field says beside its type; put it into ``Annotated``."""

    doc: str
    """One to four sentences of Markdown for hover and completion."""
    source: str
    """A key of the dialect's sources."""
    role: Role = Role.PLAIN
    since: str = ""
    values: Mapping[str, str] = MappingProxyType({})
    """Each allowed value with its meaning, for choices."""
    example: str = ""
    """A value as its author would write it, YAML after ``key: ``; may hold a snippet's ``$1``."""
    separators: str = ","
    """Characters that part the entries when a list is written as one string; empty where a string is one entry."""
    parts_items: bool = False
    """They part the texts of a list's items too."""
    ignored_in: frozenset[str] = frozenset()
    """Scopes (see ``Kind.scope``) whose loader ignores the field, such as ``plugin``."""
    deprecated: str = ""
    """The field to use instead, or what to do in a sentence; empty for current fields."""
    only_with: tuple[str, str] | None = None
    """Another key and the value it must have, or this field does nothing: ``("context", "fork")``."""
    conflicts: tuple[Conflict, ...] = ()
    """Other fields that contradict this one."""
    if_omitted: str = ""
    """What a file gets that leaves the field out, in two or three words: ``all tools``."""
    rgb: Mapping[str, tuple[int, int, int]] = MappingProxyType({})
    """Of values that are colours, red, green and blue from 0 to 255."""
    rgb_source: str = ""
    whole_tools: bool = False
    """A specifier is ignored here: ``Bash(git *)`` stands for all of Bash."""
    specified_tools: frozenset[str] = frozenset()
    """Of these tools it counts all the same."""
    empty_gives_none: bool = False
    """Without a value the field is an empty list, and not as if it were left out."""
    adds_tools: frozenset[str] = frozenset()
    """Tools that are given where the field is set, listed or not."""
    unread: bool = False
    """The tool does nothing with it: it is for people and other programs."""


class Field(NamedTuple):
    """A header field, read off its model."""

    key: str
    required: bool
    default: object
    fact: Fact

    @property
    def role(self) -> Role:
        """What the field is for."""
        return self.fact.role


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


class Vocabulary(NamedTuple):
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


class ModelState(StrEnum):
    """What is known of a model name."""

    ALIAS = "alias"
    CURRENT = "current"
    DEPRECATED = "deprecated"
    RETIRED = "retired"
    MALFORMED = "malformed"
    """No id, but what is meant is plain: ``claude-3-opus``, ``Claude Sonnet 5``."""
    FOREIGN = "foreign"
    """Another vendor's."""
    OPEN = "open"
    """Matches the shape of a hosted id or deployment that cannot be checked."""
    UNKNOWN = "unknown"


class Model(NamedTuple):
    """A model name and what is known of it."""

    name: str
    state: ModelState
    doc: str
    source: Source
    retires: date | None = None
    """Retired or to be retired on this day."""
    replacement: str = ""
    """What to write instead, an alias of the same family where there is one."""
    means: str = ""
    """The id an alias stands for on the day of its source; empty where that depends on more than the day."""


class Models:
    """Looks model names up; a dialect subclasses it over its data."""

    def all(self) -> tuple[Model, ...]:
        """Names worth offering, best first."""
        raise NotImplementedError

    def find(self, name: str) -> Model:
        """What is known of ``name``; unknown names get ``ModelState.UNKNOWN``."""
        raise NotImplementedError


class Section(NamedTuple):
    """Guidance for one kind of body section."""

    id: str
    title: str
    """The heading to offer in completion."""
    headings: tuple[str, ...]
    """Synonyms as authors write them; compared by ``Kind.section``."""
    doc: str
    """A few lines of Markdown: what belongs here."""
    example: str
    """Markdown that shows it; offered as a snippet."""
    source: Source


class NameRule(NamedTuple):
    """What names are refused, and which are good style."""

    forbidden: tuple[tuple[str, str], ...] = ()
    """Regular expressions (searched) that make the tool refuse the name, each with the reason."""
    style: str = ""
    """A regular expression (full match) for the customary form."""
    style_doc: str = ""
    max_length: int = 0
    source: str = ""


class Precedence(NamedTuple):
    """Which of several files of one name the tool uses."""

    together: str = ""
    """Of files that are loaded together, as the end of a sentence; empty where nothing is known or both count."""
    nearest: str = ""
    """Of one in a folder and one in a folder further up, as the end of a sentence; empty likewise."""
    by_folder: frozenset[str] = frozenset()
    """Scopes in which subfolders are part of the name, so that only files of one folder can share it."""
    behind: Sort | None = None
    """What takes the place of a file of this kind if it has the same name."""
    source: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Kind:
    """One kind of file of one agent tool: everything a feature needs to know about it.

    Two kinds are equal only if they are the same object, so a kind can be a key.
    """

    id: str
    """``dialect/kind``, as ``--as`` takes it."""
    title: str
    model: type[BaseModel]
    """Field order, types, enums, docs, since, source; its JSON Schema is generated."""
    paths: tuple[str, ...]
    """Globs (gitignore syntax) of files that are certainly of this kind."""
    loader: Loader
    sources: Mapping[str, Source]
    layout: Layout = field(default_factory=Layout)
    likely_paths: tuple[str, ...] = ()
    """Globs of files that are of this kind if the header has all of ``evidence``."""
    evidence: frozenset[str] = frozenset()
    not_paths: tuple[str, ...] = ()
    """Globs that take precedence over ``likely_paths``."""
    scopes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Scope name to globs, for fields that only some places ignore."""
    scope_marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Scope name to files that, standing in a folder above, put everything below into it: ``.mark/plugin.json``."""
    tools: Mapping[str, Tool] = field(default_factory=dict)
    other_tools: Sequence[Vocabulary] = ()
    """How others call their tools, for lists that were written for one of them."""
    models: Models | None = None
    sections: Sequence[Section] = ()
    hook_events: Mapping[str, str] = field(default_factory=dict)
    """Event name to what it means."""
    hook_guards: Sequence[str] = ()
    """Events that can deny an action: the tool takes no file with a broken entry under one of them, or a stray one."""
    hooks_elsewhere: Sequence[str] = ()
    """Keys of the header below which a guard's name means nothing."""
    hook_handlers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Handler type to its required keys."""
    hook_handler_keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Handler type to all keys it takes."""
    name_rule: NameRule | None = None
    description_budget: int = 0
    """Tokens that the descriptions of all files loaded together may take before the tool warns; 0 for no such limit."""
    description_budget_source: str = ""
    foreign_fields: Mapping[str, str] = field(default_factory=dict)
    """Keys of other kinds or tools their authors expect to act, each with what to write here instead."""
    foreign_replacements: Mapping[str, str] = field(default_factory=dict)
    """Of those, the ones whose value can be kept under another key of this kind."""
    foreign_tools: frozenset[str] = frozenset()
    """Of those, the ones that hold names of tools; with other words in them they are the author's own."""
    defines: Sort = Sort.AGENT
    """What a file of this kind is."""
    homes: tuple[str, ...] = ()
    """The folders such files lie in; those with the same folder above these are loaded together: ``.mark/agents``.

    The first is a project's, the others are those of collections to install.
    """
    precedence: Precedence = field(default_factory=Precedence)
    subagent: bool = False
    """The file runs as a subagent, which tools marked ``unavailable`` are never given to."""
    name_from: str = "file"
    """What a file without name is customarily called after: ``file`` or ``folder``."""
    extra_fields: frozenset[str] = frozenset()
    """Keys that its tool knows though no page lists them, so that nobody can say they have no effect."""
    free_fields: bool = False
    """Its format leaves it to authors to add keys of their own."""
    misplaced: tuple[Misplaced, ...] = ()
    prompting: Prompting | None = None
    limits: tuple[Limit, ...] = ()
    """How long the description may be."""
    refused: Refused | None = None
    """What other readers do not take in the description."""
    permissions: Permissions | None = None
    """How its list of tools is read, where that asks for permissions."""
    hidden_by: str = ""
    """The field that, being true, keeps models from starting it."""
    prefixed_in: str = ""
    """The scope whose agents are called with its own name in front: ``name:agent``."""
    stand_in: str = ""
    """The agent that runs it where the one it names is not there, as the object of "takes"."""
    example_speakers: tuple[str, ...] = ("Context", "user", "assistant")
    agent_tool: str = ""
    """The tool that starts another agent; old names of it are in ``tools`` as renamed."""
    tool_forms: Mapping[str, str] = field(default_factory=dict)
    """Other forms an entry of a tool list may take, as snippets (``mcp__${1:server}__*``), each with its meaning."""
    plugin_servers: str = ""
    """A regular expression (full match) for MCP servers that a plugin brings: its groups name `plugin` and `server`."""
    builtin_agents: Mapping[str, str] = field(default_factory=dict)
    """Agents that are there without a file, by name, with what they do."""
    given_servers: tuple[str, ...] = ()
    """Globs of the MCP servers that no file of a project sets up."""
    template: str = ""
    """What a new file says, as a snippet: ``${name}`` stands for its name, ``${1:text}`` for what to fill in."""
    documentation_names: tuple[str, ...] = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE.md", "index.md")
    """File names that are documentation even in the kind's folder."""

    def __repr__(self) -> str:
        return f"<Kind {self.id}>"

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The fields by key, in the order to write them."""
        return dict(_fields(self.model))

    def with_role(self, *roles: Role) -> tuple[Field, ...]:
        """The fields of these roles, in order."""
        return tuple(f for f in self.fields.values() if f.role in roles)

    def section(self, heading: str) -> Section | None:
        """The guidance for a heading, compared without case, numbering, emoji and marks; None when unknown."""
        return self._sections.get(normal_heading(heading))

    @cached_property
    def _sections(self) -> Mapping[str, Section]:
        return {normal_heading(h): s for s in self.sections for h in (s.title, *s.headings)}


class Dialect(NamedTuple):
    """An agent tool and the kinds of file it reads."""

    id: str
    title: str
    kinds: tuple[Kind, ...]


def normal_heading(heading: str) -> str:
    """Letters, digits and single spaces of a heading in lower case, leading numbers and 'your' dropped."""
    words = "".join(c if c.isalnum() else " " for c in heading.lower()).split()
    while words and (words[0].isdigit() or words[0] in {"your", "the"}):
        words = words[1:]
    return " ".join(words)


def _fields(model: type[BaseModel]) -> list[tuple[str, Field]]:
    found = []
    for name, info in model.model_fields.items():
        fact = next(m for m in info.metadata if isinstance(m, Fact))
        key = info.alias or name
        found.append((key, Field(key, info.is_required(), info.default, fact)))
    return found
