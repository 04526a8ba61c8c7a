"""Claude Code's settings, servers, hooks, plugins and marketplaces: what it says of them.

It is asked at its start, or has them validated.

A file that costs more than itself (a plugin that does not load, settings that are ignored as a whole) does not load.
"""
