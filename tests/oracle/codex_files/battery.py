"""The battery: a sound config.toml with other entries."""

from __future__ import annotations

from oracle.case import Case

SOUND = 'model = "gpt-5.5"\n'
SERVER = '[mcp_servers.docs]\ncommand = "npx"\n'
GOOD = {
    "alone": SOUND,
    "comment": f"# Made by hand.\n{SOUND}",
    "mark": f"\ufeff{SOUND}",
    "policy": 'approval_policy = "on-request"\nsandbox_mode = "workspace-write"\n',
    "granular": "approval_policy = { granular = { sandbox_approval = true, rules = true, mcp_elicitations = true } }\n",
    "effort-own": 'model_reasoning_effort = "huge"\n',
    "server": SERVER + 'args = ["-y", "x"]\nenv = { KEY = "y" }\nstartup_timeout_sec = 5\n',
    "server-address": '[mcp_servers.docs]\nurl = "https://example.com/mcp"\nbearer_token_env_var = "TOKEN"\n',
    "server-filter": SERVER + 'enabled = true\nenabled_tools = ["a"]\ntool_timeout_sec = 2.5\n',
    "agents": "[agents]\nmax_threads = 4\nmax_depth = 2\n",
    "role": '[agents.reviewer]\ndescription = "Reviews."\n',
    "features": "[features]\nmulti_agent = true\n",
    "workspace": '[sandbox_workspace_write]\nnetwork_access = true\nwritable_roots = ["/tmp"]\n',
    "environment": '[shell_environment_policy]\ninherit = "core"\nset = { A = "b" }\n',
    "skills": '[[skills.config]]\npath = "/x/SKILL.md"\nenabled = false\n',
    "history": '[history]\npersistence = "none"\n',
    "search": 'web_search = "indexed"\n',
    "documents": 'project_doc_fallback_filenames = ["CLAUDE.md"]\nproject_doc_max_bytes = 1000\n',
}
FAULTY = {
    "model-number": "model = 5\n",
    "model-list": 'model = ["gpt-5.5"]\n',
    "policy-word": 'approval_policy = "sometimes"\n',
    "policy-number": "approval_policy = 1\n",
    "sandbox-word": 'sandbox_mode = "read"\n',
    "search-word": 'web_search = "sometimes"\n',
    "verbosity-capital": 'model_verbosity = "High"\n',
    "summary-word": 'model_reasoning_summary = "long"\n',
    "personality-word": 'personality = "grumpy"\n',
    "opener-word": 'file_opener = "emacs"\n',
    "window-text": 'model_context_window = "5"\n',
    "bytes-negative": "project_doc_max_bytes = -1\n",
    "hide-word": 'hide_agent_reasoning = "no"\n',
    "names-text": 'project_doc_fallback_filenames = "CLAUDE.md"\n',
    "workspace-word": '[sandbox_workspace_write]\nnetwork_access = "yes"\n',
    "environment-word": '[shell_environment_policy]\ninherit = "some"\n',
    "history-word": '[history]\npersistence = "some"\n',
    "skills-number": "[skills]\nconfig = 5\n",
    "features-word": '[features]\nmulti_agent = "yes"\n',
    "agents-none": "[agents]\nmax_threads = 0\n",
    "agents-text": '[agents]\nmax_depth = "2"\n',
    "projects-word": '[projects."/x"]\ntrust_level = "maybe"\n',
    "tui-number": "[tui]\ntheme = 5\n",
    "server-both": SERVER + 'url = "https://example.com"\n',
    "server-neither": "[mcp_servers.docs]\nenabled = true\n",
    "server-number": "[mcp_servers]\ndocs = 1\n",
    "server-command": '[mcp_servers.docs]\ncommand = ["npx", "x"]\n',
    "server-args": SERVER + 'args = "-y"\n',
    "server-env": SERVER + "env = { PORT = 80 }\n",
    "server-timeout": SERVER + 'startup_timeout_sec = "5"\n',
    "server-enabled": SERVER + 'enabled = "no"\n',
    "servers-list": '[[mcp_servers]]\ncommand = "npx"\n',
    "twice": 'model = "a"\nmodel = "b"\n',
    "no-value": "model = \n",
    "unquoted": "model = gpt-5.5\n",
    "colon": 'model: "gpt-5.5"\n',
    "json": '{"model": "gpt-5.5"}\n',
}
VAIN = {"slip": 'modle = "gpt-5.5"\n', "slip-policy": 'aproval_policy = "never"\n'}
IDLE = {"invented": 'my_own = "x"\n', "server-more": SERVER + "my_own = 1\n"}

CASES: tuple[Case, ...] = tuple(
    Case(f"{name}-{label}", "config", text.encode(), {}, path="config.toml", vain=name == "vain", idle=name == "idle")
    for name, group in {"sound": GOOD, "faulty": FAULTY, "vain": VAIN, "idle": IDLE}.items()
    for label, text in group.items()
)
"""All of them, in the order in which they are written down."""
