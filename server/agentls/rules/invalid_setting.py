"""A setting of agentls is unknown or invalid.

It stands in `agentls.toml`, in `[tool.agentls]` of `pyproject.toml` or in the editor's settings: an
unknown key, a rule that does not exist, a level that is none. The message says what may be written
there. Until then the setting is ignored; all others hold.
"""

from __future__ import annotations

from agentls.finding import Severity
from agentls.lint.rule import Reads, Rule

RULE = Rule(__name__, __doc__, None, Severity.WARNING, Reads.WHOLE)
