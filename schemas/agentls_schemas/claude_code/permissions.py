"""How Claude Code reads the permission rules of its settings."""

from agentls_schemas.claude_code.vocabulary import FOLDER
from agentls_schemas.data import Listing
from agentls_schemas.tools import Permissions, RefusedRule, ToolSyntax


def _refused(*groups: str) -> Listing[RefusedRule]:
    return Listing(lambda: [RefusedRule(**each) for group in groups for each in FOLDER.read("permissions")[group]])


_COMMANDS = frozenset({"Bash"})
ALLOWING = ToolSyntax(permissions=Permissions(_COMMANDS, "files", _refused("refused", "allowing"), "allows"))
DENYING = ToolSyntax(
    permissions=Permissions(_COMMANDS, "files", _refused("refused", "denying"), "matches", patterns=True)
)
