"""The header of an agent file: fences, entries, comments and examples."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from msgspec.structs import replace

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.examples import find_examples
from agentls.syntax.fences import Fences, sooner_end
from agentls.syntax.nodes import Entry, Example, ExampleBlocks, Header, Mapping, Scalar
from agentls.syntax.read_header import read
from agentls.text import Span

_COMMENT = lazy_pattern(r"#(?<![^ \t\r\n]#)[^\r\n]*")


def parse_header(
    text: str,
    fences: Fences,
    bare_keys: frozenset[str] = frozenset(),
    seen: str = "",
    *,
    before: Header | None = None,
    values_only: bool = False,
) -> Header:
    """The header whose fences were found in ``text``.

    Args:
        text: the file's characters.
        fences: the header's.
        bare_keys: see ``Layout``.
        seen: what was looked at before, if more than the header.
        before: an earlier state; entries that are as they were there are taken over, with the examples in them.
        values_only: do not look for examples in values, which takes most of the time where there are any.
    """
    region = text[: fences.end]
    reading = read(region, fences.content, bare_keys)
    if reading.problems and (sooner := sooner_end(text, fences)):
        return parse_header(text, sooner, bare_keys, region, before=before, values_only=values_only)
    root = _with_known(reading.root, before) if before else reading.root
    comments = comments_of(region, fences.content, reading.leaves)
    problems = (*fences.problems, *reading.problems)
    examples = examples_of(root.entries, before) if "<" in region and not values_only else ExampleBlocks()
    return Header(
        region,
        fences.opening,
        fences.content,
        fences.closing,
        root,
        problems,
        comments,
        examples,
        seen=seen or region,
    )


def comments_of(text: str, content: Span, leaves: list[Span]) -> tuple[Span, ...]:
    """The comments of YAML; ``leaves`` are its scalars, in order."""
    comments: list[Span] = []
    starts = [leaf.start for leaf in leaves] if text.find("#", *content) >= 0 else []
    at = content.start
    while found := _COMMENT.search(text, at, content.end):
        at = _scalar_end(found.start(), starts, leaves)
        if at <= found.start():
            comments.append(Span(*found.span()))
            at = found.end()
    return tuple(comments)


def _scalar_end(at: int, starts: list[int], leaves: list[Span]) -> int:
    """Where the scalar ends that stands at a place or before it."""
    number = bisect_right(starts, at) - 1
    return leaves[number].end if number >= 0 else 0


def _with_known(root: Mapping, before: Header) -> Mapping:
    """The same fields, those that are as they were there as the same objects."""
    known = {entry.span: entry for entry in before.root.entries}
    entries = ((known.get(entry.span), entry) for entry in root.entries)
    return replace(root, entries=tuple(old if old == entry and old else entry for old, entry in entries))


def examples_of(entries: Iterable[Entry], before: Header | None = None) -> ExampleBlocks:
    """The examples in the strings of top-level entries.

    Args:
        entries: those of a header.
        before: an earlier state of it, with whose entries some may be the same objects.
    """
    known = {id(entry) for entry in before.root.entries} if before else set()
    blocks: list[Example] = []
    strays: list[Span] = []
    for entry in entries:
        if isinstance(entry.value, Scalar) and "<" in entry.value.value:
            old = before if id(entry) in known else None
            found = old.examples.within(entry.span) if old else find_examples(entry.value.view, entry.key.value)
            blocks += found.blocks
            strays += found.stray_ends
    return ExampleBlocks(tuple(blocks), tuple(strays))
