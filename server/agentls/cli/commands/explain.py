"""``agentls explain``."""

from __future__ import annotations

import re

import click

from agentls.cli.options import RULE
from agentls.lazy_pattern import lazy_pattern

_TITLE = lazy_pattern(r"^# .*$", re.M)
_CODE = lazy_pattern(r"`([^`\n]+)`")


@click.command("explain")
@click.argument("names", metavar="RULE", type=RULE)
def command(names: tuple[str, ...]) -> None:
    """Say what a rule finds, why it matters and how to repair it."""
    from agentls.lint.rule_docs import page
    from agentls.rules import ALL

    pages = [page(rule) for rule in ALL if rule.name in names]
    click.echo("\n".join(map(_styled, pages)), nl=False)


def _styled(page: str) -> str:
    """Markdown with its title, code and examples set apart; plain where the output takes no colours."""
    prose = True
    lines = []
    for line in page.split("\n"):
        if line.startswith("```"):
            prose = not prose
            continue
        lines.append(_prose(line) if prose else f"    {click.style(line, fg='cyan')}".rstrip())
    return "\n".join(lines)


def _prose(line: str) -> str:
    if _TITLE.fullmatch(line):
        return click.style(line.removeprefix("# "), bold=True)
    return _CODE.sub(lambda code: click.style(code[1], fg="cyan"), line)
