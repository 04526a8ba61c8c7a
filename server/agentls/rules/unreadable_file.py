"""The file or folder cannot be read.

The message gives the reason: no permission, a file that disappeared during the run, or one larger than ten
megabytes. The file is not checked; all other files are.
"""

from __future__ import annotations

from agentls.finding import Severity
from agentls.lint.rule import Reads, Rule

RULE = Rule(__name__, __doc__, None, Severity.ERROR, Reads.WHOLE)
