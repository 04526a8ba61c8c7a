"""How a tool takes other files into the text of one: by their paths behind ``@``."""

from __future__ import annotations

from agentls.named_tuple import NamedTuple


class Imports(NamedTuple):
    """What is an import to a tool, and how far it follows it. A path counts from its file's folder."""

    path: str
    """A regular expression for what may follow the sign; the sign stands at a line's start or behind a blank."""
    depth: int
    """How many files away the last one is that is read."""
    source: str
    marks: str = ""
    """Marks of Markdown that may stand around it too."""
    blank: str = ""
    """What stands for a blank in a path."""
    has_anchor: bool = False
    """What follows ``#`` is no part of the path."""
    has_home: bool = False
    """``~/`` stands for the user's folder."""
    in_comments: bool = False
    """It is read in comments too."""
    replaces: bool = False
    """Where it leads to no file, its words do not reach the model."""
    suffixes: frozenset[str] = frozenset()
    """The suffixes of files that are read, in lower case, beside files that have none; empty for any."""
