"""Brings the data up to date with what the vendor publishes. Run by hand, from anywhere:

    python schemas/refresh.py             # fetch, edit the data files, show what changed
    python schemas/refresh.py --dry-run   # only show it
    python schemas/refresh.py --program ~/bin/claude   # ask this one what aliases mean

It reads, and never runs, two packages that `pip download` and `npm pack` fetch into a temporary folder:

- anthropic (PyPI): the model ids and the dates on which models end.
- @anthropic-ai/claude-agent-sdk (npm): tool names, their former names, hook events, the fields of an agent.

What an alias means no package says. Where Claude Code is installed it is started without a network and asked.

Edits are whole lines, so that comments and descriptions stay. What it adds says "describe it"; what it cannot
decide it reports. Afterwards describe what is new, run `python -m agentls_schemas.generate` and the tests.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

DATA = Path(__file__).parent / "agentls_schemas" / "claude_code"
FILES = ("models", "tools", "hooks", "sources")
# Where the table of deprecated models is, newest releases first.
TABLES = ("anthropic/_data/deprecated_models.py", "anthropic/resources/messages/messages.py")
# Of the SDK's agents: the body of a file, and what a file may not say (asked of 2.1.332).
NOT_IN_FILES = frozenset({"prompt", "criticalSystemReminder_EXPERIMENTAL"})
ASK = '{"type":"control_request","request_id":"1","request":{"subtype":"initialize"}}\n'
# The discard port of this machine: nothing answers, and nothing leaves it.
OFFLINE = {
    "ANTHROPIC_API_KEY": "none",
    "ANTHROPIC_BASE_URL": "http://127.0.0.1:9",
    "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
    "DISABLE_AUTOUPDATER": "1",
}


@dataclass
class Published:
    """What the packages say."""

    python_version: str
    models: list[str]
    ends: dict[str, date]
    npm_version: str
    tools: list[str]
    former_tools: dict[str, str]
    events: list[str]
    fields: list[str] = field(default_factory=list)
    """Those of an agent."""
    aliases: dict[str, str] = field(default_factory=dict)
    """What each stands for; empty where nobody could be asked."""


@dataclass
class Lines:
    """A data file as lines, edited entry by entry: ``  key: value`` under ``block:``."""

    lines: list[str]
    notes: list[str] = field(default_factory=list)

    def keys(self, block: str) -> list[str]:
        """The keys of a block, in order."""
        return [key for key, _ in self._entries(block)]

    def get(self, block: str, key: str) -> str:
        """The value as written."""
        return self.lines[dict(self._entries(block))[key]].partition(": ")[2]

    def put(self, block: str, key: str, value: str, before: str = "") -> None:
        """Replaces an entry, or adds it before another or at the block's end."""
        entries = dict(self._entries(block))
        line = f"  {key}: {value}"
        if key in entries:
            self.lines[entries[key]] = line
        else:
            at = entries[before] if before else max(entries.values(), default=self._start(block)) + 1
            self.lines.insert(at, line)

    def edit(self, block: str, key: str, pattern: str, text: str) -> bool:
        """Replaces what a pattern finds in an entry's value; whether the line is another then."""
        number = dict(self._entries(block))[key]
        old, self.lines[number] = self.lines[number], re.sub(pattern, lambda _: text, self.lines[number])
        return old != self.lines[number]

    def drop(self, block: str, key: str) -> None:
        """Removes an entry if it is there."""
        entries = dict(self._entries(block))
        if key in entries:
            del self.lines[entries[key]]

    def _start(self, block: str) -> int:
        return self.lines.index(f"{block}:")

    def _entries(self, block: str) -> list[tuple[str, int]]:
        found = []
        for number in range(self._start(block) + 1, len(self.lines)):
            match = re.match(r'  "?([^\s":]+)"?: ', self.lines[number])
            if match:
                found.append((match[1], number))
            elif not self.lines[number].startswith(("#", "  ")):
                break
        return found


