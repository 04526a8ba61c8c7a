"""The names a document mentions where nothing but a name can stand: each with its place.

A mention is read without asking whether there is such a thing; that the index knows. Names in running text
are no mentions of their own, see ``agentls.semantics.name_matching``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import field_entries, has_effect
from agentls.semantics.hooks import hook_events
from agentls.semantics.imports import imports
from agentls.semantics.permissions import rule_lists
from agentls.semantics.tool_refs import split
from agentls.semantics.tools import current_name
from agentls.syntax.nodes import Entry, Mapping, Scalar, Sequence
from agentls.syntax.scalars import Style
from agentls.text import Span
from agentls_schemas.fields import Role
from agentls_schemas.identity import Sort
from agentls_schemas.tools import Capability, Matched

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from agentls.semantics.tool_refs import ToolRef
    from agentls.semantics.tools import ToolList
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Example, Header, Markdown, Node
    from agentls_schemas.imports import Imports
    from agentls_schemas.kind import Kind
    from agentls_schemas.tools import Rules


class Where(StrEnum):
    """What a name is mentioned in."""

    TOOLS = "tools"
    """An entry of a tool list: ``Agent(x)``, ``mcp__x__y``."""
    DENIED = "denied"
    """A rule of settings that denies it, whose name is compared letter by letter."""
    FIELD = "field"
    """A header field that holds names."""
    IDLE = "idle"
    """A header field that has no effect beside the others."""
    EXAMPLE = "example"
    """What the assistant of an example says it starts."""
    OFFER = "offer"
    """A list of what can be installed."""
    MATCHER = "matcher"
    """What a hook is for."""
    LINK = "link"
    """A Markdown link or an ``@path``."""
    IMPORT = "import"
    """An ``@path`` that takes a file in, from the folder of its own file."""
    BESIDE = "beside"
    """A path in code, or behind a variable, to a file that belongs to the file's folder or plugin."""
    TEXT = "text"
    """Running text."""


T = TypeVar("T")
Call = Callable[..., Any]
"""Calls a pure function, or gives what it gave for the same before."""


class Version(NamedTuple):
    """A version where it is written."""

    text: str
    span: Span


class Mention(NamedTuple):
    """A name where it is written."""

    sort: Sort
    name: str
    """Without quotes; of a file the path, decoded, without what follows ``#`` or ``?``."""
    span: Span
    """The characters of the name alone, from the file's start."""
    where: Where
    version: Version | None = None
    """What is said of it beside, of a plugin that is offered."""


_PLAIN_MATCHER = lazy_pattern(r"[\w-]+(?:\|[\w-]+)*")
_WORD_OF_MATCHER = lazy_pattern(r"[\w-]+")
_CALL = lazy_pattern(
    r"\b(?:us(?:e|ing)|launch(?:ing)?|invok(?:e|ing)|call(?:ing)?|engag(?:e|ing)|start(?:ing)?)\s+the\s+"
    r"[\"'`*]{0,3}([a-z0-9]+(?:[-_][a-z0-9]+)+)[\"'`*]{0,3}\s+(?:sub-?)?agent\b",
    re.I,
)
# A package such as @scope/name has no suffix, and an address has letters before the sign.
_PATH = lazy_pattern(
    r"@(?<![\w`@/.]@)(?P<path>(?:(?:\./|[\w.-]+/)[\w./-]*\.(?:md|txt|json|ya?ml|toml|py|[jt]sx?|sh)|[\w-]+\.md))(?![\w/-])"
)
_BY_ROLE = {
    Role.SKILLS: Sort.SKILL,
    Role.AGENT: Sort.AGENT,
    Role.AGENTS: Sort.AGENT,
    Role.MCP_SERVERS: Sort.SERVER,
}
_BY_MATCH = {Matched.AGENT: Sort.AGENT, Matched.SKILL: Sort.SKILL}
_WILD = frozenset("*?")


def plainly(function: Callable[..., T], *args: Hashable) -> T:
    """``function(*args)``."""
    return function(*args)


def in_header(header: Header, kind: Kind, lists: Iterable[ToolList], call: Call = plainly) -> Iterator[Mention]:
    """The names that a header mentions, files left out.

    Args:
        header: of a file of the kind.
        kind: it.
        lists: the header's tool lists.
        call: see ``Call``.
    """
    yield from _in_fields(header, kind, lists)
    yield from _in_examples(header.examples, header.text, None, call)


