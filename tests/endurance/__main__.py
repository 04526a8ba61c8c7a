"""``python tests/endurance/run.py``: plays a day's editing to the server and says what came of it."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import percentile
from endurance.day import Outcome, Plan, Point, play
from endurance.visitor import PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTED = 20


def summary(plan: Plan, outcome: Outcome) -> Iterator[str]:
    """The lines to print at the end."""
    yield "\n| method | count | median ms | 99th percentile |"
    yield "| --- | ---: | ---: | ---: |"
    for method, times in sorted(outcome.times.items()):
        yield f"| {method} | {len(times)} | {percentile(times, 50):.2f} | {percentile(times, 99):.2f} |"
    yield f"\ntexts at the end: {outcome.texts}"
    for name, found in (("faults", outcome.faults), ("memory that grew", outcome.growth)):
        yield f"{name}: {len(found)}"
        yield from (f"  {each[:2000]}" for each in found[:_LISTED])
    if outcome.faults:
        sent = outcome.points[-1].sent
        yield (
            f"the same once more: python tests/endurance/run.py --seed {plan.seed} --client {plan.client}"
            f" --agents {plan.agents} --messages {sent} --points 1"
        )


def tell_point(point: Point) -> None:
    """Say what was found at a point."""
    resident, blocks = point.fresh
    sys.stdout.write(
        f"{point.sent} messages, server {point.life + 1}: {point.resident:.1f} MiB (new {resident:.1f}), "
        f"{point.blocks} blocks (new {blocks}), {point.shown} diagnostics, {len(point.faults)} faults\n"
    )
    sys.stdout.flush()


def main() -> None:
    """The command; fails when anything is wrong."""
    plan = Plan()
    parser = argparse.ArgumentParser(prog="tests/endurance/run.py", description=__doc__)
    parser.add_argument("--messages", type=int, default=plan.messages, help="requests and notifications to send")
    parser.add_argument("--agents", type=int, default=plan.agents, help="agents in the workspace")
    parser.add_argument("--seed", type=int, help="the same seed plays the same")
    parser.add_argument("--client", choices=PROFILES, default=plan.client, help="whose abilities to have")
    parser.add_argument("--points", type=int, default=plan.points, help="how often to compare with a new server")
    parser.add_argument("--whole", type=int, default=plan.whole, help="compare all files at each so manieth point")
    options = parser.parse_args()
    seed = random.randrange(10**6) if options.seed is None else options.seed
    plan = Plan(options.messages, options.agents, seed, options.client, options.points, options.whole)
    sys.stdout.write(f"seed {seed}\n")
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="agentls-endurance-") as folder:
        outcome = play(plan, Path(folder).resolve() / "project", tell_point)
    for line in summary(plan, outcome):
        sys.stdout.write(f"{line}\n")
    wrong = bool(outcome.faults or outcome.growth)
    sys.stdout.write(f"{'FAILED' if wrong else 'fine'} in {time.monotonic() - began:.0f} s\n")
    sys.exit(wrong)


if __name__ == "__main__":
    main()
