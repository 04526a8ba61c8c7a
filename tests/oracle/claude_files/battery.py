"""The battery: every case, place by place."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from oracle.case import Case

Json = dict[str, Any]


@dataclass
class Place:
    """Cases of one place: a sound file with other entries, or other files altogether."""

    name: str
    file: str
    sound: Json
    cases: list[Case] = field(default_factory=list)

    def with_(self, label: str, marks: str = "", **entries: Any) -> None:
        """The sound file with these entries, of which None takes one away; ``marks``: of ``Case``."""
        said = {key: value for key, value in {**self.sound, **entries}.items() if value is not ...}
        self.text(label, json.dumps(said), marks)

    def all(self, label: str, said: object, marks: str = "") -> None:
        """A file that says this."""
        self.text(label, json.dumps(said), marks)

    def text(self, label: str, text: str, marks: str = "") -> None:
        """A file of this text."""
        given = dict.fromkeys(marks.split(), True)
        self.cases.append(Case(f"{self.name}-{label}", self.name, text.encode(), {}, path=self.file, **given))

    def broken(self) -> None:
        """What is no JSON, or no map."""
        plain = json.dumps(self.sound)
        for label, text in {
            "broken-comma": plain[:-1] + ",}",
            "broken-comment": plain[:-1] + " /* why */}",
            "broken-line-comment": plain[:-1] + " // why\n}",
            "broken-end": plain[:-1],
            "broken-quotes": plain.replace('"', "'"),
            "list": "[]",
            "word": '"x"',
        }.items():
            self.text(label, text)
        self.text("sound-mark", "\ufeff" + plain)


def _settings() -> Place:
    place = Place("settings", "settings.json", {"model": "haiku"})
    place.with_("sound", permissions={"allow": ["Bash(git status)"]}, cleanupPeriodDays=30)
    place.broken()
    for label, value in {"text": "30", "zero": 0, "part": 1.5, "null": None, "sound": 9}.items():
        place.with_(f"days-{label}", cleanupPeriodDays=value)
    for label, value in {"word": "yes", "number": 1, "sound": True}.items():
        place.with_(f"verbose-{label}", verbose=value)
    place.with_("verbose-slip", "vain", verbos=True)
    place.with_("invented", "idle", myOwnKey=1)
    place.with_("servers", "vain", mcpServers={"a": {"command": "x"}})
    place.with_("view-wrong", "vain", viewMode="loud")
    place.with_("effort-wrong", "vain", effortLevel="huge")
    place.with_("style-number", outputStyle=5)
    for label, value in {"number": 1, "flag": True, "text": "x"}.items():
        place.with_(f"env-{label}", env={"A": value})
    place.with_("env-list", env=[])
    for label, value in {
        "list": [],
        "allow-text": {"allow": "Bash"},
        "deny-map": {"deny": {}},
        "mode-wrong": {"defaultMode": "careful"},
        "mode-capital": {"defaultMode": "Plan"},
        "mode-sound": {"defaultMode": "plan"},
        "mode-manual": {"defaultMode": "manual"},
        "folders-text": {"additionalDirectories": "../x"},
        "number": {"deny": [5]},
    }.items():
        place.with_(f"permissions-{label}", permissions=value)
    place.with_("permissions-slip", "vain", permissions={"alow": ["Bash"]})
    for label, rule in {
        "whole": "Bash",
        "star": "Bash(*)",
        "prefix": "Bash(git:*)",
        "glob": "Bash(git *)",
        "path": "Read(src/**)",
        "domain": "WebFetch(domain:example.com)",
        "any-domain": "WebFetch(*)",
        "server": "mcp__a",
        "server-star": "mcp__a__*",
        "colon": "Bash(docker run app:1 *)",
        "inner": 'Bash(echo "(x)")',
        "agent": "Agent(Explore)",
        "old": "Task(Explore)",
    }.items():
        place.with_(f"allow-{label}", permissions={"allow": [rule]})
        place.with_(f"deny-{label}", permissions={"deny": [rule]})
    for label, rule in {
        "empty-parentheses": "Bash()",
        "empty-prefix": "Bash(:*)",
        "open": "Bash(ls",
        "behind": "Bash(a)b",
        "lower": "bash",
        "lower-pattern": "read(x)",
        "path-prefix": "Read(src:*)",
        "host": "WebFetch(example.com)",
        "address": "WebFetch(https://example.com/a)",
        "server-pattern": "mcp__a__b(x)",
        "server-all": "mcp__a(*)",
        "empty": "",
    }.items():
        place.with_(f"allow-{label}", permissions={"allow": [rule]})
        place.with_(f"deny-{label}", permissions={"deny": [rule]})
    for label, rule in {"star-all": "*", "star-servers": "mcp__*"}.items():
        place.with_(f"allow-{label}", permissions={"allow": [rule]})
        place.with_(f"deny-{label}", permissions={"deny": [rule]})
    for label, rule in {
        "write": "Write(x)",
        "glob-path": "Glob(x)",
        "nothing": "Frobnicate",
        "parts": "Bash(npx:checkly:*)",
    }.items():
        place.with_(f"allow-{label}", "vain", permissions={"allow": [rule]})
    _hooks_in(place, "hooks")
    _rest_of_settings(place)
    return place


def _rest_of_settings(place: Place) -> None:
    place.with_("hooks-stray", PreToolUse=[{"matcher": "Bash", "hooks": []}])
    place.with_("hooks-stray-mild", "vain", Stop=[{"hooks": []}])
    for label, value in {
        "text": "x",
        "other-type": {"type": "static", "command": "x"},
        "no-command": {"type": "command"},
        "sound": {"type": "command", "command": "x", "padding": 0},
    }.items():
        place.with_(f"status-{label}", statusLine=value)
    for label, value in {"map": {"a@b": True}, "sound-list": {"a@b": ["x"]}}.items():
        place.with_(f"plugins-{label}", enabledPlugins=value)
    place.with_("plugins-list", enabledPlugins=["a@b"])
    for label, value in {
        "sound": {"source": {"source": "github", "repo": "a/b"}},
        "no-repo": {"source": {"source": "github"}},
        "text": {"source": "github"},
        "unknown": {"source": {"source": "gitlab", "repo": "a/b"}},
    }.items():
        place.with_(f"marketplaces-{label}", extraKnownMarketplaces={"a": value})
    place.with_("attribution-flag", attribution=False)
    place.with_("attribution-number", attribution={"commit": 5})
    place.with_("worktree-wrong", worktree={"baseRef": "tail"})
    place.with_("sandbox-sound", sandbox={"enabled": True, "network": {"allowedDomains": ["x.com"]}})
    place.with_("sandbox-word", sandbox={"enabled": "yes"})


def _hooks_in(place: Place, key: str) -> None:
    good = {"type": "command", "command": "./x.sh"}
    for label, value in {
        "sound": {"PreToolUse": [{"matcher": "Bash", "hooks": [good]}], "Stop": [{"hooks": [good]}]},
        "sound-types": {"Stop": [{"hooks": [{"type": "prompt", "prompt": "Is it done?"}]}]},
        "list": [],
        "event-map": {"Stop": {}},
        "flat": {"Stop": [good]},
        "type": {"Stop": [{"hooks": [{"type": "shell", "command": "x"}]}]},
        "timeout": {"Stop": [{"hooks": [{**good, "timeout": "5"}]}]},
        "guard-timeout": {"PreToolUse": [{"hooks": [{**good, "timeout": "5"}]}]},
        "guard-no-command": {"PreToolUse": [{"hooks": [{"type": "command"}]}]},
        "guard-matcher": {"PreToolUse": [{"matcher": 5, "hooks": [good]}]},
        "event": {"PreTolUse": [{"hooks": [good]}]},
    }.items():
        place.with_(f"hooks-{label}", **{key: value})


def _servers() -> Place:
    place = Place("servers", ".mcp.json", {"mcpServers": {"a": {"command": "x"}}})
    place.with_("sound")
    place.broken()
    place.all("empty-map", {})
    place.all("flat", {"a": {"command": "x"}})
    place.all("other-key", {"servers": {"a": {"command": "x"}}})
    for label, value in {"list": [], "text": "x", "null": None}.items():
        place.with_(label if label != "list" else "servers-list", mcpServers=value)
    place.with_("beside", "idle", inputs=[])
    for label, value in _SERVERS.items():
        place.with_(f"one-{label}", mcpServers={"a": value})
    place.with_("name-reserved", mcpServers={"workspace": {"command": "x"}})
    place.with_("name-blank", mcpServers={"a b": {"command": "x"}})
    return place


_SERVERS: Json = {
    "stdio": {"type": "stdio", "command": "x", "args": ["y"], "env": {"A": "b"}},
    "http": {"type": "http", "url": "https://example.com/mcp", "headers": {"A": "b"}},
    "sse": {"type": "sse", "url": "https://example.com/mcp"},
    "ws": {"type": "ws", "url": "wss://example.com/mcp"},
    "streamable": {"type": "streamable-http", "url": "https://example.com/mcp"},
    "url-alone": {"url": "https://example.com/mcp"},
    "transport": {"transport": "http", "url": "https://example.com/mcp"},
    "http-no-url": {"type": "http"},
    "type-other": {"type": "websocket", "url": "x"},
    "type-local": {"type": "local", "command": "x"},
    "type-capitals": {"type": "HTTP", "url": "https://example.com"},
    "nothing": {},
    "word": "x",
    "null": None,
    "command-list": {"command": ["x", "y"]},
    "command-empty": {"command": ""},
    "command-slip": {"cmd": "x"},
    "args-text": {"command": "x", "args": "y"},
    "args-number": {"command": "x", "args": [1]},
    "env-number": {"command": "x", "env": {"A": 1}},
    "env-list": {"command": "x", "env": []},
    "timeout-text": {"command": "x", "timeout": "5"},
    "timeout-zero": {"command": "x", "timeout": 0},
    "timeout-sound": {"command": "x", "timeout": 5000},
    "headers-number": {"type": "http", "url": "https://example.com", "headers": {"A": 1}},
    "load-word": {"command": "x", "alwaysLoad": "yes"},
    "disabled": {"command": "x", "disabled": True},
    "variable": {"command": "${AGENTLS_NOWHERE:-x}"},
}


def _plugin() -> Place:
    sound = {"name": "demo", "version": "1.0.0", "description": "Shows it.", "author": {"name": "A"}, "license": "MIT"}
    place = Place("plugin", "plugin.json", sound)
    place.with_("sound")
    place.broken()
    place.with_("no-name", name=...)
    for label, value in {"blank": "a b", "empty": "", "number": 5, "capital": "Demo", "underscore": "a_b"}.items():
        place.with_(f"name-{label}", name=value)
    for label, value in {"number": 1, "word": "latest"}.items():
        place.with_(f"version-{label}", version=value)
    for label, value in {"text": "A", "empty": {}, "mail": {"name": "A", "email": "a@example.com"}}.items():
        place.with_(f"author-{label}", author=value)
    place.with_("page-word", homepage="nope")
    place.with_("page-sound", homepage="https://example.com")
    for label, value in {"map": {"type": "git", "url": "https://x"}, "text": "https://example.com/x"}.items():
        place.with_(f"repository-{label}", repository=value)
    for label, value in {"text": "a", "sound": ["a"]}.items():
        place.with_(f"keywords-{label}", keywords=value)
    place.with_("keywords-slip", keyword=["a"])
    place.with_("invented", "idle", myOwn=1)
    place.with_("entry-key", category="x")
    place.with_("license-number", license=5)
    place.with_("null", description=None)
    _parts_of(place)
    return place


def _parts_of(place: Place) -> None:
    for label, value in {
        "sound": ["./commands/a.md"],
        "folder": "./commands",
        "missing": "./nope",
        "bare": "commands/a.md",
        "above": ["./../x"],
        "map": {"x": {"source": "./commands/a.md"}},
        "map-text": {"x": {"content": "Hi."}},
    }.items():
        place.with_(f"commands-{label}", commands=value)
    for label, value in {
        "sound": ["./agents/b.md"],
        "folder": "./agents",
        "missing": ["./agents/z.md"],
        "bare": ["agents/b.md"],
    }.items():
        place.with_(f"agents-{label}", agents=value)
    place.with_("skills-missing", skills="./skills")
    place.with_("skills-bare", skills="skills")
    for label, value in {
        "file": "./more.json",
        "missing": "./z.json",
        "bare": "more.json",
        "guard": {"PreToolUse": [{"hooks": [{"type": "command"}]}]},
        "inline": {"Stop": [{"hooks": [{"type": "command", "command": "x"}]}]},
        "event": {"Stp": []},
    }.items():
        place.with_(f"hooks-{label}", hooks=value)
    for label, value in {
        "missing": "./z.json",
        "inline": {"a": {"command": "x"}},
        "slip": {"a": {"cmd": "x"}},
        "bare": "z.json",
        "url": {"a": {"url": "https://example.com"}},
    }.items():
        place.with_(f"servers-{label}", mcpServers=value)
    place.with_("lsp-sound", lspServers={"a": {"command": "x", "extensionToLanguage": {".x": "x"}}})
    place.with_("lsp-nothing", lspServers={"a": {}})
    for label, value in {"sound": ["a", "b@m", {"name": "c"}], "blank": ["a b"], "map": {"a": "1"}}.items():
        place.with_(f"dependencies-{label}", dependencies=value)
    option = {"type": "string", "title": "T", "description": "D"}
    for label, value in {"sound": option, "type": {**option, "type": "text"}, "lacks": {"type": "string"}}.items():
        place.with_(f"options-{label}", userConfig={"k": value})
    place.with_("default-word", defaultEnabled="yes")
    place.with_("stray-guard", PreToolUse=[{"hooks": []}])


def _hooks() -> Place:
    good = {"Stop": [{"hooks": [{"type": "command", "command": "./x.sh"}]}]}
    place = Place("hooks", "hooks.json", {"description": "Ends well.", "hooks": good})
    place.with_("sound")
    place.broken()
    place.all("flat", good)
    place.all("none", {"description": "x"})
    place.with_("described-number", description=5)
    place.with_("invented", "idle", myOwn=1)
    _hooks_in(place, "hooks")
    place.with_("stray", PreToolUse=[{"hooks": []}])
    return place


def _plugin_servers() -> Place:
    place = Place("served", ".mcp.json", {"mcpServers": {"a": {"command": "x"}}})
    place.with_("sound")
    place.all("sound-flat", {"a": {"command": "x"}})
    place.all("flat-slip", {"a": {"cmd": "x"}})
    place.with_("slip", mcpServers={"a": {"cmd": "x"}})
    place.with_("url-alone", mcpServers={"a": {"url": "https://example.com"}})
    return place


def _marketplace() -> Place:
    entry = {"name": "demo", "source": "./plugins/demo", "description": "Shows it."}
    sound = {"name": "market", "owner": {"name": "A"}, "description": "Tools.", "plugins": [entry]}
    place = Place("marketplace", "marketplace.json", sound)
    place.with_("sound")
    place.broken()
    for key in ("name", "owner", "plugins"):
        place.with_(f"no-{key}", **{key: ...})
    for label, value in {"text": "A", "empty": {}}.items():
        place.with_(f"owner-{label}", owner=value)
    place.with_("name-blank", name="my market")
    place.with_("name-capital", name="MyMarket")
    place.with_("version-number", version=1)
    place.with_("invented", "idle", myOwn=1)
    place.with_("metadata-sound", metadata={"description": "x", "version": "1", "pluginRoot": "./plugins"})
    place.with_("metadata-slip", metadata={"pluginRot": "./plugins"})
    for label, value in {"map": {}, "word": ["demo"], "twice": [entry, entry]}.items():
        place.with_(f"plugins-{label}", plugins=value)
    for label, more in {
        "bare": {"source": "plugins/demo"},
        "above": {"source": "./../x"},
        "root": {"source": "./"},
        "github": {"source": {"source": "github", "repo": "a/b"}},
        "no-repo": {"source": {"source": "github"}},
        "unknown": {"source": {"source": "gitlab", "repo": "a/b"}},
        "git": {"source": {"source": "git", "url": "https://x"}},
        "url": {"source": {"source": "url", "url": "https://example.com/x.git"}},
        "number": {"source": 5},
        "no-source": {"source": ...},
        "no-name": {"name": ...},
        "version-other": {"version": "2.0.0"},
        "version-same": {"version": "1.0.0"},
        "strict-word": {"strict": "no"},
        "category": {"category": "x", "tags": ["a"]},
        "tags-text": {"tags": "a"},
        "author-text": {"author": "A"},
        "page-word": {"homepage": "nope"},
        "name-blank": {"name": "a b"},
        "category-slip": {"categry": "x"},
    }.items():
        changed = {key: value for key, value in {**entry, **more}.items() if value is not ...}
        place.with_(f"entry-{label}", plugins=[changed])
    return place


CASES: tuple[Case, ...] = tuple(
    case
    for place in (_settings(), _servers(), _plugin(), _hooks(), _plugin_servers(), _marketplace())
    for case in place.cases
)
"""All of them, in the order in which they are written down."""
