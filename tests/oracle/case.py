"""A case: one file that differs from a sound one in one thing, and what its author meant by it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LF, CRLF = "\n", "\r\n"


@dataclass(frozen=True)
class Either:
    """A text with two readings: all of it, or what is left when a comment or the like is taken away."""

    literal: str
    other: str


Tools = tuple[str, ...]
Meant = str | int | bool | Tools | Either | None
"""``None``: the field is not there, or acts as if it were not."""


@dataclass(frozen=True)
class Case:
    """One file of the battery."""

    id: str
    place: str
    """Where it lies, which decides how it is read: one of its tool's places."""
    data: bytes
    means: Mapping[str, Meant]
    own: str = ""
    """The field whose entry is odd; empty where the oddity is the file's."""
    vain: bool = False
    """What is written cannot act, whatever the program makes of it: a model that nobody has, an event that is none."""
    idle: bool = False
    """What is written is addressed to nobody: data of its author's own. To pass over it is right."""
    damaged: bool = False
    """What stands there is hardly meant: hidden or broken characters, no text, a second header. A warning is due."""
    page: bool = False
    """It may be a page that lies among the agents: that it does not load is right, and a warning says so."""
    stranger: bool = False
    """Its name says that it is no such file: nothing is due."""
    path: str = ""
    """Below the place's folder."""


@dataclass(frozen=True)
class Base:
    """The sound file that the cases of a place differ from. ``{id}`` stands for the case."""

    place: str
    header: tuple[str, ...]
    body: str
    means: Mapping[str, Meant]
    path: str = "{id}.md"
    fence: str = "---\n"
    """The line above and below the header; empty where there is none."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """The fields of a record that keys of other names fill."""

    def text(self, header: Iterable[str]) -> str:
        """The whole file with this header."""
        return self.fence + "".join(f"{line}\n" for line in header) + self.fence + self.body


@dataclass
class Chapter:
    """Cases of one kind, all of one place."""

    name: str
    base: Base
    ends: tuple[str, ...] = (LF,)
    """The line ends that every case is written with."""
    cases: list[Case] = field(default_factory=list)

    def line(self, label: str, entry: str, **more: object) -> None:
        """The base with this entry, in place of its own entry of that key or behind its last."""
        key = re.match(r"\s*([\w-]*)", entry)[1]
        own = self.base.fields.get(key, key)
        at = [i for i, line in enumerate(self.base.header) if re.match(rf"{key}\s*[:=]", line)]
        header = list(self.base.header)
        header[at[0] if at else len(header) : at[0] + 1 if at else len(header)] = [entry]
        more = {"own": own, **more}
        if own in self.base.means and own not in more:
            more[own] = names(entry) if own == "tools" else plain(entry)
        if re.fullmatch(r"\s*[\w-]+:\s*(?:null|~|\"\"|'')?\s*", entry) and not more.get("idle"):
            more.setdefault("vain", True)  # an entry without a value
        self.file(label, self.base.text(header), **more)

    def edit(self, label: str, old: str, new: str, **more: object) -> None:
        """The base with one piece of its text put in another's place."""
        text = self.base.text(self.base.header)
        assert old in text, (label, old)
        self.file(label, text.replace(old, new, 1), **more)

    def file(self, label: str, content: str | bytes, **more: object) -> None:
        """A file of this content."""
        given = {name: more.pop(name) for name in tuple(more) if name not in MARKS}
        for end in self.ends:
            name = f"{self.name}-{label}" + ("-crlf" if end == CRLF and len(self.ends) > 1 else "")
            means = {key: _fill(value, name) for key, value in {**self.base.means, **given}.items()}
            path = _fill(more.get("path", self.base.path), name)
            data = (
                content.replace(b"{id}", name.encode()) if isinstance(content, bytes) else _encode(content, name, end)
            )
            self.cases.append(Case(name, self.base.place, data, means, **{**more, "path": path}))


MARKS = frozenset(each.name for each in fields(Case))
"""What is said of a case beside what its fields mean."""


def plain(entry: str) -> str | None:
    """What is written behind the key, on all lines, taken as words: what an author means who knows no YAML."""
    value = " ".join(line.strip() for line in value_of(entry).split("\n")).strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return (value[1:-1] if quoted else value) or None


def names(entry: str) -> Tools:
    """The tools that are written behind the key, whatever stands between and around them."""
    return tuple(re.findall(r"\w+", value_of(entry)))


def value_of(entry: str) -> str:
    """What stands behind the key."""
    return re.split(r"[:=]", entry, maxsplit=1)[-1] if re.search(r"[:=]", entry) else ""


def _encode(content: str, name: str, end: str) -> bytes:
    return content.replace("{id}", name).replace("\n", end).encode("utf-8", "surrogatepass")


def _fill(value: object, name: str) -> object:
    if isinstance(value, Either):
        return Either(*(_fill(text, name) for text in (value.literal, value.other)))
    return value.replace("{id}", name) if isinstance(value, str) else value
