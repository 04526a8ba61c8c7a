"""The fields of a header: what each is for, beside its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from agentls.format import Layout
from agentls.named_tuple import NamedTuple
from agentls_schemas.declared import declared_fields
from agentls_schemas.identity import Sort  # noqa: TC001
from agentls_schemas.tools import ToolSyntax

if TYPE_CHECKING:
    from agentls_schemas.declared import Model
    from agentls_schemas.mcp import ServerSyntax


class Role(StrEnum):
    """What a field is for, where that decides more than its type does."""

    NAME = "name"
    TITLE = "title"
    """A name for people alone: by it the file cannot be called."""
    DESCRIPTION = "description"
    VERSION = "version"
    """Of what the file is."""
    TOOLS = "tools"
    """Tools the file is given (or has pre-approved)."""
    DENIED_TOOLS = "denied-tools"
    PERMISSIONS = "permissions"
    """Rules that allow, ask for or deny tools."""
    MODEL = "model"
    COLOR = "color"
    HOOKS = "hooks"
    SKILLS = "skills"
    MCP_SERVERS = "mcp-servers"
    AGENT = "agent"
    """Names another agent."""
    AGENTS = "agents"
    """Lists the agents that this one may start."""
    PLAIN = "plain"


class Concept(StrEnum):
    """What a field without a role of its own means, by which its value is found again in other tools' files."""

    TURN_LIMIT = "turn-limit"
    TIME_LIMIT = "time-limit"
    """In minutes."""
    EFFORT = "effort"
    """How much the model thinks."""
    TEMPERATURE = "temperature"
    TOP_P = "top-p"
    PERMISSION_MODE = "permission-mode"
    """Which actions need no question, as one word."""
    LIMITS = "limits"
    """Rules for what it may do that have no form in common with others'."""
    SANDBOX = "sandbox"
    """What the operating system lets it do, as one word."""
    READ_ONLY = "read-only"
    """It may change nothing."""
    BACKGROUND = "background"
    """It runs beside the conversation."""
    ISOLATION = "isolation"
    """It works in a copy of the project."""
    MEMORY = "memory"
    FIRST_PROMPT = "first-prompt"
    """What is said to it at the start."""
    HIDDEN = "hidden"
    """People cannot choose it."""
    NOT_INVOCABLE = "not-invocable"
    """Models cannot start it."""
    INVOCABLE = "invocable"
    """The opposite of ``HIDDEN``."""
    ARGUMENT_HINT = "argument-hint"
    PATTERNS = "patterns"
    """Globs of the files that it is for."""


class Mode(StrEnum):
    """What a permission mode does about actions that need permission, the least first."""

    PLAN = "plan"
    """Nothing is changed."""
    REFUSE = "refuse"
    """What would ask is refused."""
    ASK = "ask"
    EDITS = "edits"
    """Changes of files go unasked."""
    JUDGED = "judged"
    """A model decides about most."""
    ALL = "all"
    """Nothing asks."""


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


class Colors(NamedTuple):
    """What the names of colours stand for."""

    rgb: Mapping[str, tuple[int, int, int]]
    """Red, green and blue from 0 to 255."""
    source: str


class Unfit(NamedTuple):
    """What makes a pattern fit no file."""

    pattern: str
    """A regular expression that finds it."""
    why: str
    """As a sentence without its end."""
    is_prefix: bool = False
    """Without the characters found, which begin it, the pattern is what was meant."""


class Globs(NamedTuple):
    """How patterns for paths are read; one with a slash in it counts from the folder above the kind's own."""

    unfit: tuple[Unfit, ...]
    source: str
    negation: str = "!"
    """What a pattern begins with that takes files out; empty where nothing does."""


