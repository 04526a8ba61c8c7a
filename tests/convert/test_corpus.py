"""Every agent file below a folder: ``pytest --corpus FOLDER``; not collected without one."""

from pathlib import Path, PurePosixPath

import pytest

from agentls.convert.conversion import convert
from agentls.convert.portable import RefusedError, read
from agentls.finding import Severity
from agentls.syntax import decode
from convert.conversions import AGENTS, context, said
from support.check import EVERYTHING

CLAUDE = AGENTS[0]


@pytest.mark.parametrize("target", AGENTS[1:], ids=lambda kind: kind.id)
def test_agent_loads_elsewhere_and_nothing_is_lost_in_silence(corpus_file: Path, target):
    source = context(decode(corpus_file.read_bytes()), f".claude/agents/{corpus_file.name}")
    found = convert(source, target)
    if found.refused:
        return
    file, made, ctx = read(source), said(found), context(found.text, found.path)
    errors = [f for f in EVERYTHING.check(ctx).findings if f.severity is Severity.ERROR]
    assert [f.message for f in errors if not ctx.doc.is_in_body(f.span.start)] == []
    lost, carried = {loss.field for loss in found.losses}, {value.concept for value in made.values}
    assert {value.key for value in file.values if value.concept not in carried} <= lost
    assert made.description == file.description


def test_what_its_own_tool_loads_becomes_an_agent_of_each_tool(corpus_file: Path):
    source = context(decode(corpus_file.read_bytes()), f".claude/agents/{corpus_file.name}")
    try:
        file = read(source)
    except RefusedError:
        return
    if file.description and file.body.strip() and PurePosixPath(corpus_file.name).suffix == ".md":
        refused = {target.id: found.refused for target in AGENTS[1:] if (found := convert(source, target)).refused}
        assert refused == {}
