-- Written by editors/generate.py.
return {
  filetypes = {
    'markdown',
    'toml',
  },
  -- Places of agent files that do not end in `.md`.
  globs = {
    '**/.codex/agents/**/*.toml',
    '**/.cursor/rules/**/*.mdc',
    '**/*.mdc',
    '**/skills/*/SKILL.MD',
    '**/skills/*/skill.MD',
  },
}
