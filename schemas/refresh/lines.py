"""Data files edited line by line, so that comments and descriptions stay."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass
class Lines:
    """A data file as lines, edited entry by entry: ``  key: value`` under ``block:``."""

    lines: list[str]
    notes: list[str] = field(default_factory=list)

    def keys(self, block: str) -> list[str]:
        """The keys of a block, in order."""
        return [key for key, _ in self._entries(block)]

    def get(self, block: str, key: str) -> str:
        """The value as written."""
        return self.lines[dict(self._entries(block))[key]].partition(": ")[2]

    def put(self, block: str, key: str, value: str, before: str = "") -> None:
        """Replaces an entry, or adds it before another or at the block's end."""
        entries = dict(self._entries(block))
        line = f"  {key}: {value}"
        if key in entries:
            self.lines[entries[key]] = line
        else:
            at = entries[before] if before else max(entries.values(), default=self._start(block)) + 1
            self.lines.insert(at, line)

    def edit(self, block: str, key: str, pattern: str, text: str) -> bool:
        """Replaces what a pattern finds in an entry's value; whether the line is another then."""
        number = dict(self._entries(block))[key]
        old, self.lines[number] = self.lines[number], re.sub(pattern, lambda _: text, self.lines[number])
        return old != self.lines[number]

    def drop(self, block: str, key: str) -> None:
        """Removes an entry if it is there."""
        entries = dict(self._entries(block))
        if key in entries:
            del self.lines[entries[key]]

    def _start(self, block: str) -> int:
        return self.lines.index(f"{block}:")

    def _entries(self, block: str) -> list[tuple[str, int]]:
        found = []
        for number in range(self._start(block) + 1, len(self.lines)):
            match = re.match(r'  "?([^\s":]+)"?: ', self.lines[number])
            if match:
                found.append((match[1], number))
            elif not self.lines[number].startswith(("#", "  ")):
                break
        return found
