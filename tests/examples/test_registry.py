"""The example that checks a registry with Ray says what the check says. Without Ray it is skipped; the night has it."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from agentls.workspace.packages import check_package
from endurance import project

EXAMPLE = Path(__file__).parents[2] / "examples/registry/check_registry.py"

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None, reason="Ray is not installed: pip install --group scale"
)


def files_of(package: int, agents: int) -> dict[str, bytes]:
    """A package of agents that name each other."""
    chance = random.Random(package)
    return {f".claude/agents/agent-{n}.md": project.agent(n, agents, chance).encode() for n in range(agents)}


def write_registry(folder: Path, shards: int, packages: int, agents: int) -> None:
    folder.mkdir()
    for shard in range(shards):
        with zipfile.ZipFile(folder / f"shard-{shard}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for package in range(shard * packages, (shard + 1) * packages):
                for path, data in files_of(package, agents).items():
                    archive.writestr(f"package-{package}/{path}", data)


def run(registry: Path, findings: Path) -> Counter[str]:
    command = [sys.executable, str(EXAMPLE), str(registry), str(findings)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return Counter({rule: int(count) for count, rule in map(str.split, done.stdout.splitlines())})


def test_a_registry_is_checked_as_its_packages_are_and_a_run_goes_on_where_it_was(tmp_path: Path) -> None:
    registry, findings = tmp_path / "registry", tmp_path / "findings"
    write_registry(registry, shards=3, packages=4, agents=5)
    counted = run(registry, findings)
    expected = Counter(
        (f"package-{n}", each.path, each.rule, each.start.line + 1)
        for n in range(12)
        for each in check_package(files_of(n, 5))
    )
    written = [json.loads(line) for file in findings.iterdir() for line in file.read_text("utf-8").splitlines()]
    assert Counter((each["package"], each["path"], each["rule"], each["line"]) for each in written) == expected
    assert counted == Counter(each["rule"] for each in written)
    assert len(written) > 50

    (findings / "shard-1.jsonl").unlink()
    again = run(registry, findings)
    assert again == Counter(
        each["rule"] for each in written if each["package"] in {f"package-{n}" for n in range(4, 8)}
    )
