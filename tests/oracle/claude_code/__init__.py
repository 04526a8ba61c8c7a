"""Claude Code: two thousand files, and a program that shows what it makes of each."""
