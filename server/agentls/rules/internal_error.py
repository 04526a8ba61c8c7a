"""A rule crashed on this file.

This is a fault of agentls and not of the file: the rule named in the message reports nothing for it,
all other rules do. The log holds the details; a report with them and the file is welcome.
"""

from __future__ import annotations

from agentls.finding import Severity
from agentls.lint.rule import Reads, Rule

RULE = Rule(__name__, __doc__, None, Severity.WARNING, Reads.WHOLE)
