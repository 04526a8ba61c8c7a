" Written by editors/generate.py.

let agentls#places#filetypes = [
\ 'markdown',
\ 'toml',
\ ]

" Places of agent files that do not end in `.md`.
let agentls#places#globs = [
\ '**/.codex/agents/**/*.toml',
\ '**/.cursor/rules/**/*.mdc',
\ '**/*.mdc',
\ '**/skills/*/SKILL.MD',
\ '**/skills/*/skill.MD',
\ ]
