"""Factory: its agents, which it calls droids."""

from agentls_schemas import data
from agentls_schemas.claude_code.vocabulary import SECTIONS
from agentls_schemas.factory import templates
from agentls_schemas.factory.agent import Droid
from agentls_schemas.factory.vocabulary import FOLDER, SOURCES, WORDS
from agentls_schemas.fields import Fields
from agentls_schemas.guidance import Guidance
from agentls_schemas.identity import Identity, NameRule
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Misplaced, Place
from agentls_schemas.verdicts import Confidence, HeaderEnd, Loader

DROID = Kind(
    id="factory/droid",
    title="Factory droid",
    declared=Fields(Droid, foreign=data.foreign_keys(FOLDER, "agent")),
    place=Place(
        ("**/.factory/droids/*.md",),
        evidence=frozenset({"name", "description"}),
        own=frozenset({"reasoningEffort"}),
        homes=(".factory/droids",),
        user_homes=(".factory/droids",),
        misplaced=(
            Misplaced(
                ("**/.factory/droids/*/**/*.md",),
                frozenset({"name"}),
                "Factory does not look below `.factory/droids`; move the file up",
                "program",
            ),
        ),
    ),
    identity=Identity(
        rule=NameRule(style=r"[a-z0-9_-]+", style_doc="only lowercase letters, digits, `-` and `_`", source="program"),
    ),
    loader=Loader("Factory", data.verdicts(FOLDER, "agent"), HeaderEnd.LINE_START, exact_fences=True),
    vocabulary=WORDS,
    guidance=Guidance(templates.DROID, SECTIONS),
    sources=SOURCES,
)

DIALECT = Dialect(
    "factory",
    "Factory",
    (DROID,),
    (Reader("factory", "Factory", (Reads(DROID, confidence=Confidence.TEXT),), "0.225.2"),),
)
