"""Every agent file below a folder: ``pytest --corpus FOLDER``; not collected without one."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from agentls.cli.checker import Options
from agentls.ide.formatting import format_file
from agentls.lint.fixing import fix_all
from agentls.syntax import decode, encode
from support import blocks
from support.check import EVERYTHING, context
from support.safe import assert_exact


def test_file_is_read_checked_and_repaired(corpus_file: Path):
    data = corpus_file.read_bytes()
    text = decode(data)
    assert encode(text) == data
    path = _place(corpus_file)
    fixed = fix_all(EVERYTHING, context(text, path), lambda _: True)
    assert [f for f in fixed.report.findings if f.rule == "internal-error"] == []
    assert fix_all(EVERYTHING, context(fixed.text, path), lambda _: True).text == fixed.text


def test_safe_is_what_is_repaired(corpus_file: Path):
    assert_exact(f"/project/{_place(corpus_file)}", corpus_file.read_bytes(), Options(proofs=True))


def test_formatting_says_the_same_and_is_done_at_once(corpus_file: Path):
    before = context(decode(corpus_file.read_bytes()), _place(corpus_file))
    formatted = format_file(before)
    after = context(formatted.text, _place(corpus_file))
    assert format_file(after) == formatted
    assert after.body.text == before.body.text
    assert (formatted.text is before.doc.text) or _said(after) == _said(before)
    assert _rules(after) - _rules(before) == Counter()


def test_only_the_repaired_block_becomes_code_and_only_text_behind_it_text(corpus_file: Path):
    """As markdown-it reads it, where it reads the same fences: a tag on a line of its own is HTML to it."""
    before = context(decode(corpus_file.read_bytes()), _place(corpus_file))
    if blocks.fences(before.body.text) != [_lines(before.body.text, fence.span) for fence in before.body.fences]:
        pytest.skip("read otherwise")
    fixed = fix_all(EVERYTHING, before, lambda finding: finding.rule in {"nested-fence", "unclosed-fence"})
    old, new = (blocks.in_code(text) for text in (before.body.text, fixed.report.ctx.body.text))
    assert [line for line, _ in old] == [line for line, _ in new]
    moved = [number for number, (was, now) in enumerate(zip(old, new, strict=True)) if was != now]
    lengthened = [f for f in fixed.applied if f.rule == "nested-fence"]
    assert bool(moved) <= bool(lengthened)
    if moved:
        text = before.doc.text
        first = min(text.line_at(finding.span.start) for finding in lengthened)
        skipped = text.line_at(before.body_span.start)
        whole = blocks.numbered(before.body.text)
        assert whole[moved[0]][0] + skipped > first


def _lines(text: str, span) -> tuple[int, int]:
    """The lines of a block as markdown-it counts them."""
    return text.count("\n", 0, span.start), text.count("\n", 0, span.end) + 1


def _said(ctx) -> list[object]:
    """What readers of YAML 1.1 and 1.2 get, key by key, and the comments."""
    old = yaml.safe_load(ctx.header.content.of(ctx.header.text))
    values = [{key: repr(value) for key, value in found.items()} for found in (old, ctx.header.root.data)]
    return [*values, sorted(span.of(ctx.header.text).rstrip() for span in ctx.header.comments)]


def _rules(ctx) -> Counter[str]:
    return Counter(finding.rule for finding in EVERYTHING.check(ctx).findings)


def _place(file: Path) -> str:
    """A path that says the file is what its own path suggests."""
    if file.name == "SKILL.md":
        return "skills/example/SKILL.md"
    return ".claude/commands/example.md" if "commands" in file.parts else ".claude/agents/example.md"
