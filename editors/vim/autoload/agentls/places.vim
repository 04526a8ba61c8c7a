" Written by editors/generate.py.

let agentls#places#filetypes = [
\ 'markdown',
\ ]

" Places of agent files that do not end in `.md`.
let agentls#places#globs = [
\ '**/skills/*/SKILL.MD',
\ '**/skills/*/skill.MD',
\ ]