def read_python(wheel: Path) -> tuple[list[str], dict[str, date]]:
    """Model ids, newest first, and end dates from the vendor SDK's source.

    Raises:
        ValueError: the SDK no longer has them where this script looks.
    """
    with zipfile.ZipFile(wheel) as archive:
        listed = ast.parse(archive.read("anthropic/types/model.py"))
        held = next((name for name in TABLES if name in archive.namelist()), "")
        ended = ast.parse(archive.read(held) if held else b"")
    values = [node.value for node in ast.walk(listed) if isinstance(node, ast.Constant)]
    models = [value for value in values if isinstance(value, str) and value.startswith("claude-")]
    table = next((_dict(node) for node in ast.walk(ended) if _assigns(node, "DEPRECATED_MODELS")), None)
    if not models or table is None:
        raise ValueError("the Python SDK has changed its shape; adapt read_python")
    return models, {name: _date(text) for name, text in table.items()}


def _assigns(node: ast.AST, name: str) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return any(isinstance(target, ast.Name) and target.id == name for target in targets)


def _dict(node: ast.AST) -> dict[str, str]:
    value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
    found: dict[str, str] = ast.literal_eval(value) if value else {}
    return found


def _date(text: str) -> date:
    plain = re.sub(r"(\d)(st|nd|rd|th)\b", r"\1", text)
    return datetime.strptime(plain, "%B %d, %Y").replace(tzinfo=UTC).date()


def read_npm(package: Path) -> tuple[list[str], dict[str, str], list[str], list[str]]:
    """Tool names, former names, hook events and the fields of an agent from the texts of the npm package.

    Raises:
        ValueError: the package no longer has them where this script looks.
    """
    with tarfile.open(package) as archive:
        types, code = (_text(archive, f"package/{name}") for name in ("sdk.d.ts", "sdk.mjs"))
    tools, events = (_array(types, name) for name in ("BUILTIN_TOOL_NAMES", "HOOK_EVENTS"))
    # The types give no values for this one; the bundle exports it under a short name.
    short = re.search(r"([\w$]+) as LEGACY_TOOL_NAME_ALIASES\b", code)
    table = re.search(rf"(?<![\w$.]){re.escape(short[1])}=\{{([^{{}}]*)\}}", code) if short else None
    fields = _fields(types, "AgentDefinition")
    if not (tools and events and table and fields):
        raise ValueError("the npm package has changed its shape; adapt read_npm")
    return tools, dict(re.findall(r'"?([\w$]+)"?:"([^"]+)"', table[1])), events, fields


def _fields(types: str, name: str) -> list[str]:
    """The properties of a type, those of types inside it left out."""
    match = re.search(rf"^(?:export )?(?:declare )?type {name} = \{{\n(.*?)^\}}", types, re.M | re.S)
    return re.findall(r"^ {4}(\w+)\??:", match[1], re.M) if match else []


def _text(archive: tarfile.TarFile, name: str) -> str:
    member = archive.extractfile(name)
    # The types have CRLF.
    return member.read().decode().replace("\r\n", "\n") if member else ""


def _array(types: str, name: str) -> list[str]:
    match = re.search(rf"const {name}: readonly \[([^\]]*)\]", types)
    return re.findall(r"'([^']+)'", match[1]) if match else []


def ask(program: str) -> dict[str, str]:
    """What each alias stands for, as the program itself says.

    Raises:
        subprocess.SubprocessError: it cannot be run, or does not answer.
        ValueError: it answers something else.
    """
    command = [program, "-p", "--input-format", "stream-json", "--output-format", "stream-json", "--verbose"]
    with tempfile.TemporaryDirectory() as home:
        env = {"PATH": os.environ.get("PATH", ""), "HOME": home, **OFFLINE}
        run = subprocess.run(  # noqa: S603
            command, input=ASK, env=env, cwd=home, capture_output=True, text=True, timeout=60, check=True
        )
    return read_answer(run.stdout)


def read_answer(output: str) -> dict[str, str]:
    """The aliases in what the program prints: lines of JSON, one of which answers.

    Raises:
        ValueError: none does.
    """
    for line in filter(None, output.split("\n")):
        said = json.loads(line)
        if said.get("type") == "control_response":
            models = said["response"]["response"]["models"]
            return {one["value"]: one["resolvedModel"] for one in models if one["value"] != "default"}
    raise ValueError("the program does not say which models it has; adapt ask")


