"""What every rewrite is made of."""

from __future__ import annotations

from agentls.named_tuple import NamedTuple

REWRITE = "refactor.rewrite"
EXTRACT = "refactor.extract"
INLINE = "refactor.inline"
FIRST = "quickfix"
"""What is wanted before all else, such as beginning an empty file."""


class Choice(NamedTuple):
    """A rewrite that can be chosen; its edits are made when it is."""

    title: str
    kind: str
    name: str
    """What its module's ``make`` knows it by."""
