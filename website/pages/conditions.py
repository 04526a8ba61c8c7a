"""The faults that tools are compared by, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from agentls.named_tuple import NamedTuple
from agentls_schemas.condition_words import TITLES
from agentls_schemas.verdicts import Condition, Repair

if TYPE_CHECKING:
    from agentls_schemas.kind import Kind
    from agentls_schemas.verdicts import Verdict

CASES: Mapping[str, str] = {
    "text-behind": "text follows a closing quote or bracket",
    "text-behind-last": "text follows a closing quote or bracket, in the last field",
    "unclosed-quote": "a quote is not closed",
    "unclosed-quote-last": "a quote is not closed, in the last field",
    "unindented-continuation": "a value's next line is not indented",
    "unindented-continuation-last": "a value's next line is not indented, in the last field",
    "no-map": "it has no fields at all",
    "page": "the file reads as a page",
    "unclosed": "it is not closed",
    "flow": "inside braces",
    "crlf": "lines end as in Windows",
    "{{": "it begins with `{{`",
}
"""What follows a condition where it is no field."""


class Fault(NamedTuple):
    """A column of the matrix."""

    title: str
    condition: Condition
    key: str = ""
    repairable: bool = False
    """A tool that repairs headers is asked about its repair."""


MATRIX = (
    Fault("No header", Condition.NO_HEADER),
    Fault("No `name`", Condition.MISSING_FIELD, "name"),
    Fault("No `description`", Condition.MISSING_FIELD, "description"),
    Fault("Unquoted colon", Condition.BROKEN_YAML, repairable=True),
    Fault("YAML beyond repair", Condition.BROKEN_YAML),
    Fault("Key written twice", Condition.DUPLICATE_KEY),
    Fault("Unknown key", Condition.UNKNOWN_KEY),
    Fault("List for text", Condition.WRONG_TYPE),
    Fault("Number for text", Condition.NOT_TEXT),
    Fault("Unknown tool", Condition.UNKNOWN_TOOL),
    Fault("Unknown model", Condition.UNKNOWN_MODEL),
    Fault("Byte order mark", Condition.BYTE_ORDER_MARK),
    Fault("`\\n` in text", Condition.LITERAL_ESCAPE),
    Fault("No prompt", Condition.EMPTY_BODY),
)
"""The faults that most authors meet, for the front page."""


class Row(NamedTuple):
    """What a tool is known to do under a condition."""

    condition: Condition
    key: str
    scope: str
    verdict: Verdict

    @property
    def title(self) -> str:
        """The condition in words."""
        return title_of(f"{self.condition} {self.key}".strip())

    @property
    def anchor(self) -> str:
        """What the row is linked by."""
        key = self.key.replace("[]", "-entry").replace("{{", "braces")
        return "-".join(filter(None, (self.condition, key, self.scope.replace(" ", "-"))))


def rows_of(kind: Kind, scope: str | None = None) -> Iterator[Row]:
    """What is known of a kind's tool, by condition; only what stands in its data, no guesses.

    Args:
        kind: the kind of file.
        scope: only what holds there; None for all scopes.
    """
    places = kind.loader.verdicts.items()
    rows = [_row(name, place, verdict) for place, verdicts in places for name, verdict in verdicts.items()]
    order = list(TITLES)
    for row in sorted(rows, key=lambda row: (order.index(row.condition), row.scope != "", row.scope, row.key)):
        if scope is None or _holds(row, kind, scope):
            yield row


def _holds(row: Row, kind: Kind, scope: str) -> bool:
    """Whether a verdict is the one that counts in a scope."""
    return row.scope in ("", scope) and kind.loader.verdict(row.condition, row.key, scope) is row.verdict


def find(kind: Kind, scope: str, fault: Fault) -> Row | None:
    """What is known of a fault in a scope; None where nothing is."""
    repairs = fault.repairable and kind.loader.repair is not Repair.NONE
    condition = Condition.REPAIRED_YAML if repairs else fault.condition
    names = (f"{condition} {fault.key}", str(condition)) if fault.key else (str(condition),)
    for place in dict.fromkeys((scope, "")):
        for name in names:
            if name in kind.loader.verdicts.get(place, {}):
                return _row(name, place, kind.loader.verdicts[place][name])
    return None


def title_of(name: str) -> str:
    """The words for a condition as the data has it, with a field's key behind it."""
    condition, _, key = name.partition(" ")
    words, inside = TITLES[Condition(condition)], ", inside it" if key.endswith("[]") else ""
    key = key.removesuffix("[]")
    return f"{words}: {CASES.get(key, f'`{key}`')}{inside}" if key else words


def _row(name: str, scope: str, verdict: Verdict) -> Row:
    condition, _, key = str(name).partition(" ")
    return Row(Condition(condition), key, scope, verdict)
