"""Which files have something, for each of ten thousand somethings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

K = TypeVar("K")


class FileGroups(Struct, Generic[K]):
    """The files of each key, by path, in the order they came.

    Most keys have one file, which then stands there without a dict of its own: that would take four times the room.
    """

    _groups: dict[K, str | dict[str, None]] = field(default_factory=dict)

    def __contains__(self, key: K) -> bool:
        return key in self._groups

    def __iter__(self) -> Iterator[K]:
        return iter(self._groups)

    def __getitem__(self, key: K) -> Collection[str]:
        """The files; none where the key has none."""
        group = self._groups.get(key, ())
        return (group,) if isinstance(group, str) else group

    def add(self, key: K, path: str) -> None:
        """Note that a file has it."""
        group = self._groups.setdefault(key, path)
        if isinstance(group, dict):
            group[path] = None
        elif group != path:
            self._groups[key] = {group: None, path: None}

    def discard(self, key: K, path: str) -> None:
        """Note that a file has it no longer."""
        group = self._groups.get(key)
        if isinstance(group, dict):
            group.pop(path, None)
        if not group or group == path:
            self._groups.pop(key, None)
