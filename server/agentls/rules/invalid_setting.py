"""A setting of agentls is unknown or invalid.

The setting is in `agentls.toml`, in `[tool.agentls]` of `pyproject.toml` or in the editor's settings, and has an
unknown key, a rule that does not exist or an invalid level. The message lists what is allowed. The setting is
ignored until you correct it; all others apply.
"""

from __future__ import annotations

from agentls.finding import Severity
from agentls.lint.rule import Reads, Rule

RULE = Rule(__name__, __doc__, None, Severity.WARNING, Reads.WHOLE)
