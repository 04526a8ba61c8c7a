"""AGENTS.md: instructions for any agent in plain Markdown. No reader of it looks for a field in a header."""

from datetime import date

from msgspec.structs import replace

from agentls.finding import Outcome
from agentls.format import Format, Layout
from agentls_schemas.claude_code.imports import IMPORTS
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity, Sort
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Place
from agentls_schemas.source import Source
from agentls_schemas.values import Header
from agentls_schemas.verdicts import Condition, Confidence, Loader, Verdict

PAGE = Kind(
    id="agents-md/page",
    title="AGENTS.md",
    declared=Fields(Header, Layout(Format.MARKDOWN)),
    place=Place(("**/AGENTS.md",), skipped=("**/.deepagents/agents/**", "**/rules/AGENTS.md"), documentation=()),
    identity=Identity(Sort.FILE, By.NOTHING),
    loader=Loader(
        "Every reader",
        {
            "": {
                Condition.NO_HEADER: Verdict(Outcome.ACCEPTED, "takes all of it for text", "readers", Confidence.TEXT),
            }
        },
    ),
    guidance=Guidance(sections=SECTIONS),
    sources={
        "readers": Source(
            "Sources of VS Code and Codex, and pages of Cursor and Kiro: each sends the file as it is",
            date(2026, 11, 29),
        ),
        "requests": Source(
            "Claude Code 2.1.332, Codex 0.171.0, Copilot CLI 1.0.102, Qwen Code 0.24.4 and OpenCode 1.18.33, started "
            "offline: which pages stand in the first request",
            date(2026, 11, 30),
        ),
    },
)


def _reader(id_: str, title: str, kind: Kind = PAGE, note: str = "") -> Reader:
    """A program whose first request had the text."""
    seen = replace(kind, id=f"{id_}/agents-md", title=f"AGENTS.md in {title}", loader=replace(PAGE.loader, tool=title))
    return Reader(id_, title, (Reads(seen, source="requests", note=note),))


READERS = (
    _reader(
        "claude-code", "Claude Code", replace(PAGE, imports=IMPORTS), "It reads it where no `CLAUDE.md` stands beside"
    ),
    _reader("codex", "Codex"),
    _reader("copilot-cli", "Copilot CLI", note="It puts in what `@path` leads to, of `CLAUDE.md` too"),
    _reader("qwen-code", "Qwen Code", note="It puts in what `@path` leads to"),
    _reader("opencode-1", "OpenCode 1"),
)

DIALECT = Dialect("agents-md", "AGENTS.md", (PAGE,), READERS)
