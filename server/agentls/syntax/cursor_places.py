"""The places a cursor can be in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls.text import Span


class HeaderPlace(Struct, frozen=True):
    """In the header: where a key or a value is written or could be."""

    path: tuple[str, ...]
    """Keys and ``ITEM`` steps that hold what is written here; empty for a top-level key."""
    content: Span
    """The value as far as it is written, blanks and all; where a key may stand the rest of its line."""
    word: Span | None = None
    """The key's word, where a key may stand: nothing but blanks and dashes come before it."""
    column: int = 0
    """The column of the word."""
    own_line: bool = False
    """What holds it stands on a line above."""
    siblings: Mapping[str, str] = field(default_factory=dict)
    """The other keys of the same map, with what is written behind them."""
    items: tuple[str, ...] = ()
    """The other items of the same list, where each has a line of its own."""
    colon: bool = False
    """The key has its colon already, or whatever stands between key and value."""
    table: bool = False
    """It is the name of a table: what holds other keys."""


class TextPlace(Struct, frozen=True):
    """In running text: the body, or a block scalar of the header."""

    line: Span
    """The cursor's line from its first character that is not blank."""
    indent: int
    """The column where that is."""
    wanted: int
    """The column where text begins here: 0 in the body, the block's indentation in a header."""
    path: tuple[str, ...] | None
    """The keys whose value this is; None in the body."""
    example: Span | None = None
    """The text of the example around the cursor, up to its end tag or where the text ends."""
    closed: bool = False
    """The example has its end tag."""


class StartPlace(Struct, frozen=True):
    """At the start of a file that has no header."""

    typed: Span
    """Dashes typed so far."""


Place = HeaderPlace | TextPlace | StartPlace
