"""The header of an agent of OpenCode, for both of its versions.

Version 2 reads a file as one of its own only if all its keys are: see ``permissions.VERSION_2``.
"""

from typing import Annotated, Any, Literal

from agentls_schemas.declared import BeforeValidator, Field
from agentls_schemas.fields import Concept, Fact, Role
from agentls_schemas.opencode.permissions import (
    EFFECTS,
    RULES_V1,
    RULES_V2,
    SWITCHES,
    Action,
    PermissionMap,
    PermissionRules,
    Switches,
    as_map,
)
from agentls_schemas.values import Header

THEME = {
    "primary": "The theme's first colour.",
    "secondary": "The theme's second colour.",
    "accent": "The theme's colour for what stands out.",
    "success": "The theme's colour for what went well.",
    "warning": "The theme's colour for warnings.",
    "error": "The theme's colour for errors.",
    "info": "The theme's colour for information.",
}

NAMED = {
    "black": "#000000", "blue": "#0000FF", "brown": "#A52A2A", "cyan": "#00FFFF", "gold": "#FFD700",
    "gray": "#808080", "green": "#008000", "grey": "#808080", "indigo": "#4B0082", "lime": "#00FF00",
    "magenta": "#FF00FF", "maroon": "#800000", "navy": "#000080", "olive": "#808000", "orange": "#FFA500",
    "pink": "#FFC0CB", "purple": "#800080", "red": "#FF0000", "silver": "#C0C0C0", "teal": "#008080",
    "turquoise": "#40E0D0", "violet": "#EE82EE", "white": "#FFFFFF", "yellow": "#FFFF00",
}  # fmt: skip
"""What CSS calls colours, which other tools take and this one does not."""

Color = (
    Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
    | Literal["primary", "secondary", "accent", "success", "warning", "error", "info"]
)


NEW = frozenset({"opencode-1"})
"""What passes a field of version 2 to the model as an option."""
NOT_SENT = frozenset({"opencode-2"})
"""What keeps a field for the model and does not send it. Source: sent."""