def fetch(folder: Path, program: str) -> Published:
    """Downloads both packages with their registries' own clients and reads them; asks the program if there is one.

    Raises:
        subprocess.CalledProcessError: a client failed; its own words are on the terminal.
    """
    pip = [sys.executable, "-m", "pip", "download", "anthropic", "--no-deps", "--only-binary=:all:", "--quiet"]
    subprocess.run([*pip, "--dest", str(folder)], check=True)  # noqa: S603
    npm = ["npm", "pack", "@anthropic-ai/claude-agent-sdk", "--silent"]
    subprocess.run(npm, check=True, cwd=folder, stdout=subprocess.DEVNULL)  # noqa: S603
    wheel, package = next(folder.glob("anthropic-*.whl")), next(folder.glob("*.tgz"))
    models, ends = read_python(wheel)
    tools, former, events, fields = read_npm(package)
    version = package.stem.rpartition("-sdk-")[2]
    aliases = ask(program) if program else {}
    return Published(wheel.name.split("-")[1], models, ends, version, tools, former, events, fields, aliases)


def update_models(data: Lines, new: Published, today: date) -> None:
    """New ids into `current`, ended ones into `deprecated` and `retired`."""
    after = [name for name in new.models if name in data.keys("current")]
    for name in new.models:
        if name in after:
            after.remove(name)
        elif not any(name in data.keys(block) for block in ("deprecated", "retired")):
            data.put("current", name, "{}", before=after[0] if after else "")
    for name in data.keys("current"):
        if name not in new.models and name not in new.ends:
            data.notes.append(f"{name}: no longer among the SDK's models; look it up and move it by hand")
    for name, end in new.ends.items():
        _end(data, name, end, today)
    # The SDK lists what is still served: of what has ended the day stands here alone.
    for name in [name for name in data.keys("deprecated") if name not in new.ends]:
        if (day := re.search(r"retires: ([\d-]+)", data.get("deprecated", name))) and day[1] < str(today):
            _end(data, name, date.fromisoformat(day[1]), today)


def update_aliases(data: Lines, new: Published) -> None:
    """What aliases mean, with and without a suffix."""
    for key in data.keys("aliases"):
        bare, bracket, suffix = key.partition("[")
        means = new.aliases.get(bare)
        if means and data.edit("aliases", key, r'(?<=means: )"?claude-[^",]+"?', _quoted(means + bracket + suffix)):
            data.notes.append(f"{key}: now stands for {means}; adapt its description")
    for alias in sorted(new.aliases.keys() - data.keys("aliases")):
        data.notes.append(f"{alias}: an alias that is not known here, for {new.aliases[alias]}")


def _quoted(text: str) -> str:
    return f'"{text}"' if "[" in text else text


def missing_fields(model: str, new: Published) -> list[str]:
    """What a person must look at: fields of the SDK's agents that the model, given as its source, does not have."""
    known = set(re.findall(r"^ {4}(\w+): Annotated\[", model, re.M)) | NOT_IN_FILES
    return [
        f"{name}: new field of an agent; ask the program whether files may have it"
        for name in new.fields
        if name not in known
    ]


def _end(data: Lines, name: str, end: date, today: date) -> None:
    block = next((b for b in ("current", "deprecated", "retired") if name in data.keys(b)), "")
    written = data.get(block, name) if block else ""
    wanted = "retired" if end < today else "deprecated"
    if block == "deprecated" and wanted == "retired" and "note:" in written:
        data.notes.append(f"{name}: ended on {end}, but has a note; move it to `retired` by hand once that is settled")
        wanted = block
    if block not in ("", "current"):
        value = re.sub(r"retires: [\d-]+", f"retires: {end}", written)
    else:
        data.notes.append(f"{name}: newly ended; check what replaces it")
        value = f"{{retires: {end}, replace: {_newest(data, name)}, source: vendor-sdk}}"
    if block != wanted and block:
        data.drop(block, name)
    data.put(wanted, name, value)


