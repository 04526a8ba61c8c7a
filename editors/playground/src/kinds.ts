// Written by editors/generate.py.

/** What a new file can be, and where it lies, called `NAME`. */
export const KINDS: Record<string, string> = {
  "Claude Code agent": ".claude/agents/NAME.md",
  "Claude Code command": ".claude/commands/NAME.md",
  "Codex agent": ".codex/agents/NAME.toml",
  "Copilot agent": ".github/agents/NAME.agent.md",
  "VS Code prompt": ".github/prompts/NAME.prompt.md",
  "Copilot instructions file": ".github/instructions/NAME.instructions.md",
  "Cursor agent": ".cursor/agents/NAME.md",
  "Cursor rule": ".cursor/rules/NAME.mdc",
  "Cursor command": ".cursor/commands/NAME.md",
  "Gemini CLI agent": ".gemini/agents/NAME.md",
  "Kiro agent": ".kiro/agents/NAME.md",
  "Kiro CLI agent (JSON)": ".kiro/agents/NAME.json",
  "Kiro steering file": ".kiro/steering/NAME.md",
  "Agent Skill": ".claude/skills/NAME/SKILL.md",
  "OpenCode agent": ".opencode/agents/NAME.md",
  "OpenCode command": ".opencode/commands/NAME.md",
  "Qwen Code agent": ".qwen/agents/NAME.md",
  "Factory droid": ".factory/droids/NAME.md",
  "Junie agent": ".junie/agents/NAME.md",
  "Augment agent": ".augment/agents/NAME.md",
  "Cline agent": ".cline/agents/NAME.yaml",
  "Trae agent": ".trae/agents/NAME.md",
  "Amazon Q agent": ".amazonq/cli-agents/NAME.json",
  "Agent in .agents": ".agents/agents/NAME.md",
};
