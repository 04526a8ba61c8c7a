"""What the index keeps of a file: the names it gives and mentions."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.semantics import mentions as semantics
from agentls.semantics.bundled import bundled
from agentls.semantics.fields import field_entries
from agentls.semantics.globs import folder_names
from agentls.semantics.mentions import Mention, plainly
from agentls.semantics.token_estimate import estimate_tokens
from agentls.semantics.tools import tool_lists
from agentls.syntax.nodes import Mapping, Scalar, Sequence
from agentls.text import Span
from agentls_schemas import OUTLINES
from agentls_schemas.fields import Role
from agentls_schemas.identity import By, Sort
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from agentls.semantics.mentions import Call
    from agentls.semantics.tools import ToolList
    from agentls.syntax import nodes
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Header, Markdown, Node
    from agentls_schemas.kind import Kind


_WORD = lazy_pattern(r"\w+")
_SHOWN = 700
"""Characters kept of a description: more than any editor is sent."""
_CONFIGURES = frozenset({"command", "url", "type"})


class Definition(NamedTuple):
    """A name that a file gives."""

    sort: Sort
    name: str
    span: Span | None
    """The characters of the name, from the file's start; None where the file's or folder's name is it."""
    description: str = ""
    """How it is described, as far as people are shown that."""
    described: Span | None = None
    """The description's value."""
    hidden: bool = False
    """Models may not start it."""
    version: str = ""
    is_within: bool = False
    """It stands in a file that is something else."""
    words: int = 0
    """What stands for the words of its description, the same in each run; 0 for none."""
    tokens: int = 0
    """How much of a model's attention its description takes."""


class Entry(NamedTuple):
    """A file in the index."""

    path: str
    """Absolute, parts divided by ``/``."""
    kind: str
    """The kind's id; empty for files that only define MCP servers, or only have links."""
    scope: str
    home: str
    """The folder whose agents are loaded together with this one."""
    definitions: tuple[Definition, ...] = ()
    mentions: Collection[Mention] = ()
    links: Collection[Mention] = ()
    """Where it leads to files; spans from the file's start."""
    calls: Collection[Mention] = ()
    """What its prose calls by a sign and a name, known or not; spans from the file's start."""
    folder: str = ""
    """Which of its kind's ``homes`` it lies in; empty for none of them."""
    begins: frozenset[str] = frozenset()
    """The names of folders that its patterns for paths begin in, without letter case."""
    real: str = ""
    """The path without links, where that is another and somebody has asked the disk for it."""

    @property
    def own(self) -> Definition | None:
        """What the file is, as far as it has a name."""
        first = self.definitions[0] if self.kind and self.definitions else None
        return first if first and not first.is_within else None


def folder_name(entry: Entry) -> tuple[Sort, str] | None:
    """What a file's folder is called, as what; None where the file is not called so too."""
    outline = OUTLINES.get(entry.kind)
    if outline is None or not outline.identity.is_folder:
        return None
    return outline.identity.sort, entry.path.rsplit("/", 2)[-2]


def entry_of(doc: Document, kind: Kind, path: PurePath, scope: str) -> Entry:
    """The entry of an agent file."""
    call = kind.vocabulary.invocation.call
    called = [calls_of(section, call) for section in doc.body.sections]
    calls = placed(doc, zip(doc.body.starts, called, strict=True))
    return names_of(doc, kind, path, scope)._replace(links=links(doc, kind), calls=calls)


def names_of(doc: Document, kind: Kind, path: PurePath, scope: str) -> Entry:
    """The entry of an agent file without its links and calls, which nothing but a server asks for."""
    lists = tuple(tool_lists(doc.header, kind)) if doc.header else ()
    names = names_of_header(doc.header, kind, path, scope, lists)
    return names._replace(mentions=(*names.mentions, *semantics.in_body(doc)))


def names_of_header(
    header: Header | None, kind: Kind, path: PurePath, scope: str, lists: Iterable[ToolList], call: Call = plainly
) -> Entry:
    """The entry of an agent file as far as its header, with its tool lists, tells it; see ``Call``."""
    mentions = tuple(semantics.in_header(header, kind, lists, call)) if header else ()
    begins = folder_names(header, kind)
    return definitions_of(header, kind, path, scope, call)._replace(mentions=mentions, begins=begins)


def definitions_of(header: Header | None, kind: Kind, path: PurePath, scope: str, call: Call = plainly) -> Entry:
    """The entry of an agent file as far as its header tells what the file is."""
    own = definition(header, kind, path, scope, call)
    place = path.as_posix()
    above, folder, _ = kind.place.split(place)
    found = (*((own,) if own else ()), *_servers(header, kind), *_given(header, kind))
    return Entry(place, kind.id, scope, above, found, folder=folder)


def page_entry(doc: Document, path: PurePath) -> Entry:
    """The entry of a Markdown file that is no agent file: its links alone."""
    return Entry(path.as_posix(), "", "", path.parent.as_posix(), links=links(doc))


def links(doc: Document, kind: Kind | None = None) -> tuple[Mention, ...]:
    """Where a document leads to files; None for what is no agent file."""
    found = [links_of(section, kind) for section in doc.body.sections]
    return placed(doc, zip(doc.body.starts, found, strict=True))


