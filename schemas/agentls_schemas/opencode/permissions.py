"""The values of ``permission`` (version 1), ``permissions`` (version 2) and ``tools`` (version 1, old)."""

from typing import Annotated, Literal

from agentls_schemas.claude_code.vocabulary import MCP as FOREIGN_MCP
from agentls_schemas.declared import BeforeValidator, Field, Model
from agentls_schemas.fields import Fact
from agentls_schemas.mcp import Mcp
from agentls_schemas.tools import Matched, Rules, ToolForm, ToolSyntax, Void

EFFECTS = {
    "allow": "Goes ahead unasked.",
    "ask": "The user is asked first.",
    "deny": "Is refused; a tool that is denied as a whole is not even offered to the model.",
}

Action = Literal["allow", "ask", "deny"]


def as_map(value: object) -> object:
    """One effect for everything, as the map it stands for."""
    return {"*": value} if isinstance(value, str) else value


def _about(doc: str) -> Fact:
    return Fact(doc, "guide", values=EFFECTS)


def _switch(doc: str) -> Fact:
    return Fact(doc, "docs-v1")


Patterns = Annotated[dict[str, Action], BeforeValidator(as_map, json_schema_input_type=Action | dict[str, Action])]
"""An effect, or effects by pattern: the last pattern that matches wins."""


class PermissionMap(Model, others=Patterns):
    """Effects by permission. Names of MCP tools (``server_tool``) and patterns such as ``server_*`` are keys too."""

    everything: Annotated[
        Patterns, _about("Everything. Put it first: the last rule that matches wins."), Field(None, alias="*")
    ]
    read: Annotated[
        Patterns, _about("Reading files and folders; patterns are paths from the project's root."), Field(None)
    ]
    edit: Annotated[
        Patterns,
        _about("Every change of a file, by whichever tool; patterns are paths from the project's root."),
        Field(None),
    ]
    bash: Annotated[
        Patterns,
        _about('Shell commands; patterns are commands: `"git push *"` is `git push` with any arguments or none.'),
        Field(None),
    ]
    glob: Annotated[Patterns, _about("Finding files; patterns are file patterns."), Field(None)]
    grep: Annotated[Patterns, _about("Searching in files; patterns are search patterns."), Field(None)]
    list: Annotated[Patterns, _about("Listing folders, in older releases."), Field(None)]
    task: Annotated[Patterns, _about("Starting agents; patterns are their names."), Field(None)]
    skill: Annotated[Patterns, _about("Loading skills; patterns are their names."), Field(None)]
    external_directory: Annotated[
        Patterns,
        _about('Files outside the project, for every tool; patterns are absolute: `"~/notes/*"`.'),
        Field(None),
    ]
    webfetch: Annotated[Action, _about("Fetching pages. Takes no patterns."), Field(None)]
    websearch: Annotated[Action, _about("Searching the web. Takes no patterns."), Field(None)]
    question: Annotated[Action, _about("Asking the user. Takes no patterns."), Field(None)]
    todowrite: Annotated[Action, _about("Keeping a list of tasks. Takes no patterns."), Field(None)]
    lsp: Annotated[Patterns, _about("Asking language servers."), Field(None)]
    doom_loop: Annotated[Action, _about("The same call for the third time in a row. Takes no patterns."), Field(None)]


class Switches(Model, others=bool):
    """Tools on and off. Names of MCP tools (``server_tool``) and patterns such as ``server_*`` are keys too."""

    everything: Annotated[bool, _switch("Every tool. Put it first."), Field(None, alias="*")]
    read: Annotated[bool, _switch("Reading files."), Field(None)]
    edit: Annotated[bool, _switch("Changing files; `write` and `patch` are the same switch."), Field(None)]
    write: Annotated[bool, _switch("Changing files; the same switch as `edit`."), Field(None)]
    bash: Annotated[bool, _switch("Shell commands."), Field(None)]
    grep: Annotated[bool, _switch("Searching in files."), Field(None)]
    glob: Annotated[bool, _switch("Finding files."), Field(None)]
    list: Annotated[bool, _switch("Listing folders, in older releases."), Field(None)]
    task: Annotated[bool, _switch("Starting agents."), Field(None)]
    skill: Annotated[bool, _switch("Loading skills."), Field(None)]
    webfetch: Annotated[bool, _switch("Fetching pages."), Field(None)]
    websearch: Annotated[bool, _switch("Searching the web."), Field(None)]
    question: Annotated[bool, _switch("Asking the user."), Field(None)]
    todowrite: Annotated[bool, _switch("Keeping a list of tasks."), Field(None)]


