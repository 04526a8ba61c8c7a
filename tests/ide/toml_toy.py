"""The same toys in TOML: what works here works for any dialect whose files are TOML."""

from typing import Annotated

from agentls.format import Format, Layout
from agentls_schemas.fields import Fact, Fields, Role
from agentls_schemas.identity import Identity
from agentls_schemas.kind import Kind
from agentls_schemas.place import Place
from agentls_schemas.values import McpServers
from ide.toy import TOY, Limits, Toy


class TomlToy(Toy):
    """The fields of a toy, its script among them."""

    script: Annotated[str, Fact("What it does, in Markdown.", "manual")]
    servers: Annotated[McpServers | None, Fact("Servers of its own.", "manual", Role.MCP_SERVERS)] = None
    rooms: Annotated[dict[str, Limits] | None, Fact(
        "What it may use up in which room.", "manual", example="{ ${1:attic} = { turns = $2 } }",
    )] = None  # fmt: skip


TOML_TOY = Kind(
    id="toy/toml",
    title="toy",
    declared=Fields(TomlToy, Layout(Format.TOML, "script")),
    place=Place(("**/toys/*.toml",), homes=("toys",)),
    identity=Identity(suffix=".toml"),
    loader=TOY.loader,
    sources=TOY.sources,
    vocabulary=TOY.vocabulary,
    guidance=TOY.guidance,
)
