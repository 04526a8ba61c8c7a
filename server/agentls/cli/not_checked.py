"""What is said where nothing was checked, or less than the user may think."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from agentls.cli.lookalikes import find_lookalikes, kinds_for
from agentls.cli.messages import count, show_path
from agentls.cli.targets import shown
from agentls.project.settings_file import NEW
from agentls.project.walk import absolute
from agentls.syntax.emit.toml import TomlEmitter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agentls.cli.checker import Checker
    from agentls.cli.lookalikes import Lookalike
    from agentls.cli.targets import Targets

_SHOWN = 5
_LINES = 30


def exit_code(targets: Targets, code: int, looked: bool, quiet: bool) -> int:
    """A run's exit code once it is known whether any agent file was there; says what was passed by.

    Args:
        targets: the files of the run, which is over.
        code: the exit code otherwise.
        looked: there was one, or something is wrong already.
        quiet: say nothing where something was looked at.
    """
    if not looked and not targets.may_be_empty:
        tell_empty(targets)
        return 2
    if looked and not quiet:
        tell_beside(targets)
    return code


def tell_unknown(checker: Checker, path: str, done: str) -> None:
    """Says on standard error why a file that the user named was not looked at.

    Args:
        checker: what looks at files.
        path: as it is shown.
        done: what was not done, as a participle: ``repaired``.
    """
    found = find_lookalikes(checker, (absolute(path),))
    use = f"--as {found[0].kind.id}" if found else "--as"
    click.echo(f"agentls: {show_path(path)} was not {done}: its path does not tell its kind; use {use}", err=True)


def tell_empty(targets: Targets) -> None:
    """Says on standard error that no agent file was found, and which files look like some."""
    found = find_lookalikes(targets.checker, targets.others)
    if found:
        verb, them = ("looks like one", "it") if len(found) == 1 else ("look like some", "them")
        lines = [f"agentls: No agent files found, but {count(len(found), 'file')} {verb}:"]
        lines += [f"  {show_path(shown(path))} (looks like a {kind.title})" for path, kind in found[:_SHOWN]]
        lines += [f"  and {count(len(found) - _SHOWN, 'more file')}"] if len(found) > _SHOWN else []
        click.echo("\n".join((*lines, "", *_remedy(targets, found, them))), err=True)
    elif not targets.missing and not targets.named:  # of those it is said already
        click.echo("agentls: No agent files found; name a folder, or give the kind of its files with --as", err=True)


def _remedy(targets: Targets, found: list[Lookalike], them: str) -> Iterator[str]:
    """What has the files checked: settings where there are some, or new ones."""
    there = targets.checker.settings(found[0].path).path
    file = there or absolute(NEW)
    kinds = kinds_for(found, targets.others, file.rpartition("/")[0])
    if not kinds:
        yield f"To have {them} checked, say with --as what {'it is' if len(found) == 1 else 'they are'}."
        return
    how = "" if there else "run `agentls init`, or "
    yield f"To have {them} checked, {how}write in {show_path(shown(file))}:"
    yield ""
    lines = table(kinds, "tool.agentls.kinds" if file.endswith("pyproject.toml") else "kinds").rstrip("\n").split("\n")
    yield from lines[:_LINES]
    if len(lines) > _LINES:
        yield f"# and {len(lines) - _LINES} more lines"


def tell_beside(targets: Targets) -> None:
    """Says on standard error that more files look like agent files than were checked."""
    found = find_lookalikes(targets.checker, targets.others)
    if found:
        verb = "looks like an agent file and was" if len(found) == 1 else "look like agent files and were"
        click.echo(f"{count(len(found), 'more file')} {verb} not checked; see `agentls check --show-files`.", err=True)


def table(lines: Mapping[str, str], name: str = "kinds") -> str:
    """The setting ``kinds`` as TOML."""
    toml = TomlEmitter()
    return toml.file([f"[{name}]", *(toml.entry(glob, toml.item(kind)) for glob, kind in lines.items())])
