"""``python tests/bench/replay.py``: plays an hour's editing to the server and says what came of it."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import percentile
from bench.replaying.outcome import Outcome, Plan, replay
from bench.replaying.visitor import PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTED = 20


def summary(outcome: Outcome) -> Iterator[str]:
    """The lines to print."""
    yield "| method | count | median ms | 99th percentile |"
    yield "| --- | ---: | ---: | ---: |"
    for method, times in sorted(outcome.times.items()):
        yield f"| {method} | {len(times)} | {percentile(times, 50):.2f} | {percentile(times, 99):.2f} |"
    yield ""
    yield f"memory after each tenth, MiB: {', '.join(f'{mib:.1f}' for mib in outcome.memory)}"
    yield f"diagnostics at the end: {outcome.reported}; exit code {outcome.code}"
    for name, found in (
        ("faults", outcome.faults),
        ("differences from a new server", outcome.differences),
        ("lines on standard error", outcome.errors.splitlines()),
    ):
        yield f"{name}: {len(found)}"
        yield from (f"  {each[:600]}" for each in found[:_LISTED])


def main() -> None:
    """The command; fails when anything is wrong."""
    parser = argparse.ArgumentParser(prog="replay.py", description=__doc__)
    parser.add_argument("--requests", type=int, default=Plan().messages, help="requests and notifications to send")
    parser.add_argument("--agents", type=int, default=Plan().agents, help="agents in the workspace")
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--client", choices=PROFILES, default=Plan().client)
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="agentls-replay-") as folder:
        root = Path(folder).resolve() / "project"
        outcome = replay(Plan(options.requests, options.agents, options.seed, options.client), root)
    for line in summary(outcome):
        sys.stdout.write(f"{line}\n")
    wrong = bool(outcome.faults or outcome.differences or outcome.errors or outcome.code or outcome.leaks)
    sys.stdout.write(f"{'FAILED' if wrong else 'fine'} in {time.monotonic() - began:.0f} s\n")
    sys.exit(wrong)


if __name__ == "__main__":
    main()
