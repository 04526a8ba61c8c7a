"""Files and settings: what is on disk, which of it is an agent file, and what its owners have configured.

``FileSystem`` is the only input and output below the faces. Nothing here knows a rule, the command
line or the protocol.
"""
