"""Checks a registry of agents with Ray: ``python examples/registry/check_registry.py REGISTRY FINDINGS``.

A registry is a folder, or a mounted bucket, of ``.zip`` shards with any number of packages each, in which a file's path
is ``PACKAGE/PATH``. Each shard becomes ``FINDINGS/SHARD.jsonl``, a line for each finding; a shard that has its findings
is not checked again, so that a run which was cut short goes on where it was. The last lines say how many findings each
rule has.

Ray takes this machine's cores; with ``ray start`` on others, ``--address auto`` takes theirs. It is no dependency of
agentls: ``pip install agentls ray``.
"""

from __future__ import annotations

import argparse
import json
import sys
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ray

from agentls.workspace.packages import Found, check_package

if TYPE_CHECKING:
    from collections.abc import Iterator

_AHEAD = 4
"""Shards that wait for each core, so that none is idle."""


def packages(shard: Path) -> Iterator[tuple[str, dict[str, bytes]]]:
    """The packages of a shard, each with its files."""
    with zipfile.ZipFile(shard) as archive:
        names: dict[str, list[str]] = defaultdict(list)
        for name in archive.namelist():
            names[name.partition("/")[0]].append(name)
        for package, inside in names.items():
            yield package, {name.partition("/")[2]: archive.read(name) for name in inside if not name.endswith("/")}


def check_shard(shard: Path, findings: Path) -> Counter[str]:
    """Check all packages of a shard and write what is found; how many findings each rule has."""
    counted: Counter[str] = Counter()
    unfinished = findings.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8") as out:
        for package, files in packages(shard):
            for found in check_package(files):
                counted[found.rule] += 1
                out.write(f"{json.dumps(row(package, found), ensure_ascii=False)}\n")
    unfinished.replace(findings)
    return counted


def row(package: str, found: Found) -> dict[str, Any]:
    """A finding as it is written, lines and columns from 1."""
    return {
        "package": package, "path": found.path, "kind": found.kind, "rule": found.rule,
        "severity": found.severity.label, "message": found.message,
        "line": found.start.line + 1, "column": found.start.column + 1,
    }  # fmt: skip


def check_registry(registry: Path, findings: Path) -> Counter[str]:
    """Check all shards that have no findings yet; how many findings each rule has in them."""
    findings.mkdir(parents=True, exist_ok=True)
    pairs = ((shard, findings / f"{shard.stem}.jsonl") for shard in sorted(registry.glob("*.zip")))
    waiting = [pair for pair in pairs if not pair[1].exists()]
    # Who dies takes one shard with him, which is checked anew.
    task = ray.remote(max_retries=3)(check_shard)
    most = _AHEAD * int(ray.cluster_resources()["CPU"])
    running: list[Any] = []
    counted: Counter[str] = Counter()
    while waiting or running:
        running += [task.remote(*waiting.pop()) for _ in range(min(len(waiting), most - len(running)))]
        done, running = ray.wait(running)
        for each in ray.get(done):
            counted.update(each)
    return counted


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("registry", type=Path)
    parser.add_argument("findings", type=Path)
    parser.add_argument("--address", help="the Ray cluster; without, this machine alone")
    options = parser.parse_args()
    ray.init(address=options.address, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    for rule, count in check_registry(options.registry.resolve(), options.findings.resolve()).most_common():
        sys.stdout.write(f"{count:>9} {rule}\n")


if __name__ == "__main__":
    main()
