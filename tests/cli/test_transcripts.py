"""What users see: each file in transcripts/ is a folder's files, then commands with what they print.

``-- $ agentls check (1) --`` heads the output of a command whose exit code is 1, both streams as a terminal shows
them. ``pytest --update`` writes what is found.
"""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from agentls.cli.app import app

FILES = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))
TOOL = re.compile(r'(?<="runs": \[\{"tool": ).*(?=,$)', re.M)
"""What SARIF says of the program that wrote it: all its rules."""
HEAD = re.compile(r"^-- (.+) --\n", re.M)
COMMAND = re.compile(r"\$ agentls (.*?) \((\d+)\)(?: < (\S+))?")


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_transcript(file, tmp_path, monkeypatch, update):
    monkeypatch.chdir(tmp_path)
    comment, *parts = HEAD.split(file.read_text("utf-8"))
    found = [comment]
    for head, body in zip(parts[::2], parts[1::2], strict=True):
        command = COMMAND.fullmatch(head)
        if command:
            found += run(tmp_path, *command.groups())
        else:
            write(tmp_path / head, body)
            found.append(f"-- {head} --\n{body}")
    if update:
        file.write_text("".join(found), "utf-8", newline="\n")
    assert "".join(found) == file.read_text("utf-8")


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def run(folder, line, _code, source):
    given = (folder / source).read_bytes() if source else None
    result = CliRunner().invoke(app, shlex.split(line), input=given, prog_name="agentls", catch_exceptions=False)
    output = result.output if result.output.endswith("\n") or not result.output else f"{result.output}\n"
    output = TOOL.sub("{...}", output)
    redirect = f" < {source}" if source else ""
    return [f"-- $ agentls {line} ({result.exit_code}){redirect} --\n{output.replace(str(folder), '/folder')}"]
