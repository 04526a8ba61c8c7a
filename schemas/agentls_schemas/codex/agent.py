"""A role file of Codex. Keys, types and values were run with 0.171.0; of a wrong one the whole agent is lost."""

from typing import Annotated, Any, Literal

from agentls.lazy_pattern import lazy_pattern
from agentls_schemas.declared import AfterValidator, Check, Field, Model, RefusalError, WrapValidator
from agentls_schemas.fields import Concept, Fact, Mode, Role
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.values import Header

EFFORTS = {
    "none": "No thought.",
    "minimal": "Next to none.",
    "low": "Little thought, fastest.",
    "medium": "Some thought.",
    "high": "Much thought.",
    "xhigh": "Very much thought.",
    "max": "As much thought as the model can give.",
}
SANDBOX = "an agent runs in its session's sandbox; set it there"

_NICKNAME = lazy_pattern(r"[A-Za-z0-9 _-]*[A-Za-z0-9_-][A-Za-z0-9 _-]*")


def _nicknames(value: list[str]) -> list[str]:
    if not value:
        raise RefusalError("no_nickname", "must have at least one name")
    if len({name.strip() for name in value}) < len(value):
        raise RefusalError("same_nickname", "has the same name twice")
    return value


def _nickname(value: str) -> str:
    if not _NICKNAME.fullmatch(value):
        raise RefusalError("nickname", "may have only ASCII letters, digits, spaces, `-` and `_`")
    return value


def _policy(value: object, check: Check) -> object:
    return value if isinstance(value, dict) and set(value) == {"granular"} else check(value)


Policy = Annotated[Literal["untrusted", "on-failure", "on-request", "never"], WrapValidator(_policy)]


class Server(Model):
    """An MCP server of the agent's own: one that is started here, or one that is elsewhere."""

    command: str | None = None
    args: list[str] | None = None
    env: dict[str, str] | None = None
    cwd: str | None = None
    url: str | None = None
    bearer_token_env_var: str | None = None
    http_headers: dict[str, str] | None = None
    env_http_headers: dict[str, str] | None = None
    enabled: bool | None = None
    enabled_tools: list[str] | None = None
    disabled_tools: list[str] | None = None
    startup_timeout_sec: float | None = None
    tool_timeout_sec: float | None = None


def _one_transport(server: Server) -> Server:
    if (server.command is None) is (server.url is None):
        raise RefusalError("transport", "must have either `command` or `url`")
    return server


