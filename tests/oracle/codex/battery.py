"""The battery: every case, chapter by chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import CRLF, LF, Base, Case, Chapter

if TYPE_CHECKING:
    from collections.abc import Iterator

PROMPT = 'developer_instructions = """\nYou review {id}.\n"""\n'
AGENT = Base(
    "agents",
    ('name = "{id}"', 'description = "Reviews {id} with care."', 'model = "gpt-5.5"'),
    PROMPT,
    {"name": "{id}", "description": "Reviews {id} with care.", "model": "gpt-5.5"},
    "{id}.toml",
    fence="",
)
TEXT = AGENT.text(AGENT.header)
SERVER = "[mcp_servers.github]\n"


def _chapters() -> Iterator[Chapter]:
    yield _sound()
    yield _required()
    yield _names()
    yield _instructions()
    yield _keys()
    yield _choices()
    yield _models()
    yield _lists()
    yield _tables()
    yield _syntax()
    yield _bytes()
    yield _where()


def _sound() -> Chapter:
    sound = Chapter("sound", AGENT, ends=(LF, CRLF))
    sound.file("agent", TEXT)
    sound.edit("no-model", 'model = "gpt-5.5"\n', "", model=None)
    sound.line("effort", 'model_reasoning_effort = "high"')
    sound.edit("comment", "model =", "# what it runs on\nmodel =")
    sound.line("comment-behind", 'model = "gpt-5.5" # fast', model="gpt-5.5")
    sound.file("instructions-first", PROMPT + "".join(f"{line}\n" for line in AGENT.header))
    return sound


def _required() -> Chapter:
    required = Chapter("required", AGENT)
    for key, line in zip(("name", "description"), AGENT.header, strict=False):
        required.edit(f"no-{key}", f"{line}\n", "", **{key: "?"})
        for label, value in {"empty": '""', "blank": '" "', "number": "42", "true": "true", "list": '["a"]'}.items():
            required.line(f"{key}-{label}", f"{key} = {value}", **{key: "?"})
    required.edit("neither", "\n".join(AGENT.header[:2]) + "\n", "", name="?", description="?")
    required.edit("no-instructions", PROMPT, "")
    for label, value in {
        "empty": '""',
        "blank": '" "',
        "blank-lines": '"""\n\n"""',
        "number": "42",
        "list": '["a"]',
        "one-line": '"Review."',
    }.items():
        required.edit(f"instructions-{label}", PROMPT, f"developer_instructions = {value}\n")
    required.edit("instructions-table", PROMPT, '[developer_instructions]\ntext = "Review."\n')
    return required


def _names() -> Chapter:
    name = Chapter("name", AGENT)
    for label, value in {
        "capitals": "Name-Capitals",
        "blanks": "name of a reviewer",
        "accent": "prüfer",
        "colon": "team:reviewer",
        "slash": "team/reviewer",
        "dot": "reviewer.v2",
        "dash": "-reviewer",
        "underscore": "code_reviewer",
        "other-than-the-file": "somebody-else",
        "built-in": "explorer",
        "long": "n" * 300,
        "emoji": "🚀",
    }.items():
        name.line(label, f'name = "{value}"', name=value)
    name.line("literal", "name = 'reviewer-l'", name="reviewer-l")
    name.line("padded", 'name = " reviewer-p "', name="reviewer-p")
    name.line("date", "name = 2024-05-01", name="2024-05-01", own="date")
    return name


def _instructions() -> Chapter:
    text = Chapter("instructions", AGENT)
    for label, value in {
        "literal": "'''\nLook at C:\\path.\n'''",
        "backslash": '"""\nLook at C:\\path.\n"""',
        "backslash-digit": '"""\nMatch \\d+.\n"""',
        "backslash-one-line": '"C:\\path"',
        "backslash-newline": '"""\nReview \\\n  all.\n"""',
        "escaped-backslash": '"""\nLook at C:\\\\path.\n"""',
        "tab-escape": '"""\nA\\tb.\n"""',
        "hex-escape": '"""\nA \\x41.\n"""',
        "escape-escape": '"""\nA \\e.\n"""',
        "unicode-escape": '"""\nA \\u00e9.\n"""',
        "unclosed": '"""\nReview.\n',
        "unclosed-one-line": '"Review.',
        "lines-in-one-line": '"Review\nall."',
        "rule": '"""\nReview.\n---\nAll: of it.\n"""',
        "quotes-inside": '"""\nSay "yes" and ""two"".\n"""',
        "three-quotes-inside": '"""\nSay """yes""".\n"""',
        "quotes-in-literal": "'''\nDon't.\n'''",
        "quote-in-literal-line": "'Don't.'",
        "text-behind": '"Review." now',
        "unquoted": "Review all.",
        "bar": "|\n  Review.",
    }.items():
        text.edit(label, PROMPT, f"developer_instructions = {value}\n")
    for key in ("prompt", "instructions", "system_prompt", "developerInstructions", "developer-instructions"):
        text.edit(
            f"key-{key.replace('_', '-').lower()}{'' if key.islower() else '-camel'}", "developer_instructions", key
        )
    return text


