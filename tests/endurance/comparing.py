"""Where a server says other things than one that was started a moment ago."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.protocol import default_converter

from endurance.asking import point
from support.requests import requests_at

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from endurance.visitor import Document, Visitor

Says = dict[str, Any]
"""What a server says, by what it was asked."""

_PATIENCE = 240
"""Seconds without any news after which what is different stays so; nobody waits for them but who has found a fault."""
_UNORDERED = {types.TEXT_DOCUMENT_REFERENCES, types.TEXT_DOCUMENT_DEFINITION}
_write = default_converter().unstructure


class Comparison:
    """Asks two servers the same.

    Args:
        old: one that has been used.
        new: one that has been given the same texts.
    """

    def __init__(self, old: Visitor, new: Visitor) -> None:
        self._old = old
        self._new = new

    def of_all_files(self) -> Iterator[str]:
        """What users are shown of all files; the servers may still be looking at some."""
        yield from self._differences(_shown)

    def of_closed_files(self, paths: Sequence[Path]) -> Iterator[str]:
        """The diagnostics of files that are not open, of a client that asks."""
        if self._old.pulls:
            yield from self._differences(partial(_pulled, paths=paths))

    def of_open_files(self, chance: random.Random) -> Iterator[str]:
        """Every answer about open documents, and about a place in each."""
        for document in self._old.documents.values():
            at = types.Position(**self._old.place(document.text, point(document.text.content, chance)))
            yield from self._differences(partial(_answers, document=document, at=at))

    def _differences(self, ask: Callable[[Visitor], Says]) -> Iterator[str]:
        before, after = self._once_equal(ask)
        for about in sorted({*before, *after}):
            if before.get(about) != after.get(about):
                yield f"{about}: {_brief(before.get(about))}; a new server: {_brief(after.get(about))}"

    def _once_equal(self, ask: Callable[[Visitor], Says]) -> tuple[Says, Says]:
        """What both say as soon as it is the same, or when it has been different for ever so long."""
        found, since = (ask(self._old), ask(self._new)), time.monotonic()
        while found[0] != found[1] and time.monotonic() - since < _PATIENCE:
            for each in (self._old, self._new):
                each.look()
                each.pump(lambda: False, 0.1)
            found, before = (ask(self._old), ask(self._new)), found
            if found != before:
                since = time.monotonic()
        return found


def _shown(visitor: Visitor) -> Says:
    return {uri: items for uri, items in visitor.shown.items() if items}


def _pulled(visitor: Visitor, paths: Sequence[Path]) -> Says:
    found: Says = {}
    for path in paths:
        params = {"textDocument": {"uri": path.as_uri()}}
        visitor.ask(types.TEXT_DOCUMENT_DIAGNOSTIC, params, then=_keeper(found, path.as_uri()))
    visitor.settle()
    return {uri: answer["items"] for uri, answer in found.items()}


def _answers(visitor: Visitor, document: Document, at: types.Position) -> Says:
    found: Says = {}
    for method, params in requests_at(document.uri, at):
        visitor.ask(method, _write(params), visitor.documents[document.uri], _keeper(found, f"{document.uri} {method}"))
    if visitor.pulls:
        params = {"textDocument": {"uri": document.uri}}
        visitor.ask(types.TEXT_DOCUMENT_DIAGNOSTIC, params, then=_keeper(found, f"{document.uri} diagnostics"))
    visitor.settle()
    return {
        about: _sorted(answer) if about.rpartition(" ")[2] in _UNORDERED else answer for about, answer in found.items()
    }


def _keeper(found: Says, about: str) -> Callable[[Any], None]:
    return lambda answer: found.update({about: answer})


def _sorted(answer: Any) -> Any:
    return sorted(answer, key=repr) if isinstance(answer, list) else answer


def _brief(answer: Any) -> str:
    if isinstance(answer, list) and answer and "code" in answer[0]:
        return str([f"{item['code']}@{item['range']['start']['line']} {item['message'][:60]}" for item in answer])
    return str(answer)[:600]
