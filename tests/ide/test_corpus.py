"""The rewrites on every agent file below a folder: ``pytest --corpus FOLDER``; not collected without one."""

from collections.abc import Iterator
from pathlib import Path

from agentls.lint.context import Context
from agentls.syntax import decode
from agentls.text import Span
from ide.refactoring import offered, prove, values
from support.check import context

STEP = 9
"""Every so many lines of the body, three are selected."""


def test_rewrites_keep_what_they_must_keep(corpus_file: Path):
    path = _place(corpus_file)
    text = decode(corpus_file.read_bytes())
    for span in _selections(context(text, path)):
        ctx, actions = offered(text, span, path)
        for action in actions:
            assert prove(ctx, action, path)


def test_examples_come_back(corpus_file: Path):
    path = _place(corpus_file)
    text = decode(corpus_file.read_bytes()).content
    out = _chosen(text, "description:", "examples.out", path)
    back = _chosen(out, "## Examples", "examples.in", path) if out else None
    again = _chosen(back, "description:", "examples.out", path) if back else None
    if back and again:
        assert values(context(again, path)) == values(context(out, path))
        assert _chosen(again, "## Examples", "examples.in", path) == back


def _chosen(text: str, at: str, name: str, path: str) -> str | None:
    start = text.index(at) if at in text else 0
    ctx, actions = offered(text, Span(start, start), path)
    return next((prove(ctx, a, path) for a in actions if a.later and a.later.name == name), None)


def _selections(ctx: Context) -> Iterator[Span]:
    """The start of every entry, heading and example, and some lines of the body."""
    header, body, lines = ctx.doc.header, ctx.doc.body, ctx.doc.text.line_starts
    starts = [entry.span.start for entry in header.root.entries] if header else []
    starts += [ctx.doc.in_file(heading.span).start for heading in body.headings]
    starts += [ctx.doc.in_file(example.span).start for example in body.examples]
    yield from (Span(start, start) for start in starts)
    for number in range(0, len(lines) - 3, STEP):
        yield Span(lines[number], lines[number + 3])


def _place(file: Path) -> str:
    """A path that says the file is what its own path suggests."""
    if file.name == "SKILL.md":
        return "skills/example/SKILL.md"
    return ".claude/commands/example.md" if "commands" in file.parts else ".claude/agents/example.md"
