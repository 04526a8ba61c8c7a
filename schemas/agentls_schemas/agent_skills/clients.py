"""The programs that read Agent Skills, each in its own way, measured on the program itself where it can be asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from agentls.named_tuple import NamedTuple
from agentls_schemas import data
from agentls_schemas.agent_skills.spec import CopilotSkill, SpecSkill, StrictSkill
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance, Limit
from agentls_schemas.identity import NameRule
from agentls_schemas.kind import Reader, Reads
from agentls_schemas.place import Misplaced
from agentls_schemas.verdicts import Confidence, HeaderEnd, Loader, Repair
from agentls_schemas.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls_schemas.kind import Kind
    from agentls_schemas.source import Source
    from agentls_schemas.values import Header

FOLDER = data.Folder(Path(__file__).parent)
SOURCES: Mapping[str, Source] = FOLDER.table(data.sources)

_ONLY = "may have only letters, digits, `.`, `_`, `:`, `-` and blanks, and begins with a letter or digit"
_CUT = Limit(1024, ("description",), "Description over {} characters", here=True, source="clients")
_FOLDER_NAME = NameRule(is_folder=True)
_SPEC_NAME = NameRule(
    forbidden=(
        (r"[^a-z0-9-]", "may have only lowercase letters, digits and hyphens"),
        (r"^-|-$|--", "has a hyphen at its start, its end or beside another"),
    ),
    max_length=64,
    is_folder=True,
    source="skill-spec",
)


class Client(NamedTuple):
    """A program that reads skills."""

    id: str
    title: str
    folders: tuple[str, ...]
    """Where it looks for skills in a project, as names before ``/skills``."""
    is_deep: bool = False
    """It finds skills at any depth below these."""
    repair: Repair = Repair.NONE
    is_strict: bool = False
    header_end: HeaderEnd = HeaderEnd.LINE_START
    exact_fences: bool = False
    name: NameRule | None = None
    limits: tuple[Limit, ...] = ()
    fields: type[Header] = SpecSkill
    source: str = "clients"
    confidence: Confidence = Confidence.RUN


CLIENTS = (
    Client(
        "vs-code", "VS Code", (".github", ".claude", ".agents"), is_strict=True, header_end=HeaderEnd.LINE,
        name=_FOLDER_NAME, limits=(_CUT,), source="vscode",
    ),
    Client(
        "copilot-cli", "Copilot CLI", (".github", ".claude", ".agents"), is_deep=True,
        name=NameRule(forbidden=((r"[^A-Za-z0-9._: -]|^[^A-Za-z0-9]", _ONLY),), max_length=64), limits=(_CUT,),
        fields=CopilotSkill,
    ),
    Client("codex", "Codex", (".agents", ".codex"), is_deep=True, repair=Repair.PLAIN, name=NameRule(max_length=64)),
    Client("gemini-cli", "Gemini CLI", (".gemini", ".agents"), exact_fences=True),
    Client(
        "qwen-code", "Qwen Code", (".qwen",), exact_fences=True,
        name=NameRule(forbidden=((r"[^\w:.-]", "may have only letters, digits, `_`, `:`, `.` and `-`"),)),
    ),
    Client("opencode-1", "OpenCode 1", (".opencode", ".claude", ".agents"), is_deep=True, repair=Repair.BLOCKS),
    Client(
        "kilo", "Kilo", (".kilo", ".kilocode", ".claude", ".agents"), is_deep=True, repair=Repair.BLOCKS, source="kilo",
    ),
    Client(
        "qoder-cli", "Qoder CLI", (".qoder", ".agents"), is_deep=True, is_strict=True, exact_fences=True,
        name=_FOLDER_NAME, source="qoder",
    ),
    Client(
        "cursor", "Cursor", (".cursor", ".agents", ".claude", ".codex"), is_deep=True, is_strict=True, source="cursor",
        confidence=Confidence.DOCS,
    ),
    Client("kiro", "Kiro", (".kiro",), is_deep=True, is_strict=True, source="kiro", confidence=Confidence.DOCS),
    Client(
        "devin", "Devin", (".devin", ".windsurf", ".agents"), is_deep=True, is_strict=True, source="devin",
        confidence=Confidence.DOCS,
    ),
)  # fmt: skip
"""In the order to show them. The reference validator is the last reader of all: it reads what it is told to."""


def readers(skill: Kind) -> tuple[Reader, ...]:
    """The programs that read skills beside the one whose kind is given."""
    spec = replace(
        skill,
        vocabulary=Vocabulary(),
        guidance=Guidance(),
        sources=SOURCES,
    )
    return (*(_reader(spec, client) for client in CLIENTS), _reference(spec))


def _reader(spec: Kind, client: Client) -> Reader:
    loader = Loader(
        client.title,
        data.verdicts(FOLDER, client.id, "clients"),
        client.header_end,
        exact_fences=client.exact_fences,
        repair=client.repair,
        is_strict=client.is_strict,
    )
    kind = replace(
        spec,
        id=f"{client.id}/skill",
        title=f"{client.title} skill",
        declared=Fields(client.fields, extensible=True),
        loader=loader,
        identity=replace(spec.identity, rule=client.name),
        guidance=Guidance(limits=client.limits),
        place=replace(spec.place, scopes={}, scope_marks={}, misplaced=() if client.is_deep else (_deep(client),)),
    )
    paths = tuple(f"**/{folder}/skills/**/SKILL.md" for folder in client.folders)
    return Reader(client.id, client.title, (Reads(kind, paths, source=client.source, confidence=client.confidence),))


def _deep(client: Client) -> Misplaced:
    paths = tuple(f"**/{folder}/skills/*/*/**/SKILL.md" for folder in client.folders)
    return Misplaced(
        paths, frozenset(), f"{client.title} does not look below `skills/*`; move the folder up", client.source
    )


def _reference(spec: Kind) -> Reader:
    """The reference validator, for which the specification holds to the letter."""
    kind = replace(
        spec,
        id="skills-ref/skill",
        title="Skill for the reference validator",
        declared=Fields(StrictSkill),
        loader=Loader("skills-ref", data.verdicts(FOLDER, "skills-ref", "clients"), is_strict=True),
        identity=replace(spec.identity, rule=_SPEC_NAME),
        guidance=Guidance(limits=(_CUT,)),
        place=replace(spec.place, scopes={}, scope_marks={}, misplaced=()),
    )
    return Reader("skills-ref", "skills-ref", (Reads(kind, source="clients"),))