ACTIONS = {
    "*": "Everything.",
    "read": "Reading files and folders.",
    "edit": "Every change of a file, by whichever tool.",
    "shell": "Shell commands.",
    "grep": "Searching in files.",
    "glob": "Finding files.",
    "subagent": "Starting agents.",
    "skill": "Loading skills.",
    "webfetch": "Fetching pages.",
    "websearch": "Searching the web.",
    "question": "Asking the user.",
    "external_directory": "Files outside the project, for every tool.",
    "execute": "Running code that calls tools.",
}


class PermissionRule(Model):
    """One rule of version 2. All three keys are needed."""

    action: Annotated[
        str, Fact("What the rule is about: a permission, `server_tool`, or a pattern.", "docs-v2", values=ACTIONS)
    ]
    resource: Annotated[
        str,
        Fact(
            "What it is done to: a path from the project's root, a command, a name; `*` for any.",
            "docs-v2",
            values={"*": "Any."},
        ),
    ]
    effect: Annotated[Action, Fact("What becomes of it.", "docs-v2", values=EFFECTS)]


PermissionRules = list[PermissionRule]

_COMMON = {
    "read": Matched.PATH,
    "edit": Matched.PATH,
    "grep": Matched.TEXT,
    "glob": Matched.TEXT,
    "skill": Matched.SKILL,
    "external_directory": Matched.FOLDER,
    "webfetch": Matched.TEXT,
    "websearch": Matched.TEXT,
    "question": Matched.TEXT,
}
_V1 = {**_COMMON, "bash": Matched.COMMAND, "task": Matched.AGENT} | dict.fromkeys(
    ("list", "todowrite", "lsp", "doom_loop", "plan_enter", "plan_exit"), Matched.TEXT
)
_ANYWHERE = dict.fromkeys(("read", "edit"), Matched.PATH_ANYWHERE)
_V2 = (
    {**_COMMON, **_ANYWHERE, "shell": Matched.COMMAND, "bash": Matched.COMMAND}
    | dict.fromkeys(("subagent", "task"), Matched.AGENT)
    | {"execute": Matched.TEXT}
)
_WRITERS = dict.fromkeys(("write", "patch", "apply_patch", "multiedit"), "edit")
MCP = Mcp("{server}_{tool}", spelling=r"[^A-Za-z0-9_-]")
"""How tools of MCP servers are called. Source: program."""

VERSION_2 = frozenset(
    {
        "model",
        "variant",
        "request",
        "system",
        "description",
        "mode",
        "hidden",
        "color",
        "steps",
        "disabled",
        "permissions",
    }
)
"""The keys that a file of version 2 may have: with any other it is read as one of version 1. Source: program."""

RULES_V1 = ToolSyntax(
    ToolForm.PERMISSION_MAP,
    takes_word=True,
    rules=Rules(
        _V1,
        {**_WRITERS, "shell": "bash", "subagent": "task"},
        wholes=frozenset({"todowrite", "question", "webfetch", "websearch", "doom_loop"}),
        mcp=MCP,
        foreign_mcp=FOREIGN_MCP,
        source="enforced",
    ),
)
SWITCHES = ToolSyntax(
    ToolForm.BOOL_MAP,
    rules=Rules(
        # Here these two are taken for `edit`.
        {**_V1, "write": Matched.PATH, "patch": Matched.PATH},
        {"apply_patch": "edit", "multiedit": "edit", "shell": "bash", "subagent": "task"},
        mcp=MCP,
        foreign_mcp=FOREIGN_MCP,
        source="enforced",
    ),
)
RULES_V2 = ToolSyntax(
    ToolForm.PERMISSION_RULES,
    rules=Rules(
        _V2,
        _WRITERS,
        mcp=MCP,
        foreign_mcp=FOREIGN_MCP,
        void=Void(VERSION_2, "`{}` makes this an OpenCode 1 file: `permissions` is ignored"),
        source="program",
    ),
)
