"""Roo Code: the modes of a project, which are agents that share one file. A kind is a file, so their fields are checked
by its model; what they are called is not known to other files."""

from pathlib import Path

from agentls.format import Format, Layout
from agentls_schemas import data
from agentls_schemas.fields import Fields
from agentls_schemas.identity import Identity, Sort
from agentls_schemas.kind import Dialect, Kind, Reader, Reads
from agentls_schemas.place import Place
from agentls_schemas.roo.modes import Modes
from agentls_schemas.verdicts import Confidence, Loader

FOLDER = data.Folder(Path(__file__).parent)

MODES = Kind(
    id="roo/modes",
    title="Roo modes",
    declared=Fields(Modes, Layout(Format.YAML)),
    place=Place(("**/.roomodes",)),
    identity=Identity(Sort.FILE, suffix=".roomodes"),
    loader=Loader("Roo", data.verdicts(FOLDER, "modes"), is_strict=True),
    sources=FOLDER.table(data.sources),
)

DIALECT = Dialect(
    "roo", "Roo Code", (MODES,), (Reader("roo", "Roo Code", (Reads(MODES, confidence=Confidence.TEXT),)),)
)