class Fact(NamedTuple):
    """What a declared field says beside its type; put it into ``Annotated``."""

    doc: str
    """One to four sentences of Markdown for hover and completion."""
    source: str
    """A key of the kind's sources."""
    role: Role = Role.PLAIN
    concept: Concept | None = None
    since: str = ""
    values: Mapping[str, str] = MappingProxyType({})
    """Each allowed value with its meaning, for choices."""
    means: Mapping[str, str] = MappingProxyType({})
    """Of a field with a concept, its values in the words that all tools' are compared by, such as a ``Mode``."""
    servers: ServerSyntax | None = None
    """Of a field that sets MCP servers up, how each is written."""
    example: str = ""
    """A value as its author would write it, YAML after ``key: ``; may hold a snippet's ``$1``."""
    if_omitted: str = ""
    """What a file gets that leaves the field out, in two or three words: ``all tools``."""
    separators: str = ","
    """Characters that part the entries when a list is written as one string; empty where a string is one entry."""
    parts_items: bool = False
    """They part the texts of a list's items too."""
    tool_syntax: ToolSyntax = ToolSyntax()
    """Of a field that lists tools, how it is read."""
    adds_tools: frozenset[str] = frozenset()
    """Tools that are given where the field is set, listed or not."""
    colors: Colors | None = None
    ignored_in: frozenset[str] = frozenset()
    """Scopes (see ``Place.scopes``) whose loader ignores the field, such as ``plugin``."""
    deprecated: str = ""
    """The field to use instead, or what to do in a sentence; empty for current fields."""
    inverted: Mapping[str, str] = MappingProxyType({})
    """Of a deprecated field, its values with what they are called under the field to use instead."""
    paths: bool = False
    """Texts in it are paths of files and folders, from the folder that the file is about; a map says it itself."""
    names_plugins: bool = False
    """Its items, or keys before an ``@``, are names of plugins."""
    gives: Sort | None = None
    """Of a map, what those of its keys are the names of that have a map behind them."""
    names_agents: tuple[str, ...] = ()
    """Keys of its items that name another agent."""
    wrapped_in: str = ""
    """Where authors write a list it takes a map that has the list under this key."""
    joined_by: str = ""
    """Where authors write a list it takes one text, with its parts joined so."""
    only_with: tuple[str, str] | None = None
    """Another key and the value it must have, or this field does nothing: ``("context", "fork")``."""
    only_beside: str = ""
    """Another key without which this field does nothing."""
    needed_with: tuple[str, str] | None = None
    """Another key and the value with which this one must be there: ``("inclusion", "auto")``."""
    stand_in: str = ""
    """Of a field that must be there, a value to write where it is missing, as the format has it."""
    conflicts: tuple[Conflict, ...] = ()
    """Other fields that contradict this one."""
    unless: frozenset[str] = frozenset()
    """Of a field that must be there: keys beside one of which it need not."""
    no_effect: str = ""
    """Why the tool does nothing with it although it takes it, as a sentence without its end."""
    unread: bool = False
    """The tool does nothing with it: it is for people and other programs."""
    spared: bool = False
    """A value that it does not take is as good as none, whatever comes of a wrong value of other fields."""
    spares_items: bool = False
    """An item that it does not take is left out, and the others count."""
    form: str = ""
    """Another form of value beside ``values``, as Markdown: a colour such as ```"#RRGGBB"```."""
    instead: Mapping[str, str] = MappingProxyType({})
    """Values of other tools, in lower case, with what to write here, as YAML."""
    globs: Globs | None = None
    """Of a field that holds patterns for paths, how they are read; None where that is not known."""
    body_instead: bool = False
    """The text below the header takes its place, even where there is none."""


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

    @property
    def concept(self) -> str:
        """What it means in any tool: its concept, or its role; empty for what no other tool has."""
        return str(self.fact.concept or ("" if self.role is Role.PLAIN else self.role))


class Substitute(NamedTuple):
    """An entry to write in place of a foreign key's."""

    entry: str
    """``readonly: true``."""
    only: frozenset[str] = frozenset()
    """All that the key says has to be among these; empty for anything."""
    beside: str = ""
    """Another key that has to be there with a value; empty for none."""


class ForeignKey(NamedTuple):
    """A key of another kind or tool that authors expect to act here."""

    says: str
    """What to write here instead, or whose it is."""
    replacement: str = ""
    """The key of this kind under which its value can stay; empty for none."""
    names_tools: bool = False
    """It holds names of tools; with other words in it, it is the author's own."""
    substitutes: tuple[Substitute, ...] = ()
    """What else can stand in its place; the first that fits counts."""


class OwnField(NamedTuple):
    """A field that a team adds to those of a tool."""

    key: str
    doc: str = ""
    type: str = "string"
    """One of ``own_fields.TYPES``."""
    values: tuple[str, ...] = ()
    """What it takes; empty for anything of its type."""
    required: bool = False


class Fields(dict[str, Field]):
    """The fields of a kind by key, in the order to write them; nobody changes it.

    Raises:
        ValueError: a field of the model has no ``Fact``, or none holds the prompt where the layout says so.
    """

    def __init__(
        self,
        model: type[Model],
        layout: Layout = Layout(),  # noqa: B008
        *,
        foreign: Mapping[str, ForeignKey] = MappingProxyType({}),
        unlisted: frozenset[str] = frozenset(),
        extensible: bool = False,
        own: tuple[OwnField, ...] = (),
        deep: bool = False,
    ) -> None:
        """Read the fields off a model.

        Args:
            model: field order, types, enums, docs, since, source; its JSON Schema is generated.
            layout: where keys and prompt stand.
            foreign: keys of other tools that authors expect to act here.
            unlisted: keys that the tool knows though no page lists them, so that nobody can say they have no effect.
            extensible: whether the format leaves it to authors to add keys of their own.
            own: fields that a team has declared for such files, whether or not the tool lets them stand there.
            deep: whether fields with roles stand inside of others too (see ``field_types.inner_fields``).
        """
        super().__init__(_fields(model))
        self.model, self.layout, self.foreign = model, layout, foreign
        self.unlisted, self.extensible, self.own, self.deep = unlisted, extensible, own, deep
        self._by_role: dict[Role, tuple[Field, ...]] = {}
        for field in self.values():
            self._by_role[field.role] = (*self._by_role.get(field.role, ()), field)
        if layout.body_key and layout.body_key not in self:
            raise ValueError(f"{model.__name__} has no field {layout.body_key!r} for the prompt")

    def with_role(self, *roles: Role) -> tuple[Field, ...]:
        """The fields of these roles, in order."""
        return self._by_role.get(*roles, ()) if len(roles) == 1 else tuple(f for f in self.values() if f.role in roles)


def _fields(model: type[Model]) -> Iterator[tuple[str, Field]]:
    for key, info in declared_fields(model).items():
        fact = next((m for m in info.metadata if isinstance(m, Fact)), None)
        if fact is None:
            raise ValueError(f"{model.__name__}.{info.name} has no Fact")
        yield key, Field(key, info.required, info.default, fact)
