"""Tree-sitter's trees of a text, in code points. Loaded with the first file that needs it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import tree_sitter
import tree_sitter_json
import tree_sitter_toml

from agentls.syntax.byte_offsets import code_points
from agentls.text import Span

if TYPE_CHECKING:
    from tree_sitter import Node

_GRAMMARS = {"toml": tree_sitter_toml.language, "json": tree_sitter_json.language}


class Source:
    """A text and its tree.

    Args:
        text: without lone surrogates.
        grammar: ``toml`` or ``json``.
        start: where in ``text`` to begin; spans count from the text's start all the same.
    """

    def __init__(self, text: str, grammar: str, start: int = 0) -> None:
        self._start = start
        rest = text[start:] if start else text
        self._offset = code_points(rest)
        self.root = tree_sitter.Parser(_language(grammar)).parse(rest.encode()).root_node

    def span(self, node: Node) -> Span:
        """Where a node stands."""
        return Span(self.at(node.start_byte), self.at(node.end_byte))

    def at(self, byte: int) -> int:
        """The place of a byte of the tree."""
        return self._offset(byte) + self._start


@cache
def _language(grammar: str) -> tree_sitter.Language:
    return tree_sitter.Language(_GRAMMARS[grammar]())
