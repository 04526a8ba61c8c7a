"""Plays a day's editing to the server: ``python tests/endurance/run.py --help``."""

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parents[1])
    runpy.run_module("endurance", run_name="__main__", alter_sys=True)
