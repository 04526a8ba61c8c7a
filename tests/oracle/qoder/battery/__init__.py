"""The battery: every case, chapter by chapter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oracle.qoder.bases import AGENT
from oracle.qoder.battery import fields
from oracle.shared import edges, faults

if TYPE_CHECKING:
    from oracle.case import Case

UNSEEN = re.compile(
    # The text below the header, or a part of the header, is lost without a word.
    r"end-(?:blank-behind|tab-behind|four-dashes|rule|letters-behind|comment-behind|between-entries)(?:-crlf)?"
    # A value is read otherwise.
    r"|value-(?:ampersand|exclamation)(?:-crlf)?|bytes-latin-1-.*|structure-flow-unclosed"
    # Every tool is given.
    r"|form-empty-(?:list|text)"
)
"""Cases of which it matters what becomes of a field: the program shows names alone."""

CASES: tuple[Case, ...] = tuple(
    case
    for chapters in (edges.chapters(AGENT), faults.chapters(AGENT, "Read", "Glob"), fields.chapters())
    for chapter in chapters
    for case in chapter.cases
    if not UNSEEN.fullmatch(case.id)
)
"""All of them, in the order in which they are written down."""
