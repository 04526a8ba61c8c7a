"""The front page: the matrix of tools and faults."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.project.readers import READERS
from agentls_schemas.identity import Sort
from agentls_schemas.verdicts import Confidence
from pages.conditions import MATRIX, find
from pages.markup import UNCERTAIN, WORDS, joined, known, shown, word_of
from pages.readers import anchor, says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls_schemas.kind import Reader, Reads
    from pages.conditions import Fault
    from pages.markup import Page

_HEAD = """\
---
title: What agent tools do with faulty files
hide: [navigation, toc]
---
# What becomes of a faulty agent file

When an agent file has a fault, most tools show no error. They drop the file, ignore a field, or read something you did
not write. **agentls** is a language server and a command line that says what is wrong, where, what your tool does with
it, and repairs it.

[Set it up](start.md){ .md-button .md-button--primary }
[Try it in a page](playground.md){ .md-button }
[All rules](rules/index.md){ .md-button }
"""
_LEGEND = "In a dashed frame stands what was read and not measured; *not known* is what nobody has asked yet."


def pages() -> Iterator[Page]:
    """The one page."""
    yield (
        "index.md",
        joined(
            _HEAD,
            "## Agents",
            "What each tool does with an agent of its own that has one fault. "
            "Each cell leads to its fact, with source and date.",
            _matrix(Sort.AGENT),
            _legend(),
            "## Skills",
            "The same for a `SKILL.md`.",
            _matrix(Sort.SKILL),
        ),
    )


def _legend() -> str:
    items = "".join(f"<li>{shown(word)} {word.means}</li>" for word in (*WORDS.values(), UNCERTAIN))
    return f'<ul class="legend">{items}</ul>\n\n{_LEGEND}'


def _matrix(sort: Sort) -> str:
    """The table, as HTML: on a narrow screen each of its rows becomes a card."""
    rows = [(reader, reads) for reader in READERS.values() if (reads := _reads(reader, sort))]
    faults = [f for f in MATRIX if sum(find(r.kind, r.scope, f) is not None for _, r in rows) * 4 >= len(rows)]
    head = "".join(f'<th scope="col">{_inline(fault.title)}</th>' for fault in faults)
    body = "".join(
        f"<tr>{_name(reader)}{''.join(_cell(reader, reads, f) for f in faults)}</tr>" for reader, reads in rows
    )
    return (
        f'<div class="matrix" tabindex="0" role="region" aria-label="Tools and faults"><table class="faults">'
        f'<thead><tr><th scope="col">Tool</th>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _reads(reader: Reader, sort: Sort) -> Reads | None:
    return next((reads for reads in reader.reads if reads.kind.identity.sort is sort), None)


def _name(reader: Reader) -> str:
    release = f"<small>{reader.version}</small>" if reader.version else ""
    return f'<th scope="row"><a href="readers/{reader.id}.html">{reader.title}</a>{release}</th>'


def _cell(reader: Reader, reads: Reads, fault: Fault) -> str:
    label = f'data-label="{re.sub("`", "", fault.title)}"'
    row = find(reads.kind, reads.scope, fault)
    if row is None:
        return f'<td {label} class="unknown"><span title="Nobody has asked yet.">not known</span></td>'
    verdict = row.verdict
    said = says(row, reads.kind)
    source = known(reads.kind.sources.get(verdict.source), verdict.confidence)
    link = f"readers/{reader.id}.html{anchor(reads.kind, row.anchor)}"
    title = re.sub("`", "", f"{said} ({source})").replace('"', "&quot;")
    read = verdict.confidence is not Confidence.RUN
    word = word_of(verdict)
    css = f"outcome {word.css}{' read' if read else ''}"
    return f'<td {label}><a class="{css}" href="{link}" title="{title}"><b>{word.sign}</b> {word.says}</a></td>'


def _inline(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