class Agent(Header):
    """The header of an OpenCode agent."""

    description: Annotated[str | None, Fact(
        "Tells when to hand work to this agent. Say what it does and when to use it.",
        "docs-v1", Role.DESCRIPTION, example="${1:Reviews a change for defects.}",
    )] = None  # fmt: skip
    mode: Annotated[Literal["primary", "subagent", "all"] | None, Fact(
        "Who starts the agent.", "docs-v1", example="${1:subagent}",
        values={
            "primary": "The user picks it for a conversation.",
            "subagent": "Other agents start it, or the user with `@name`.",
            "all": "Both.",
        },
    )] = "all"  # fmt: skip
    model: Annotated[str | dict[str, str] | None, Fact(
        "The model as `provider/model`, in version 2 also `provider/model#variant`. Without it a subagent has the "
        "model of the agent that starts it.",
        "docs-v1", Role.MODEL, example="${1:anthropic/claude-sonnet-5}",
    )] = None  # fmt: skip
    variant: Annotated[str | None, Fact(
        "A variant of the model, such as an effort that its provider offers. Counts only beside `model`.",
        "guide", concept=Concept.EFFORT, only_beside="model", example="${1:high}",
    )] = None  # fmt: skip
    permission: Annotated[
        Annotated[PermissionMap, BeforeValidator(as_map, json_schema_input_type=Action | PermissionMap)] | None,
        Fact(
            "What the agent may do, version 1: an effect for each permission, or effects by pattern. The last rule "
            "that matches wins, so `\"*\"` comes first. Paths are seen from the project's root. Version 2 takes it "
            "too.",
            "guide", Role.PERMISSIONS, example="\n  ${1:edit}: ${2:deny}", values=EFFECTS, tool_syntax=RULES_V1,
        ),
    ] = None  # fmt: skip
    permissions: Annotated[PermissionRules | None, Fact(
        "What the agent may do, version 2: rules of `action`, `resource` and `effect`. The last rule that matches "
        "wins. Enforced only where no key of version 1 stands beside it (`name` and `temperature` are such), and "
        "never by version 1.",
        "docs-v2", Role.PERMISSIONS, example='\n  - action: ${1:edit}\n    resource: "${2:*}"\n    effect: ${3:deny}',
        tool_syntax=RULES_V2,
    )] = None  # fmt: skip
    tools: Annotated[Switches | None, Fact(
        "Tools switched on and off by name, the old way of version 1; `permission` says more. Without it the agent has "
        "all tools. `write`, `edit` and `patch` are one switch.",
        "docs-v1", Role.PERMISSIONS, example="\n  ${1:bash}: ${2:false}", tool_syntax=SWITCHES,
    )] = None  # fmt: skip
    steps: Annotated[Annotated[int, Field(gt=0)] | None, Fact(
        "The most steps the agent may take; then it has to answer.", "docs-v1", concept=Concept.TURN_LIMIT,
        example="${1:20}",
    )] = None  # fmt: skip
    maxSteps: Annotated[Annotated[int, Field(gt=0)] | None, Fact(  # noqa: N815
        "The old name of `steps`.", "guide", concept=Concept.TURN_LIMIT, deprecated="steps", example="${1:20}",
    )] = None  # fmt: skip
    temperature: Annotated[float | None, Fact(
        "How much chance there is in the answers, version 1: usually 0 to 1.", "docs-v1", concept=Concept.TEMPERATURE,
        ignored_in=NOT_SENT, example="${1:0.1}",
    )] = None  # fmt: skip
    top_p: Annotated[float | None, Fact(
        "How much of the likely words is drawn from, version 1: 0 to 1.", "docs-v1", concept=Concept.TOP_P,
        ignored_in=NOT_SENT, example="${1:0.9}",
    )] = None  # fmt: skip
    color: Annotated[Color | None, Fact(
        "The agent's colour in the interface: `\"#RRGGBB\"` in quotes, since `#` begins a comment, or one of the "
        "theme's.",
        "guide", Role.COLOR, values=THEME, form='`"#RRGGBB"`', instead={k: f'"{v}"' for k, v in NAMED.items()},
        example="${1:primary}",
    )] = None  # fmt: skip
    hidden: Annotated[bool | None, Fact(
        "Keep a subagent out of the menu behind `@`. Other agents can still start it.", "guide",
        concept=Concept.HIDDEN, example="${1:true}",
    )] = False  # fmt: skip
    disable: Annotated[bool | None, Fact(
        "Take the agent away, version 1; also one that comes with OpenCode.", "docs-v1", example="${1:true}",
    )] = False  # fmt: skip
    disabled: Annotated[bool | None, Fact(
        "Take the agent away, version 2.", "docs-v2", ignored_in=NEW, example="${1:true}",
    )] = False  # fmt: skip
    name: Annotated[str | None, Fact(
        "What version 1 calls the agent, in place of its path below the folder. Version 2 goes by the path and has no "
        "such key.",
        "program", Role.NAME, ignored_in=frozenset({"opencode-2"}), example="${1:reviewer}",
    )] = None  # fmt: skip
    prompt: Annotated[str | None, Fact(
        "For agents in opencode.json: in a file the text below the header takes its place.", "guide", body_instead=True,
    )] = None  # fmt: skip
    system: Annotated[str | None, Fact(
        "Version 2, for agents in opencode.json: in a file the text below the header takes its place.",
        "source-v2", body_instead=True,
    )] = None  # fmt: skip
    options: Annotated[dict[str, Any] | None, Fact(
        "Options for the model, version 1. Keys that are no field of an agent go there too.", "guide",
        ignored_in=NOT_SENT, example="\n  ${1:reasoningEffort}: ${2:high}",
    )] = None  # fmt: skip
    request: Annotated[dict[str, Any] | None, Fact(
        "Version 2: `headers` and `body` to add to each request to the model.", "source-v2",
        ignored_in=NEW | NOT_SENT, example="\n  body:\n    ${1:reasoningEffort}: ${2:high}",
    )] = None  # fmt: skip
