"""Makes faults in files and counts which the tests notice: ``python tests/mutation/run.py --help``."""

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parents[1])
    runpy.run_module("mutation", run_name="__main__", alter_sys=True)
