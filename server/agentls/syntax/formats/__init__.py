"""The formats, one module each. A format's parser is loaded with its first file."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from agentls.format import Format
from agentls.syntax.formats.frontmatter import FrontMatter
from agentls.syntax.formats.markdown import PlainMarkdown

if TYPE_CHECKING:
    from agentls.format import Layout
    from agentls.syntax.document import Notation


@lru_cache(maxsize=64)
def notation(layout: Layout) -> Notation:
    """The notation of a layout."""
    match layout.format:
        case Format.MARKDOWN:
            return PlainMarkdown()
        case Format.JSON:
            from agentls.syntax.formats.json import Json

            return Json(layout)
        case Format.YAML:
            from agentls.syntax.formats.yaml import Yaml

            return Yaml(layout)
        case Format.TOML:
            from agentls.syntax.formats.toml import Toml

            return Toml(layout)
        case _:
            return FrontMatter(layout)
