"""What a rule is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from itertools import compress
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from agentls.finding import Fix
from agentls.lint.encoding.low_bytes import Rest, find_low_bytes, is_wide, may_have_low_bytes
from agentls.lint.encoding.non_ascii import not_ascii
from agentls.lint.header_facts import HeaderFacts
from agentls.lint.memo import Memo
from agentls.project.entries import calls_of, links_of, names_of_header, placed
from agentls.semantics.loading import State, as_loaded, load
from agentls.semantics.mentions import Where, in_body
from agentls.syntax.nodes import Scalar
from agentls_schemas.fields import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agentls.finding import Edit
    from agentls.lint.fences.faults import FenceFault
    from agentls.project.entries import Entry
    from agentls.project.filesystem import FileSystem
    from agentls.project.index import Index
    from agentls.semantics.fields import FieldEntry
    from agentls.semantics.loading import Loaded
    from agentls.semantics.mentions import Mention
    from agentls.semantics.models import ModelRef
    from agentls.semantics.permissions import RuleList
    from agentls.semantics.tools import ToolList
    from agentls.syntax import nodes
    from agentls.syntax.document import Document
    from agentls.syntax.emit import Emitter
    from agentls.syntax.nodes import Body, Header, Markdown, Node
    from agentls.text import Span
    from agentls_schemas.fields import Field
    from agentls_schemas.kind import Kind

T = TypeVar("T")

_NOWHERE = PurePath("/")


class Context(Struct, frozen=True, dict=True):
    """A document, what kind of file it is, and the little of the world a rule may ask about."""

    doc: Document
    kind: Kind
    path: PurePath | None = None
    """Where the file is, absolute; None for text that is nowhere."""
    scope: str = ""
    """Which of ``kind.place.scopes`` the file is in, such as ``plugin``; empty for none."""
    real: str = ""
    """Where the file is, if its path leads over links and somebody has asked the disk."""
    clock: Callable[[], date] = field(default_factory=lambda: always(date.today()))  # noqa: DTZ011  The user's day.
    """Says which day it is, the same one at every call."""
    exists: Callable[[PurePath | str], bool] | None = None
    """Whether a path exists; None where files cannot be asked about."""
    disk: FileSystem | None = None
    """The other files, for what is to be known of them beyond that; None likewise."""
    index: Index | None = None
    """The names of the workspace; None where a file is looked at by itself."""
    memo: Memo = field(default_factory=Memo)
    source: str = ""
    """The characters being read, of the header or a section, for ``Reads.EACH``."""
    part: Markdown | None = None
    """The section of the body being read, for ``Reads.BODY`` and ``Reads.EACH``; None in the header."""

    @cached_property
    def today(self) -> date:
        """The day for which the file is looked at; what a rule that asks finds may be otherwise on another."""
        return self.clock()

    def reading(self, source: str, part: Markdown | None = None) -> Context:
        """The same file while a piece of it is read; what is known of the file is known there too."""
        piece = replace(self, source=source, part=part)
        piece.__dict__.update(self.__dict__)
        return piece

    @cached_property
    def audience(self) -> str:
        """The scope whose readers count: the one that the header names, else that of the file's place."""
        for key, names in self.kind.place.scope_fields.items() if self.doc.header else ():
            entry = self.doc.header.root.get(key) if self.doc.header else None
            if entry and isinstance(entry.value, Scalar) and entry.value.value in names:
                return entry.value.value
        return self.scope

    @property
    def lines_not_ascii(self) -> tuple[tuple[int, str], ...]:
        """The lines of ``source`` that are not pure ASCII, with their offsets: one scan serves several rules."""
        return () if self.source.isascii() else self.memo(not_ascii, self.source)

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """The characters of the header and of each section: all of the file, and most as they were before an edit."""
        return self.doc.header.own if self.doc.header else "", *(section.text for section in self.body.sections)

    def has(self, sign: str) -> bool:
        """Whether a sign without a line end stands in the header or the body."""
        in_header = self.doc.header is not None and sign in self.doc.header.text
        return in_header or True in self.memo.each(_has, self.body.sections, sign)

    def in_sections(self, function: Callable[..., Sequence[T]], *more: object) -> Iterator[tuple[int, Sequence[T]]]:
        """What a function finds in the sections that hold any of it, each with its section's place in the body.

        Args:
            function: of a section and what else it takes.
            more: what that is: the same objects for as long as its findings may be kept.
        """
        found = self.memo.each(function, self.body.sections, *more)
        return compress(zip(self.body.starts, found, strict=True), found)

    @cached_property
    def is_wide(self) -> bool:
        """Whether it is UTF-16 that was read as something else: one rule says so, and no other looks at its bytes."""
        return self.has("\0") and is_wide(self.doc.text.content)

    @cached_property
    def rests(self) -> tuple[Rest, ...]:
        """What is left of characters cut to their low bytes; two rules report it."""
        seen = any(self.memo.each(may_have_low_bytes, self.pieces)) and not self.is_wide
        return find_low_bytes(self.doc.text.clean) if seen else ()

    @cached_property
    def header_facts(self) -> HeaderFacts | None:
        """What the header says, which many rules read; None where there is none."""
        return self.memo.each(HeaderFacts, (self.doc.header,), self.kind)[0] if self.doc.header else None

    @property
    def fields(self) -> tuple[FieldEntry, ...]:
        """The top-level entries of the header that write a field."""
        return self.header_facts.fields if self.header_facts else ()

    def with_role(self, *roles: Role) -> list[FieldEntry]:
        """Those of them whose field has one of these roles."""
        return [each for each in self.fields if each.field.fact.role in roles]

    @property
    def tool_lists(self) -> tuple[ToolList, ...]:
        """The tool lists of the header, both what is given and what is denied."""
        return self.header_facts.tool_lists if self.header_facts else ()

    @property
    def rule_lists(self) -> tuple[RuleList, ...]:
        """The fields of the header that hold rules for tools."""
        return self.header_facts.rule_lists if self.header_facts else ()

    @property
    def model_refs(self) -> tuple[ModelRef, ...]:
        """The models that the header names."""
        return self.header_facts.model_refs if self.header_facts else ()

    @cached_property
    def loaded(self) -> Loaded:
        """The header as the file's own tool reads it."""
        return as_loaded(self.doc, self.kind.loader)

    @cached_property
    def is_repaired_with_lf(self) -> bool:
        """Whether the tool would repair the header if it had LF line ends."""
        lines = f"{self.doc.text.clean[: self.loaded.end]}---"
        return load(lines.replace("\r\n", "\n"), self.kind.loader).state is State.REPAIRED

    @cached_property
    def fence_faults(self) -> tuple[FenceFault, ...]:
        """Where the body's code fences do not pair as they are meant; two rules report them."""
        if not any(section.fences for section in self.body.sections):
            return ()
        from agentls.lint.fences.faults import fence_faults

        return fence_faults(self.body, self.memo)

    @cached_property
    def entry(self) -> Entry:
        """The names the file gives and mentions, as they now stand."""
        path = self.path or _NOWHERE
        more = self.kind, path, self.scope, self.tool_lists, self.memo
        names = self.memo.each(names_of_header, (self.doc.header,), *more)[0]
        mentions = (*names.mentions, *in_body(self.doc, self.memo))
        called = self.in_sections(calls_of, self.kind.vocabulary.invocation.call)
        calls = placed(self.doc, called)
        return names._replace(mentions=mentions, links=self.links, calls=calls, real=self.real)

    @cached_property
    def links(self) -> tuple[Mention, ...]:
        """Where the file leads to files; spans from its start."""
        return placed(self.doc, self.in_sections(links_of, self.kind))

    @property
    def imports(self) -> tuple[Mention, ...]:
        """The files that are taken into the text; spans from the file's start."""
        return tuple(link for link in self.links if link.where is Where.IMPORT) if self.kind.imports else ()

    @cached_property
    def given_tools(self) -> ToolList | None:
        """The list of tools the file is given; None where it has none, and so gets all."""
        lists = (tools for tools in self.tool_lists if tools.field.fact.tool_syntax.is_list)
        return next((tools for tools in lists if tools.field.role is Role.TOOLS), None)

    @property
    def added_tools(self) -> frozenset[str]:
        """Tools the file is given because of other fields than its list."""
        set_ = (field.fact for entry, field in self.fields if field.fact.adds_tools and _is_choice(entry.value, field))
        return frozenset(tool for fact in set_ for tool in fact.adds_tools)

    @property
    def header(self) -> Header:
        """The header of a rule that reads it.

        Raises:
            ValueError: the file has none; rules with ``Reads.HEADER`` are not run then.
        """
        if self.doc.header is None:
            raise ValueError("no header")
        return self.doc.header

    @property
    def section(self) -> Markdown:
        """The section of a rule that reads the body section by section.

        Raises:
            ValueError: none is being read.
        """
        if self.part is None:
            raise ValueError("no section")
        return self.part

    @property
    def emit(self) -> Emitter:
        """How the file's format writes fields."""
        return self.doc.notation.emit

    def as_text(self, span: Span, value: str) -> Edit | None:
        """The edit of the header that writes a value so that every reader gets these very characters."""
        return self.emit.replacing(self.header, span, self.emit.text(value, self.doc.text.line_end))

    def as_lines(self, span: Span, value: str) -> Edit | None:
        """The edit of the header that writes a value in the lines that it has."""
        return self.emit.replacing(self.header, span, self.emit.lines(value, self.doc.text.line_end))

    def removal(self, title: str, entry: nodes.Entry) -> tuple[Fix, ...]:
        """The fix that removes an entry of the header, for a person to choose."""
        edit = self.emit.removal(self.header, entry)
        return (Fix(title, (edit,), safe=False),) if edit else ()

    @property
    def body(self) -> Body:
        """The body."""
        return self.doc.body


def always(day: date) -> Callable[[], date]:
    """A clock that stands still."""
    return lambda: day


def _has(section: Markdown, sign: str) -> bool:
    return sign in section.text


def _is_choice(value: Node | None, field: Field) -> bool:
    return isinstance(value, Scalar) and value.value in field.fact.values
