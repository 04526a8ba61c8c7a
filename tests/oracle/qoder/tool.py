"""How Qoder CLI is asked."""

from __future__ import annotations

from oracle.qoder.battery import CASES
from oracle.qoder.level import level
from oracle.qoder.measure import FOLDERS, PACKAGE, SOUND, measure
from oracle.tool import Tool

TOOL = Tool("qoder", "Qoder CLI", PACKAGE, CASES, SOUND, FOLDERS, measure, level=level)