def in_body(doc: Document, call: Call = plainly) -> Iterator[Mention]:
    """The names that the body's examples mention; spans from the file's start."""
    yield from _in_examples(doc.body.examples, doc.text.clean, doc.in_file, call)


def _in_fields(header: Header, kind: Kind, lists: Iterable[ToolList]) -> Iterator[Mention]:
    """Those of tool lists and of fields that hold names."""
    for tools in lists:
        is_denied = tools.field.role is Role.DENIED_TOOLS and tools.field.fact.tool_syntax.permissions
        for ref in tools.refs:
            yield from _of_tool(ref, kind, header.text, Where.DENIED if is_denied else Where.TOOLS)
            yield from _of_skill(ref, kind, header.text)
    for event in hook_events(header, kind):
        yield from _of_hooks(event) if event.key.value in kind.vocabulary.hooks.of_agents else ()
    for listed in rule_lists(header, kind):
        for ref in listed.refs:
            yield from _of_rule(ref, listed.rules)
    named = (each for each in field_entries(header, kind, *_BY_ROLE) if not each.field.fact.paths)
    for entry, field in named:
        where = Where.FIELD if has_effect(header, field) else Where.IDLE
        where = Where.TOOLS if field.role is Role.AGENTS else where
        for name, span in _names(entry.value, field.fact.separators):
            yield Mention(_BY_ROLE[field.role], name, span, where)
    for entry, field in field_entries(header, kind):
        yield from _plugins(entry.value) if field.fact.names_plugins else ()
        for name, span in _in_items(entry.value, field.fact.names_agents) if field.fact.names_agents else ():
            yield Mention(Sort.AGENT, name, span, Where.FIELD)


def _in_examples(
    examples: Iterable[Example], content: str, in_file: Callable[[Span], Span] | None, call: Call
) -> Iterator[Mention]:
    """The agents that the assistant of an example starts."""
    said = (turn for example in examples for turn in example.turns if turn.speaker.lower() == "assistant")
    for turn in said:
        for name, span in calls(content, in_file(turn.text) if in_file else turn.text, call):
            yield Mention(Sort.AGENT, name, span, Where.EXAMPLE)


def calls(content: str, within: Span, call: Call = plainly) -> Iterator[tuple[str, Span]]:
    """The agents that "use the code-reviewer agent" and its like start, with the place of their names."""
    start = max(within.start - 1, 0)
    for name, at in call(_calls, content[start : within.end], within.start - start):
        yield name, Span(start + at, start + at + len(name))


def _calls(text: str, start: int) -> tuple[tuple[str, int], ...]:
    """The same in a text from a place on, before which stands what may be a part of its first word."""
    found = _CALL.finditer(text, start) if "agent" in text.lower() else ()
    return tuple((each[1], each.start(1)) for each in found)


def files(section: Markdown, form: Imports | None = None) -> Iterator[Mention]:
    """Where links and ``@path`` lead; spans count from the section's start.

    Args:
        section: a part of a body.
        form: what is an import to the file's tool; None where ``@path`` is none.
    """
    for link in section.links:
        path = unquote(link.target.partition("#")[0].partition("?")[0])
        yield Mention(Sort.FILE, path, link.target_span, Where.LINK)
    if form:
        for path, span in imports(section, form):
            yield Mention(Sort.FILE, path, span, Where.IMPORT)
    elif "@" in section.text:
        for found in _PATH.finditer(section.text):
            if not section.in_code(found.start()):
                yield Mention(Sort.FILE, found["path"], Span(*found.span("path")), Where.LINK)


def called(section: Markdown, call: str) -> Iterator[Mention]:
    """What prose calls by a sign and a name, ``/deploy``, known or not; spans count from the section's start."""
    if call and call in section.text:
        for found in _called(call).finditer(section.text):
            if not section.in_code(found.start()):
                yield Mention(Sort.SKILL, found[1], Span(*found.span(1)), Where.TEXT)


@lru_cache(maxsize=8)
def _called(call: str) -> re.Pattern[str]:
    # What follows a letter, or goes on as a path, is no call; a method of HTTP comes before an address.
    sign = re.escape(call)
    before = rf"(?<![\w`./~:*@\\<-]{sign})(?<!(?:GET|PUT) {sign})(?<!POST {sign})(?<!PATCH {sign})(?<!DELETE {sign})"
    return re.compile(rf"{sign}{before}([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?![\w/-]|[.:]\w)")


