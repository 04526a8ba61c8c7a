"""Hooks in a header: event -> matcher groups -> handlers.

Events are not checked here: which names exist is vocabulary, and a rule's to say.
"""

from typing import Annotated, Any, Literal

from agentls_schemas.claude_code.vocabulary import HOOKS
from agentls_schemas.declared import AfterValidator, Field, Model, RefusalError

HandlerType = Literal["command", "prompt", "agent", "http", "mcp_tool"]
OnFailure = Literal["continue", "block"]


class Handler(Model):
    """What a hook does."""

    type: HandlerType = Field(
        description="What the hook does: run a command, ask a model, start an agent, call a URL or an MCP tool."
    )
    command: str | None = Field(None, description="The command to run.")
    args: list[str] | None = Field(None, description="Arguments; with them the command runs without a shell.")
    shell: Literal["bash", "powershell"] | None = Field(None, description="The shell that runs the command.")
    async_: bool | None = Field(None, alias="async", description="Do not wait for the command.")
    asyncRewake: bool | None = Field(None, description="Do not wait, but wake the agent with the outcome.")  # noqa: N815
    prompt: str | None = Field(None, description="What to ask; `$ARGUMENTS` stands for the event.")
    model: str | None = Field(None, description="The model to ask.")
    continueOnBlock: bool | None = Field(None, description="Go on with the reason after a block.")  # noqa: N815
    url: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9+.\-]*:")] | None = Field(
        None, description="Where to post the event."
    )
    headers: dict[str, str] | None = Field(None, description="Headers of the request.")
    allowedEnvVars: list[str] | None = Field(None, description="Environment variables the headers may name.")  # noqa: N815
    server: str | None = Field(None, description="The MCP server.")
    tool: str | None = Field(None, description="The tool of the MCP server.")
    input: dict[str, Any] | None = Field(None, description="The input of the tool.")
    if_: str | None = Field(None, alias="if", description="A permission rule; only for calls that match it.")
    timeout: Annotated[float, Field(gt=0)] | None = Field(
        None, description="Seconds. By default 600 for command, http and mcp_tool, 60 for agent, 30 for prompt."
    )
    statusMessage: str | None = Field(None, description="What to show while it runs.")  # noqa: N815
    once: bool | None = Field(None, description="Run once per session. Heeded in skills only.")
    onFailure: OnFailure | None = Field(None, description="Whether a failure of the hook itself blocks.")  # noqa: N815


def _complete(handler: Handler) -> Handler:
    missing = [key for key in HOOKS.handlers[handler.type].required if getattr(handler, key) is None]
    if missing:
        keys = " and ".join(f"`{key}`" for key in missing)
        context = {"type": handler.type, "keys": keys}
        raise RefusalError("missing_handler_key", "with `type: {type}` needs {keys}", context)
    return handler


class MatcherGroup(Model):
    """Handlers for the calls a matcher fits."""

    matcher: str | None = Field(
        None, description="A regular expression over what the event is about; all when missing."
    )
    hooks: list[Annotated[Handler, AfterValidator(_complete)]] = Field(description="What to do, all at once.")


Hooks = dict[str, list[MatcherGroup]]
