"""``python tests/fuzz/run.py``: so many inputs, in rounds, each with its seed in the log; what fails is kept."""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from pathlib import Path
from typing import TextIO

from hypothesis import HealthCheck, Phase, given, seed, settings

from fuzz.checks import examine
from fuzz.inputs import Input, inputs
from fuzz.keeping import KEPT, keep
from fuzz.seeds import Seed, list_seeds

_ROUND = 500


def main() -> int:
    """Looks for inputs that break something; the exit code is 1 if there are any."""
    parser = argparse.ArgumentParser(prog="tests/fuzz/run.py", description=__doc__)
    parser.add_argument("--inputs", type=int, default=2000, help="how many, in rounds of 500 (default: 2000)")
    parser.add_argument("--seed", type=int, help="of the first round; each further one has the next number")
    parser.add_argument("--corpus", type=Path, action="append", default=[], help="a folder of files to begin with, too")
    parser.add_argument("--log", type=Path, help="a file to write to, too")
    parser.add_argument("--keep", type=Path, default=KEPT, help="the folder for inputs that fail (default: kept)")
    parser.add_argument("--raw", action="store_true", help="tell what fails as it came, and make it no smaller")
    options = parser.parse_args()
    first = random.randrange(10**9) if options.seed is None else options.seed
    seeds = list_seeds(options.corpus)
    with (options.log or Path(os.devnull)).open("a", encoding="utf-8") as log:
        tell(log, f"{len(seeds)} seeds of text, {options.inputs} inputs")
        rounds = range(first, first + -(-options.inputs // _ROUND))
        failed = [
            number for number in rounds if not run_round(number, seeds, log, raw=options.raw, folder=options.keep)
        ]
        tell(log, f"rounds that failed: {failed or 'none'}")
    return int(bool(failed))


def run_round(
    number: int, seeds: list[Seed], log: TextIO, *, tries: int = _ROUND, raw: bool = False, folder: Path | None = None
) -> bool:
    """Tries the inputs of a seed, tells and keeps the smallest one that breaks something; whether there was none."""
    tried = 0

    @seed(number)
    @settings(
        max_examples=tries, database=None, deadline=None, derandomize=False, print_blob=False,
        suppress_health_check=list(HealthCheck), report_multiple_bugs=False,
        phases=[Phase.generate] if raw else [Phase.generate, Phase.shrink],
    )  # fmt: skip
    @given(inputs(seeds))
    def attempt(case: Input) -> None:
        nonlocal tried
        tried += 1
        try:
            examine(case)
        except Exception:
            last[0] = case
            raise

    last: list[Input | None] = [None]
    began = time.process_time()
    try:
        attempt()
    except Exception as error:
        words = f"{type(error).__name__}: {str(error)[:1500]}"
        tell(log, f"seed {number}: FAILED after {tried}: {last[0]!r}\n    {words}")
        if folder and last[0]:
            tell(log, f"    kept as {keep(last[0], words.strip().splitlines()[0], folder)}")
        return False
    tell(log, f"seed {number}: {tried} inputs, {time.process_time() - began:.0f} s")
    return True


def tell(log: TextIO, words: str) -> None:
    """Says it here, and in the log."""
    for stream in (sys.stdout, log):
        stream.write(f"{words}\n")
        stream.flush()


if __name__ == "__main__":
    sys.exit(main())
