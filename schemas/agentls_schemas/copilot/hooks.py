"""Hooks in the header of an agent: event -> handlers, or groups of handlers behind a matcher. Sources: vscode, cli."""

from typing import Literal

from agentls_schemas.copilot.values import Inner
from agentls_schemas.declared import Field


class Handler(Inner):
    """What a hook does."""

    type: Literal["command", "http"] = Field(
        description="What the hook does: run a command; or, in Copilot CLI, call a URL."
    )
    command: str | None = Field(None, description="The command to run, on every system.")
    bash: str | None = Field(None, description="The command for Bash. Copilot CLI and github.com.")
    powershell: str | None = Field(None, description="The command for PowerShell. Copilot CLI and github.com.")
    windows: str | None = Field(None, description="The command on Windows. VS Code.")
    linux: str | None = Field(None, description="The command on Linux. VS Code.")
    osx: str | None = Field(None, description="The command on macOS. VS Code.")
    url: str | None = Field(None, description="Where to post the event.")
    cwd: str | None = Field(None, description="The folder to run in.")
    env: dict[str, str] | None = Field(None, description="Variables of the command's environment.")
    timeout: float | None = Field(None, description="Seconds until the command is given up.")
    timeoutSec: float | None = Field(None, description="`timeout` in the spelling of Copilot CLI.")  # noqa: N815


class Entry(Handler):
    """A handler, or handlers for the calls that a matcher fits."""

    type: Literal["command", "http"] | None = Field(None, description="What the hook does.")  # type: ignore[assignment]
    matcher: str | None = Field(None, description="A regular expression over what the event is about.")
    hooks: list[Handler] | None = Field(None, description="What to do.")


Hooks = dict[str, list[Entry]]
