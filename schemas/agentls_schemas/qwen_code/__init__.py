"""Qwen Code: its agents (subagents)."""

from agentls_schemas import data
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import By, Identity, NameRule, Precedence
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Misplaced, Place
from agentls_schemas.qwen_code import templates
from agentls_schemas.qwen_code.agent import Agent
from agentls_schemas.qwen_code.vocabulary import FOLDER, SOURCES, WORDS
from agentls_schemas.verdicts import HeaderEnd, Loader, Repair

RESERVED = ("self", "system", "user", "model", "tool", "config", "default", "main")
"""Names that no agent may have. Source: program."""

AGENT = Kind(
    id="qwen-code/agent",
    title="Qwen Code agent",
    fields=Fields(Agent, foreign=data.foreign_keys(FOLDER, "agent")),
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

DIALECT = Dialect("qwen-code", "Qwen Code", (AGENT,), (Reader("qwen-code", "Qwen Code", (Reads(AGENT),), "0.24.4"),))
