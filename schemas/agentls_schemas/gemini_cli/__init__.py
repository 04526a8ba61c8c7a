"""Gemini CLI: its agents (subagents), and GEMINI.md."""

from msgspec.structs import replace

from agentls.format import Format, Layout
from agentls_schemas import data
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.fields import Fields
from agentls_schemas.gemini_cli import templates
from agentls_schemas.gemini_cli.agent import Agent
from agentls_schemas.gemini_cli.vocabulary import FOLDER, SOURCES, WORDS
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity, NameRule, Precedence, Sort
from agentls_schemas.imports import Imports
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Misplaced, Place
from agentls_schemas.values import Header
from agentls_schemas.verdicts import HeaderEnd, Loader

AGENT = Kind(
    id="gemini-cli/agent",
    title="Gemini CLI agent",
    declared=Fields(Agent, foreign=data.foreign_keys(FOLDER, "agent")),
    place=Place(
        ("**/.gemini/agents/*.md",),
        skipped=("**/.gemini/agents/_*.md",),
        evidence=frozenset({"name", "description"}),
        own=frozenset({"max_turns", "timeout_mins", "temperature"}),
        homes=(".gemini/agents",),
        user_homes=(".gemini/agents",),
        # Every file of the folder is taken for an agent, pages too.
        documentation=(),
        misplaced=(
            Misplaced(
                ("**/.gemini/agents/*/**/*.md",),
                frozenset({"name"}),
                "Gemini CLI does not look below `.gemini/agents`; move the file up",
                "program",
            ),
        ),
    ),
    identity=Identity(
        by=By.FIELD,
        rule=NameRule(
            forbidden=((r"[^a-z0-9_-]", "may have only lowercase letters, digits, `-` and `_`"),),
            source="subagents",
        ),
        precedence=Precedence(together="uses the first it reads and warns", source="program"),
    ),
    loader=Loader("Gemini CLI", data.verdicts(FOLDER, "agent"), HeaderEnd.LINE_START, exact_fences=True),
    vocabulary=WORDS,
    guidance=Guidance(templates.AGENT, SECTIONS),
    sources=SOURCES,
)

PAGE = Kind(
    id="gemini-cli/page",
    title="GEMINI.md",
    declared=Fields(Header, Layout(Format.MARKDOWN)),
    place=Place(("**/GEMINI.md",), documentation=()),
    identity=Identity(Sort.FILE, By.NOTHING),
    loader=Loader("Gemini CLI", data.verdicts(FOLDER, "page")),
    imports=Imports(r"[A-Za-z./][^ \t\r\n]*", depth=5, source="pages", in_comments=True, replaces=True),
    sources=SOURCES,
)

GEMINI_CLI = Reader(
    "gemini-cli", "Gemini CLI", (Reads(AGENT, scope="gemini-cli"), Reads(PAGE, source="pages")), "0.61.0"
)
COPILOT_CLI = Reader(
    "copilot-cli",
    "Copilot CLI",
    (Reads(replace(PAGE, loader=replace(PAGE.loader, tool="Copilot CLI")), source="pages-copilot"),),
)

DIALECT = Dialect("gemini-cli", "Gemini CLI", (AGENT, PAGE), (GEMINI_CLI, COPILOT_CLI))
