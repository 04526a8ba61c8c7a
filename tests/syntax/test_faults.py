"""Each header fault by name, at its very characters, with the entry that holds it: see faults.txt."""

from pathlib import Path

import pytest

from agentls.finding import Finding, Severity
from agentls.syntax import parse
from agentls.text import Text
from support import markers, txtar
from support.check import compare

CASES = Path(__file__).with_name("faults.txt")
SECTIONS = txtar.read(CASES)


def found(text):
    header = parse(Text(text)).header
    return [Finding(p.fault, p.span, Severity.ERROR, p.entry.key.value if p.entry else "-") for p in header.problems]


@pytest.mark.parametrize("number", range(len(SECTIONS)), ids=[section.name for section in SECTIONS])
def test_fault(number, update):
    section = SECTIONS[number]
    marked = markers.read(section.text, escapes=section.escapes)
    findings = found(marked.text)
    if update:
        txtar.rewrite(CASES, number, "\n".join(markers.difference(marked, findings)[1]))
    compare(marked, findings)
