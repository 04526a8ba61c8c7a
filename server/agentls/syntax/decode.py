"""Bytes to text and back, byte for byte, whatever the bytes are."""

from __future__ import annotations

from agentls.lazy_pattern import lazy_pattern
from agentls.text import Text

_UTF16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_NOT_BYTES = lazy_pattern("[\ud800-\udc7f\udd00-\udfff]")
_CONTROL = lazy_pattern(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""What no text in Windows-1252 holds: there characters were cut to their low bytes."""
_SAMPLE = 4096


def decode(data: bytes) -> Text:
    """The text of a file's bytes; never raises, and ``encode`` gives the same bytes back.

    UTF-8; UTF-16 by its mark or its zero bytes; Windows-1252 where the bytes are plainly not UTF-8, and none is a
    control character. Bytes that fit nothing become lone surrogates (PEP 383). A byte order mark stays as U+FEFF.
    """
    for reading in (_decode_utf16, _decode_utf8):
        text = reading(data)
        # An empty text is a text, and false.
        if text is not None:
            return text
    return _decode_broken(data)


def encode(text: Text) -> bytes:
    """The bytes of a text in its own encoding.

    Characters that an edit brought into a Windows-1252 file and that are not in it make the file UTF-8.
    """
    if text.encoding.startswith("utf-16"):
        return text.content.encode(text.encoding, "surrogatepass")
    try:
        return text.content.encode(text.encoding, "surrogateescape")
    except UnicodeEncodeError:
        return _NOT_BYTES.sub("\ufffd", text.content).encode("utf-8", "surrogateescape")


def _decode_utf8(data: bytes) -> Text | None:
    try:
        return Text(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _decode_utf16(data: bytes) -> Text | None:
    encoding = _UTF16_MARKS.get(data[:2]) or _utf16_by_zeros(data)
    if encoding is None:
        return None
    try:
        return Text(data.decode(encoding, "surrogatepass"), encoding)
    except UnicodeDecodeError:
        return None


def _utf16_by_zeros(data: bytes) -> str | None:
    """UTF-16 of mostly Latin text has a zero in every second byte."""
    if len(data) < 4 or b"\0" not in data[:_SAMPLE]:
        return None
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    half = min(len(data), _SAMPLE) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else None


def _decode_broken(data: bytes) -> Text:
    escaped = Text(data.decode("utf-8", "surrogateescape"))
    bad = sum("\udc80" <= c <= "\udcff" for c in escaped.content)
    good = sum(c > "\x7f" for c in escaped.content) - bad
    if good >= max(2, bad) or _CONTROL.search(data):
        return escaped
    try:
        return Text(data.decode("windows-1252"), "windows-1252")
    except UnicodeDecodeError:
        return escaped
