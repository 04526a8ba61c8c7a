"""A settings file to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.cli.checker import Checker, Options
from agentls.cli.lookalikes import find_lookalikes, kinds_for
from agentls.cli.messages import show_path
from agentls.cli.not_checked import table
from agentls.cli.targets import Targets, shown
from agentls.named_tuple import NamedTuple
from agentls.project.filesystem import FileSystem
from agentls.project.settings_file import NEW
from agentls.project.settings_schema import ADDRESS
from agentls.project.walk import absolute

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEMPLATE = """\
#:schema {address}
# Settings of agentls for the files below this folder. What is written here behind `#` is an example.
# All settings: https://github.com/agentls/agentls#settings

# What searches leave out: globs as in .gitignore, from this folder.
# exclude = ["vendor/**", "docs/"]

# The tools that files are for beside their own: what these do is reported too; `agentls readers` shows all.
# targets = ["vs-code", "copilot-cli"]

# How loud a rule is: "off", "on" (its own level), "error", "warning", "information" or "hint".
# By name, by group, or by a pattern; `agentls rules` lists them.
[rules]
# missing-turn = "off"
# examples = "off"
# "retired-*" = "error"

# The same for some of the files; later ones win.
# [[overrides]]
# paths = ["drafts/**"]
# rules = {{ left-placeholder = "off" }}

# What files are that lie where no tool looks for them: a glob and a kind; `agentls schema` lists the kinds.
{kinds}
# Header keys of your own, which no tool has: known, completed, checked and explained.
# [fields.owner]
# doc = "Who looks after it."
# values = ["platform", "data"]
# kinds = ["*/agent"]        # default: all
# required = true            # default: false

# Copies of agents for other tools, which `agentls sync` keeps current.
# [[sync]]
# from = "agents/*.md"
# to = ["copilot/agent"]

# What `agentls format` and editors make of headers: keys in the order of the kind's fields.
# [format]
# sort-keys = true

# What editors show.
# [editor]
# hints = ["model", "tools", "tokens"]  # between the words: what a model's alias means, the tools of a missing list
# lenses = ["readers", "references", "budget"]  # above a file: who loads it, who names it, its cost
# workspace = false                     # report on open files only
# user = true                           # know the agents in your own home folder too
"""


class NewSettings(NamedTuple):
    """A settings file to write."""

    path: str
    """Absolute."""
    kinds: Mapping[str, str]
    """Globs of agent files that were found, each with the id of their kind."""

    @property
    def shown(self) -> str:
        """The path as people are shown it."""
        return show_path(shown(self.path))


def plan(folder: str) -> NewSettings:
    """The settings file for a folder."""
    root, checker = absolute(folder), Checker(Options())
    targets = Targets(checker, (folder,))
    for _ in targets.jobs():
        pass
    return NewSettings(f"{root}/{NEW}", kinds_for(find_lookalikes(checker, targets.others), targets.others, root))


def write(file: NewSettings) -> str:
    """Writes the file where there are no settings yet; why not, if not."""
    there = Checker(Options()).settings(file.path).path
    if there and there != file.path and there.rpartition("/")[0] == file.path.rpartition("/")[0]:
        return f"it would take the place of the settings in {show_path(shown(there))}"
    refused = FileSystem().create(file.path, text(file.kinds).encode())
    return refused.reason if refused else ""


def text(kinds: Mapping[str, str]) -> str:
    """What a settings file says that only sets ``kinds``."""
    return _TEMPLATE.format(address=ADDRESS, kinds=table(kinds) if kinds else _commented(table(_example())))


def _example() -> Mapping[str, str]:
    from agentls_schemas import KINDS

    return {"prompts/*.md": next(iter(KINDS))}


def _commented(lines: str) -> str:
    head, rest = lines.split("\n", 1)
    return f"{head}\n# {rest}"
