"""What an agent tool does with a file: conditions, outcomes, verdicts.

A condition is a fact about a file, such as a name that is missing. What a tool does with it is a verdict: data,
measured or read, with its source. Rules say only what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import chain

from msgspec import Struct, field

from agentls.finding import Confidence as Confidence
from agentls.finding import Outcome


class Condition(StrEnum):
    """What can be the matter with a file."""

    NO_HEADER = "no-header"
    HEADER_ENDS_EARLY = "header-ends-early"
    """The tool ends the header before its author does."""
    ODD_HEADER_END = "odd-header-end"
    """Something else than ``---`` on a line of its own ends the header."""
    ODD_FENCE = "odd-fence"
    """A line that should open or close the header is not exactly ``---``, so the tool finds no header."""
    LONE_RETURNS = "lone-returns"
    """Lines of the header end in a carriage return alone."""
    BROKEN_YAML = "broken-yaml"
    """The header does not parse."""
    BROKEN_CRLF = "broken-crlf"
    """The header does not parse, and its lines end in CR LF."""
    REPAIRED_YAML = "repaired-yaml"
    """The header does not parse as it stands, and the tool repairs it."""
    LENIENT_YAML = "lenient-yaml"
    """YAML's grammar forbids it and the tool's reader takes it."""
    CHANGED_VALUE = "changed-value"
    """The tool misreads the value."""
    LOST_ANCHOR = "lost-anchor"
    """A first word with ``&`` or ``!`` is taken off the value."""
    BYTE_ORDER_MARK = "byte-order-mark"
    DUPLICATE_KEY = "duplicate-key"
    REPEATED_ENTRY = "repeated-entry"
    """A key of the header is written twice, and nothing would be lost by taking either."""
    UNKNOWN_KEY = "unknown-key"
    MISSING_FIELD = "missing-field"
    WRONG_TYPE = "wrong-type"
    """A list or map stands where text should."""
    NOT_TEXT = "not-text"
    """A number or a truth value stands where text should."""
    WRONG_VALUE = "wrong-value"
    """The value is none of those the field takes."""
    NAME_REFUSED = "name-refused"
    LITERAL_ESCAPE = "literal-escape"
    """A backslash and a letter stand where a character was meant."""
    BROKEN_HOOKS = "broken-hooks"
    """``hooks`` is no map."""
    BROKEN_GUARD = "broken-guard"
    """A hook of an event that can deny an action has not the shape of one."""
    STRAY_GUARD = "stray-guard"
    """The name of such an event stands outside the hooks."""
    BROKEN_HOOK = "broken-hook"
    """A hook of any other event has not the shape of one."""
    UNKNOWN_HOOK_EVENT = "unknown-hook-event"
    TOO_LONG = "too-long"
    """A text is longer than a reader takes."""
    BLANK_VALUE = "blank-value"
    """A field's text has nothing but blanks."""
    EMPTY_TEXT = "empty-text"
    """A field that must be there has a text without a character."""
    NO_TOOLS = "no-tools"
    """A list of tools names some, and gives none."""
    NO_VALUE = "no-value"
    """A field stands there with nothing behind it."""
    SPARED_VALUE = "spared-value"
    """A field does not take the value, where that costs nothing but the field."""
    UNKNOWN_TOOL = "unknown-tool"
    """A list of tools names one that there is not."""
    EMPTY_BODY = "empty-body"
    """Nothing stands below the header."""
    SWALLOWED_COMMENT = "swallowed-comment"
    """A hash in a text starts a comment, so that the rest is no part of the text."""
    IGNORED_FIELD = "ignored-field"
    """A field does nothing in such a file, or without another one."""
    FOREIGN_KEY = "foreign-key"
    """A key that acts in another kind of file, or for another tool."""
    TOOLS_AS_TEXT = "tools-as-text"
    """One text stands where a list of tools should."""
    EMPTY_TOOLS = "empty-tools"
    """A list of tools is empty."""
    VOID_LIST = "void-list"
    """A list of tools stands beside another field that voids it."""
    UNAVAILABLE_TOOL = "unavailable-tool"
    """It names one that is never given to such a file."""
    IGNORED_PATTERN = "ignored-pattern"
    """It has a pattern behind a tool's name, where the whole tool is meant."""
    UNKNOWN_MODEL = "unknown-model"
    HIDDEN_SKILL = "hidden-skill"
    """It names a skill that models may not start."""
    REPLACED_ARGUMENT = "replaced-argument"
    """The text has a sign that stands for an argument."""
    SHOWN_COMMAND = "shown-command"
    """The text shows a command in the form of one that is to be run."""
    QUOTED_GLOB = "quoted-glob"
    """A pattern for paths stands in quotes."""
    LISTED_GLOBS = "listed-globs"
    """Patterns stand in a list."""
    JOINED_GLOBS = "joined-globs"
    """Several stand in one text, parted by commas."""
    SPACED_GLOBS = "spaced-globs"
    """The same, with a blank behind a comma."""
    GLOBS_AS_TEXT = "globs-as-text"
    """One text stands where a list can."""
    UNMATCHED_GLOB = "unmatched-glob"
    """No file fits a pattern for paths."""
    TOO_LARGE = "too-large"
    """The file has more bytes than the tool reads."""
    CUT_OFF = "cut-off"
    """The text is longer than the part that the tool reads."""
    MISSING_IMPORT = "missing-import"
    """It imports a file that is not there."""
    NO_TEXT_IMPORT = "no-text-import"
    """It imports a folder, or a file that is no text."""
    DEEP_IMPORT = "deep-import"
    """A file is imported over more others than the tool follows."""
    CIRCULAR_IMPORT = "circular-import"
    """A file imports itself over others."""
    UNREAD_IMPORT = "unread-import"
    """What is written as an import is none to the tool."""
    DOCUMENTATION = "documentation"
    """The file's name says that it is documentation."""
    NULL_FIELD = "null-field"
    """A field that must be there stands there with nothing behind it."""
    MISSING_PATH = "missing-path"
    """A path leads to nothing."""
    OUTSIDE_PATH = "outside-path"
    """A path leads out of the folder that it counts from."""
    OFFERED_TWICE = "offered-twice"
    """A list of what can be installed has a name twice."""
    INVALID_UTF8 = "invalid-utf8"
    """Bytes of it are no UTF-8."""
    MISPLACED = "misplaced"
    """It lies where its tool does not look."""
    UNENFORCED_RULE = "unenforced-rule"
    """A rule that denies or allows tools changes nothing."""
    UNENFORCED_FIELD = "unenforced-field"
    """A field holds such rules, of which none counts."""
    SECOND_HEADER = "second-header"
    """Another header follows the first."""
    REPLACED_PROMPT = "replaced-prompt"
    """The header has a prompt, and the text below it takes its place."""


