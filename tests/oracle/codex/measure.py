"""Measures the battery: lays the cases out as one project and lets the program list its agent roles."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import re
import signal
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from oracle.codex.api import Api
from oracle.program import Package, ProgramError, environment
from oracle.projects import lay_out
from oracle.record import Record, Sound, Table, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from oracle.case import Case

PACKAGE = Package("@openai/codex", "0.171.0")
FOLDERS = {"agents": "project/.codex/agents"}
SOUND = Sound(Record, {"agents": {"name": "{id}", "description": "Reviews {id} with care.", "model": "gpt-5.5"}})

PATIENCE = 60
"""Seconds to wait for its first request."""

_CONFIG = """\
model = "gpt-5.5"
model_provider = "local"
[model_providers.local]
name = "local"
base_url = "{url}"
wire_api = "responses"
env_key = "KEY"
request_max_retries = 0
stream_max_retries = 0
[projects."{project}"]
trust_level = "trusted"
"""


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases."""
    with tempfile.TemporaryDirectory(prefix="agentls-battery-", ignore_cleanup_errors=True) as folder:
        root = Path(folder).resolve()
        lay_out(root, FOLDERS, cases, {})
        request, errors = _ask(modules, root)
    warnings = re.findall(r"Ignoring malformed agent role definition: (.*?)(?=\nwarning:|\n\n|\Z)", errors, re.S)
    roles, version = (
        _roles(request),
        json.loads((modules / PACKAGE.name / "package.json").read_text("utf-8"))["version"],
    )
    return Table(
        version,
        datetime.now(UTC).date().isoformat(),
        {case.id: _record(case, root / FOLDERS["agents"] / case.path, roles, warnings) for case in cases},
    )


def _ask(modules: Path, root: Path) -> tuple[dict, str]:
    """Its first request, and what it has written by then."""
    project, home = root / "project", root / ".codex"
    home.mkdir()
    with Api() as api:
        (home / "config.toml").write_text(_CONFIG.format(url=api.url, project=project.as_posix()), "utf-8")
        command = [str(modules / ".bin" / ("codex.cmd" if sys.platform == "win32" else "codex")), "exec", "hi"]
        process = subprocess.Popen(
            [*command, "--enable", "multi_agent_v2", "--skip-git-repo-check"],
            cwd=project,
            env=environment(root) | {"CODEX_HOME": str(home), "KEY": "none-is-needed"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            return api.requests.get(timeout=PATIENCE), _end(process)
        except queue.Empty:
            raise ProgramError(f"Codex asked its model nothing: {_end(process)[-2000:]}") from None


def _end(process: subprocess.Popen[bytes]) -> str:
    """End it and those that it has started; what it wrote."""
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGTERM)
    return process.communicate()[1].decode("utf-8", "replace")


def _roles(request: dict) -> Mapping[str, str]:
    """What the model is told of each role, by name."""
    listing = next(_texts(request, "agent_type"), "").partition("Available roles:\n")[2]
    return dict(re.findall(r"^(\S[^\n]*?): \{\n(.*?)\n\}", listing, re.S | re.M))


def _texts(value: object, key: str) -> Iterator[str]:
    """The descriptions of what has this key, wherever it stands."""
    if isinstance(value, dict):
        found = value.get(key)
        if isinstance(found, dict):
            yield found.get("description", "")
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _texts(each, key)


def _record(case: Case, path: Path, roles: Mapping[str, str], warnings: Iterable[str]) -> Record:
    said = (_reason(text, path) for text in warnings if str(path) in text or f"`{case.id}`" in text)
    says = tuple(dict.fromkeys(said))
    name = next((name for name, shown in roles.items() if name == case.id or f"Reviews {case.id} " in shown), None)
    if name is None:
        return Record(case.id, loads=False, says=says)
    model = re.search(r"model is set to `(.*?)`", roles[name])
    description = roles[name].split("\n- This role's")[0]
    return Record(case.id, name=short(name), description=short(description), model=model and model[1], says=says)


def _reason(text: str, path: Path) -> str:
    """Why a file is refused, without its path and without what is shown of it."""
    lines = text.replace(str(path), "<file>").split("\n")
    return " ".join(line for line in lines if not re.match(r"\s*\d* *\|", line)).strip()
