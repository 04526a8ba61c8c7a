"""How Kilo is asked."""

from __future__ import annotations

from oracle.kilo.battery import CASES
from oracle.kilo.level import level
from oracle.kilo.measure import FOLDERS, PACKAGE, SOUND, measure
from oracle.tool import Tool

TOOL = Tool("kilo", "Kilo", PACKAGE, CASES, SOUND, FOLDERS, measure, level=level)