def _keys() -> Chapter:
    key = Chapter("key", AGENT)
    for label, entry in {
        "unknown": 'foo = "bar"',
        "color": 'color = "red"',
        "temperature": "temperature = 0.2",
        "effort": 'effort = "high"',
        "reasoning-effort": 'reasoning_effort = "high"',
        "max-turns": "max_turns = 5",
        "permission-mode": 'permissionMode = "plan"',
        "sandbox": 'sandbox = "read-only"',
        "short-description": 'short-description = "Reviews."',
        "version": 'version = "1.0.0"',
        "config-file": 'config_file = "reviewer.toml"',
        "tools-list": 'tools = ["Read"]',
        "tools-empty-list": "tools = []",
        "allowed-tools": 'allowed_tools = ["Read"]',
        "mcp-servers-camel": "mcpServers = {}",
        "profile": 'profile = "fast"',
        "provider": 'model_provider = "local"',
        "context-window": "model_context_window = 100000",
        "context-window-text": 'model_context_window = "many"',
        "instructions": 'instructions = "Be kind."',
        "instructions-file": 'model_instructions_file = "more.md"',
        "service-tier": 'service_tier = "flex"',
        "features": "features = {}",
        "features-text": 'features = "all"',
        "hide-reasoning": "hide_agent_reasoning = true",
        "hide-reasoning-text": 'hide_agent_reasoning = "yes"',
    }.items():
        key.line(label, entry)
    key.edit("case", "model =", "Model =", own="model")
    key.edit("quoted", "model =", '"model" =')
    key.edit("dotted", "model =", "model.name =")
    return key


def _choices() -> Chapter:
    choice = Chapter("choice", AGENT)
    for key, sound, wrong in (
        ("model_reasoning_effort", ("none", "minimal", "low", "medium", "high", "xhigh", "max"), ()),
        ("model_reasoning_summary", ("auto", "concise", "detailed", "none"), ("always", "Auto", "")),
        ("model_verbosity", ("low", "medium", "high"), ("verbose",)),
        ("approval_policy", ("untrusted", "on-failure", "on-request", "never"), ("always", "on_request")),
        ("personality", ("none", "friendly", "pragmatic"), ("grumpy",)),
        ("web_search", ("disabled", "cached", "indexed", "live"), ("on",)),
        ("sandbox_mode", ("read-only", "workspace-write", "danger-full-access"), ("readonly", "read_only")),
    ):
        short = key.replace("model_", "").replace("_", "-")
        for value in (*sound, *wrong):
            # A role runs in the sandbox of the session that starts it, whatever it says.
            vain = key == "sandbox_mode"
            label = (value or "empty") + ("" if value == value.lower() else "-capital")
            choice.line(f"{short}-{label}", f'{key} = "{value}"', vain=vain)
        choice.line(f"{short}-number-3", f"{key} = 3")
        choice.line(f"{short}-true", f"{key} = true")
    # What no model has is sent to it all the same.
    choice.line("effort-huge", 'model_reasoning_effort = "huge"', vain=True)
    choice.line("effort-blank", 'model_reasoning_effort = ""', vain=True)
    choice.line("policy-granular", "approval_policy = { granular = { sandbox_approval = true } }")
    choice.line("web-search-table", 'web_search = { context_size = "low" }')
    return choice


