"""A prompt that is longer than one of its readers takes."""

import pytest

from agentls.finding import Severity
from support.check import context, only

AGENT = ".github/agents/reviewer.agent.md"
HEADER = "---\ndescription: Reviews a diff for bugs.\n---\n"


def found(text, path=AGENT):
    report = only("long-prompt").check(context(text, path))
    return [(finding.span.of(text), finding.message) for finding in report.findings]


@pytest.mark.parametrize("around", ["", "\n\n"], ids=["alone", "with blank lines around"])
def test_the_characters_of_the_text_count(around):
    first = "Look at this.\n"
    fits = first + "x" * (30_000 - len(first))
    assert found(HEADER + around + fits + around) == []
    ((line, message),) = found(HEADER + around + fits + "x" + around)
    assert line == "Look at this."
    assert message.startswith("Prompt over 30,000 characters: github.com rejects the agent")
    assert message.endswith("this has 30,001")


def test_other_tools_have_no_such_limit():
    header = "---\nname: reviewer\ndescription: Reviews a diff for bugs.\n---\n"
    assert found(header + "x" * 30_001, ".claude/agents/reviewer.md") == []


def test_a_long_page_is_read_and_costs():
    assert found("x" * 40_000, "CLAUDE.md") == []
    report = only("long-prompt").check(context("\n\nRules.\n" + "x" * 40_000, "CLAUDE.md"))
    ((line, severity, message),) = [(f.span, f.severity, f.message) for f in report.findings]
    assert (tuple(line), severity) == ((2, 8), Severity.HINT)
    assert message.startswith("Over 40,000 characters: Claude Code warns of it")
    assert message.endswith("this has 40,007")
