"""AGENTS.md: instructions for any agent in plain Markdown. No reader of it parses a header."""

from datetime import date

from agentls.finding import Outcome
from agentls.format import Format, Layout
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import Identity, Sort
from agentls_schemas.kind import Dialect, Kind
from agentls_schemas.place import Place
from agentls_schemas.source import Source
from agentls_schemas.values import Header
from agentls_schemas.verdicts import Condition, Confidence, Loader, Verdict

PAGE = Kind(
    id="agents-md/page",
    title="AGENTS.md",
    fields=Fields(Header, Layout(Format.MARKDOWN)),
    place=Place(("**/AGENTS.md",), skipped=("**/.deepagents/agents/**", "**/rules/AGENTS.md"), documentation=()),
    identity=Identity(Sort.FILE),
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
    },
)

DIALECT = Dialect("agents-md", "AGENTS.md", (PAGE,))
