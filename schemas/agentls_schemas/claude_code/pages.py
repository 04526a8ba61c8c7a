"""The pages that Claude Code reads beside its agents: CLAUDE.md, rules, output styles, and what agents remember."""

from __future__ import annotations

from msgspec.structs import replace

from agentls.format import Format, Layout
from agentls_schemas import data
from agentls_schemas.claude_code import templates
from agentls_schemas.claude_code.imports import IMPORTS
from agentls_schemas.claude_code.vocabulary import FOLDER, SOURCES
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance, Limit, Start
from agentls_schemas.identity import By, Identity, Sort
from agentls_schemas.kind import Kind
from agentls_schemas.place import Place
from agentls_schemas.templates import PATHS_RULE
from agentls_schemas.values import Header
from agentls_schemas.verdicts import HeaderEnd, Loader, Repair

LARGEST = 4_194_304
"""Bytes of the largest page that is read. Source: pages."""
LONG = Limit(
    40_000,
    (),
    "Over {} characters: Claude Code warns of it with a context of 200,000 tokens",
    here=True,
    source="page-size",
    is_read=True,
)
"""It is 5 % of the model's context at three or four characters a token, and never less than this."""


def _loader(kind: str) -> Loader:
    return Loader(
        "Claude Code",
        data.verdicts(FOLDER, kind),
        HeaderEnd.ANY_DASHES,
        repair=Repair.QUOTES,
        max_bytes={"": LARGEST},
    )


def _rule() -> Fields:
    from agentls_schemas.claude_code.page import Rule

    return Fields(Rule, foreign=data.foreign_keys(FOLDER, "rule"))


def _style() -> Fields:
    from agentls_schemas.claude_code.page import OutputStyle

    return Fields(OutputStyle, foreign=data.foreign_keys(FOLDER, "output-style"))


PAGE = Kind(
    id="claude-code/page",
    title="CLAUDE.md",
    declared=Fields(Header),
    place=Place(
        ("**/CLAUDE.md", "**/CLAUDE.local.md"),
        # What lies there is a rule, an agent or a skill's page.
        skipped=("**/.claude/*/**", "**/rules/CLAUDE.md"),
        documentation=(),
    ),
    identity=Identity(Sort.FILE, By.NOTHING),
    loader=_loader("page"),
    imports=IMPORTS,
    guidance=Guidance(body_limit=LONG),
    sources=SOURCES,
)

RULE = Kind(
    id="claude-code/rule",
    title="Claude Code rule",
    declared=_rule,
    place=Place(
        ("**/.claude/rules/**/*.md",),
        homes=(".claude/rules",),
        user_homes=(".claude/rules",),
        # Every file there is a rule, a README too.
        documentation=(),
    ),
    identity=Identity(Sort.FILE, By.PATH),
    loader=_loader("rule"),
    imports=IMPORTS,
    guidance=Guidance(PATHS_RULE),
    sources=SOURCES,
)

STYLE = Kind(
    id="claude-code/output-style",
    title="Claude Code output style",
    declared=_style,
    place=Place(
        ("**/.claude/output-styles/**/*.md",),
        likely=("**/output-styles/**/*.md",),
        evidence=frozenset({"name", "description"}),
        own=frozenset({"keep-coding-instructions", "force-for-plugin"}),
        homes=(".claude/output-styles",),
        user_homes=(".claude/output-styles",),
        plugin_homes=("output-styles",),
        scopes={"project": ("**/.claude/output-styles/**",)},
        documentation=(),
    ),
    identity=Identity(Sort.FILE),
    loader=_loader("output-style"),
    guidance=Guidance(templates.OUTPUT_STYLE),
    sources=SOURCES,
)

MEMORY = Kind(
    id="claude-code/memory",
    title="Memory of a Claude Code agent",
    declared=Fields(Header, Layout(Format.MARKDOWN)),
    place=Place(("**/.claude/agent-memory/*/MEMORY.md", "**/.claude/agent-memory-local/*/MEMORY.md"), documentation=()),
    identity=Identity(Sort.FILE, By.NOTHING),
    loader=Loader("Claude Code", data.verdicts(FOLDER, "memory")),
    guidance=Guidance(start=Start(200, 25_000, "pages")),
    sources=SOURCES,
)

_SEEN = {"vs-code": "VS Code", "copilot-cli": "Copilot CLI"}


def seen_by(reader: str, kind: Kind) -> Kind:
    """A page as another program takes it."""
    name, tool = kind.id.partition("/")[2], _SEEN[reader]
    loader = Loader(tool, data.verdicts(FOLDER, f"{reader} {name}", "readers"), HeaderEnd.LINE_START)
    return replace(kind, id=f"{reader}/claude-{name}", title=f"{kind.title} in {tool}", loader=loader)
