"""The requests of a visit, as parameters for each method."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lsprotocol import types

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from bench.client import Message
    from endurance.visitor import Document, Visitor

_POINTS = re.compile(r"agent-\d+|skill-\d+|command-\d+|Read|Bash|model|tools|color|<example>|page-\d+|Raed|\]\(|# |🎉")
_CHOSEN = 0.4
"""The share of code actions that are made."""
_FORMAT = {"tabSize": 2, "insertSpaces": True}


class Asker:
    """Asks about places in documents, and looks into some of the answers."""

    def __init__(self, visitor: Visitor, chance: random.Random) -> None:
        self.visitor = visitor
        self._chance = chance
        self.edits: Callable[[Message], None] = lambda _: None
        """What makes the edits of a workspace."""
        self._special: dict[str, Callable[[Document], int]] = {
            types.TEXT_DOCUMENT_CODE_ACTION: self._code_action,
            types.TEXT_DOCUMENT_FORMATTING: self._formatting,
            types.TEXT_DOCUMENT_RENAME: self._rename,
            types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: self._tokens,
            types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA: self._tokens_delta,
            types.TEXT_DOCUMENT_DOCUMENT_LINK: self._links,
            types.TEXT_DOCUMENT_CODE_LENS: self._lenses,
            types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY: self._calls,
            types.WORKSPACE_SYMBOL: self._symbols,
            types.WORKSPACE_EXECUTE_COMMAND: self._command,
        }

    def ask(self, method: str, document: Document) -> int:
        """Make a request about a document; its number."""
        if method in self._special:
            return self._special[method](document)
        return self.visitor.ask(method, self._params(method, document), document)

    def point(self, document: Document) -> int:
        """An offset, mostly where something is to be asked about."""
        return point(document.text.content, self._chance)

    def _params(self, method: str, document: Document) -> Message:
        params: Message = {"textDocument": {"uri": document.uri}}
        at = self.point(document)
        place = self.visitor.place(document.text, at)
        if method == types.TEXT_DOCUMENT_SELECTION_RANGE:
            return {**params, "positions": [place]}
        if method == types.TEXT_DOCUMENT_REFERENCES:
            return {**params, "position": place, "context": {"includeDeclaration": self._chance.random() < 0.5}}
        if method == types.TEXT_DOCUMENT_ON_TYPE_FORMATTING:
            return {**params, "position": place, "ch": self._chance.choice(">\n"), "options": _FORMAT}
        if method in _RANGED:
            return {**params, "range": self._range(document, at), **_RANGED[method]}
        return params if method in _WHOLE else {**params, "position": place}

    def _range(self, document: Document, at: int) -> Message:
        end = min(len(document.text.content), at + self._chance.choice((0, 10, 400, 4000)))
        return self.visitor.range(document.text, at, end)

    def _code_action(self, document: Document) -> int:
        around = self._range(document, self.point(document))
        choice, which = self._chance.random(), self._chance.random()
        # What is chosen must not depend on whether diagnostics have come yet: the same seed plays the same.
        shown = self.visitor.shown.get(document.uri, []) if choice > _CHOSEN else []
        about = shown[int(which * len(shown))] if shown and which < 0.8 else None
        params: Message = {
            "textDocument": {"uri": document.uri},
            "range": about["range"] if about else around,
            "context": {"diagnostics": [about] if about else []},
        }
        if self._chance.random() < 0.1:
            params["context"]["only"] = [self._chance.choice(("source.fixAll", "refactor.rewrite"))]
        version = document.version

        def take(found: list[Message]) -> None:
            # As often as not the user only sees the bulb.
            if found and choice < _CHOSEN and document.version == version:
                self._choose(found[int(choice / _CHOSEN * len(found))], document, version)

        return self.visitor.ask(types.TEXT_DOCUMENT_CODE_ACTION, params, document, take)

    def _choose(self, action: Message, document: Document, version: int) -> None:
        def make(resolved: Message) -> None:
            if "edit" in resolved and document.version == version:
                self.edits(resolved["edit"])

        if "edit" in action or "data" not in action:
            make(action)
        else:
            self.visitor.ask(types.CODE_ACTION_RESOLVE, action, document, make)

    def _formatting(self, document: Document) -> int:
        params = {"textDocument": {"uri": document.uri}, "options": _FORMAT}
        version = document.version

        def make(edits: list[Message]) -> None:
            if document.version == version:
                self.edits({"changes": {document.uri: edits}})

        return self.visitor.ask(types.TEXT_DOCUMENT_FORMATTING, params, document, make)

    def _rename(self, document: Document) -> int:
        params = self._params(types.TEXT_DOCUMENT_RENAME, document)
        params["newName"] = f"agent-{self._chance.randrange(10_000)}"
        return self.visitor.ask(types.TEXT_DOCUMENT_RENAME, params, None, self.edits)

    def _tokens(self, document: Document) -> int:
        params = {"textDocument": {"uri": document.uri}}
        return self.visitor.ask(
            types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, params, then=lambda found: self._note(document, found)
        )

    def _tokens_delta(self, document: Document) -> int:
        # Where the answer before is still under way, its identity is not known yet.
        if document.tokens is None:
            return self._tokens(document)
        before, numbers = document.tokens
        params = {"textDocument": {"uri": document.uri}, "previousResultId": before}

        def take(found: Message) -> None:
            if "data" in found:
                self._note(document, found)
                return
            after = list(numbers)
            for edit in sorted(found["edits"], key=lambda edit: -edit["start"]):
                after[edit["start"] : edit["start"] + edit["deleteCount"]] = edit.get("data", [])
            document.tokens = found["resultId"], after

        return self.visitor.ask(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA, params, then=take)

    def _note(self, document: Document, found: Message) -> None:
        if document.tokens and document.tokens[0] == found["resultId"] and document.tokens[1] != found["data"]:
            self.visitor.faults.append(f"{document.uri}: other semantic tokens than their differences make")
        document.tokens = found["resultId"], found["data"]

    def _resolving(self, method: str, later: str, document: Document) -> int:
        which = self._chance.random()

        def resolve(found: list[Message]) -> None:
            if found:
                self.visitor.ask(later, found[int(which * len(found))])

        return self.visitor.ask(method, {"textDocument": {"uri": document.uri}}, document, resolve)

    def _links(self, document: Document) -> int:
        return self._resolving(types.TEXT_DOCUMENT_DOCUMENT_LINK, types.DOCUMENT_LINK_RESOLVE, document)

    def _lenses(self, document: Document) -> int:
        return self._resolving(types.TEXT_DOCUMENT_CODE_LENS, types.CODE_LENS_RESOLVE, document)

    def _symbols(self, _: Document) -> int:
        query = {"query": self._chance.choice(("", "agent-1", "skl", "page", "rev"))}
        return self.visitor.ask(types.WORKSPACE_SYMBOL, query)

    def _calls(self, document: Document) -> int:
        def both(found: list[Any]) -> None:
            for method in (types.CALL_HIERARCHY_INCOMING_CALLS, types.CALL_HIERARCHY_OUTGOING_CALLS):
                self.visitor.ask(method, {"item": found[0]})

        params = self._params(types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY, document)
        return self.visitor.ask(types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY, params, None, both)

    def _command(self, document: Document) -> int:
        commands = (("agentls.explain", "unknown-tool"), ("agentls.tellReferences", document.uri))
        command, argument = self._chance.choice(commands)
        params = {"command": command, "arguments": [argument]}
        return self.visitor.ask(types.WORKSPACE_EXECUTE_COMMAND, params)


def point(content: str, chance: random.Random) -> int:
    """An offset in a text, mostly where something is to be asked about."""
    found = list(_POINTS.finditer(content)) if chance.random() < 0.8 else []
    if found:
        match = chance.choice(found)
        return chance.randint(match.start(), match.end())
    return chance.randint(0, len(content))


_WHOLE = {
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL,
    types.TEXT_DOCUMENT_FOLDING_RANGE,
    types.TEXT_DOCUMENT_DOCUMENT_COLOR,
}
_RANGED: dict[str, Message] = {
    types.TEXT_DOCUMENT_INLAY_HINT: {},
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: {},
    types.TEXT_DOCUMENT_RANGE_FORMATTING: {"options": _FORMAT},
    types.TEXT_DOCUMENT_COLOR_PRESENTATION: {"color": {"red": 1, "green": 0, "blue": 0, "alpha": 1}},
}
