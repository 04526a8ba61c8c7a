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
from agentls_schemas import data, json_schema
from agentls_schemas.model_lookup import ModelTable
from support import markers
from support.check import compare

GUIDE = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text("utf-8")
CODE = textwrap.dedent(
    re.search(r"acme/__init__.py`:\n\n   ```python\n(.*?)^   ```$", GUIDE, re.DOTALL | re.MULTILINE)[1]
)
DATA = textwrap.dedent(re.search(r"^   ```yaml\n(.*?)^   ```$", GUIDE, re.DOTALL | re.MULTILINE)[1])
"""The data files that it may have."""

FAULTY = """\
---
name: reviewer
description: Reviews a diff.
tools: [raed, github/search]
        ^^^^ warning did you mean `read`?
mood: calm
^^^^ error Acme drops the agent
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


def test_data_files(tmp_path):
    names, texts = re.findall(r"^# (\w+)\.yaml", DATA, re.MULTILINE), re.split(r"^# .*\n", DATA, flags=re.MULTILINE)[1:]
    for name, text in zip(names, texts, strict=True):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    folder = data.Folder(tmp_path)
    sources = data.sources(folder)
    tools, models = data.tools(folder, sources, "manual", "manual"), ModelTable(folder, sources)
    assert (tools["cat"].successor, models.find("anvil-1").replacement) == ("read", "anvil-2")
    assert list(data.verdicts(folder, "agent")[""]) == ["unknown-key"]
