"""What was found, in words and as data for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agentls.doctor.answer import Answer
    from agentls.doctor.examination import Examined, Finding
    from agentls.doctor.installed import Installed

_MOST = 160
"""Characters of what a program says."""


def release(installed: Installed) -> str:
    """A program's version, for people."""
    return installed.version if installed.path else f"npm package {installed.version}"


def title(examined: Examined) -> str:
    """A program with its version."""
    version = release(examined.installed) if examined.installed else ""
    return f"{examined.program.title} {version}".rstrip()


def outcome(answer: Answer) -> str:
    """What a program does with a file, in one line."""
    says = "; ".join(filter(None, (_short(text) for text in answer.says)))
    if not answer.loads:
        return f"does not load it: {_short(says)}" if says else "does not load it, without a word"
    parts = (f"as {_short(answer.name)}" if answer.name else "", *_gets(answer))
    gets = "; ".join(part for part in parts if part)
    return f"loads it {gets}".rstrip() + (f" ({_short(says)})" if says else "")


def _gets(answer: Answer) -> Iterator[str]:
    if answer.description:
        yield f"{len(answer.description)} characters of description"
    if answer.tools is not None:
        yield f"tools {_short(', '.join(answer.tools)) or 'none'}"
    if answer.model:
        yield f"model {_short(answer.model)}"


def problem(examined: Examined) -> str:
    """Why a program has not answered, as a line; empty where it has."""
    if examined.installed is None:
        names = " or ".join((*examined.program.commands[:1], *examined.program.packages[:1]))
        return f"{examined.program.title}: not found on this machine (looked for {names})"
    return f"{title(examined)}: {_short(examined.problem)}" if examined.problem else ""


def summary(found: Sequence[Examined]) -> str:
    """What came of all, as a sentence."""
    findings = [finding for each in found for finding in each.findings]
    unlike = sum(bool(finding.differences) for finding in findings)
    asked = sum(bool(each.findings) for each in found)
    files = len({finding.matter.subject.shown for finding in findings})
    if not findings:
        return "No tool has answered."
    begin = f"{_count(asked, 'tool')} asked about {_count(files, 'file')}"
    if not unlike:
        return f"{begin}: each does what agentls says."
    verb = "answer is" if unlike == 1 else "answers are"
    return f"{begin}: {unlike} {verb} not what agentls says; please report what is marked with `!`."


def markdown(found: Sequence[Examined]) -> str:
    """A table of all, for editors."""
    lines = ["| file | tool | what it does | agentls |", "|---|---|---|---|"]
    for examined in found:
        for each in examined.findings:
            said = "; ".join(each.differences) or "says so too"
            cells = (each.matter.subject.shown, title(examined), outcome(each.answer), said)
            lines.append(f"| {' | '.join(map(_cell, cells))} |")
    problems = [f"- {_cell(line)}" for line in map(problem, found) if line]
    return "\n".join([summary(found), "", *lines, *([""] if problems else []), *problems, ""])


def data(found: Sequence[Examined]) -> dict[str, object]:
    """All that was found, for JSON."""
    return {
        "tools": [_tool(each) for each in found],
        "answers": [_answer(finding) for each in found for finding in each.findings],
    }


def _tool(examined: Examined) -> dict[str, object]:
    installed = examined.installed
    return {
        "tool": examined.program.id,
        "title": examined.program.title,
        "version": installed.version if installed else None,
        "program": installed.place if installed else None,
        "seconds": round(examined.seconds, 1),
        "problem": examined.problem if installed else "not found",
    }


def _answer(finding: Finding) -> dict[str, object]:
    answer, row = finding.answer, finding.matter.row
    return {
        "path": finding.matter.subject.shown,
        "kind": finding.matter.subject.ctx.kind.id,
        "tool": finding.program.id,
        "loads": answer.loads,
        "name": answer.name,
        "description": answer.description,
        "tools": None if answer.tools is None else list(answer.tools),
        "model": answer.model,
        "says": list(answer.says),
        "agentls": {"loads": row.loads, "outcome": row.outcome.label},
        "differences": list(finding.differences),
    }


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _MOST else f"{words[: _MOST - 1]}…"


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("`", "\\`")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
