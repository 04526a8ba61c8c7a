"""An agent tool is declared: what contributors are shown is all it takes."""

import re
import textwrap
from pathlib import Path
from types import ModuleType

import pytest

from agentls.ide.completion import complete
from agentls.ide.hover import hover
from agentls.lint.context import Context
from agentls.lint.engine import Linter
from agentls.rules import ALL
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas import json_schema
from support import markers
from support.check import compare

GUIDE = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text("utf-8")
CODE = textwrap.dedent(
    re.search(r"acme/__init__.py`:\n\n   ```python\n(.*?)^   ```$", GUIDE, re.DOTALL | re.MULTILINE)[1]
)

FAULTY = """\
---
name: reviewer
description: Reviews a diff.
tools: [raed, github/search]
        ^^^^ warning did you mean `read`?
mood: calm
^^^^ error Acme does not load this agent
---
Review it.
"""


@pytest.fixture(scope="module")
def kind():
    module = ModuleType("acme")
    exec(compile(CODE, "acme", "exec"), module.__dict__)  # noqa: S102 - it is our own page
    return module.AGENT


def test_diagnostics(kind):
    marked = markers.read(FAULTY)
    compare(marked, list(Linter(ALL, {}).check(Context(parse(Text(marked.text)), kind)).findings))


def test_completion_and_hover(kind):
    text = "---\nname: reviewer\nmode: \n---\n"
    ctx = Context(parse(Text(text)), kind)
    assert [offer.label for offer in complete(ctx, text.index("mode: ") + 6)] == ["careful", "fast"]
    assert "How it works." in hover(ctx, (), text.index("mode")).markdown


def test_json_schema(kind):
    assert list(json_schema.of(kind)["properties"]) == ["name", "description", "tools", "mode"]
