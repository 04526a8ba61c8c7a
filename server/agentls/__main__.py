"""``python -m agentls``: the command line."""

from agentls.cli import main

if __name__ == "__main__":
    main()
