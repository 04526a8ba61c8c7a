"""The JSON files that Claude Code's agents stand among: settings, hooks, MCP servers, plugins and marketplaces."""

from functools import partial

from agentls.format import Format, Layout
from agentls_schemas import data
from agentls_schemas.claude_code import skills
from agentls_schemas.claude_code import vocabulary as words
from agentls_schemas.fields import Fields
from agentls_schemas.identity import By, Identity, NameRule, Sort
from agentls_schemas.kind import Kind
from agentls_schemas.place import Place
from agentls_schemas.verdicts import Loader

_JSON = Layout(Format.JSON)
_MARKS = {"plugin": (".claude-plugin/plugin.json",)}
_WORDS = words.claude_words(skills.INVOCATION)


def _fields(name: str) -> Fields:
    from agentls_schemas.claude_code.configuration import model

    foreign = data.foreign_keys(words.FOLDER, name)
    # A plugin's servers may stand at the top level.
    return Fields(model(name), _JSON, foreign=foreign, extensible=name == "mcp", deep=True)


def _kind(name: str, title: str, model: str, place: Place, identity: Identity) -> Kind:
    loader = Loader("Claude Code", data.verdicts(words.FOLDER, model))
    return Kind(f"claude-code/{name}", title, partial(_fields, model), place, loader, words.SOURCES, identity, _WORDS)


_FILE = Identity(Sort.FILE, By.NOTHING, suffix=".json")
_NAMES = NameRule(
    forbidden=(("^$", "is empty"), (r"\s", "contains a space")),
    style=r"[a-z0-9]+(?:-[a-z0-9]+)*",
    style_doc="only lowercase letters, digits and hyphens",
    source="files",
)

SETTINGS = _kind(
    "settings",
    "Claude Code settings",
    "settings",
    Place(("**/.claude/settings.json", "**/.claude/settings.local.json"), rooted=True),
    _FILE,
)
HOOKS = _kind(
    "hooks",
    "Claude Code plugin hooks",
    "hooks_file",
    Place(("**/hooks/hooks.json",), beside=(".claude-plugin/plugin.json",), rooted=True),
    _FILE,
)
MCP = _kind("mcp", "Claude Code MCP servers", "mcp", Place(("**/.mcp.json",), rooted=True, scope_marks=_MARKS), _FILE)
PLUGIN = _kind(
    "plugin",
    "Claude Code plugin",
    "plugin",
    Place(("**/.claude-plugin/plugin.json",), rooted=True),
    Identity(Sort.PLUGIN, By.FIELD, suffix=".json", rule=_NAMES),
)
MARKETPLACE = _kind(
    "marketplace",
    "Claude Code marketplace",
    "marketplace",
    Place(("**/.claude-plugin/marketplace.json",), rooted=True),
    Identity(Sort.FILE, By.FIELD, suffix=".json", rule=_NAMES),
)

KINDS = (SETTINGS, HOOKS, MCP, PLUGIN, MARKETPLACE)
