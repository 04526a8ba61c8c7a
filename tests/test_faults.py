"""The faults of tests/faults.txt, each with everything that is said about it."""

from pathlib import Path

import pytest

from agentls.lint.engine import Linter
from agentls.rules import ALL
from support import txtar
from support.check import check

SECTIONS = txtar.read(Path(__file__).with_name("faults.txt"))


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_fault(section):
    check(section.text, path=section.path, escapes=section.escapes, linter=Linter(ALL, {}))
