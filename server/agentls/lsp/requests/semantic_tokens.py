"""``textDocument/semanticTokens/…``: all tokens, those in a range, or the difference to those the client has."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from agentls.ide.semantic_tokens.document import tokens, within
from agentls.ide.semantic_tokens.legend import MODIFIERS, TYPES
from agentls.text import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lsprotocol import types

    from agentls.ide.semantic_tokens.document import Token
    from agentls.lsp.capabilities.client import Capabilities
    from agentls.lsp.convert import Json, Request
    from agentls.lsp.session import Session
    from agentls.text import Text


def answer_full(session: Session, params: types.SemanticTokensParams) -> Json | None:
    """All tokens of a document."""
    request = session.analysis.find_request(params)
    if request is None:
        return None
    identity, numbers = _note_numbers(session, request)
    return {"resultId": identity, "data": numbers}


def answer_delta(session: Session, params: types.SemanticTokensDeltaParams) -> Json | None:
    """What has changed since an answer; everything where that is not the latest one."""
    request = session.analysis.find_request(params)
    if request is None:
        return None
    before = session.documents[request.uri].tokens
    identity, numbers = _note_numbers(session, request)
    if before is None or before[0] != params.previous_result_id:
        return {"resultId": identity, "data": numbers}
    return {"resultId": identity, "edits": splice(before[1], numbers)}


def answer_range(session: Session, params: types.SemanticTokensRangeParams) -> Json | None:
    """The tokens in a range."""
    request = session.analysis.find_request(params)
    if request is None:
        return None
    found = within(tokens(request.ctx), request.span(params.range))
    return {"data": write_numbers(found, request.text, session.capabilities)}


def write_numbers(found: Iterable[Token], text: Text, client: Capabilities) -> list[int]:
    """Five numbers a token: lines and columns on from the one before, length, type, modifiers.

    Types and modifiers that the client does not know are left out.
    """
    numbers: list[int] = []
    line = column = 0
    for span, type_, modifiers in found:
        if type_ in client.token_types:
            at = text.position(span.start, client.encoding)
            length = width(span.of(text.content), client.encoding)
            bits = sum(_BITS[each] for each in modifiers if each in client.token_modifiers)
            numbers += (at.line - line, at.column - column * (at.line == line), length, _NUMBERS[type_], bits)
            line, column = at
    return numbers


def splice(before: Sequence[int], after: Sequence[int]) -> list[Json]:
    """The one edit that makes the one list of numbers of the other; none where they are the same."""
    same = min(len(before), len(after))
    start = next((n for n in range(same) if before[n] != after[n]), same)
    end = next((n for n in range(same - start) if before[-1 - n] != after[-1 - n]), same - start)
    deleted, new = len(before) - start - end, list(after[start : len(after) - end])
    return [{"start": start, "deleteCount": deleted, "data": new}] if deleted or new else []


def _note_numbers(session: Session, request: Request) -> tuple[str, list[int]]:
    """The identity and numbers of a document's tokens, kept until they are asked for again."""
    numbers = write_numbers(tokens(request.ctx), request.text, request.capabilities)
    # The same numbers have the same identity, so an answer from before closing and opening again is no danger.
    identity = hashlib.blake2b(str(numbers).encode(), digest_size=8).hexdigest()
    session.documents[request.uri].tokens = identity, numbers
    return identity, numbers


_NUMBERS = {name: number for number, name in enumerate(TYPES)}
_BITS = {name: 1 << number for number, name in enumerate(MODIFIERS)}
