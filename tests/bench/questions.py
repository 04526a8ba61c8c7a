"""Every request about a document that is measured, and where in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.client import Message


class Place(NamedTuple):
    """Where to ask."""

    start: str
    """The first line that begins so."""
    column: int | str | None = None
    """Or characters in it, for where they begin; None for the end of the line."""


class Question(NamedTuple):
    """How to ask."""

    places: tuple[Place, ...] = (Place("description:", 3),)
    extra: Mapping[str, object] = {}
    """Parameters beside the document and the position."""
    lines: int = 0
    """How many lines the range has, where the request is about one."""


_FORMAT = {"options": {"tabSize": 2, "insertSpaces": True}}
_NAME = Place("name:", 8)
_LAUNCH = Place("description:", "reviewer agent")

QUESTIONS: dict[str, Question] = {
    "textDocument/completion": Question((Place("tools:"), Place("model:", 7), Place("color:", 0), Place("## "))),
    "textDocument/hover": Question((Place("tools:", 8), Place("model:", 9), Place("description:", 3), Place("## ", 5))),
    "textDocument/codeAction": Question((Place("tools:"), Place("model:"), Place("description:"), Place("Tell the"))),
    "textDocument/documentSymbol": Question(),
    "textDocument/foldingRange": Question(),
    "textDocument/selectionRange": Question((Place("tools:", 8), Place("## ", 5), Place("> Never", 4))),
    "textDocument/semanticTokens/full": Question(),
    "textDocument/semanticTokens/full/delta": Question(),
    "textDocument/semanticTokens/range": Question(lines=60),
    "textDocument/inlayHint": Question(lines=60),
    "textDocument/codeLens": Question(),
    "textDocument/documentLink": Question(),
    "textDocument/documentColor": Question(),
    "textDocument/documentHighlight": Question((_NAME, Place("tools:", 8))),
    "textDocument/linkedEditingRange": Question((Place("<example>", 3),)),
    "textDocument/definition": Question((_NAME, _LAUNCH)),
    "textDocument/references": Question((_NAME, _LAUNCH), {"context": {"includeDeclaration": True}}),
    "textDocument/prepareRename": Question((_NAME,)),
    "textDocument/rename": Question((_NAME,), {"newName": "critic"}),
    "textDocument/formatting": Question(extra=_FORMAT),
    "textDocument/rangeFormatting": Question((Place("tools:"),), _FORMAT, 1),
    "textDocument/onTypeFormatting": Question((Place("tools:"),), {**_FORMAT, "ch": "\n"}),
    "textDocument/prepareCallHierarchy": Question((_NAME,)),
    "workspace/symbol": Question(extra={"query": "agent-7"}),
}
"""What is not said of a request is true of it at any place."""


def params(method: str, uri: str, place: Message, end: Message) -> Message:
    """The parameters of a request at a place, or from there to an end."""
    question = QUESTIONS[method]
    found: Message = {"textDocument": {"uri": uri}, "position": place, **question.extra}
    if question.lines:
        found["range"] = {"start": place, "end": end}
    if method == "textDocument/selectionRange":
        found["positions"] = [place]
    return found
