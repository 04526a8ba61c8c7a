"""Completions in running text: examples, their turns, sections of the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.ide import markup
from agentls.ide.completion.request import blank, escape, indented, rank
from agentls.ide.completion.signs import behind_sign
from agentls.ide.results import Completion, CompletionKind
from agentls.lazy_pattern import lazy_pattern
from agentls.text import Span
from agentls_schemas.fields import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.ide.completion.request import Request
    from agentls.syntax.cursor_places import TextPlace
    from agentls_schemas.guidance import Section

_TYPED = lazy_pattern(r"</?\w*|\w*|#{1,6}(?: .*)?")
_REST = lazy_pattern(r"[\w/]*[>:]?")
_COMMENTARY = "commentary"


def text(request: Request, place: TextPlace) -> Iterator[Completion]:
    """What may be written at the cursor: behind a sign anywhere, else while its line has nothing but a first word."""
    yield from behind_sign(request, place.line)
    typed = request.content[place.line.start : request.offset]
    if request.offset < place.line.start or not _TYPED.fullmatch(typed):
        return
    if place.example is not None:
        yield from _turns(request, place, place.example)
        return
    blank = place.line.start == place.line.end
    if (blank or typed.startswith("<")) and _takes_examples(request, place):
        yield _block(request, place)
    if (blank or typed.startswith("#")) and place.path is None and place.indent < 4:
        yield from _sections(request, place, typed)


def _takes_examples(request: Request, place: TextPlace) -> bool:
    if place.path is None:
        return True
    field = request.ctx.kind.fields.get(place.path[0])
    return len(place.path) == 1 and field is not None and field.role is Role.DESCRIPTION


def _word(request: Request, place: TextPlace) -> Span:
    """The line's first word, tag or label around the cursor."""
    rest = _REST.match(request.content, request.offset, place.line.end)
    return Span(place.line.start, rest.end() if rest else request.offset)


def _insert(place: TextPlace, snippet: str) -> str:
    """The snippet's lines at the column where text begins here; editors add the blanks the line has already."""
    missing = max(place.wanted - place.indent, 0)
    return indented(snippet, missing, missing)


def _block(request: Request, place: TextPlace) -> Completion:
    speakers = request.ctx.kind.guidance.example_speakers
    turns = "\n".join(_turn(speaker, number) for number, speaker in enumerate(speakers, 1))
    why = blank("Why the agent is the right choice here", len(speakers) + 1)
    block = f"<example>\n{turns}\n<{_COMMENTARY}>\n{why}\n</{_COMMENTARY}>\n</example>"
    doc, word = "A conversation that shows when the agent is to be used.", _word(request, place)
    insert = _insert(place, block)
    return Completion("<example>", CompletionKind.SNIPPET, word, insert, True, "example", doc, rank(1, 0))


def _turn(speaker: str, number: int) -> str:
    # Labels in lower case are people who speak, so their words stand in quotes; others set the scene.
    words = blank(_WORDS.get(speaker.lower(), "…"), number)
    return f'{speaker}: "{words}"' if speaker.islower() else f"{speaker}: {words}"


_WORDS = {
    "context": "What has happened so far",
    "user": "What the user asks",
    "assistant": "What the assistant answers, and which agent it starts",
}


def _turns(request: Request, place: TextPlace, example: Span) -> Iterator[Completion]:
    """The turns the example does not have yet, in their order, then its end."""
    others = request.content[example.start : place.line.start] + request.content[place.line.end : example.end]
    before, word = request.content[example.start : place.line.start], _word(request, place)
    if before.rfind(f"<{_COMMENTARY}>") > before.rfind(f"</{_COMMENTARY}>"):
        if f"</{_COMMENTARY}>" not in others:
            yield _closing(place, word, _COMMENTARY, 0)
        return
    for number, speaker in enumerate(request.ctx.kind.guidance.example_speakers):
        if not re.search(rf"(?im)^[ \t>*-]*{re.escape(speaker)}[ \t]*:", others):
            insert = _insert(place, _turn(speaker, 1))
            yield Completion(f"{speaker}:", CompletionKind.SNIPPET, word, insert, True, "turn", sort=rank(0, number))
    if f"<{_COMMENTARY}>" not in others:
        insert = _insert(place, f"<{_COMMENTARY}>\n$1\n</{_COMMENTARY}>")
        doc = "Why the assistant acts as it does."
        yield Completion(f"<{_COMMENTARY}>", CompletionKind.SNIPPET, word, insert, True, "turn", doc, rank(0, 90))
    if not place.closed:
        yield _closing(place, word, "example", 91)


def _closing(place: TextPlace, word: Span, tag: str, number: int) -> Completion:
    label = f"</{tag}>"
    insert = _insert(place, label)
    return Completion(label, CompletionKind.SNIPPET, word, insert, detail="end tag", sort=rank(0, number))


def _sections(request: Request, place: TextPlace, typed: str) -> Iterator[Completion]:
    """The customary sections the body does not have yet."""
    kind, body = request.ctx.kind, request.ctx.body
    here = request.ctx.doc.text.line_span(request.ctx.doc.text.line_at(request.offset))
    places = ((heading, request.ctx.doc.in_file(heading.span)) for heading in body.headings)
    others = (kind.guidance.section(heading.title) for heading, place in places if not here.holds(place.start))
    present = {section.id for section in others if section}
    hashes = typed.partition(" ")[0]
    level = len(hashes) if len(hashes) > 1 or " " in typed else 2
    rest = _REST.match(request.content, request.offset, place.line.end)
    word = Span(place.line.start, rest.end() if rest else request.offset)
    for number, section in enumerate(kind.guidance.sections):
        if section.id not in present and _goes_on(typed, section):
            yield _section(section, "#" * level, word, number)


def _goes_on(typed: str, section: Section) -> bool:
    """Whether a section's title goes on from what is typed: one that is written out takes no line end for itself."""
    title, begun = section.title.lower(), typed.lstrip("#").strip().lower()
    return title.startswith(begun) and title != begun


def _section(section: Section, hashes: str, word: Span, number: int) -> Completion:
    label = f"{hashes} {section.title}"
    written = section.example.strip("\n")
    if written.startswith("#"):
        written = written.partition("\n")[2].strip("\n")
    insert, doc = f"{label}\n\n{escape(written)}\n$0", markup.section(section)
    return Completion(label, CompletionKind.SECTION, word, insert, True, "section", doc, rank(2, number))