def _models() -> Chapter:
    model = Chapter("model", AGENT)
    for label, value in {
        "codex": "gpt-5.1-codex",
        "mini": "gpt-5.4-mini",
        "local": "llama4:70b",
        "o": "o4-mini",
        "unknown": "frobnicator-9",
    }.items():
        model.line(label, f'model = "{value}"', model=value)
    for label, value in {
        "sonnet": "sonnet",
        "claude": "claude-sonnet-5",
        "gemini": "gemini-2.5-pro",
        "inherit": "inherit",
        "nothing": "",
    }.items():
        model.line(label, f'model = "{value}"', model=value, vain=True)
    for label, value in {"number": "5", "list": '["gpt-5.5"]', "unquoted": "gpt-5.5", "true": "true"}.items():
        model.line(label, f"model = {value}", model="?")
    return model


def _lists() -> Chapter:
    nickname = Chapter("nickname", AGENT)
    for label, value in {
        "one": '["Ann"]',
        "two": '["Ann", "Bo-2 x_y"]',
        "lines": '[\n  "Ann",\n  "Bo",\n]',
        "empty": "[]",
        "twice": '["Ann", "Ann"]',
        "blank": '[" "]',
        "accent": '["Zoë"]',
        "dot": '["Dr. Ann"]',
        "text": '"Ann"',
        "number": "[1]",
        "unclosed": '["Ann"',
    }.items():
        nickname.line(label, f"nickname_candidates = {value}")
    return nickname


def _tables() -> Chapter:
    table = Chapter("table", AGENT)
    for label, text in {
        "server": f'{SERVER}command = "npx"\nargs = ["-y", "x"]\n',
        "server-url": f'{SERVER}url = "https://example.org/mcp"\n',
        "server-both": f'{SERVER}command = "npx"\nurl = "https://example.org/mcp"\n',
        "server-neither": f"{SERVER}enabled = true\n",
        "server-args-text": f'{SERVER}command = "npx"\nargs = "-y"\n',
        "server-env": f'{SERVER}command = "npx"\n[mcp_servers.github.env]\nKEY = "x"\n',
        "server-env-number": f'{SERVER}command = "npx"\nenv = {{ PORT = 80 }}\n',
        "server-key-unknown": f'{SERVER}command = "npx"\nfoo = 1\n',
        "server-type": f'{SERVER}command = "npx"\ntype = "stdio"\n',
        "server-no-command": f'{SERVER}foo = "x"\n',
        "server-list": '[[mcp_servers]]\ncommand = "npx"\n',
        "skills": '[[skills.config]]\npath = "/x/SKILL.md"\nenabled = false\n',
        "skills-no-path": "[[skills.config]]\nenabled = false\n",
        "skills-unknown": '[skills]\nnames = ["pdf"]\n',
        "tools": "[tools]\nweb_search = true\n",
        "unknown": "[foo]\na = 1\n",
        "twice": "[tools]\nview_image = true\n[tools]\nview_image = true\n",
    }.items():
        table.file(label, TEXT + text)
    table.file("server-names", f'mcp_servers = ["docs"]\n{TEXT}')
    table.file("inline-lines", TEXT + 'mcp_servers.github = {\n  command = "npx"\n}\n')
    table.file("inline-comma", TEXT + 'mcp_servers.github = { command = "npx", }\n')
    for key, sound, wrong in (
        ("cwd", '"/tmp"', "5"),
        ("enabled", "false", '"no"'),
        ("enabled_tools", '["a"]', '"a"'),
        ("disabled_tools", '["a"]', "5"),
        ("startup_timeout_sec", "5", '"5"'),
        ("tool_timeout_sec", "2.5", '"2.5"'),
    ):
        for label, value in {"sound": sound, "wrong": wrong}.items():
            name = f"server-{key.replace('_', '-')}-{label}"
            table.file(name, f'{TEXT}{SERVER}command = "npx"\n{key} = {value}\n')
    table.file("skills-list", f'skills = ["pdf"]\n{TEXT}')
    table.file("above-all", f"[tools]\n{TEXT}", name="?", description="?")
    table.file("server-above-instructions", "\n".join(AGENT.header) + f'\n{SERVER}command = "npx"\n{PROMPT}')
    return table


