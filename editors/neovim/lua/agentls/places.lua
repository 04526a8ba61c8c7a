-- Written by editors/generate.py.
return {
  filetypes = {
    'markdown',
  },
  -- Places of agent files that do not end in `.md`.
  globs = {
    '**/skills/*/SKILL.MD',
    '**/skills/*/skill.MD',
  },
}