class Agent(Header):
    """A role file of Codex."""

    name: Annotated[str, Fact(
        "What the agent is called by, whatever its file is called: any text that is not blank. `default`, `worker` and "
        "`explorer` replace the agents that come with Codex.",
        "subagents", Role.NAME, example='"${1:reviewer}"',
    )]  # fmt: skip
    description: Annotated[str, Fact(
        "Tells Codex when to hand work to this agent.", "subagents", Role.DESCRIPTION,
        example='"${1:Reviews code for defects. Use it after code was changed.}"',
    )]  # fmt: skip
    nickname_candidates: Annotated[
        Annotated[list[Annotated[str, AfterValidator(_nickname)]], AfterValidator(_nicknames)] | None,
        Fact(
            "Names that people are shown for agents of this role: ASCII letters, digits, blanks, `-` and `_`.",
            "subagents", example='["$1"]', separators="",
        ),
    ] = None  # fmt: skip
    model: Annotated[str | None, Fact(
        "The model. Any text loads; what the provider does not know fails when the agent runs.",
        "subagents", Role.MODEL, example='"${1:gpt-6.2-sol}"', if_omitted="the session's model",
    )] = None  # fmt: skip
    model_reasoning_effort: Annotated[Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | None, Fact(
        "How much the model thinks.", "config", concept=Concept.EFFORT, example='"${1:medium}"', values=EFFORTS,
        if_omitted="the session's effort",
    )] = None  # fmt: skip
    model_reasoning_summary: Annotated[Literal["auto", "concise", "detailed", "none"] | None, Fact(
        "How much of its thoughts the model tells.", "config", example='"${1:auto}"',
        values={"auto": "As the model has it.", "concise": "Short.", "detailed": "Long.", "none": "None."},
    )] = None  # fmt: skip
    model_verbosity: Annotated[Literal["low", "medium", "high"] | None, Fact(
        "How long the model's answers are.", "config", example='"${1:medium}"',
        values={"low": "Short.", "medium": "In between.", "high": "Long."},
    )] = None  # fmt: skip
    model_provider: Annotated[str | None, Fact(
        "Which of `model_providers` in config.toml the model is asked of.", "config", example='"$1"',
    )] = None  # fmt: skip
    model_context_window: Annotated[int | None, Fact(
        "How many tokens the model can hold.", "config", example="${1:200000}",
    )] = None  # fmt: skip
    model_auto_compact_token_limit: Annotated[int | None, Fact(
        "With how many tokens the conversation is compacted.", "config", example="${1:150000}",
    )] = None  # fmt: skip
    service_tier: Annotated[str | None, Fact(
        "How the provider treats the requests: `default`, `priority`, `flex`.", "config", example='"${1:flex}"',
    )] = None  # fmt: skip
    personality: Annotated[Literal["none", "friendly", "pragmatic"] | None, Fact(
        "How the model speaks.", "config", example='"${1:pragmatic}"',
        values={"none": "As the model does.", "friendly": "Warm.", "pragmatic": "To the point."},
    )] = None  # fmt: skip
    sandbox_mode: Annotated[Literal["read-only", "workspace-write", "danger-full-access"] | None, Fact(
        "Loads and changes nothing: an agent runs in the sandbox of the session that starts it.",
        "sandbox", concept=Concept.SANDBOX, example='"${1:read-only}"', no_effect=SANDBOX,
        means={"read-only": Mode.PLAN, "workspace-write": Mode.EDITS, "danger-full-access": Mode.ALL},
        values={
            "read-only": "Nothing is written.", "workspace-write": "The workspace is written to.",
            "danger-full-access": "No sandbox.",
        },
    )] = None  # fmt: skip
    approval_policy: Annotated[Policy | None, Fact(
        "When the user is asked for leave.", "config", example='"${1:on-request}"',
        values={
            "untrusted": "For all but commands that only read.",
            "on-failure": "When a command fails in the sandbox. Deprecated.",
            "on-request": "When the model wants it.",
            "never": "Never: failures go back to the model.",
        },
    )] = None  # fmt: skip
    web_search: Annotated[Literal["disabled", "cached", "indexed", "live"] | None, Fact(
        "What the web search looks at.", "config", example='"${1:cached}"',
        values={
            "disabled": "No search.", "cached": "Pages as they were kept.", "indexed": "The index.",
            "live": "Pages as they are now.",
        },
    )] = None  # fmt: skip
    hide_agent_reasoning: Annotated[bool | None, Fact(
        "Whether the thoughts of the model are kept from the user.", "config", example="${1:true}",
    )] = None  # fmt: skip
    tool_output_token_limit: Annotated[Annotated[int, Field(ge=0)] | None, Fact(
        "How many tokens of a tool's answer are kept.", "config", example="${1:10000}",
    )] = None  # fmt: skip
    instructions: Annotated[str | None, Fact(
        "The session's own instructions, not the agent's: those are `developer_instructions`.", "config",
        example='"$1"',
    )] = None  # fmt: skip
    model_instructions_file: Annotated[str | None, Fact(
        "A file whose text stands in place of the instructions that come with the model.", "config", example='"$1"',
    )] = None  # fmt: skip
    developer_instructions: Annotated[str, Fact(
        "What the agent is told: its prompt. In three double quotes a backslash begins an escape; in three single "
        "quotes it is one.",
        "subagents", example='"""\n$1\n"""',
    )]  # fmt: skip
    features: Annotated[dict[str, Any] | None, Fact(
        "Features of Codex, by name, turned on or off.", "config", example="{ $1 = true }",
    )] = None  # fmt: skip
    tools: Annotated[dict[str, Any] | None, Fact(
        "Settings of Codex's own tools. No list: an agent has all tools of its session.", "config",
        example="{ ${1:view_image} = ${2:true} }",
    )] = None  # fmt: skip
    skills: Annotated[dict[str, Any] | None, Fact(
        "Which skills are on: `[[skills.config]]` tables with `path` and `enabled`.", "subagents",
        example='{ config = [{ path = "$1", enabled = false }] }',
    )] = None  # fmt: skip
    mcp_servers: Annotated[dict[str, Annotated[Server, AfterValidator(_one_transport)]] | None, Fact(
        "MCP servers of this agent, a table for each: `command` and `args`, or `url`.", "subagents", Role.MCP_SERVERS,
        servers=ServerSyntax({"headers": "http_headers"}, type_key=""),
        example='{ ${1:server} = { command = "$2" } }',
    )] = None  # fmt: skip


UNLISTED = frozenset({
    "agents", "allow_login_shell", "allow_symlinked_codex_home", "analytics", "approvals_reviewer", "apps",
    "apps_mcp_product_sku", "audio", "auto_review", "background_terminal_max_timeout", "browser_use",
    "chatgpt_base_url", "check_for_update_on_startup", "cli_auth_credentials_store", "cloud", "code_mode",
    "compact_prompt", "computer_use", "default_permissions", "desktop", "disable_paste_burst",
    "experimental_compact_prompt_file", "experimental_realtime_start_instructions",
    "experimental_realtime_webrtc_call_base_url", "experimental_realtime_ws_backend_prompt",
    "experimental_realtime_ws_base_url", "experimental_realtime_ws_model",
    "experimental_realtime_ws_startup_context", "experimental_thread_store", "experimental_thread_store_endpoint",
    "experimental_use_unified_exec_tool", "feedback", "file_opener", "forced_chatgpt_workspace_id",
    "forced_login_method", "ghost_snapshot", "goals", "history", "hooks", "include_apps_instructions",
    "include_collaboration_mode_instructions", "include_environment_context", "include_permissions_instructions",
    "js_repl_node_module_dirs", "js_repl_node_path", "log_dir", "marketplaces", "mcp_enterprise_managed_auth",
    "mcp_oauth_callback_port", "mcp_oauth_callback_url", "mcp_oauth_credentials_store",
    "mcp_optional_startup_grace_ms", "memories", "model_auto_compact_token_limit_scope", "model_catalog_json",
    "model_post_turn_compact_threshold_percent", "model_providers", "notice", "notify", "openai_base_url",
    "orchestrator", "oss_provider", "otel", "permissions", "plan_mode_reasoning_effort", "plugins", "profile",
    "profiles", "project_doc_fallback_filenames", "project_doc_max_bytes", "project_root_markers", "projects",
    "realtime", "responses", "responses_api_metadata", "review_model", "rollout_trace", "sandbox_workspace_write",
    "shell_environment_policy", "show_raw_agent_reasoning", "sqlite_home", "suppress_unstable_features_warning",
    "thread_unload_delay_secs", "tool_suggest", "tui", "windows",
})  # fmt: skip
"""Other keys of config.toml, which a role file may have too. Measured with 0.171.0."""
