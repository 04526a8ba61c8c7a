"""What Claude Code makes of a file, asked of the program itself, and set against what agentls says of the same file."""
