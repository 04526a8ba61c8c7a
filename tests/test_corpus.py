"""Every agent file below a folder: ``pytest --corpus FOLDER``; not collected without one."""

from collections import Counter
from pathlib import Path

import yaml

from agentls.cli.checking import Options
from agentls.ide.formatting import format_file
from agentls.lint.fixing import fix_all
from agentls.syntax import decode, encode
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