class Verdict(Struct, frozen=True):
    """What a tool does under a condition.

    Raises:
        ValueError: it does not say what happens.
    """

    outcome: Outcome
    says: str
    """What happens, as the end of a sentence whose subject is the tool: ``drops the agent``."""
    source: str = ""
    """A key of the dialect's sources."""
    confidence: Confidence = Confidence.RUN
    elsewhere: str = ""
    """What other tools do, as a sentence without its end; empty where nothing is known."""
    by: str = ""
    """The reader that does it, where the file has several and the tool's name is not its."""

    def __post_init__(self) -> None:
        if not self.says.strip():
            raise ValueError(f"{self.outcome.name}: say what the tool does, as the end of a sentence")


class HeaderEnd(StrEnum):
    """What ends a header for a tool."""

    LINE = "line"
    """``---`` on a line of its own."""
    LINE_START = "line-start"
    """The first line that begins with ``---``, whatever follows."""
    ANY_DASHES = "any-dashes"
    """The first ``---`` anywhere behind the opening line."""
    WHOLE_LINE = "whole-line"
    """``---`` and a line end, with nothing between them."""


class Repair(StrEnum):
    """What a tool does to the lines of a header that does not parse, before it tries once more."""

    NONE = "none"
    QUOTES = "quotes"
    """It puts the values of single lines in quotes."""
    PLAIN = "plain"
    """It does so with values that have a colon or begin with ``@``, a backtick or a bracket."""
    BLOCKS = "blocks"
    """It makes a block of each value of a top-level line that holds a colon."""
    ONE_LINE = "one-line"
    """It puts each value in quotes, of a block its words in one line, and writes blanks for tabs."""
    BY_LINE = "by-line"
    """It reads the lines one by one and knows no YAML: a list in brackets is a text, the last of two keys counts."""


