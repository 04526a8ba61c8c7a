"""``python tests/bench/run.py``: measures and prints the table, row by row."""

from __future__ import annotations

import argparse
import dataclasses
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench import command_rows, neighbour_rows, request_rows, target_rows, typing_rows
from bench.client import ServerError
from bench.plan import QUICK, Plan
from bench.report import Row, table

if TYPE_CHECKING:
    from collections.abc import Iterator

GROUPS = {
    "edit": typing_rows.rows,
    "targets": target_rows.rows,
    "request": request_rows.rows,
    "reading": request_rows.reading,
    "memory": request_rows.memory,
    "neighbours": neighbour_rows.rows,
    "start": request_rows.starts,
    "cold": command_rows.cold,
    "tree": command_rows.trees,
}


def rows(groups: list[str], plan: Plan) -> Iterator[Row]:
    """The rows of the groups, measured when asked for."""
    for group in groups:
        with tempfile.TemporaryDirectory(prefix="agentls-bench-") as folder:
            try:
                yield from GROUPS[group](plan, Path(folder).resolve())
            except ServerError as error:
                # One server's fault must not cost the other groups.
                yield Row(group, "failed", str(error).replace("\n", " ")[:200], reached=False)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__)
    parser.add_argument("group", nargs="*", choices=[[], *GROUPS], help="what to measure (default: all)")
    parser.add_argument("--quick", action="store_true", help="few rounds, no 10,000 agents: a minute")
    parser.add_argument("--skip-slow", action="store_true", help="without agnix on 10,000 agents")
    options = parser.parse_args()
    plan = QUICK if options.quick else dataclasses.replace(Plan(), slow=not options.skip_slow)
    for line in table(rows(options.group or list(GROUPS), plan)):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
