"""How much of a model's attention a text takes."""

from __future__ import annotations

_CHARACTERS_PER_TOKEN = 4


def estimate_tokens(text: str) -> int:
    """The tokens of a text: an estimate, one for every four characters, rounded up.

    The vendor's tokenizer is not public, so nothing here can count as it does. For scripts other than Latin the
    estimate is too low.
    """
    return -(-len(text) // _CHARACTERS_PER_TOKEN)
