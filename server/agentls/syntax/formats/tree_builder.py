"""Maps in the making: what a file says of one map in several places becomes one node."""

from __future__ import annotations

from msgspec import Struct, field

from agentls.syntax.nodes import Entry, Mapping, Node, Scalar, Sequence
from agentls.text import Span


class OpenMap(Struct):
    """A map that may get more entries."""

    at: int = 0
    """Where it stands while it is empty."""
    span: Span | None = None
    """All of it, where brackets tell; else it goes from its first entry to its last."""
    entries: list[tuple[Scalar, Node | OpenMap | OpenList | None]] = field(default_factory=list)

    def held(self, key: Scalar) -> OpenMap:
        """The map under a key, or the last one of the list under it; made where there is none."""
        for known, value in reversed(self.entries):
            if known.value == key.value:
                if isinstance(value, OpenMap):
                    return value
                if isinstance(value, OpenList):
                    return value.items[-1]
        made = OpenMap(key.span.end)
        self.entries.append((key, made))
        return made

    def listed(self, key: Scalar) -> OpenMap:
        """A new map at the end of the list under a key."""
        for known, value in reversed(self.entries):
            if known.value == key.value and isinstance(value, OpenList):
                value.items.append(OpenMap(key.span.end))
                return value.items[-1]
        made = OpenList([OpenMap(key.span.end)])
        self.entries.append((key, made))
        return made.items[-1]

    def add(self, keys: list[Scalar], value: Node | None) -> None:
        """Take what a dotted key says."""
        target = self
        for key in keys[:-1]:
            target = target.held(key)
        target.entries.append((keys[-1], value))

    def closed(self) -> Mapping:
        """The node."""
        entries = tuple(_entry(key, value) for key, value in self.entries)
        if self.span:
            return Mapping(self.span, entries, flow=True)
        return Mapping(_around(entries) if entries else Span(self.at, self.at), entries)


class OpenList(Struct):
    """A list of maps that may get more; never empty."""

    items: list[OpenMap]

    def closed(self) -> Sequence:
        """The node."""
        items = tuple(item.closed() for item in self.items)
        return Sequence(_around(items), items, flow=False)


def _entry(key: Scalar, value: Node | OpenMap | OpenList | None) -> Entry:
    node = value.closed() if isinstance(value, OpenMap | OpenList) else value
    return Entry(Span(key.span.start, max(key.span.end, node.span.end) if node else key.span.end), key, node)


def _around(parts: tuple[Entry | Node, ...]) -> Span:
    return Span(min(part.span.start for part in parts), max(part.span.end for part in parts))