def _syntax() -> Chapter:
    syntax = Chapter("syntax", AGENT)
    syntax.file("yaml", "name: {id}\ndescription: Reviews.\n")
    syntax.file("front-matter", "---\nname: {id}\ndescription: Reviews.\n---\nYou review.\n")
    syntax.file("json", '{"name": "{id}"}\n')
    syntax.file("empty", "")
    syntax.file("text", "Reviews code.\n")
    for label, old, new in (
        ("duplicate-key", "model =", 'description = "Another."\nmodel ='),
        ("duplicate-same", "model =", 'model = "gpt-5.5"\nmodel ='),
        ("colon", "model =", "model:"),
        ("no-value", '= "gpt-5.5"', "="),
        ("no-equals", 'model = "', 'model "'),
        ("indented", "model", "  model"),
        ("blank-key", "model =", "my model ="),
        ("single-quote-missing", '"gpt-5.5"', "'gpt-5.5"),
        ("smart-quotes", '"gpt-5.5"', "“gpt-5.5”"),
        ("comma", '"gpt-5.5"', '"gpt-5.5",'),
        ("slashes", "model", "// what it runs on\nmodel"),
        ("two-on-a-line", "\nmodel", ' model'),
        ("bracket", "model =", "[model =")
    ):  # fmt: skip
        syntax.edit(label, old, new)
    return syntax


def _bytes() -> Chapter:
    data = Chapter("bytes", AGENT)
    plain = TEXT.encode()
    data.file("byte-order-mark", b"\xef\xbb\xbf" + plain)
    data.file("lone-cr", plain.replace(b"\n", b"\r"))
    data.file("utf-16", b"\xff\xfe" + TEXT.replace("{id}", "bytes-utf-16").encode("utf-16-le"))
    data.file("latin-1", plain.replace(b"with care", b"caf\xe9s"), description="Reviews {id} cafés.")
    data.file("nul", plain.replace(b"with care", b"all\0 code"), description="Reviews {id} all code.")
    data.file("tab", plain.replace(b"with care", b"all\tcode"), description="Reviews {id} all\tcode.")
    data.file("delete", plain.replace(b"with care", b"all\x7f code"), description="Reviews {id} all code.")
    data.file("blank-lines-first", b"\n\n" + plain)
    return data


def _where() -> Chapter:
    where = Chapter("where", AGENT)
    for label, path in {
        "nested": "team/{id}.toml",
        "deep": "a/b/c/{id}.toml",
        "underscore": "_{id}.toml",
        "upper-suffix": "{id}.TOML",
        "dot-file": ".{id}.toml",
        "blank-in-name": "the {id}.toml",
        "other-name": "reviewer.toml",
    }.items():
        where.file(label, TEXT, path=path, stranger=path.endswith(".TOML"))
    where.file("markdown", "---\nname: {id}\ndescription: Reviews.\n---\nYou review.\n", path="{id}.md", page=True)
    return where


CASES: tuple[Case, ...] = tuple(case for chapter in _chapters() for case in chapter.cases)
"""All of them, in the order in which they are written down."""
