"""A tool that refuses a file for one odd key or name: each is an error at its own place, and says so."""

import pytest
from msgspec.structs import replace

from agentls.finding import Outcome
from agentls_schemas.verdicts import Condition, Loader, Verdict
from support import markers
from support.check import EVERYTHING, compare, context

REFUSED = (
    Condition.UNKNOWN_KEY,
    Condition.UNKNOWN_TOOL,
    Condition.UNAVAILABLE_TOOL,
    Condition.IGNORED_PATTERN,
    Condition.UNKNOWN_MODEL,
    Condition.EMPTY_TOOLS,
    Condition.NO_VALUE,
)
STRICT = Loader(
    "Strict",
    {
        "": {str(condition): Verdict(Outcome.DROPPED_LOUD, "drops the agent") for condition in REFUSED}
        | {str(Condition.EMPTY_BODY): Verdict(Outcome.ACCEPTED, "starts it")}
    },
)

FILE = """\
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Wirte, kubectl
             ^^^^^ error unknown-tool: Unknown tool `Wirte`: Strict drops the agent; did you mean `Write`?
                    ^^^^^^^ error unknown-tool: Unknown tool `kubectl`: Strict drops the agent
color:
^^^^^ error empty-value: `color` has no value: Strict drops the agent
modle: sonnet
^^^^^ error unknown-field: Unknown field `modle`: Strict drops the agent; did you
version: 1.0.0
^^^^^^^ error unknown-field: Unknown field `version`: Strict drops the agent
author: me
^^^^^^ error unknown-field
---
"""

NAMES = """\
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, MultiEdit, AskUserQuestion, Bash(git *)
             ^^^^^^^^^ error retired-tool: Tool `MultiEdit` was removed: Strict drops the agent; use `Edit`
                        ^^^^^^^^^^^^^^^ error unavailable-tool: `AskUserQuestion` is never available to subagents
                                             ^^^^^^^ error ignored-specifier: `Bash(git *)` grants all of
model: gpt-99-nano
       ^^^^^^^^^^^ warning foreign-model
---
Review it.
"""
NO_TOOLS = """\
---
name: reviewer
description: Reviews a diff for bugs.
tools: []
       ^^ error no-tools: `tools` is empty: Strict drops the agent; list some, or remove `tools` to give all
model: sonet
       ^^^^^ error unknown-model: Unknown model `sonet`: Strict drops the agent; did you mean `sonnet`?
---
Review it.
"""


def checked(source):
    ctx = context(markers.read(source).text)
    return EVERYTHING.check(replace(ctx, kind=replace(ctx.kind, loader=STRICT)))


@pytest.mark.parametrize("source", [NAMES, NO_TOOLS], ids=["names", "no tools"])
def test_names_that_lose_the_file_are_errors(source):
    compare(markers.read(source), list(checked(source).findings))


@pytest.fixture
def report():
    return checked(FILE)


def test_what_loses_the_file_is_an_error(report):
    compare(markers.read(FILE), list(report.findings))


def test_each_key_can_be_taken_away(report):
    titles = [fix.title for f in report.findings if f.rule == "unknown-field" for fix in f.fixes]
    assert titles == ["Write `model`", "Remove `version`", "Remove `author`"]
