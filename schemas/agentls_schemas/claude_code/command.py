"""The header of a slash command. Its fields are those of a skill; ``name`` and ``paths`` are ignored."""

from typing import Annotated, Any, Literal

from agentls_schemas.claude_code.agent import BLANKS, EFFORTS, HOOK
from agentls_schemas.claude_code.hooks import Hooks
from agentls_schemas.claude_code.skills import PERMISSIONS
from agentls_schemas.declared import Field
from agentls_schemas.fields import Conflict, Fact, Role
from agentls_schemas.values import Effort, Header, Hint, LooseBool, NameList, Text

COMMAND = frozenset({"command"})
TRUE = frozenset({"true", "yes", "on", "1"})
FALSE = frozenset({"false", "no", "off", "0"})
FORK = ("context", "fork")


class Command(Header):
    """The header of a Claude Code command; a skill's has the same fields."""

    name: Annotated[Text | None, Fact(
        "Without effect: a command is called by its file name.", "skills", Role.NAME, ignored_in=COMMAND,
    )] = None  # fmt: skip
    description: Annotated[Text | None, Fact(
        "What it does and when to use it; shown in the menu, and read by Claude to choose it. "
        "Without it the body's first paragraph.",
        "skills", Role.DESCRIPTION, example="${1:Reviews the open pull request.}",
    )] = None  # fmt: skip
    when_to_use: Annotated[Text | None, Fact(
        "More about when Claude should choose it, such as phrases users say. Counts with `description` "
        "towards 1,536 characters.",
        "skills", example="${1:When the user asks for a review.}",
    )] = None  # fmt: skip
    argument_hint: Annotated[Hint | None, Field(alias="argument-hint"), Fact(
        "Shown after the name while typing. Quote it when it begins with `[`.", "skills", example='"${1:[file]}"',
    )] = None  # fmt: skip
    arguments: Annotated[NameList | None, Fact(
        "Names for the arguments, in order; `$name` in the body stands for each.",
        "skills", separators=" ", example="${1:file}",
    )] = None  # fmt: skip
    disable_model_invocation: Annotated[LooseBool | None, Field(alias="disable-model-invocation"), Fact(
        "Only the user can start it, Claude cannot.", "skills", example="${1:true}",
    )] = False  # fmt: skip
    user_invocable: Annotated[LooseBool | None, Field(alias="user-invocable"), Fact(
        "Whether it is in the menu of commands. `false` leaves it to Claude alone.", "skills", example="${1:false}",
        conflicts=(Conflict(
            "disable-model-invocation", TRUE,
            "`user-invocable: false` and `disable-model-invocation: true`: nothing can start it",
            when=FALSE,
        ),),
    )] = True  # fmt: skip
    allowed_tools: Annotated[NameList | None, Field(alias="allowed-tools"), Fact(
        "Tools that need no permission while it runs. It gives no tool and takes none away.",
        "skills", Role.TOOLS, separators=BLANKS, parts_items=True, tool_syntax=PERMISSIONS, example="${1:Read, Grep}",
    )] = None  # fmt: skip
    disallowed_tools: Annotated[NameList | None, Field(alias="disallowed-tools"), Fact(
        "Tools taken away while it runs.",
        "skills", Role.DENIED_TOOLS, since="2.1.152", separators=BLANKS, parts_items=True, example="${1:Write}",
    )] = None  # fmt: skip
    model: Annotated[str | None, Fact(
        "The model for this turn: an alias, a full id, or `inherit`.", "skills", Role.MODEL, example="${1:sonnet}",
    )] = None  # fmt: skip
    effort: Annotated[Effort | None, Fact(
        "How much the model thinks; also a whole number.",
        "skills", since="2.1.80", example="${1:high}", values=EFFORTS,
    )] = None  # fmt: skip
    context: Annotated[Literal["inline", "fork"] | None, Fact(
        "Where it runs; without it in the conversation itself.", "skills", example="${1:fork}",
        values={
            "inline": "In the conversation itself, the default.",
            "fork": "In a subagent, with the body as its task.",
        },
    )] = None  # fmt: skip
    agent: Annotated[str | None, Fact(
        "The agent that runs it. Has an effect only with `context: fork`.",
        "skills", Role.AGENT, separators="", example="${1:general-purpose}", only_with=FORK,
    )] = None  # fmt: skip
    background: Annotated[LooseBool | None, Fact(
        "Whether the fork runs in the background. Has an effect only with `context: fork`.",
        "skills", since="2.1.218", example="${1:false}", only_with=FORK,
    )] = True  # fmt: skip
    hooks: Annotated[Hooks | None, Fact(
        "Hooks that run while it is active: event, then matcher and handlers.", "skills", Role.HOOKS,
        example=HOOK,
    )] = None  # fmt: skip
    paths: Annotated[NameList | None, Fact(
        "File patterns that make Claude consider it. Without effect in a command.",
        "skills", ignored_in=COMMAND, example='"${1:src/**}"',
    )] = None  # fmt: skip
    shell: Annotated[Literal["bash", "powershell"] | None, Fact(
        "The shell for commands quoted in the body with `!`.", "skills", example="${1:bash}",
        values={"bash": "Bash, the default.", "powershell": "PowerShell."},
    )] = None  # fmt: skip
    metadata: Annotated[dict[str, Any] | None, Fact(
        "Whatever else is worth keeping, as keys and values.",
        "skill-spec", example='\n  ${1:version}: "${2:1.0}"', unread=True,
    )] = None  # fmt: skip
    license: Annotated[Text | None, Fact(
        "The licence, by name or as the file that holds it.", "skill-spec", example="${1:MIT}", unread=True,
    )] = None  # fmt: skip
    compatibility: Annotated[Annotated[Text, Field(max_length=500)] | None, Fact(
        "What it needs around it: products, packages, network. At most 500 characters.",
        "skill-spec", example="${1:Needs git}", unread=True,
    )] = None  # fmt: skip
