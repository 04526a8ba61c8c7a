"""Where a cursor is in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.cursor.values import InBrackets, Values, siblings
from agentls.syntax.cursor_places import HeaderPlace, StartPlace, TextPlace
from agentls.text import BOM, Span

if TYPE_CHECKING:
    from agentls.syntax.cursor_places import Place
    from agentls.syntax.document import Document

_KEY_SO_FAR = lazy_pattern(r"[{,](?:[ \t\r\n]|//[^\n]*\n|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)*(?P<word>\"?[\w.$-]*)\Z")
_REST_OF_KEY = lazy_pattern(r"\"?[\w.$-]*\"?(?P<mark>[ \t]*:)?")
_REACH = 200


def cursor_context(doc: Document, offset: int) -> Place | None:
    """The place of a cursor; None in the prompt too, which is one line of escapes."""
    header = doc.header
    if header is None or not doc.text.clean.strip(BOM + " \t\r\n"):
        return StartPlace(Span(offset, offset))
    if doc.is_in_body(offset) or any(comment.start < offset <= comment.end for comment in header.comments):
        return None
    found = Values(doc, offset, ":").find(header.root)
    if isinstance(found, HeaderPlace | TextPlace):
        return found
    return _at_key(doc, found or InBrackets((), header.root), offset)


def _at_key(doc: Document, found: InBrackets, offset: int) -> HeaderPlace | None:
    content = doc.text.clean
    typed = _KEY_SO_FAR.search(content, max(found.held.span.start, offset - _REACH), offset)
    rest = _REST_OF_KEY.match(content, typed.start("word")) if typed else None
    if typed is None or rest is None:
        return None
    start, mark = typed.start("word"), rest["mark"] or ""
    word = Span(start, max(rest.end() - len(mark), offset))
    column = start - doc.text.line_span(doc.text.line_at(start)).start
    return HeaderPlace(found.path, word, word, column, True, siblings(found.held, offset), (), bool(mark))
