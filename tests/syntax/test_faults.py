"""Each fault by name, at its very characters, with the entry that holds it: see faults.txt."""

from pathlib import Path

import pytest

from agentls.finding import Finding, Severity
from agentls.format import Fault, Format, Layout
from agentls.syntax import parse
from agentls.syntax.parser_words import plain_words
from agentls.text import Text
from support import markers, txtar
from support.check import compare

CASES = Path(__file__).with_name("faults.txt")
SECTIONS = txtar.read(CASES)
WORDED = (Fault.INVALID_YAML, Fault.INVALID_TOML, Fault.INVALID_JSON)
LAYOUTS = {
    "md": Layout(),
    "json": Layout(Format.JSON),
    "jsonc": Layout(Format.JSON, relaxed=True),
    "toml": Layout(Format.TOML),
}


def found(text, path):
    layout = LAYOUTS[path.rpartition(".")[2]]
    problems = parse(Text(text), layout=layout).header.problems
    return [Finding(problem.fault, problem.span, Severity.ERROR, _words(problem)) for problem in problems]


def _words(problem):
    """The entry that holds the fault, and of what no other rule tells what is wrong."""
    key = problem.entry.key.value if problem.entry else "-"
    return f"{key}: {plain_words(problem.message)}" if problem.fault in WORDED else key


@pytest.mark.parametrize("number", range(len(SECTIONS)), ids=[section.name for section in SECTIONS])
def test_fault(number, update):
    section = SECTIONS[number]
    marked = markers.read(section.text, escapes=section.escapes)
    findings = found(marked.text, section.path)
    if update:
        txtar.rewrite(CASES, number, "\n".join(markers.difference(marked, findings)[1]))
    compare(marked, findings)
