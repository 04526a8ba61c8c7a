"""How Qwen Code is asked."""

from __future__ import annotations

from oracle.qwen_code.battery import CASES
from oracle.qwen_code.measure import FOLDERS, PACKAGE, SOUND, measure
from oracle.tool import Tool

TOOL = Tool("qwen-code", "Qwen Code", PACKAGE, CASES, SOUND, FOLDERS, measure)
