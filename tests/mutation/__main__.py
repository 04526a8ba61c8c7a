"""``python tests/mutation/run.py``: makes faults in files, a small one at a time, and counts which the tests notice."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from mutation.plan import TESTS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".mutation"
_COUNTED = ("killed", "timeout", "survived", "no_tests")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="tests/mutation/run.py", description=__doc__)
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="below server/agentls; all of the plan if none is named"
    )
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--show", action="store_true", help="show the faults that nobody noticed")
    options = parser.parse_args()
    sys.stdout.write("| file | faults | noticed | endless | survived | untested |\n|---|---:|---:|---:|---:|---:|\n")
    for file in options.files or TESTS:
        place = prepare(file, TESTS[file])
        (place / "log").write_text(mutmut(place, "run", "--max-children", str(options.processes)), "utf-8")
        mutmut(place, "export-cicd-stats")
        counts = json.loads((place / "mutants/mutmut-cicd-stats.json").read_text("utf-8"))
        sys.stdout.write(f"| {file} | {counts['total']} | {' | '.join(str(counts[name]) for name in _COUNTED)} |\n")
        sys.stdout.flush()
        if options.show:
            show(place)


def prepare(file: str, tests: tuple[str, ...]) -> Path:
    """A folder laid out as mutmut wants it: it knows no sources below ``server``."""
    place = FOLDER / re.sub(r"\W", "-", file)
    shutil.rmtree(place, ignore_errors=True)
    for source in ("server/agentls", "schemas/agentls_schemas"):
        shutil.copytree(ROOT / source, place / "src" / Path(source).name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests", place / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    settings = {
        "source_paths": ["src/agentls", "src/agentls_schemas"],
        "only_mutate": [f"src/agentls/{file}"],
        "pytest_add_cli_args": ["-q", "-p", "no:xdist", "-p", "no:randomly"],
        "pytest_add_cli_args_test_selection": list(tests),
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    table = "\n".join(["[tool.mutmut]", "use_git_change_detection = false", *lines])
    (place / "pyproject.toml").write_text(f"{project}\n{table}\n", "utf-8")
    return place


def mutmut(place: Path, *arguments: str) -> str:
    """What mutmut prints."""
    command = [str(Path(sys.executable).with_name("mutmut")), *arguments]
    done = subprocess.run(command, cwd=place, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"mutmut {arguments[0]} in {place} failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def show(place: Path) -> None:
    """Print the faults that survived."""
    for line in mutmut(place, "results").splitlines():
        name, _, state = line.strip().partition(": ")
        if state in ("survived", "no tests"):
            sys.stdout.write(f"\n{name}\n")
            changed = re.findall(r"^[-+](?![-+]).*$", mutmut(place, "show", name), re.M)
            sys.stdout.write("".join(f"    {each}\n" for each in changed))
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