def calls_of(section: Markdown, call: str) -> tuple[Mention, ...]:
    """What a section's prose calls; spans from its start."""
    return tuple(semantics.called(section, call))


def links_of(section: Markdown, kind: Kind | None) -> tuple[Mention, ...]:
    """Where a section leads to files; spans from its start."""
    found = tuple(semantics.files(section, kind.imports if kind else None))
    return found + tuple(bundled(section, kind)) if kind else found


def placed(doc: Document, mentions: Iterable[tuple[int, Iterable[Mention]]]) -> tuple[Mention, ...]:
    """The mentions of a body's sections, each of which counts from its start, with spans from the file's start."""
    in_file = doc.body.source_map.span
    return tuple(
        Mention(each.sort, each.name, in_file(Span(each.span.start + by, each.span.end + by)), each.where)
        for by, found in mentions
        for each in found
    )


def definition(
    header: Header | None, kind: Kind, path: PurePath, scope: str, call: Call = plainly
) -> Definition | None:
    """The name a file gives itself; None where it has none, or its tool takes a file without for no such thing."""
    if kind.identity.by is By.NOTHING:
        return None
    description, described = _string(header, kind, Role.DESCRIPTION)
    name, span = _string(header, kind, Role.NAME, scope)
    if not name.strip():
        # Where a tool leaves the name to authors, no file is lost for want of one.
        wanted = any(field.required for field in kind.fields.with_role(Role.NAME))
        if wanted and not kind.loader.verdict(Condition.MISSING_FIELD, "name", scope).outcome.loads:
            return None
        name, span = kind.stem(path.as_posix()), None
    version = _string(header, kind, Role.VERSION)[0] if kind.identity.sort is Sort.PLUGIN else ""
    hidden, words, tokens = _hidden(header, kind), call(words_of, description), call(estimate_tokens, description)
    shown = beginning_of(description)
    return Definition(kind.identity.sort, name, span, shown, described, hidden, version, words=words, tokens=tokens)


def beginning_of(description: str) -> str:
    """A description without its examples and all that follows the first paragraph: these are most of it."""
    return description.replace("\\n", "\n").partition("<example")[0].strip().partition("\n\n")[0][:_SHOWN]


def words_of(description: str) -> int:
    """What stands for the words of a description; 0 where it has none."""
    try:
        # Beside this, hashlib loads OpenSSL.
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b

    found = _WORD.findall(description.lower())
    data = " ".join(found).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") if found else 0


def home(kind: Kind, place: str) -> str:
    """The folder above the one that files of the kind lie in."""
    return kind.place.split(place)[0]


def _servers(header: Header | None, kind: Kind) -> Iterator[Definition]:
    """The MCP servers that the file itself sets up."""
    entries = list(field_entries(header, kind, Role.MCP_SERVERS)) if header else []
    if header and not entries and any(field.required for field in kind.fields.with_role(Role.MCP_SERVERS)):
        # A file that has nothing else may do without the key around its servers.
        yield from (_server(each) for each in header.root.entries if _configures(each.value))
    for entry, field in entries:
        if field.fact.servers and field.fact.servers.names_only:
            continue
        # Some tools take a list of names and maps, others a map.
        items = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
        for server in (each for item in items if isinstance(item, Mapping) for each in item.entries):
            yield _server(server)


def _given(header: Header | None, kind: Kind) -> Iterator[Definition]:
    """The agents and others that have no file of their own."""
    for entry, field in field_entries(header, kind) if header and kind.identity.gives else ():
        if field.fact.gives and isinstance(entry.value, Mapping):
            for each in entry.value.entries:
                if isinstance(each.value, Mapping):
                    name, described = each.key.value, each.value.get("description")
                    text = described.value if described and isinstance(described.value, Scalar) else None
                    span = each.key.view.span(0, len(name))
                    yield Definition(
                        field.fact.gives, name, span, beginning_of(text.value) if text else "", is_within=True
                    )


def _server(entry: nodes.Entry) -> Definition:
    return Definition(Sort.SERVER, entry.key.value, entry.key.view.span(0, len(entry.key.value)), is_within=True)


def _configures(value: Node | None) -> bool:
    """Whether a map sets a server up."""
    return isinstance(value, Mapping) and any(each.key.value in _CONFIGURES for each in value.entries)


def _hidden(header: Header | None, kind: Kind) -> bool:
    entry = (
        header.root.get(kind.vocabulary.invocation.hidden_by)
        if header and kind.vocabulary.invocation.hidden_by
        else None
    )
    return isinstance(entry.value, Scalar) and entry.value.value.lower() == "true" if entry else False


def _string(header: Header | None, kind: Kind, role: Role, scope: str = "\0") -> tuple[str, Span | None]:
    for entry, field in field_entries(header, kind, role) if header else ():
        value = entry.value
        if scope not in field.fact.ignored_in and isinstance(value, Scalar) and isinstance(value.data, str):
            span = value.view.span(0, len(value.value)) if role is Role.NAME and value.value else value.span
            return value.value, span
    return "", None
