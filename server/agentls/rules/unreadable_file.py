"""The file or folder cannot be read.

No permission, a file that went away while the run was on its way to it, one of more than ten
megabytes: the message says which. Nothing is known of what is in it; all other files are checked.
"""

from __future__ import annotations

from agentls.finding import Severity
from agentls.lint.rule import Reads, Rule

RULE = Rule(__name__, __doc__, None, Severity.ERROR, Reads.WHOLE)
