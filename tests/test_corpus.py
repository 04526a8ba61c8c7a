"""Every agent file below a folder: ``pytest --corpus FOLDER``; not collected without one."""

from pathlib import Path

from agentls.lint.fixing import fix_all
from agentls.syntax import decode, encode
from support.check import EVERYTHING, context


def test_file_is_read_checked_and_repaired(corpus_file: Path):
    data = corpus_file.read_bytes()
    text = decode(data)
    assert encode(text) == data
    path = _place(corpus_file)
    fixed = fix_all(EVERYTHING, context(text, path), lambda _: True)
    assert [f for f in fixed.report.findings if f.rule == "internal-error"] == []
    assert fix_all(EVERYTHING, context(fixed.text, path), lambda _: True).text == fixed.text


def _place(file: Path) -> str:
    """A path that says the file is what its own path suggests."""
    if file.name == "SKILL.md":
        return "skills/example/SKILL.md"
    return ".claude/commands/example.md" if "commands" in file.parts else ".claude/agents/example.md"
