"""Completions for keys, each with a snippet for its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.format import ITEM, Format
from agentls.ide import markup
from agentls.ide.completion.forms import forms_of
from agentls.ide.completion.request import blank, rank
from agentls.ide.results import Completion, CompletionKind
from agentls.lazy_pattern import lazy_pattern
from agentls_schemas.field_types import shape_at
from agentls_schemas.fields import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.ide.completion.request import Request
    from agentls.syntax.cursor_places import HeaderPlace, StartPlace
    from agentls.text import Span
    from agentls_schemas.shapes import Key, Shape

_NUMBER = lazy_pattern(r"(\$\{?)(\d)")
_BRACES = lazy_pattern(r"\{ (?P<entry>\$\{1:(?P<label>[\w-]+)\}.*) \}")
_ASKED_AGAIN = {Role.MODEL, Role.TOOLS, Role.DENIED_TOOLS, Role.AGENT, Role.AGENTS}
"""Roles whose values are completed one by one behind the key."""


def keys(request: Request, place: HeaderPlace, shape: Shape) -> Iterator[Completion]:
    """The keys that the map at the cursor does not have yet, and the fence that ends the header."""
    word = place.word
    if word is None or not word.holds(request.offset):
        return
    ends = not word.of(request.content).strip("-")
    for number, key in enumerate(shape.keys.values() if not ends or word.start == word.end else ()):
        ignored = key.fact is not None and request.ctx.audience in key.fact.ignored_in
        if key.name not in place.siblings and not ignored and (not place.table or _is_table(request, place, key)):
            yield _key(request, place, word, key, number)
    header = request.ctx.doc.header
    if ends and not place.path and header and not header.closing:
        yield Completion("---", CompletionKind.SNIPPET, word, "---\n", detail="end of the header", sort=rank(9, 0))


def _is_table(request: Request, place: HeaderPlace, key: Key) -> bool:
    shape = shape_at(request.ctx.kind, (*place.path, key.name))
    return shape is not None and shape.is_map


def list_start(request: Request, place: HeaderPlace, shape: Shape) -> Iterator[Completion]:
    """The first item of a list whose items are maps, on the line below its key."""
    item = shape_at(request.ctx.kind, (*place.path, ITEM))
    if place.word and item and item.keys and shape.starter and not shape.keys:
        insert = shape.starter.lstrip("\n ").replace("\n  ", "\n")
        label = "- " + next(iter(item.keys))
        yield Completion(label, CompletionKind.SNIPPET, place.word, insert, True, "list item", sort=rank(0, 0))


def first_entry(place: HeaderPlace, shape: Shape) -> Iterator[Completion]:
    """What a field's example has between braces, for a map that has nothing yet and takes any key."""
    example = _BRACES.fullmatch(shape.fact.example) if shape.fact else None
    if example and place.word and not place.siblings and not place.colon:
        yield Completion(example["label"], CompletionKind.SNIPPET, place.word, example["entry"], True, sort=rank(0, 0))


def header(request: Request, place: StartPlace) -> Iterator[Completion]:
    """A whole header, for a file that has none."""
    kind = request.ctx.kind
    required = [f.key for f in kind.fields.values() if f.required]
    usual = [
        f.key for f in kind.fields.with_role(Role.NAME, Role.DESCRIPTION) if request.ctx.scope not in f.fact.ignored_in
    ]
    chosen = required or usual or list(kind.fields)[:1]
    lines = [forms_of(request.ctx).entry(key, " " + _sample(request, key, n)) for n, key in enumerate(chosen, 1)]
    insert = forms_of(request.ctx).file(lines)
    label = "---" if request.ctx.doc.format is Format.FRONTMATTER else f"new {kind.title}"
    doc = f"The header of a file for {kind.loader.tool}, with the fields it needs."
    yield Completion(label, CompletionKind.SNIPPET, place.typed, insert, True, "header", doc, rank(0, 0))


def _sample(request: Request, key: str, number: int) -> str:
    kind, path = request.ctx.kind, request.ctx.path
    field = kind.fields[key]
    if field.role is Role.NAME and path:
        return _renumbered(_text(request, kind.stem(path.as_posix())), number)
    if field.role is Role.DESCRIPTION:
        return _renumbered(_text(request, "When to use it"), number)
    return _renumbered(_value(request, (key,)).lstrip(), number)


def _text(request: Request, text: str) -> str:
    """A place for one line of text, with this in it."""
    return forms_of(request.ctx).value(None, asked_again=False, is_body=False).lstrip().replace("$1", blank(text, 1))


def _key(request: Request, place: HeaderPlace, word: Span, key: Key, number: int) -> Completion:
    kind = request.ctx.kind
    path = (*place.path, key.name)
    lead = " " if request.content[word.start - 1 : word.start] == "-" else ""
    name = request.ctx.emit.key(key.name)
    written = name if place.colon else forms_of(request.ctx).entry(key.name, _value(request, path))
    return Completion(
        label=key.name,
        kind=CompletionKind.FIELD,
        replace=word,
        insert=f"{lead}{written}",
        snippet=not place.colon,
        detail="required" if key.required else "",
        doc=markup.key(kind, path, key),
        sort=rank(0, number),
        deprecated=bool(key.fact and key.fact.deprecated),
        more=not place.colon and bool(key.fact and key.fact.role in _ASKED_AGAIN),
    )


def _renumbered(snippet: str, first: int) -> str:
    return _NUMBER.sub(lambda found: found[1] + str(int(found[2]) + first - 1), snippet)


def _value(request: Request, path: tuple[str, ...]) -> str:
    """The snippet behind a key's mark."""
    kind, shape = request.ctx.kind, shape_at(request.ctx.kind, path)
    again = shape is not None and shape.role in _ASKED_AGAIN
    return forms_of(request.ctx).value(shape, asked_again=again, is_body=path == (kind.fields.layout.body_key,))
