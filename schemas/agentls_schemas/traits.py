"""What tools do with a file beside its header's fields: with its text, its place, its description and its patterns."""

from __future__ import annotations

from typing import NamedTuple


class Prompting(NamedTuple):
    """What a tool puts into the text of a file before a model reads it.

    ``!`` and a command in backticks stands for the command's output, ``$`` and a number for an argument, from 0.
    """

    variable: str
    """Stands for all arguments: ``ARGUMENTS``."""
    names: str
    """The field that names the arguments one by one; each name is a variable too."""
    quoting: frozenset[str]
    """Languages of fences that show such a file, so that a command in them is not meant to run."""
    source: str


class Limit(NamedTuple):
    """How long a text may be."""

    most: int
    """Characters."""
    keys: tuple[str, ...]
    """The fields whose texts count, together and in this order."""
    says: str
    """What becomes of a longer text, as a sentence without its end; ``{}`` stands for the limit."""
    here: bool
    """The file's own tool has this limit; else other readers have it."""
    source: str


class Refused(NamedTuple):
    """What other readers do not take in a text."""

    pattern: str
    """A regular expression that finds it."""
    says: str
    """Who refuses it, as the end of a sentence."""
    source: str


class Misplaced(NamedTuple):
    """Where authors put files of a kind that its tool does not find there."""

    paths: tuple[str, ...]
    """Globs."""
    evidence: frozenset[str]
    """The keys that the header of such a file has."""
    says: str
    """Why it is not found, and what to do; ``{stem}``, ``{folder}`` stand for the names of the file and its folder."""
    source: str
    not_paths: tuple[str, ...] = ()
    """Globs of files that lie there for another purpose."""
    unless: tuple[str, ...] = ()
    """Files that, standing beside its folder or further up, make the place another's affair."""
    found: tuple[str, ...] = ()
    """Globs of the places among ``paths`` where the tool does find it."""


class Permissions(NamedTuple):
    """How a list of tools that need no permission is read."""

    commands: frozenset[str]
    """The tools whose parentheses hold the beginning of a command: ``Bash(git:*)``, ``Bash(git *)``."""
    source: str