def _of_tool(ref: ToolRef, kind: Kind, text: str, where: Where) -> Iterator[Mention]:
    if ref.mcp:
        if ref.mcp.server.strip("*"):
            start = ref.name_span.start + ref.mcp.start
            yield Mention(Sort.SERVER, ref.mcp.server, Span(start, start + len(ref.mcp.server)), Where.TOOLS)
    elif (
        ref.specifier
        and kind.vocabulary.invocation.agent_tool
        and current_name(kind, ref.name) == kind.vocabulary.invocation.agent_tool
    ):
        opening = text.find("(", ref.name_span.end, ref.span.end) + 1
        # Where escapes or folds stand in between, the places of the names are not plain.
        if opening and text.startswith(ref.specifier, opening):
            for start, end in split(ref.specifier, ","):
                name = ref.specifier[start:end]
                yield Mention(Sort.AGENT, name, Span(opening + start, opening + end), where)


def _of_skill(ref: ToolRef, kind: Kind, text: str) -> Iterator[Mention]:
    """The skill that an entry is for, unless its pattern is for several; with arguments, the name before them."""
    tool = kind.vocabulary.tool(ref.name)
    if tool is None or Capability.SKILL not in tool.can:
        return
    name = re.split(r"[ :]", ref.specifier, maxsplit=1)[0]
    opening = text.find("(", ref.name_span.end, ref.span.end) + 1
    if name and opening and text.startswith(ref.specifier, opening) and not set(name) & _WILD:
        yield Mention(Sort.SKILL, name, Span(opening, opening + len(name)), Where.TOOLS)


def _of_hooks(event: Entry) -> Iterator[Mention]:
    """The agents for which the hooks of an event are; a matcher that is an expression names none."""
    for group in event.value.items if isinstance(event.value, Sequence) else ():
        matcher = group.get("matcher") if isinstance(group, Mapping) else None
        value = matcher.value if matcher else None
        if isinstance(value, Scalar) and _PLAIN_MATCHER.fullmatch(value.value):
            for found in _WORD_OF_MATCHER.finditer(value.value):
                yield Mention(Sort.AGENT, found[0], value.view.span(*found.span()), Where.MATCHER)


def _of_rule(ref: ToolRef, rules: Rules) -> Iterator[Mention]:
    """The agent or skill that a rule is about, unless its pattern is for several."""
    sort = _BY_MATCH.get(rules.names.get(rules.instead.get(ref.name.lower(), ref.name), Matched.TEXT))
    if sort and ref.pattern and ref.specifier and not set(ref.specifier) & _WILD:
        yield Mention(sort, ref.specifier, ref.pattern, Where.TOOLS)


def _plugins(value: Node | None) -> Iterator[Mention]:
    """The plugins named by the items of a list, or by the keys of a map before an ``@``."""
    for item in value.items if isinstance(value, Sequence) else ():
        entry = item.get("name") if isinstance(item, Mapping) else None
        for name, span in _names(entry.value, "") if entry else ():
            yield Mention(Sort.PLUGIN, name, span, Where.OFFER, _version(item))
    for entry in value.entries if isinstance(value, Mapping) else ():
        name = entry.key.value.partition("@")[0]
        if name:
            yield Mention(Sort.PLUGIN, name, entry.key.view.span(0, len(name)), Where.FIELD)


def _version(item: Node) -> Version | None:
    entry = item.get("version") if isinstance(item, Mapping) else None
    value = entry.value if entry else None
    plain = isinstance(value, Scalar) and isinstance(value.data, str) and value.value
    return Version(value.value, value.view.span(0, len(value.value))) if plain and isinstance(value, Scalar) else None


def _in_items(value: Node | None, keys: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """The texts behind these keys in the maps of a list."""
    for item in value.items if isinstance(value, Sequence) else ():
        for key in keys:
            entry = item.get(key) if isinstance(item, Mapping) else None
            yield from _names(entry.value, "") if entry else ()


def _names(value: Node | None, separators: str) -> Iterator[tuple[str, Span]]:
    if isinstance(value, Scalar) and isinstance(value.data, str) and value.style is not Style.RAW:
        parts = split(value.value, separators) if separators else [(0, len(value.value))]
        yield from ((value.value[start:end], value.view.span(start, end)) for start, end in parts if start < end)
    elif isinstance(value, Sequence):
        for item in value.items:
            scalar = item.entries[0].key if isinstance(item, Mapping) and item.entries else item
            if isinstance(scalar, Scalar) and isinstance(scalar.data, str) and scalar.value:
                yield scalar.value, scalar.view.span(0, len(scalar.value))
