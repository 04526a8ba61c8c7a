"""What is said where nothing was checked, or less than the user may think."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from agentls.cli.lookalikes import find_lookalikes, kinds_for, settings_root
from agentls.cli.messages import count, show_path
from agentls.cli.targets import shown
from agentls.project.walk import absolute
from agentls.syntax.emit.toml import TomlEmitter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls.cli.checker import Checker
    from agentls.cli.targets import Targets

_SHOWN = 5


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
    click.echo(f"agentls: {show_path(path)} was not {done}: its place says nothing of its kind; use {use}", err=True)


def tell_empty(targets: Targets) -> None:
    """Says on standard error that no agent file was found, and which files look like some."""
    found = find_lookalikes(targets.checker, targets.others)
    if not found:
        if not targets.missing and not targets.named:  # of those it is said already
            click.echo("agentls: no agent files found; name a folder, or say with --as what its files are", err=True)
        return
    root = settings_root(targets.checker, found)
    examples = "".join(f"  {show_path(shown(path))} (looks like a {kind.title})\n" for path, kind in found[:_SHOWN])
    more = f"  and {count(len(found) - _SHOWN, 'more file')}\n" if len(found) > _SHOWN else ""
    one = len(found) == 1
    verb, them = ("looks like one", "it") if one else ("look like some", "them")
    click.echo(f"agentls: no agent files found, but {count(len(found), 'file')} {verb}:\n{examples}{more}", err=True)
    if lines := kinds_for(found, targets.others, root):
        words = f"To have {them} checked, run `agentls init`, or write in {show_path(shown(f'{root}/agentls.toml'))}:"
        click.echo(f"{words}\n\n{table(lines)}", err=True, nl=False)


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
