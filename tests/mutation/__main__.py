"""``python tests/mutation/run.py``: makes faults in files, a small one at a time, and counts which the tests notice."""

from __future__ import annotations

import argparse
import ast
import difflib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from mutation.plan import TESTS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".mutation"
_SURVIVED = (0, 33)
"""What the tests ended with where they noticed nothing, and where none of them came by."""
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
    places = {file: FOLDER / re.sub(r"\W", "-", file) for file in options.files or TESTS}
    for file, place in places.items():
        prepare(place, file, TESTS[file])
        (place / "log").write_text(mutmut(place, "run", "--max-children", str(options.processes)), "utf-8")
        mutmut(place, "export-cicd-stats")
        counts = json.loads((place / "mutants/mutmut-cicd-stats.json").read_text("utf-8"))
        sys.stdout.write(f"| {file} | {counts['total']} | {' | '.join(str(counts[name]) for name in _COUNTED)} |\n")
        sys.stdout.flush()
    for file, place in places.items() if options.show else ():
        show(place, file)


def prepare(place: Path, file: str, tests: tuple[str, ...]) -> None:
    """Lays a folder out as mutmut wants it: it knows no sources below ``server``."""
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


def mutmut(place: Path, *arguments: str) -> str:
    """What mutmut prints."""
    command = [str(Path(sys.executable).with_name("mutmut")), *arguments]
    done = subprocess.run(command, cwd=place, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"mutmut {arguments[0]} in {place} failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def show(place: Path, file: str) -> None:
    """Print the faults that survived, each as the lines that it changes."""
    made = place / "mutants/src/agentls" / file
    source = made.read_text("utf-8")
    functions = {
        node.name: (ast.get_source_segment(source, node) or "").replace(node.name, node.name.partition("__mutmut")[0])
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    }
    codes = json.loads(made.with_name(f"{made.name}.meta").read_text("utf-8"))["exit_code_by_key"]
    left = [key.rpartition(".")[2] for key, code in codes.items() if code in _SURVIVED]
    sys.stdout.write(f"\n{file}\n" if left else "")
    for name in left:
        sound = functions[f"{name.rpartition('__mutmut')[0]}__mutmut_orig"]
        changed = difflib.ndiff(sound.split("\n"), functions[name].split("\n"))
        sys.stdout.write(f"\n{name}\n" + "".join(f"    {line}\n" for line in changed if line[0] in "-+"))


if __name__ == "__main__":
    main()
