-- Written by editors/generate.py.
return {
  filetypes = {
    'markdown',
    'json',
    'toml',
    'yaml',
  },
  -- Places of agent files that do not end in `.md`.
  globs = {
    '**/.claude/settings.json',
    '**/.claude/settings.local.json',
    '**/hooks/hooks.json',
    '**/.mcp.json',
    '**/.claude-plugin/plugin.json',
    '**/.claude-plugin/marketplace.json',
    '**/.codex/agents/**/*.toml',
    '**/.cursor/rules/**/*.mdc',
    '**/.kiro/agents/*.json',
    '**/.cline/agents/*.yaml',
    '**/.cline/agents/*.yml',
    '**/Documents/Cline/Agents/*.yaml',
    '**/Documents/Cline/Agents/*.yml',
    '**/.amazonq/cli-agents/*.json',
    '**/.aws/amazonq/cli-agents/*.json',
    '**/.roomodes',
    '**/*.mdc',
    '**/skills/*/SKILL.MD',
    '**/skills/*/skill.MD',
  },
}
