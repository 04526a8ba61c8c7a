"""How VS Code is asked."""

from __future__ import annotations

from oracle.tool import Tool
from oracle.vscode.battery import CASES
from oracle.vscode.measure import FOLDERS, PACKAGE, measure
from oracle.vscode.record import SOUND, level

TOOL = Tool("vscode", "VS Code", PACKAGE, CASES, SOUND, FOLDERS, measure, level=level)
