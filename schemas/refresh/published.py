"""What packages of the vendor say, and the program where it is installed. Nothing that is fetched is run."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

# Where the table of deprecated models is, newest releases first.
TABLES = ("anthropic/_data/deprecated_models.py", "anthropic/resources/messages/messages.py")
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
