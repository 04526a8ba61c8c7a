"""What the features answer with: offsets and strings, no protocol."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from agentls.named_tuple import NamedTuple
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.finding import Edit, Finding


class CompletionKind(Enum):
    """What a completion stands for; editors show an icon for it."""

    FIELD = auto()
    VALUE = auto()
    TOOL = auto()
    MODEL = auto()
    COLOR = auto()
    EVENT = auto()
    SNIPPET = auto()
    SECTION = auto()
    FILE = auto()
    FOLDER = auto()


CONVERT = "refactor.convert"
"""The kind of code actions that make another tool's file."""


class Completion(Struct, frozen=True):
    """One thing to insert."""

    label: str
    kind: CompletionKind
    replace: Span
    """The characters it replaces; holds the cursor."""
    insert: str
    """Text, or a snippet in the protocol's syntax where ``snippet`` is set.

    Lines end in ``\\n``. Lines after the first are indented relative to the cursor's line, so the
    editor must be told to adjust them (``InsertTextMode.AdjustIndentation``).
    """
    snippet: bool = False
    detail: str = ""
    """One line beside the label."""
    doc: str = ""
    """Markdown."""
    sort: str = ""
    deprecated: bool = False
    more: bool = False
    """Completion is worth asking for again right after it is inserted."""


class Hover(Struct, frozen=True):
    """What to show over a span."""

    span: Span
    markdown: str


class Later(NamedTuple):
    """What to work out when an action is chosen: edits that take long to prove."""

    what: Literal["fix-all", "fix-rule", "ignore", "rewrite"]
    name: str = ""
    """The rule's, or the rewrite's."""
    span: Span = Span(0, 0)
    """The finding's, for ``ignore``; the selection, for ``rewrite``."""


class Action(Struct, frozen=True):
    """A code action."""

    title: str
    kind: str
    """quickfix, source.fixAll.agentls, refactor.rewrite, ..."""
    edits: tuple[Edit, ...] = ()
    finding: Finding | None = None
    """The finding it repairs."""
    preferred: bool = False
    later: Later | None = None
    """What ``agentls.ide.actions.edits`` is to work out, where ``edits`` were left for later."""
    explain: str = ""
    """The rule whose documentation to open, for actions without edits."""
    convert: str = ""
    """The id of the kind to convert the file to, for actions without edits."""
