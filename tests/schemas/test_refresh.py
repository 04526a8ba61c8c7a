"""The refresh script, on made-up packages: it edits whole lines and leaves all others alone."""

from __future__ import annotations

import difflib
import io
import sys
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest

from refresh import published, update
from refresh.__main__ import DATA

TODAY = date(2026, 12, 1)
EVENTS = ["Stop", "Start"]


OLD = {
    "models": """\
aliases:
  inherit: {doc: "The same."}
  opus: {means: claude-opus-4, doc: "The newest."}
  "opus[1m]": {means: "claude-opus-4[1m]", doc: "The newest, long."}
  haiku: {means: claude-haiku-5, doc: "The newest."}
current:
  claude-opus-5: {not_before: 2027-01-01}
  claude-sonnet-5: {}
  # a remark
  claude-haiku-5: {}
deprecated:
  claude-opus-4: {retires: 2026-11-30, replace: claude-opus-5, source: deprecations}
  claude-haiku-3: {retires: 2026-11-29, replace: claude-haiku-5, source: vendor-sdk}
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
-  opus: {means: claude-opus-4, doc: "The newest."}
-  "opus[1m]": {means: "claude-opus-4[1m]", doc: "The newest, long."}
+  opus: {means: claude-opus-5, doc: "The newest."}
+  "opus[1m]": {means: "claude-opus-5[1m]", doc: "The newest, long."}
-  claude-haiku-5: {}
+  claude-haiku-6: {}
+  claude-haiku-5: {retires: 2027-01-31, replace: claude-haiku-6, source: vendor-sdk}
+retired:
+  claude-2.1: {retires: 2025-07-21, replace: claude-opus-5, source: vendor-sdk}
-retired:
-  claude-2.1: {retires: 2025-07-21, replace: claude-opus-5, source: vendor-sdk}
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


def test_what_changed_is_edited_line_by_line() -> None:
    ends = {"claude-haiku-5": date(2027, 1, 31), "claude-opus-4": date(2026, 11, 30), "claude-2.1": date(2025, 7, 21)}
    models = ["claude-opus-5", "claude-sonnet-5", "claude-haiku-6", "claude-haiku-5"]
    news = published.Published(
        "2.1.0",
        models,
        ends,
        "0.3.2",
        ["Read", "Back"],
        {"Task": "Agent"},
        ["Stop", "Start"],
        aliases={"opus": "claude-opus-5", "haiku": "claude-haiku-5", "best": "claude-opus-5"},
    )
    new, notes = update.updated(OLD, news, TODAY)
    assert _changes(new) == EXPECTED
    names = [note.partition(":")[0] for note in notes]
    assert names == ["claude-haiku-5", "opus", "opus[1m]", "best", "Back", "Old", "Kill", "Start"]


def test_a_second_run_changes_nothing() -> None:
    aliases = {"opus": "claude-opus-5"}
    news = published.Published(
        "2.0.0", ["claude-opus-5"], {}, "0.3.1", ["Read", "Old"], {"Kill": "Stop"}, ["Stop"], [], aliases
    )
    once, _ = update.updated(OLD, news, TODAY)
    twice, _ = update.updated(once, news, TODAY)
    assert twice == once


def _changes(new: dict[str, str]) -> str:
    lines = []
    for name, text in new.items():
        changes = difflib.unified_diff(OLD[name].split("\n"), text.split("\n"), n=0, lineterm="")
        lines += [name, *(line for line in changes if not line.startswith(("---", "+++", "@@")))]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("place", "table"),
    [
        ("anthropic/_data/deprecated_models.py", "DEPRECATED_MODELS: Dict[str, str] ="),
        ("anthropic/resources/messages/messages.py", "DEPRECATED_MODELS ="),
    ],
)
def test_the_python_package_is_read_and_not_run(tmp_path: Path, place: str, table: str) -> None:
    wheel = tmp_path / "anthropic-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(
            "anthropic/types/model.py", 'exit(1)\nModel = Union[Literal["claude-x-1", "claude-y-1"], str]\n'
        )
        archive.writestr(place, f'exit(1)\n{table} {{"claude-x-1": "July 21st, 2025"}}\n')
    assert published.read_python(wheel) == (["claude-x-1", "claude-y-1"], {"claude-x-1": date(2025, 7, 21)})


def test_the_npm_package_is_read(tmp_path: Path) -> None:
    types = (
        "export declare const BUILTIN_TOOL_NAMES: readonly ['Read', 'my_tool'];\nconst HOOK_EVENTS: readonly ['Stop'];"
        "\nexport declare type AgentDefinition = {\n    /**\n     * what: it does\n     */\n    prompt: string;\n"
        "    servers?: {\n        command: string;\n    };\n    observer?: string;\n};\n"
    )
    code = 'var a=1,$b={Task:"Agent","Kill":"Stop"};export{$b as LEGACY_TOOL_NAME_ALIASES};'
    package = _package(tmp_path, types.replace("\n", "\r\n"), code)
    fields = ["prompt", "servers", "observer"]
    assert published.read_npm(package) == (["Read", "my_tool"], {"Task": "Agent", "Kill": "Stop"}, ["Stop"], fields)


def test_fields_that_the_model_lacks_are_named() -> None:
    model = "class Agent(Header):\n    name: Annotated[str, Fact(\n    servers: Annotated[list, Fact(\n"
    news = published.Published("1", [], {}, "1", [], {}, [], ["prompt", "servers", "observer"])
    assert [note.partition(":")[0] for note in update.missing_fields(model, news)] == ["observer"]


def test_the_model_has_the_fields_that_the_script_looks_for() -> None:
    model = (DATA / "agent.py").read_text(encoding="utf-8")
    news = published.Published("1", [], {}, "1", [], {}, [], ["tools", "observer", "prompt"])
    assert update.missing_fields(model, news) == []


ANSWER = (
    '{"type":"system"}\n'
    '{"type":"control_response","response":{"response":{"models":['
    '{"value":"default","resolvedModel":"claude-x-1"},{"value":"opus","resolvedModel":"claude-x-1"}]}}}\n'
)


def test_the_program_is_asked_what_aliases_mean(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!{sys.executable}\nimport sys\nsys.stdin.readline()\nsys.stdout.write({ANSWER!r})\n")
    program.chmod(0o755)
    assert published.ask(str(program)) == {"opus": "claude-x-1"}


def test_an_answer_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="adapt ask"):
        published.read_answer('{"type":"system"}\n')


def test_a_package_of_another_shape_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="adapt read_npm"):
        published.read_npm(_package(tmp_path, "", ""))


def _package(folder: Path, types: str, code: str) -> Path:
    path = folder / "sdk.tgz"
    with tarfile.open(path, "w:gz") as archive:
        for name, text in (("sdk.d.ts", types), ("sdk.mjs", code)):
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    return path
