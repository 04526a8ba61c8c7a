"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from agentls.cli.checker import Options

F = TypeVar("F", bound=Callable[..., Any])


SETTINGS = "settings"


class _Names(click.ParamType[tuple[str, ...]]):
    """Names of rules, their groups, or patterns, comma-separated."""

    name = "rule"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:  # noqa: ANN401
        """The rules that are meant, each of them known."""
        from agentls.cli.messages import did_you_mean
        from agentls.lint.rule_names import known_rules
        from agentls.rules import ALL
        from agentls.rules.groups import GROUPS

        known = known_rules(ALL, GROUPS)
        rules: list[str] = []
        for name in filter(None, map(str.strip, str(value).split(","))):
            rules += known.meant(name)
            if not known.meant(name):
                hint = did_you_mean(name, [*known.quiet, *GROUPS]) or "`agentls rules` lists them"
                self.fail(f"{name!r} {'fits' if '*' in name else 'is'} no rule; {hint}", param, ctx)
        return tuple(rules)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:  # noqa: ARG002
        """The rules that begin so."""
        from click.shell_completion import CompletionItem

        from agentls.rules import ALL
        from agentls.rules.groups import GROUPS

        rules = [CompletionItem(r.name, help=r.summary) for r in ALL if r.name.startswith(incomplete)]
        return [*rules, *(CompletionItem(group) for group in GROUPS if group.startswith(incomplete))]


class _KindId(click.ParamType[str]):
    """The id of a kind, or another word."""

    name = "kind"

    def __init__(self, *others: str) -> None:
        self._others = others

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """The id, if there is such a kind."""
        from agentls.cli.messages import did_you_mean
        from agentls_schemas import OUTLINES

        known = [*OUTLINES, *self._others]
        if value not in known:
            hint = did_you_mean(str(value), known) or f"choose from {', '.join(known)}"
            self.fail(f"unknown kind {value!r}; {hint}", param, ctx)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:  # noqa: ARG002
        """The kinds that begin so."""
        from click.shell_completion import CompletionItem

        from agentls_schemas import OUTLINES

        return [CompletionItem(kind) for kind in (*OUTLINES, *self._others) if kind.startswith(incomplete)]


class _ReaderId(click.ParamType[str]):
    """The id of a program that reads agent files."""

    name = "reader"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """The id, if there is such a program."""
        from agentls.cli.messages import did_you_mean
        from agentls.project.readers import READERS

        if value not in READERS:
            hint = did_you_mean(str(value), READERS) or f"choose from {', '.join(READERS)}"
            self.fail(f"unknown tool {value!r}; {hint}", param, ctx)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:  # noqa: ARG002
        """The programs that begin so."""
        from click.shell_completion import CompletionItem

        from agentls.project.readers import READERS

        return [CompletionItem(each.id, help=each.title) for each in READERS.values() if each.id.startswith(incomplete)]


RULE = _Names()
READER = _ReaderId()
KIND = _KindId()
KIND_OR_SETTINGS = _KindId(SETTINGS)

_WHAT = (
    click.argument("paths", nargs=-1, type=click.Path()),
    click.option(
        "--as",
        "kind",
        type=KIND,
        help="Take every file for the kind of this id; of folders, all that ends as its files do.",
    ),
)
_RULES = (
    click.option(
        "--rule",
        "--select",
        "only",
        type=RULE,
        multiple=True,
        metavar="NAME[,NAME]",
        help="Only these rules (or groups, or patterns such as 'retired-*'); they need not be on in the settings.",
    ),
    click.option("--ignore", type=RULE, multiple=True, metavar="NAME[,NAME]", help="All rules but these."),
)
_KNOWN = (
    click.option(
        "--baseline",
        type=click.Path(dir_okay=False),
        help="The file of known findings, which are left out; by default the nearest agentls-baseline.json upwards.",
    ),
    click.option("--no-baseline", is_flag=True, help="Report known findings too."),
)
_WHERE = (
    click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False),
        help="Use this settings file, not the agentls.toml or pyproject.toml nearest to each file.",
    ),
    click.option("--no-gitignore", is_flag=True, help="Also look at what .gitignore files leave out."),
    click.option(
        "--force-exclude",
        is_flag=True,
        help="Leave out what the settings exclude even if named; say nothing of named files that are no agent files.",
    ),
    click.option("--allow-empty", is_flag=True, help="Exit code 0, not 2, where there is no agent file at all."),
    click.option(
        "--stdin-filename",
        metavar="PATH",
        help="With `-` for standard input: the path to take it for. It need not exist.",
    ),
)


CACHE_DIR = click.option(
    "--cache-dir",
    type=click.Path(file_okay=False),
    help="The folder of the cache; by default $AGENTLS_CACHE_DIR, or else one beside the user's other caches.",
)
_CACHE = (click.option("--no-cache", is_flag=True, help="Check all files anew, and keep nothing."), CACHE_DIR)


def shared(command: F) -> F:
    """Adds the options that say which files and which rules."""
    return _with((*_WHAT, *_RULES, *_WHERE), command)


def baselines(command: F) -> F:
    """Adds the options that say which findings are known."""
    return _with(_KNOWN, command)


def cached(command: F) -> F:
    """Adds the options that say where what was found is kept."""
    return _with(_CACHE, command)


def files(command: F) -> F:
    """Adds the options that say which files."""
    return _with((*_WHAT, *_WHERE), command)


def _with(added: Sequence[Callable[[F], F]], command: F) -> F:
    for option in reversed(added):
        command = option(command)
    return command


def options(
    kind: str | None,
    config: str | None,
    only: Sequence[Sequence[str]] = (),
    ignore: Sequence[Sequence[str]] = (),
    proofs: bool = False,
    evidence: bool = False,
) -> Options:
    """The options as the checks take them."""
    from agentls.cli.checker import Options
    from agentls.project.walk import absolute

    chosen, left_out = (tuple(name for names in given for name in names) for given in (only, ignore))
    return Options(kind or "", chosen, left_out, absolute(config) if config else "", proofs, evidence)
