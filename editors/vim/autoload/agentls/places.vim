" Written by editors/generate.py.

let agentls#places#filetypes = [
\ 'markdown',
\ 'json',
\ 'toml',
\ 'jsonc',
\ 'yaml',
\ ]

" Places of agent files that do not end in `.md`.
let agentls#places#globs = [
\ '**/.claude/settings.json',
\ '**/.claude/settings.local.json',
\ '**/hooks/hooks.json',
\ '**/.mcp.json',
\ '**/.claude-plugin/plugin.json',
\ '**/.claude-plugin/marketplace.json',
\ '**/.codex/agents/**/*.toml',
\ '**/.codex/config.toml',
\ '**/.vscode/mcp.json',
\ '**/.cursor/rules/**/*.mdc',
\ '**/.kiro/agents/*.json',
\ '**/.opencode/opencode.json',
\ '**/.opencode/opencode.jsonc',
\ '**/.cline/agents/*.yaml',
\ '**/.cline/agents/*.yml',
\ '**/Documents/Cline/Agents/*.yaml',
\ '**/Documents/Cline/Agents/*.yml',
\ '**/.amazonq/cli-agents/*.json',
\ '**/.aws/amazonq/cli-agents/*.json',
\ '**/.roomodes',
\ '**/*.mdc',
\ '**/opencode.json',
\ '**/opencode.jsonc',
\ '**/skills/*/SKILL.MD',
\ '**/skills/*/skill.MD',
\ ]
