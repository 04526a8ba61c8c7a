"""Whether a header laid out anew says what it said: the same values in the same quotes, the same comments."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import yaml
from yaml import events as ev
from yaml._yaml import CParser

from agentls.lazy_pattern import lazy_pattern
from agentls.lint.suppress import MARK
from agentls.semantics.fields import line_start
from agentls.syntax.nodes import Entry, Mapping, Scalar

if TYPE_CHECKING:
    from agentls.syntax.nodes import Header, Node

_SEPARATOR = lazy_pattern("[\x85\u2028\u2029]")
_MERGE = "<<"
_BLANK_LINE = lazy_pattern(r"(?>\r\n?|\n)[ \t]*[\r\n]")


def obstacle(header: Header) -> str:
    """Why the header is to be left alone, as the end of a sentence; empty where nothing is in the way."""
    if header.closing is None or header.problems:
        return "strict YAML does not take its header; `agentls check` says why"
    if header.root.flow:
        return "its header is one map in braces"
    twice = _repeated(header.root)
    if twice:
        return f"its header has the key `{twice}` twice"
    content = header.content.of(header.text)
    if not content.isascii() and _SEPARATOR.search(content):
        return "its header has a line separator that not all readers take for one"
    return _reference(content) if any(mark in content for mark in ("&", "*", "!", _MERGE)) else ""


def same(before: Header, after: Header) -> bool:
    """Whether both have the same entries, in whatever order, and the same comments at each."""
    if after.closing is None or after.problems or len(before.root.entries) != len(after.root.entries):
        return False
    pairs = ((entry, after.root.get(entry.key.value)) for entry in before.root.entries)
    return all(other and _alike(entry.value, other.value) for entry, other in pairs) and _comments_stand(before, after)


def _comments_stand(before: Header, after: Header) -> bool:
    """Whether all comments are where they were; those of an entry that comes first now may seem to be the header's."""
    old, new = _comments(before), _comments(after)
    first = after.root.entries[0].key.value
    for (owner, words), count in (new - old).items():
        if owner is None:
            new[owner, words] -= count
            new[first, words] += count
    return old == new


def _alike(one: Node | None, other: Node | None) -> bool:
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        return one.value == other.value and one.style is other.style
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        keys = [(a.key.value, b.key.value) for a, b in zip(one.entries, other.entries, strict=False)]
        values = zip((e.value for e in one.entries), (e.value for e in other.entries), strict=False)
        same_keys = len(one.entries) == len(other.entries) and all(a == b for a, b in keys)
        return same_keys and all(_alike(a, b) for a, b in values)
    if one is None or other is None or isinstance(one, Scalar | Mapping) or isinstance(other, Scalar | Mapping):
        return one is other
    return len(one.items) == len(other.items) and all(map(_alike, one.items, other.items))


def _comments(header: Header) -> Counter[tuple[str | None, str]]:
    """Each comment with the key it stands at: in the entry, or before it."""
    found: Counter[tuple[str | None, str]] = Counter()
    entries, top = header.root.entries, _top_end(header)
    handed: Entry | bool | None = False
    for span in header.comments:
        last = next((e for e in reversed(entries) if e.span.start < span.start), None)
        following = next((e for e in entries if e.span.start > span.start), None)
        # Behind a comment that is about what follows, all are.
        mine = last and handed is not following and _belongs(header.text, span.start, last)
        owner = last if mine else following if span.start >= top else None
        handed = handed if mine else following
        found[owner.key.value if owner else None, span.of(header.text).rstrip()] += 1
    return found


def _top_end(header: Header) -> int:
    """Where the comments end that are about the whole header; suppression comments are about what follows."""
    start, end = header.content.start, header.root.entries[0].span.start
    blank = max((found.start() for found in _BLANK_LINE.finditer(header.text, start, end)), default=start)
    return start if MARK in header.text[start:blank] else blank


def _belongs(text: str, at: int, entry: Entry) -> bool:
    """Whether a comment behind an entry's key is the entry's: inside, in its last line, or below its value."""
    if at < entry.span.end or not {"\n", "\r"} & set(text[entry.span.end : at]):
        return True
    value = entry.value
    if value is None or isinstance(value, Scalar) or value.flow or _is_directive(text, at):
        return False
    column, key, held = (place - line_start(text, place) for place in (at, entry.span.start, value.span.start))
    return column > key and column >= held


def _is_directive(text: str, at: int) -> bool:
    return MARK in text[at:].split("\n", 1)[0]


def _repeated(node: Node | None) -> str:
    """A key that a map below has twice."""
    if isinstance(node, Mapping):
        counts = Counter(entry.key.value for entry in node.entries)
        twice = next((key for key, count in counts.items() if count > 1), "")
        return twice or next(filter(None, (_repeated(entry.value) for entry in node.entries)), "")
    if node is None or isinstance(node, Scalar):
        return ""
    return next(filter(None, map(_repeated, node.items)), "")


def _reference(content: str) -> str:
    """What is in the way if anything has an anchor or a tag, or stands for something else, or cannot be looked at."""
    parser = CParser(content)
    try:
        while (event := parser.get_event()) is not None:
            if _refers(event):
                return "its header uses anchors, aliases or tags"
    except yaml.YAMLError:
        return "not every YAML reader takes its header"
    return ""


def _refers(event: ev.Event) -> bool:
    if isinstance(event, ev.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
        return True
    return isinstance(event, ev.ScalarEvent) and event.value == _MERGE and not event.style
