"""The formats agent files are written in, and what can be wrong with their keys and values."""

from __future__ import annotations

from enum import StrEnum

from agentls.named_tuple import NamedTuple


class Format(StrEnum):
    """How the fields and the prompt of an agent file are written down."""

    FRONTMATTER = "frontmatter"
    """YAML between ``---`` lines, and Markdown below them."""
    TOML = "toml"
    JSON = "json"
    YAML = "yaml"
    MARKDOWN = "markdown"
    """Markdown alone; no fields."""

    @property
    def language(self) -> str:
        """What the fields are written in, as messages call it."""
        return "YAML" if self is Format.FRONTMATTER else self.upper()


ITEM = "-"
"""The step of a path that enters a list's item; the other steps are keys."""


class Layout(NamedTuple):
    """Where an agent file keeps its fields and its prompt."""

    format: Format = Format.FRONTMATTER
    body_key: str = ""
    """The top-level key whose value is the prompt, in formats that keep it among the fields; empty for none."""
    bare_keys: frozenset[str] = frozenset()
    """Of front matter, the top-level keys whose value is text to the line's end, of which YAML has no say."""
    relaxed: bool = False
    """Of JSON, that comments and a comma behind the last item are taken."""


class Fault(StrEnum):
    """What can be wrong with a header. The values are the names of the rules that report them."""

    UNCLOSED_HEADER = "unclosed-header"
    ODD_HEADER_END = "odd-header-end"
    HEADER_NOT_FIRST = "header-not-first"
    FENCED_HEADER = "fenced-header"
    UNQUOTED_COLON = "unquoted-colon"
    UNQUOTED_INDICATOR = "unquoted-indicator"
    UNINDENTED_CONTINUATION = "unindented-continuation"
    UNCLOSED_QUOTE = "unclosed-quote"
    TAB_INDENTATION = "tab-indentation"
    INVALID_ESCAPE = "invalid-escape"
    CONTROL_CHARACTER = "control-character"
    INVALID_YAML = "invalid-yaml"
    """Anything else a strict YAML reader refuses."""
    INVALID_TOML = "invalid-toml"
    """Anything else that TOML does not allow."""
    INVALID_JSON = "invalid-json"
    """Anything that JSON does not allow."""
