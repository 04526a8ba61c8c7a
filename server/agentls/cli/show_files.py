"""Which files would be checked, and why."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from agentls.cli.checker import Job
from agentls.cli.formats.json import listed as json_list
from agentls.cli.lookalikes import find_lookalikes
from agentls.cli.messages import show_path
from agentls.cli.not_checked import exit_code
from agentls.cli.targets import shown
from agentls.cli.write_back import tell_missing
from agentls.named_tuple import NamedTuple
from agentls.project.kinds import glob_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.cli.targets import Targets
    from agentls_schemas.kind import Kind


class ListedFile(NamedTuple):
    """A file, and what is done with it."""

    path: str
    """As it is shown to people."""
    kind: str
    """The kind's id."""
    why: str
    """Why it is of the kind."""
    checked: bool
    """Whether it would be checked; otherwise it only looks like a file of the kind."""


def list_files(targets: Targets) -> Iterator[ListedFile]:
    """The agent files among the targets, then those that only look like some."""
    for job in targets.jobs():
        if not isinstance(job, Job):
            continue
        data = targets.checker.files.read(job.path) if job.data is None else job.data
        kind = targets.checker.kind_of(job.path, data) if isinstance(data, bytes) else None
        if kind:
            yield ListedFile(job.shown, kind.id, _reason(targets, job.path, kind), True)
    for path, kind in find_lookalikes(targets.checker, targets.others):
        yield ListedFile(shown(path), kind.id, "its header alone", False)


def show_files(targets: Targets, form: str) -> int:
    """Writes the list, as JSON or as text; the exit code."""
    files = list(list_files(targets))
    if form == "json":
        click.echo("".join(json_list(file._asdict() for file in files)), nl=False)
    else:
        for file in files:
            click.echo(
                f"{show_path(file.path)}: {'' if file.checked else 'not checked, looks like '}{file.kind} ({file.why})"
            )
    tell_missing(targets)
    return exit_code(targets, 2 if targets.missing else 0, any(file.checked for file in files), quiet=True)


def _reason(targets: Targets, path: str, kind: Kind) -> str:
    if targets.kind:
        return "--as"
    loaded = targets.checker.settings(path)
    if loaded.settings.kind_for(path):
        return f"`kinds` in {shown(loaded.path)}" if loaded.path else "settings"
    return f"its place, {glob_of(kind, PurePath(path))}"
