"""Words that are written in characters nobody sees."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEW = 3
_MOST = 4096
"""Characters that are looked at: what is hidden shows in its first words."""
_BITS = lazy_pattern("[\u180e\u200b-\u200d\u2060-\u2064\ufeff]+")
"""Characters without width. Two of them, or two and one between letters, spell a text bit by bit."""
_WORDS = lazy_pattern(r"[\w .,:;!?'\"/@#()<>$&=+*{}\[\]-]+")


def find_hidden_text(run: str) -> str:
    """The words that a run of invisible characters hides; empty where they are none."""
    run = run[:_MOST]
    if _BITS.fullmatch(run):
        return next(filter(None, map(_readable, _by_bits(run))), "")
    data = bytes(byte for c in run if (byte := _byte(ord(c))) is not None)
    text = data.decode("utf-8", "replace")
    return text if len(text) >= _FEW and text.isprintable() and "\ufffd" not in text else ""


def _byte(code: int) -> int | None:
    """What a tag character or a variation selector stands for."""
    if code < 0xE0000:
        return code - 0xFE00 if 0xFE00 <= code <= 0xFE0F else None
    return code - 0xE0100 + 16 if code >= 0xE0100 else code - 0xE0000


def _by_bits(run: str) -> Iterator[str]:
    """What the run spells if one character is 0 and another 1; a third parts the letters."""
    kinds = tuple(dict.fromkeys(run))
    if len(kinds) > _FEW:
        return
    for zero, one in permutations(kinds, 2):
        letters = run.translate({ord(zero): "0", ord(one): "1"}).split(next(iter({*kinds} - {zero, one}), " "))
        groups = [group for group in letters if group]
        if len(groups) > 1:
            yield "".join(chr(int(group, 2)) for group in groups if len(group) <= 16)
        elif groups:
            yield from (_in_pieces(groups[0], size) for size in (8, 7))


def _in_pieces(bits: str, size: int) -> str:
    if len(bits) % size:
        return ""
    codes = [int(bits[at : at + size], 2) for at in range(0, len(bits), size)]
    return bytes(codes).decode("utf-8", "replace")


def _readable(text: str) -> str:
    return text if len(text) >= _FEW and text.isascii() and _WORDS.fullmatch(text) else ""
