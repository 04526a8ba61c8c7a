"""What can be the matter with a file, in words for people who read about it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from agentls_schemas.verdicts import Condition

TITLES: Mapping[Condition, str] = MappingProxyType(
    {
        Condition.NO_HEADER: "There is no header",
        Condition.HEADER_ENDS_EARLY: "Three dashes inside the header end it",
        Condition.ODD_HEADER_END: "The header ends with something else than `---`",
        Condition.ODD_FENCE: "The line that opens or closes the header is not exactly `---`",
        Condition.LONE_RETURNS: "Lines of the header end in a carriage return alone",
        Condition.BROKEN_YAML: "The header does not parse",
        Condition.BROKEN_CRLF: "The header does not parse, and its lines end as in Windows",
        Condition.REPAIRED_YAML: "The header does not parse, and can be repaired",
        Condition.LENIENT_YAML: "YAML forbids it, and some readers take it",
        Condition.CHANGED_VALUE: "The value is read as another",
        Condition.LOST_ANCHOR: "The first word begins with `&` or `!`",
        Condition.BYTE_ORDER_MARK: "The file begins with a byte order mark",
        Condition.DUPLICATE_KEY: "A key is written twice",
        Condition.REPEATED_ENTRY: "A key is written twice with one value",
        Condition.UNKNOWN_KEY: "A key that the tool does not know",
        Condition.FOREIGN_KEY: "A key of another tool",
        Condition.MISSING_FIELD: "A field is missing",
        Condition.NULL_FIELD: "A required field has no value",
        Condition.EMPTY_TEXT: "A required text is empty",
        Condition.BLANK_VALUE: "A text has nothing but blanks",
        Condition.NO_VALUE: "A field has no value",
        Condition.WRONG_TYPE: "A list or map where text should be",
        Condition.NOT_TEXT: "A number or truth value where text should be",
        Condition.WRONG_VALUE: "A value that the field does not take",
        Condition.NAME_REFUSED: "A name that is not allowed",
        Condition.LITERAL_ESCAPE: "`\\n` where a line break was meant",
        Condition.BROKEN_HOOKS: "`hooks` is no map",
        Condition.BROKEN_GUARD: "A hook that could deny an action has the wrong form",
        Condition.STRAY_GUARD: "The event of such a hook stands outside `hooks`",
        Condition.BROKEN_HOOK: "Any other hook has the wrong form",
        Condition.UNKNOWN_HOOK_EVENT: "A hook for an event that there is not",
        Condition.TOO_LONG: "A text is longer than a reader takes",
        Condition.TOO_LARGE: "The file is larger than the tool reads",
        Condition.NO_TOOLS: "A list of tools gives none",
        Condition.UNKNOWN_TOOL: "A tool that there is not",
        Condition.UNAVAILABLE_TOOL: "A tool that such a file is never given",
        Condition.TOOLS_AS_TEXT: "Tools as one text where a list should be",
        Condition.EMPTY_TOOLS: "An empty list of tools",
        Condition.VOID_LIST: "A list of tools beside a field that voids it",
        Condition.IGNORED_PATTERN: "A pattern behind a tool's name",
        Condition.UNKNOWN_MODEL: "A model that the tool does not know",
        Condition.EMPTY_BODY: "There is no text below the header",
        Condition.HIDDEN_SKILL: "A skill that models may not start",
        Condition.REPLACED_ARGUMENT: "A sign in the text that stands for an argument",
        Condition.SHOWN_COMMAND: "A command that is only shown, and is run",
        Condition.QUOTED_GLOB: "A pattern in quotes",
        Condition.LISTED_GLOBS: "Patterns as a list",
        Condition.JOINED_GLOBS: "Patterns in one text, with commas",
        Condition.SPACED_GLOBS: "Patterns in one text, with commas and blanks",
        Condition.GLOBS_AS_TEXT: "One pattern as text where a list can be",
        Condition.DOCUMENTATION: "Documentation lies where files are loaded",
        Condition.INVALID_UTF8: "The file is not UTF-8",
        Condition.MISPLACED: "The file lies where the tool does not look",
        Condition.SWALLOWED_COMMENT: "A `#` that begins a comment inside a text",
        Condition.IGNORED_FIELD: "A valid field that is ignored here",
        Condition.UNENFORCED_RULE: "A rule for tools that changes nothing",
        Condition.UNENFORCED_FIELD: "A field with rules for tools that do not count",
        Condition.SECOND_HEADER: "Another header follows the first",
        Condition.REPLACED_PROMPT: "A prompt in the header, and another text below it",
    }
)
"""Each condition, in the order to tell of them."""
