"""Files of cases: a text with a cursor, a line ``==>``, and what is found at the cursor, or without one in the text.

The text ends before the line end in front of ``==>``. ``pytest --update`` writes what is found.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath

from agentls.lint.context import Context, always
from agentls.project.kinds import detect
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas import KINDS
from ide.toy import TOY
from support import markers, txtar

CLOCK = always(date(2026, 11, 20))
FOLDER = Path(__file__).parent
_ARROW = "\n==>\n"


def cases(name: str) -> list[tuple[str, int]]:
    """The file and number of each case in ``name.txt``, for parametrizing, with their names."""
    return [(name, number) for number, _ in enumerate(txtar.read(FOLDER / f"{name}.txt"))]


def title(case: tuple[str, int]) -> str:
    return txtar.read(FOLDER / f"{case[0]}.txt")[case[1]].name.replace(" ", "-")


def context(text: str, path: str = "toys/bear.md") -> Context:
    """A file: a toy's, or an agent's where the path says so."""
    place = PurePosixPath("/project") / path
    kind = detect(place, None) or (KINDS["claude-code/agent"] if "agents/" in path else TOY)
    return Context(parse(Text(text), None), kind, place, clock=CLOCK)


def check(case: tuple[str, int], found, *, update: bool) -> None:
    """Asserts that ``found(context, cursor)`` gives the lines of the case."""
    file, number = FOLDER / f"{case[0]}.txt", case[1]
    section = txtar.read(file)[number]
    source, _, expected = section.text.partition(_ARROW)
    text, cursor = source.replace(markers.CURSOR, ""), source.find(markers.CURSOR)
    path = section.path if "agents/" in section.path and "example" not in section.path else "toys/bear.md"
    actual = "\n".join(found(context(text, path), cursor)) + "\n\n"
    if update:
        txtar.rewrite(file, number, source + _ARROW + actual)
    else:
        assert actual.strip() == expected.strip()
