"""Runs ``agentls check`` in this process as the program does, from what is kept to what is written."""

import sys
from typing import NamedTuple

import agentls.cli
from agentls.cli import app
from agentls.cli.checker import Checker
from agentls.lint import rule_docs
from agentls.rules import ALL
from agentls.syntax import encode
from agentls.text import Text
from support import markers, several


class Said(NamedTuple):
    """What a run writes, and how it ends."""

    code: int
    out: str
    err: str


class Program:
    """The program, and how much it had to do.

    Args:
        monkeypatch: sets its arguments.
        capsys: takes what it writes.
    """

    def __init__(self, monkeypatch, capsys):
        self._monkeypatch, self._capsys = monkeypatch, capsys
        self.runs = 0
        """Runs that were not answered from a kept one."""
        self.looks = 0
        """Files that were looked at."""
        monkeypatch.setattr(app, "run", self._counting(app.run, "runs"))
        monkeypatch.setattr(Checker, "look", self._counting(Checker.look, "looks"))

    def __call__(self, *arguments):
        """Runs ``agentls check``."""
        self._monkeypatch.setattr(sys, "argv", ["agentls", "check", *arguments])
        self._capsys.readouterr()
        self.runs = self.looks = 0
        code = agentls.cli._run()
        return Said(code, *self._capsys.readouterr())

    def _counting(self, function, name):
        def counted(*args):
            setattr(self, name, getattr(self, name) + 1)
            return function(*args)

        return counted


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def write_examples(folder, step=1):
    """Every so manieth example of all rules' as files, each in a project of its own."""
    shown = [(rule.name, example) for rule in ALL for example in rule_docs.read(rule.doc).examples]
    for number, (name, example) in enumerate(shown[::step]):
        root = folder / f"{name}-{number}"
        if several.is_several(example.text):
            files = {path: marked.text for path, marked in several.read(example.text).items()}
        else:
            files = {example.path: markers.read(example.text, escapes=example.escapes).text}
        for path, text in files.items():
            write(root / path, encode(text if isinstance(text, Text) else Text(text)))
