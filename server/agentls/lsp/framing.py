"""Messages in a stream: header lines, a blank line, and a body of as many bytes as ``Content-Length`` says."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from agentls.lsp.protocol import SessionProtocol

_log = logging.getLogger(__name__)

_FIELD = lazy_pattern(rb"([\w-]+)[ \t]*:[ \t]*([^\r\n]*?)[ \t]*\r?\n", re.ASCII)
_LENGTH = lazy_pattern(rb"\d{1,10}")
_MOST_FIELDS = 32
_MOST_BYTES = 1 << 28
"""Editors do not send texts a fifth of that size; who announces more would only fill the memory."""


class UnreadableStreamError(Exception):
    """What came is no message, so that nobody knows where the next one begins; the words say why."""


async def run_stream(protocol: SessionProtocol, reader: asyncio.StreamReader) -> None:
    """Take messages until the stream ends, or is none of messages.

    Raises:
        SystemExit: the client has sent ``exit``.
    """
    try:
        while (body := await read_body(reader)) is not None:
            protocol.take(body)
    except UnreadableStreamError as error:
        _log.error("the visit ends: %s", error)  # a stranger's bytes, no fault of ours to trace


async def read_body(reader: asyncio.StreamReader) -> bytes | None:
    """The bytes of the next message; None at the end of the stream.

    Raises:
        UnreadableStreamError: a line of the header is none, is too long, or has no length that can be.
    """
    try:
        length = await _read_length(reader)
        return length if length is None else await reader.readexactly(length)
    except (asyncio.IncompleteReadError, ConnectionError):
        # Whoever leaves in the middle of a message wants no answer.
        return None


async def _read_length(reader: asyncio.StreamReader) -> int | None:
    length = None
    for _ in range(_MOST_FIELDS):
        line = await _read_line(reader)
        if not line:
            return None
        if line.strip():
            length = _parse_length(line, length)
        elif length is not None:
            return length
    raise UnreadableStreamError(f"{_MOST_FIELDS} header lines without a message")


def _parse_length(line: bytes, length: int | None) -> int | None:
    """The length that a line gives, or the one that is known for a line which gives none."""
    field = _FIELD.fullmatch(line)
    if field is None:
        # The line that a web page's request begins with is none either.
        raise UnreadableStreamError(f"{line[:40]!r} is no header line")
    if field[1].lower() != b"content-length":
        return length
    if not _LENGTH.fullmatch(field[2]) or int(field[2]) > _MOST_BYTES:
        raise UnreadableStreamError(f"a message cannot have {field[2][:40].decode(errors='replace')!r} bytes")
    return int(field[2])


async def _read_line(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readline()
    except ValueError as error:
        raise UnreadableStreamError("a header line is too long") from error