_REFUSED = Verdict(Outcome.DROPPED_LOUD, "drops the file")
_TAKEN = Verdict(Outcome.ACCEPTED, "takes it")
_DEFAULTS: Mapping[Condition, Verdict] = {
    Condition.NO_HEADER: _REFUSED,
    Condition.BROKEN_YAML: _REFUSED,
    Condition.ODD_FENCE: _REFUSED,
    Condition.MISSING_FIELD: _REFUSED,
    Condition.NAME_REFUSED: _REFUSED,
    Condition.BROKEN_HOOKS: Verdict(Outcome.IGNORED, "ignores them"),
    Condition.BROKEN_GUARD: Verdict(Outcome.IGNORED, "ignores it"),
    Condition.STRAY_GUARD: Verdict(Outcome.IGNORED, "ignores it"),
    Condition.BROKEN_HOOK: Verdict(Outcome.IGNORED, "ignores it"),
    Condition.DUPLICATE_KEY: Verdict(Outcome.DEGRADED, "takes one of them"),
    Condition.REPEATED_ENTRY: Verdict(Outcome.IGNORED, "uses one of them"),
    Condition.CHANGED_VALUE: Verdict(Outcome.DEGRADED, "misreads the value"),
    Condition.LOST_ANCHOR: Verdict(Outcome.DEGRADED, "loses it"),
    Condition.HEADER_ENDS_EARLY: Verdict(Outcome.DEGRADED, "ends the header there"),
    Condition.WRONG_TYPE: Verdict(Outcome.IGNORED, "ignores it"),
    Condition.NOT_TEXT: Verdict(Outcome.IGNORED, "ignores it"),
    Condition.WRONG_VALUE: Verdict(Outcome.IGNORED, "ignores it"),
    Condition.MISSING_PATH: Verdict(Outcome.IGNORED, "finds nothing there"),
    Condition.OUTSIDE_PATH: Verdict(Outcome.DEGRADED, "refuses it"),
    Condition.OFFERED_TWICE: Verdict(Outcome.IGNORED, "uses one of them"),
    Condition.SPARED_VALUE: Verdict(Outcome.IGNORED, "ignores it"),
    Condition.LITERAL_ESCAPE: Verdict(Outcome.IGNORED, "reads it literally"),
    Condition.REPAIRED_YAML: Verdict(Outcome.REPAIRED, "loads it anyway"),
    Condition.LENIENT_YAML: Verdict(Outcome.REPAIRED, "reads it"),
    Condition.UNKNOWN_KEY: Verdict(Outcome.IGNORED, "ignores it"),
    Condition.SWALLOWED_COMMENT: Verdict(Outcome.DEGRADED, "ends the text there"),
    Condition.IGNORED_FIELD: Verdict(Outcome.IGNORED, "ignores it"),
    Condition.UNKNOWN_HOOK_EVENT: Verdict(Outcome.IGNORED, "never runs it"),
    Condition.BLANK_VALUE: Verdict(Outcome.IGNORED, "takes it"),
    Condition.DOCUMENTATION: _TAKEN,
    Condition.INVALID_UTF8: Verdict(Outcome.DEGRADED, "reads other characters"),
    Condition.MISPLACED: Verdict(Outcome.DROPPED_SILENT, "does not find it"),
    Condition.NO_TOOLS: Verdict(Outcome.IGNORED, "starts the agent without tools"),
    Condition.NO_VALUE: Verdict(Outcome.IGNORED, "treats the field as absent"),
    Condition.UNKNOWN_TOOL: Verdict(Outcome.IGNORED, "drops it"),
    Condition.EMPTY_BODY: Verdict(Outcome.IGNORED, "tells it nothing"),
    Condition.ODD_HEADER_END: _TAKEN,
    Condition.LONE_RETURNS: _TAKEN,
    Condition.BYTE_ORDER_MARK: _TAKEN,
    Condition.VOID_LIST: Verdict(Outcome.DEGRADED, "drops it"),
    Condition.EMPTY_TOOLS: Verdict(Outcome.IGNORED, "gives the agent no tools"),
    Condition.UNAVAILABLE_TOOL: Verdict(Outcome.IGNORED, "drops it"),
    Condition.IGNORED_PATTERN: Verdict(Outcome.IGNORED, "drops the pattern"),
    Condition.UNKNOWN_MODEL: Verdict(Outcome.IGNORED, "cannot use it"),
    Condition.HIDDEN_SKILL: Verdict(Outcome.IGNORED, "does not load it"),
    Condition.REPLACED_ARGUMENT: Verdict(Outcome.DEGRADED, "puts it in"),
    Condition.SHOWN_COMMAND: Verdict(Outcome.DEGRADED, "runs this"),
    Condition.TOO_LARGE: Verdict(Outcome.DROPPED_SILENT, "skips it"),
    Condition.TOO_LONG: _TAKEN,
    Condition.UNENFORCED_RULE: Verdict(Outcome.DEGRADED, "does not enforce it"),
    Condition.UNENFORCED_FIELD: _TAKEN,
    Condition.SECOND_HEADER: Verdict(Outcome.IGNORED, "reads it as text"),
    Condition.REPLACED_PROMPT: Verdict(Outcome.IGNORED, "takes the text below the header instead"),
    Condition.MISSING_IMPORT: Verdict(Outcome.IGNORED, "imports nothing"),
    Condition.NO_TEXT_IMPORT: Verdict(Outcome.IGNORED, "imports nothing"),
    Condition.DEEP_IMPORT: Verdict(Outcome.IGNORED, "does not read it"),
    Condition.CIRCULAR_IMPORT: Verdict(Outcome.ACCEPTED, "reads each file once"),
    Condition.UNREAD_IMPORT: Verdict(Outcome.IGNORED, "imports nothing"),
    Condition.CUT_OFF: Verdict(Outcome.IGNORED, "reads nothing further"),
    Condition.UNMATCHED_GLOB: Verdict(Outcome.IGNORED, "does not read it by itself"),
    Condition.QUOTED_GLOB: _TAKEN,
    Condition.LISTED_GLOBS: _TAKEN,
    Condition.JOINED_GLOBS: _TAKEN,
    Condition.SPACED_GLOBS: _TAKEN,
    Condition.GLOBS_AS_TEXT: _TAKEN,
}
"""What a tool is taken to do of which nothing is declared."""

