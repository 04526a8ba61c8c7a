"""Field types of this dialect, as strict as its strictest reader: Copilot CLI takes no number or quoted truth value."""

from typing import Annotated, Any, Literal

from agentls_schemas.declared import AfterValidator, BeforeValidator, Field, Model, RefusalError
from agentls_schemas.values import NameList

Effort = Literal["low", "medium", "high", "xhigh", "max"]


class Inner(Model):
    """A map inside a header. Keys it does not know pass."""


def _one_of_several(value: object) -> object:
    return [value] if isinstance(value, str) else value


Models = Annotated[
    list[str],
    Field(min_length=1),
    BeforeValidator(_one_of_several, json_schema_input_type=str | list[str]),
]
"""A model's name, or a list of names of which the first that is there is taken."""

_NEEDED = {"stdio": ("command", "args", "tools"), "http": ("url", "tools")}
_SAME = {"local": "stdio", "stdio": "stdio", "http": "http", "sse": "http"}


def _server(value: Any) -> Any:  # noqa: ANN401
    """What a server of its type must have. Measured with Copilot CLI 1.0.102."""
    if not isinstance(value, dict):
        return value
    type_ = value.get("type", "local")
    if type_ not in _SAME:
        raise RefusalError(
            "server_type", "must have a `type` of {types}", {"types": ", ".join(f"`{each}`" for each in _SAME)}
        )
    if "type" not in value and "url" in value:
        raise RefusalError("server_lacks", "with `url` needs `type: http` or `type: sse`")
    missing = [f"`{key}`" for key in _NEEDED[_SAME[type_]] if key not in value]
    if missing:
        raise RefusalError("server_lacks", "needs {keys}", {"keys": " and ".join(missing)})
    return value


class Server(Inner):
    """An MCP server of an agent's own."""

    type: Literal["local", "stdio", "http", "sse"] = Field("local", description="How it is reached.")
    command: str | None = Field(None, description="The program of a local server.")
    args: list[str] | None = Field(
        None, description="The program's arguments; a local server needs them, if only `[]`."
    )
    url: str | None = Field(None, description="Where a server of type http or sse is.")
    headers: dict[str, str] | None = Field(None, description="Headers of the requests to it.")
    env: dict[str, str] | None = Field(
        None, description="Variables of its environment, such as `$COPILOT_MCP_TOKEN` or `${{ secrets.TOKEN }}`."
    )
    cwd: str | None = Field(None, description="The folder it runs in.")
    tools: list[str] = Field(description="Those of its tools that the agent gets; `['*']` for all.")


Servers = dict[str, Annotated[Server, BeforeValidator(_server)]]
"""Servers by name."""

Access = Literal["read", "write", "none"]


class Permissions(Inner):
    """What the token of a run on github.com may do. VS Code marks other scopes and values."""

    actions: Access | None = Field(None, description="Workflows and their runs.")
    checks: Literal["read", "none"] | None = Field(None, description="Checks.")
    contents: Access | None = Field(None, description="Files, commits and branches.")
    discussions: Access | None = Field(None, description="Discussions.")
    issues: Access | None = Field(None, description="Issues.")
    metadata: Literal["read"] | None = Field(None, description="What anybody may see of the repository.")
    pull_requests: Access | None = Field(None, alias="pull-requests", description="Pull requests.")
    security_events: Literal["read", "none"] | None = Field(
        None, alias="security-events", description="Alerts of code scanning."
    )
    workflows: Literal["write", "none"] | None = Field(None, description="Files of workflows.")


class GitHub(Inner):
    """Settings for runs on github.com."""

    permissions: Permissions | None = Field(None, description="What the run's token may do.")


def _labelled(value: str) -> str:
    if not any(map(str.isalnum, value)):
        raise RefusalError("label", "must have a letter or digit")
    return value


class Handoff(Inner):
    """A button that hands the conversation to another agent."""

    label: Annotated[str, AfterValidator(_labelled)] = Field(description="What the button says; no two say the same.")
    agent: str = Field(description="The agent to hand over to, by its `name`.")
    prompt: str = Field(description="What that agent is told.")
    send: bool | None = Field(None, description="Send the prompt at once. Without it the user sends it.")
    showContinueOn: bool | None = Field(None, description="Whether work can go on elsewhere, as in the cloud.")  # noqa: N815
    model: str | None = Field(None, description="The model for it: `Name (vendor)`.")


__all__ = ["Effort", "GitHub", "Handoff", "Models", "NameList", "Servers"]
