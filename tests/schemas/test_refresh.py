"""The refresh script, on made-up packages: it edits whole lines and leaves all others alone."""

from __future__ import annotations

import difflib
import importlib.util
import io
import sys
import tarfile
import zipfile
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "schemas" / "refresh.py"
TODAY = date(2026, 12, 1)
EVENTS = ["Stop", "Start"]


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up while they are made.
    sys.modules["refresh"] = module
    spec.loader.exec_module(module)
    return module


OLD = {
    "models": """\
current:
  claude-opus-5: {not_before: 2027-01-01}
  claude-sonnet-5: {}
  # a remark
  claude-haiku-5: {}
deprecated:
  claude-opus-4: {retires: 2026-11-30, replace: claude-opus-5, source: deprecations}
retired:
  claude-2.1: {retires: 2025-07-21, replace: claude-opus-5, source: vendor-sdk}
""",
    "tools": """\
# remarks
current:
  Read: {doc: "Reads."}
  Old: {doc: "Old."}
  Secret: {doc: "Secret.", unlisted: true}
renamed:
  Task: {to: Agent}
  Kill: {to: Stop}
retired:
  Back: {to: Read, source: sdk-types}
""",
    "hooks": """\
events:
  Stop: "At the end."
  Gone: "Never."
handlers:
  command: {doc: "Runs."}
""",
    "sources": """\
sdk-types: {where: "npm package @anthropic-ai/claude-agent-sdk 0.3.1: sdk.d.ts", read: 2026-11-01}
vendor-sdk: {where: "PyPI package anthropic 2.0.0: types/model.py", read: 2026-11-01}
""",
}

EXPECTED = """\
models
-  claude-haiku-5: {}
+  claude-haiku-6: {}
-  claude-opus-4: {retires: 2026-11-30, replace: claude-opus-5, source: deprecations}
+  claude-haiku-5: {retires: 2027-01-31, replace: claude-haiku-6, source: vendor-sdk}
+  claude-opus-4: {retires: 2026-11-30, replace: claude-opus-5, source: deprecations}
tools
-  Old: {doc: "Old."}
+  Back: {doc: "New in 0.3.2: describe it."}
-  Kill: {to: Stop}
-  Back: {to: Read, source: sdk-types}
+  Old: {to: "", note: "Gone from the SDK's list in 0.3.2.", source: sdk-types}
+  Kill: {to: "Stop", note: "Gone from the SDK's list in 0.3.2.", source: sdk-types}
hooks
-  Gone: "Never."
+  Start: "New in 0.3.2: describe it."
sources
-sdk-types: {where: "npm package @anthropic-ai/claude-agent-sdk 0.3.1: sdk.d.ts", read: 2026-11-01}
-vendor-sdk: {where: "PyPI package anthropic 2.0.0: types/model.py", read: 2026-11-01}
+sdk-types: {where: "npm package @anthropic-ai/claude-agent-sdk 0.3.2: sdk.d.ts", read: 2026-12-01}
+vendor-sdk: {where: "PyPI package anthropic 2.1.0: types/model.py", read: 2026-12-01}
"""


def test_what_changed_is_edited_line_by_line(refresh: ModuleType) -> None:
    ends = {"claude-haiku-5": date(2027, 1, 31), "claude-opus-4": date(2026, 11, 30), "claude-2.1": date(2025, 7, 21)}
    models = ["claude-opus-5", "claude-sonnet-5", "claude-haiku-6", "claude-haiku-5"]
    published = refresh.Published(
        "2.1.0", models, ends, "0.3.2", ["Read", "Back"], {"Task": "Agent"}, ["Stop", "Start"]
    )
    new, notes = refresh.updated(OLD, published, TODAY)
    assert _changes(new) == EXPECTED
    assert [note.partition(":")[0] for note in notes] == ["claude-haiku-5", "Back", "Old", "Kill", "Start"]


def test_a_second_run_changes_nothing(refresh: ModuleType) -> None:
    published = refresh.Published("2.0.0", ["claude-opus-5"], {}, "0.3.1", ["Read", "Old"], {"Kill": "Stop"}, ["Stop"])
    once, _ = refresh.updated(OLD, published, TODAY)
    twice, _ = refresh.updated(once, published, TODAY)
    assert twice == once


def _changes(new: dict[str, str]) -> str:
    lines = []
    for name, text in new.items():
        changes = difflib.unified_diff(OLD[name].split("\n"), text.split("\n"), n=0, lineterm="")
        lines += [name, *(line for line in changes if not line.startswith(("---", "+++", "@@")))]
    return "\n".join(lines) + "\n"


def test_the_python_package_is_read_and_not_run(refresh: ModuleType, tmp_path: Path) -> None:
    wheel = tmp_path / "anthropic-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(
            "anthropic/types/model.py", 'exit(1)\nModel = Union[Literal["claude-x-1", "claude-y-1"], str]\n'
        )
        table = 'exit(1)\nDEPRECATED_MODELS = {"claude-x-1": "July 21st, 2025"}\n'
        archive.writestr("anthropic/resources/messages/messages.py", table)
    assert refresh.read_python(wheel) == (["claude-x-1", "claude-y-1"], {"claude-x-1": date(2025, 7, 21)})


def test_the_npm_package_is_read(refresh: ModuleType, tmp_path: Path) -> None:
    types = (
        "export declare const BUILTIN_TOOL_NAMES: readonly ['Read', 'my_tool'];\nconst HOOK_EVENTS: readonly ['Stop'];"
    )
    code = 'var a=1,$b={Task:"Agent","Kill":"Stop"};export{$b as LEGACY_TOOL_NAME_ALIASES};'
    package = _package(tmp_path, types, code)
    assert refresh.read_npm(package) == (["Read", "my_tool"], {"Task": "Agent", "Kill": "Stop"}, ["Stop"])


def test_a_package_of_another_shape_is_refused(refresh: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="adapt read_npm"):
        refresh.read_npm(_package(tmp_path, "", ""))


def _package(folder: Path, types: str, code: str) -> Path:
    path = folder / "sdk.tgz"
    with tarfile.open(path, "w:gz") as archive:
        for name, text in (("sdk.d.ts", types), ("sdk.mjs", code)):
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    return path