_AS: Mapping[Condition, Condition] = {
    Condition.FOREIGN_KEY: Condition.UNKNOWN_KEY,
    Condition.TOOLS_AS_TEXT: Condition.WRONG_TYPE,
    Condition.EMPTY_TEXT: Condition.MISSING_FIELD,
    Condition.NULL_FIELD: Condition.MISSING_FIELD,
    Condition.BROKEN_CRLF: Condition.BROKEN_YAML,
}
"""A special case, and what it is a case of: that verdict holds where it has none of its own."""

Verdicts = Mapping[str, Mapping[str, Verdict]]
"""By scope (empty for the usual place), then by condition, followed by a field's key where one field differs.

``key[]`` stands for what is inside a field's value: an item, an entry. A fault of YAML may stand in place of a field,
with ``-last`` behind it where no field follows.
"""


class Loader(Struct, frozen=True, eq=False, dict=True):
    """How a tool reads a file, and what it does with one that is not as it should be."""

    tool: str
    """The tool's name in messages, such as ``Claude Code``."""
    verdicts: Verdicts = field(default_factory=dict)
    header_end: HeaderEnd = HeaderEnd.LINE
    exact_fences: bool = False
    """Blanks behind the dashes of a fence make it none."""
    repair: Repair = Repair.NONE
    """What it does where the header does not parse."""
    tabs_indent: bool = True
    """Where it takes a tab before a line's first character, it counts as a blank; else as nothing."""
    is_strict: bool = False
    """It takes no header that YAML's grammar forbids, without a repair."""
    refuses_twins: bool = False
    """A key that is written twice breaks the header, so that it is repaired."""
    readers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The programs that read such files, by scope, where they differ in what they know; empty for the tool alone."""
    max_bytes: Mapping[str, int] = field(default_factory=dict)
    """It skips files with more bytes than that, by scope; empty for no such limit."""
    min_prompt: int = 0
    """A shorter text below the header is as good as none; in characters, blanks around it left out."""

    def largest(self, scope: str) -> int:
        """The most bytes it takes in a scope; 0 for no limit."""
        return self.max_bytes.get(scope, self.max_bytes.get("", 0))

    def readers_in(self, scope: str) -> tuple[str, ...]:
        """The programs that read the files of a scope."""
        return self.readers.get(scope, self.readers.get("", (self.tool,)))

    def one_without(self, scopes: Iterable[str], scope: str) -> str:
        """Of several programs that read the files of a scope, the one that some scopes stand for; empty for none."""
        readers = self.readers_in(scope)
        alone = (self.readers_in(each) for each in scopes if each in self.readers)
        return next((reader for reader, *_ in alone if reader in readers), "") if readers[1:] else ""

    def verdict(self, condition: Condition, key: str = "", scope: str = "") -> Verdict:
        """What the tool does: in this scope and with this field, else as usual."""
        return self._known(condition, key, scope)

    @cached_property
    def _known(self) -> Callable[[Condition, str, str], Verdict]:
        # Each keystroke asks some twenty times, and for the same.
        return lru_cache(maxsize=1024)(self._look_up)

    def _look_up(self, condition: Condition, key: str, scope: str) -> Verdict:
        for place in dict.fromkeys((scope, "")):
            known = self._rows.get(place, {})
            for name in _names(condition, key):
                if name in known:
                    return known[name]
        return _DEFAULTS[_AS.get(condition, condition)]

    @cached_property
    def _rows(self) -> Verdicts:
        """The verdicts, each of a condition that there is.

        Raises:
            ValueError: one is of no condition.
        """
        known = {str(condition) for condition in Condition}
        for rows in self.verdicts.values():
            if odd := [name for name in rows if name.partition(" ")[0] not in known]:
                raise ValueError(f"{self.tool}: no condition is called {', '.join(odd)}")
        return {scope: dict(rows) for scope, rows in self.verdicts.items()}

    @cached_property
    def header_required(self) -> bool:
        """Whether something is lost by a file without header."""
        return self.verdict(Condition.NO_HEADER).outcome is not Outcome.ACCEPTED


def _names(condition: Condition, key: str) -> Iterator[str]:
    """What a verdict may be filed under, the most special first."""
    cases = (condition, _AS[condition]) if condition in _AS else (condition,)
    keys = dict.fromkeys((key, key.removesuffix("[]"), key.removesuffix("-last")))
    return chain.from_iterable((*(f"{case} {each}" for each in keys), str(case)) for case in cases)
