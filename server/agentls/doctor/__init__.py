"""Asks the agent tools that are installed on this machine what they do with agent files.

Nothing else in agentls starts a program. It is done when somebody asks for it, in a folder that holds agent files alone
and is gone afterwards, with an empty home and no way to the network.
"""
