"""Any file as a document, in the format that its place tells."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from agentls.project.kinds import candidates, layout_of
from agentls.syntax import parse

if TYPE_CHECKING:
    from agentls.syntax import Document
    from agentls.text import Text


def document_at(path: str, text: Text) -> Document:
    """The document of a file of which nobody asks what kind it is, such as one that a link leads to."""
    return parse(text, layout=layout_of(PurePath(path)))


def has_prose(path: str) -> bool:
    """Whether a file at this path is Markdown or may be an agent file, so that it has a body with links."""
    return path.endswith(".md") or bool(candidates(PurePath(path)))
