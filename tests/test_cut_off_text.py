"""Where the part of a file ends that its tool reads: Claude Code's own words say at which line it cut (2.1.332)."""

import pytest

from support.check import context, only

PATH = ".claude/agent-memory/reviewer/MEMORY.md"
SHORT = "- Line {}.\n"
LONG = "- Line {}. " + "x" * 300 + "\n"


def first_unread(text):
    """The line, from 1, at which the finding is; None where all is read."""
    report = only("cut-off-text").check(context(text, PATH))
    return report.ctx.doc.text.line_at(report.findings[0].span.start) + 1 if report.findings else None


def lines(form, count):
    return "".join(form.format(number) for number in range(1, count + 1))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", None),
        (lines(SHORT, 200), None),
        (lines(SHORT, 200).rstrip(), None),
        (lines(SHORT, 200) + "\n\n", None),
        (lines(SHORT, 201), 201),
        ("\n\n" + lines(SHORT, 201), 203),
        ("---\ntitle: x\n---\n" + lines(SHORT, 300), 201),
        (lines(LONG, 80), None),
        (lines(LONG, 150), 81),
        ("x" * 25_000, None),
        ("x" * 25_001, 1),
    ],
)
def test_the_first_line_that_is_not_read(text, line):
    assert first_unread(text) == line


def test_what_it_says():
    finding = only("cut-off-text").check(context(lines(SHORT, 300), PATH)).findings[0]
    assert finding.message.startswith("This is beyond the first 200 lines: Claude Code reads nothing further")
    assert finding.span.of(lines(SHORT, 300)) == "- Line 201."