def _newest(data: Lines, name: str) -> str:
    family = next((word for word in name.split("-")[1:] if word.isalpha()), "")
    current = data.keys("current")
    return next((other for other in current if f"-{family}-" in other and other != name), current[0])


def update_tools(data: Lines, new: Published) -> None:
    """Tool names and former names; what vanished becomes retired."""
    for name in new.tools:
        data.drop("renamed", name)
        data.drop("retired", name)
        if name not in data.keys("current"):
            data.put("current", name, f'{{doc: "New in {new.npm_version}: describe it."}}')
            data.notes.append(f"{name}: new tool; describe it")
    for old, now in new.former_tools.items():
        data.drop("current", old)
        data.drop("retired", old)
        if old not in data.keys("renamed") or f"to: {now}" not in data.get("renamed", old):
            data.put("renamed", old, f"{{to: {now}}}")
    for name in data.keys("current"):
        if name not in new.tools and "unlisted: true" not in data.get("current", name):
            _retire(data, "current", name, "", new)
    for name in data.keys("renamed"):
        if name not in new.former_tools:
            match = re.search(r"to: (\w+)", data.get("renamed", name))
            _retire(data, "renamed", name, match[1] if match else "", new)


def _retire(data: Lines, block: str, name: str, successor: str, new: Published) -> None:
    data.drop(block, name)
    note = f"Gone from the SDK's list in {new.npm_version}."
    data.put("retired", name, f'{{to: "{successor}", note: "{note}", source: sdk-types}}')
    data.notes.append(f"{name}: retired; check its successor")


def update_events(data: Lines, new: Published) -> None:
    """Hook events."""
    for name in data.keys("events"):
        if name not in new.events:
            data.drop("events", name)
    for name in new.events:
        if name not in data.keys("events"):
            data.put("events", name, f'"New in {new.npm_version}: describe it."')
            data.notes.append(f"{name}: new hook event; describe it")


def update_sources(data: Lines, new: Published, today: date) -> None:
    """Versions and the day of reading."""
    for key, package, version in (
        ("sdk-types", "claude-agent-sdk", new.npm_version),
        ("vendor-sdk", "anthropic", new.python_version),
    ):
        for number, line in enumerate(data.lines):
            if line.startswith(f"{key}:") and f"{package} {version}" not in line:
                line = re.sub(rf"(?<={package} )\d[\w.]*", version, line)
                data.lines[number] = re.sub(r"read: [\d-]+", f"read: {today}", line)


def updated(texts: dict[str, str], new: Published, today: date) -> tuple[dict[str, str], list[str]]:
    """The data files brought up to date, and what a person must look at."""
    data = {name: Lines(text.split("\n")) for name, text in texts.items()}
    update_models(data["models"], new, today)
    update_aliases(data["models"], new)
    update_tools(data["tools"], new)
    update_events(data["hooks"], new)
    update_sources(data["sources"], new, today)
    return {n: "\n".join(d.lines) for n, d in data.items()}, [note for d in data.values() for note in d.notes]


def main() -> None:
    """Fetch, compare, show and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--dry-run", action="store_true", help="only show what would change")
    parser.add_argument(
        "--program", default=shutil.which("claude") or "", help="Claude Code, to be asked about aliases"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        new = fetch(Path(folder), options.program)
    old = {name: (DATA / f"{name}.yaml").read_text(encoding="utf-8") for name in FILES}
    texts, notes = updated(old, new, datetime.now(tz=UTC).date())
    notes += missing_fields((DATA / "agent.py").read_text(encoding="utf-8"), new)
    if not options.program:
        notes.append("Claude Code is not installed: nobody was asked what aliases mean")
    for name, text in texts.items():
        before, after = old[name].split("\n"), text.split("\n")
        changes = difflib.unified_diff(before, after, f"{name}.yaml", f"{name}.yaml", lineterm="")
        sys.stdout.writelines(f"{line}\n" for line in changes)
        if not options.dry_run and text != old[name]:
            (DATA / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.writelines(f"{note}\n" for note in notes or ["nothing to look at"])


if __name__ == "__main__":
    main()
