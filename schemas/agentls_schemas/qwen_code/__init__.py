"""Qwen Code: its agents (subagents), QWEN.md, and rules."""

from agentls.format import Format, Layout
from agentls_schemas import data
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity, NameRule, Precedence, Sort
from agentls_schemas.imports import Imports
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Misplaced, Place
from agentls_schemas.qwen_code import templates
from agentls_schemas.qwen_code.agent import Agent
from agentls_schemas.qwen_code.rule import Rule
from agentls_schemas.qwen_code.vocabulary import FOLDER, SOURCES, WORDS
from agentls_schemas.templates import PATHS_RULE
from agentls_schemas.values import Header
from agentls_schemas.verdicts import HeaderEnd, Loader, Repair

RESERVED = ("self", "system", "user", "model", "tool", "config", "default", "main")
"""Names that no agent may have. Source: program."""

AGENT = Kind(
    id="qwen-code/agent",
    title="Qwen Code agent",
    declared=Fields(Agent, foreign=data.foreign_keys(FOLDER, "agent")),
    place=Place(
        ("**/.qwen/agents/*.md",),
        evidence=frozenset({"name", "description"}),
        own=frozenset({"approvalMode", "runConfig", "executor"}),
        homes=(".qwen/agents",),
        user_homes=(".qwen/agents",),
        misplaced=(
            Misplaced(
                ("**/.qwen/agents/*/**/*.md",),
                frozenset({"name"}),
                "Qwen Code does not look below `.qwen/agents`; move the file up",
                "program",
            ),
        ),
    ),
    identity=Identity(
        by=By.FIELD,
        rule=NameRule(
            forbidden=(
                (r"[^\w-]", "may have only letters, digits, `-` and `_`"),
                (r"^[-_]|[-_]$", "must not begin or end with `-` or `_`"),
                (r"^.$", "needs two characters"),
                (rf"(?i)^(?:{'|'.join(RESERVED)})$", "is reserved"),
            ),
            max_length=50,
            source="program",
        ),
        precedence=Precedence(together="uses the first it reads and says nothing", source="program"),
    ),
    loader=Loader(
        "Qwen Code",
        data.verdicts(FOLDER, "agent"),
        HeaderEnd.WHOLE_LINE,
        exact_fences=True,
        repair=Repair.BY_LINE,
        is_strict=True,
        refuses_twins=True,
        min_prompt=10,
    ),
    vocabulary=WORDS,
    guidance=Guidance(templates.AGENT, SECTIONS),
    sources=SOURCES,
)

PAGE = Kind(
    id="qwen-code/page",
    title="QWEN.md",
    declared=Fields(Header, Layout(Format.MARKDOWN)),
    place=Place(("**/QWEN.md", "**/QWEN.local.md"), documentation=()),
    identity=Identity(Sort.FILE, By.NOTHING),
    loader=Loader("Qwen Code", data.verdicts(FOLDER, "page")),
    imports=Imports(r"[A-Za-z./][^ \t\r\n]*", depth=5, source="pages", in_comments=True),
    sources=SOURCES,
)

RULE = Kind(
    id="qwen-code/rule",
    title="Qwen Code rule",
    declared=Fields(Rule, foreign=data.foreign_keys(FOLDER, "rule")),
    place=Place(
        ("**/.qwen/rules/**/*.md",),
        homes=(".qwen/rules",),
        user_homes=(".qwen/rules",),
        # Every file there is a rule, a README too.
        documentation=(),
    ),
    identity=Identity(Sort.FILE, By.PATH),
    loader=Loader(
        "Qwen Code", data.verdicts(FOLDER, "rule"), HeaderEnd.WHOLE_LINE, exact_fences=True, repair=Repair.BY_LINE
    ),
    guidance=Guidance(PATHS_RULE),
    sources=SOURCES,
)

QWEN_CODE = Reader(
    "qwen-code", "Qwen Code", (Reads(AGENT), Reads(PAGE, source="pages"), Reads(RULE, source="rules")), "0.24.4"
)

DIALECT = Dialect("qwen-code", "Qwen Code", (AGENT, PAGE, RULE), (QWEN_CODE,))
