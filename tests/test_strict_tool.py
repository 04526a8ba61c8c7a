"""A tool that refuses a file for one odd key or name: each is an error at its own place, and says so."""

from dataclasses import replace

import pytest

from agentls_schemas.loading import Condition, Loader, Outcome, Verdict
from support import markers
from support.check import EVERYTHING, compare, context

STRICT = Loader(
    "Strict",
    {
        "": {
            str(condition): Verdict(Outcome.DROPPED_LOUD, "does not load this agent")
            for condition in (Condition.UNKNOWN_KEY, Condition.UNKNOWN_TOOL, Condition.NO_VALUE)
        }
        | {str(Condition.EMPTY_BODY): Verdict(Outcome.ACCEPTED, "starts it")}
    },
)

FILE = """\
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Wirte, kubectl
             ^^^^^ error unknown-tool: `Wirte` is no tool of Strict; did you mean `Write`? Strict does not load
                    ^^^^^^^ error unknown-tool: `kubectl` is no tool of Strict: Strict does not load this agent
color:
^^^^^ error empty-value: `color` has no value: Strict does not load this agent
modle: sonnet
^^^^^ error unknown-field: `modle` is no field of a Claude Code agent: Strict does not load this agent; did you
version: 1.0.0
^^^^^^^ error unknown-field: `version` is no field of a Claude Code agent: Strict does not load this agent
author: me
^^^^^^ error unknown-field
---
"""


@pytest.fixture
def report():
    ctx = context(markers.read(FILE).text)
    return EVERYTHING.check(replace(ctx, kind=replace(ctx.kind, loader=STRICT)))


def test_what_loses_the_file_is_an_error(report):
    compare(markers.read(FILE), list(report.findings))


def test_each_key_can_be_taken_away(report):
    titles = [fix.title for f in report.findings if f.rule == "unknown-field" for fix in f.fixes]
    assert titles == ["Write `model`", "Remove `version`", "Remove `author`"]
