"""Pieces of pages: tables, badges, where a fact comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from agentls.finding import Outcome
from agentls.lint.rule_docs import KNOWN
from agentls.named_tuple import NamedTuple
from agentls_schemas.verdicts import Confidence

if TYPE_CHECKING:
    from agentls_schemas.source import Source
    from agentls_schemas.verdicts import Verdict

Page = tuple[str, str]
"""Where a page lies, from the site's root, and its Markdown."""


class Word(NamedTuple):
    """An outcome as readers see it: never by its colour alone."""

    css: str
    sign: str
    says: str
    means: str


WORDS: Mapping[Outcome, Word] = {
    Outcome.FATAL: Word("lost", "✕", "does not start", "The tool refuses to start."),
    Outcome.DROPPED_LOUD: Word("lost", "✕", "not loaded", "The file is not loaded, and its user is told."),
    Outcome.DROPPED_SILENT: Word("lost", "✕", "silently lost", "The file is not loaded, and at most a log says so."),
    Outcome.DEGRADED: Word("part", "◐", "part is lost", "It loads; a field or words of it are lost or changed."),
    Outcome.REPAIRED: Word("mended", "↻", "repaired", "It loads as it was meant: the tool repairs what others refuse."),
    Outcome.IGNORED: Word("ignored", "–", "no effect", "It loads; what is written there has no effect."),
    Outcome.ACCEPTED: Word("fine", "✓", "fine", "It loads, and nothing is lost."),
}


UNCERTAIN = Word(
    "part", "?", "uncertain", "What is written about the tool does not settle whether it loads or what is lost."
)
_OPEN = ("may ", "documents ", "finds skills by", "picks skills by")
"""What the words begin with where nobody could be sure."""


def word_of(verdict: Verdict) -> Word:
    """What becomes of a file, in a word: never one that sounds surer, or milder, than what is known."""
    if verdict.outcome is Outcome.IGNORED and verdict.says.startswith(_OPEN):
        return UNCERTAIN
    if verdict.outcome is Outcome.IGNORED and verdict.says.startswith("does not load"):
        return WORDS[Outcome.DROPPED_SILENT]
    return WORDS[verdict.outcome]


def badge(verdict: Verdict) -> str:
    """What becomes of a file as a word with a sign and a colour; dashed where nobody measured it."""
    return shown(word_of(verdict), read=verdict.confidence is not Confidence.RUN)


def shown(word: Word, *, read: bool = False) -> str:
    """A word with its sign and colour."""
    css = f"{word.css} read" if read else word.css
    return f'<span class="outcome {css}" title="{word.means}"><b>{word.sign}</b> {word.says}</span>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown; empty where it has no rows."""
    lines = [f"| {' | '.join(map(cell, row))} |" for row in rows]
    return "\n".join([f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *lines, ""]) if lines else ""


def cell(text: str) -> str:
    """Words in a cell, with nothing that would end it."""
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(text.split()))


def code(text: str) -> str:
    """Characters as they are written."""
    fence = "``" if "`" in text else "`"
    pad = " " if fence == "``" else ""
    return f"{fence}{pad}{text}{pad}{fence}" if text else ""


def path(glob: str) -> str:
    """A place in the file system, which does not break."""
    return f'<code class="path">{escape(glob).replace("*", "&#42;").replace("_", "&#95;")}</code>'


def known(source: Source | None, confidence: Confidence | None = None) -> str:
    """Where a fact comes from, how and when, in one line."""
    how = f"{KNOWN[confidence]}, " if confidence else ""
    return f"{how}{source.on}: {escape(source.where)}" if source else (KNOWN[confidence] if confidence else "")


class Sources:
    """The sources of a page: a number in the text, and a list at its end."""

    def __init__(self) -> None:
        self._numbers: dict[Source, int] = {}

    def cite(self, source: Source | None, confidence: Confidence | None = None) -> str:
        """How a fact is known, when, and a link to the source."""
        how = KNOWN[confidence] if confidence else ""
        if source is None:
            return how
        number = self._numbers.setdefault(source, len(self._numbers) + 1)
        link = f'<a class="cited" href="#source-{number}" title="{escape(source.where)}">[{number}]</a>'
        return f'<span class="known">{how} {source.on} {link}</span>'

    def listed(self) -> str:
        """The section with all that were cited; empty where none was."""
        items = (f'<li id="source-{n}">{escape(s.where)}, {s.on}</li>' for s, n in self._numbers.items())
        return f"## Sources\n\n<ol>{''.join(items)}</ol>\n" if self._numbers else ""


def joined(*parts: str) -> str:
    """The parts that say something, as paragraphs of one page."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


def section(title: str, *parts: str, level: int = 2) -> str:
    """A heading and what stands below it; empty where nothing does."""
    body = joined(*parts)
    return f"{'#' * level} {title}\n\n{body}" if body.strip() else ""


def listed(items: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {item}" for item in items)


def demoted(markdown: str, by: int = 1) -> str:
    """The same text with its headings some levels lower; what stands in fences is left alone."""
    return "\n".join(_demoted(markdown.split("\n"), "#" * by))


def _demoted(lines: list[str], marks: str) -> Iterator[str]:
    fenced = False
    for line in lines:
        fenced ^= line.lstrip().startswith("```")
        yield marks + line if re.match(r"#+ ", line) and not fenced else line
