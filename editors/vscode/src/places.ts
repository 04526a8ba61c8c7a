// Written by editors/generate.py.

/** Places where every file is an agent file. */
export const CERTAIN = [
  "**/.claude/agents/**/*.md",
  "**/.claude/commands/**/*.md",
  "**/.codex/agents/**/*.toml",
  "**/.github/agents/**/*.md",
  "**/.copilot/agents/**/*.md",
  "**/.github/prompts/**/*.prompt.md",
  "**/.github/copilot-instructions.md",
  "**/*.instructions.md",
  "**/*.chatmode.md",
  "**/.gemini/agents/*.md",
  "**/SKILL.md",
  "**/.opencode/agents/**/*.md",
  "**/.opencode/agent/**/*.md",
  "**/.config/opencode/agents/**/*.md",
  "**/.config/opencode/agent/**/*.md",
  "**/.opencode/commands/**/*.md",
  "**/.opencode/command/**/*.md",
  "**/.config/opencode/commands/**/*.md",
  "**/.config/opencode/command/**/*.md",
];

/** Places where a file can be an agent file. */
export const POSSIBLE = [
  "**/.claude/agents/**/*.md",
  "**/.claude/commands/**/*.md",
  "**/.codex/agents/**/*.toml",
  "**/.github/agents/**/*.md",
  "**/.copilot/agents/**/*.md",
  "**/.github/prompts/**/*.prompt.md",
  "**/.github/copilot-instructions.md",
  "**/*.instructions.md",
  "**/*.chatmode.md",
  "**/.gemini/agents/*.md",
  "**/SKILL.md",
  "**/.opencode/agents/**/*.md",
  "**/.opencode/agent/**/*.md",
  "**/.config/opencode/agents/**/*.md",
  "**/.config/opencode/agent/**/*.md",
  "**/.opencode/commands/**/*.md",
  "**/.opencode/command/**/*.md",
  "**/.config/opencode/commands/**/*.md",
  "**/.config/opencode/command/**/*.md",
  "**/agents/**/*.md",
  "**/commands/**/*.md",
  "**/*.agent.md",
  "**/*.prompt.md",
  "**/.github/agents/README.md",
  "**/.github/agents/*/**/*.md",
  "**/.gemini/agents/*/**/*.md",
  "**/skills/*/skill.md",
  "**/skills/*/Skill.md",
  "**/skills/*/SKILL.MD",
  "**/skills/*/skill.MD",
  "**/.claude/skills/*.md",
  "**/.claude/skills/*/**/SKILL.md",
];

/** The files that the server hears of when they are open. */
export const SENT = [
  "**/*.md",
  "**/.codex/agents/**/*.toml",
  "**/skills/*/SKILL.MD",
  "**/skills/*/skill.MD",
];
