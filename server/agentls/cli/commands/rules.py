"""``agentls rules``."""

from __future__ import annotations

import click


@click.command("rules")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How.")
def command(form: str) -> None:
    """List all rules with their severities and groups."""
    from agentls.rules import ALL
    from agentls.rules.groups import GROUPS

    groups = {rule: group for group, rules in GROUPS.items() for rule in rules}

    if form == "json":
        import json

        from agentls.lint.rule_docs import page_url

        rows = [
            {
                "name": rule.name,
                "severity": rule.severity.label,
                "group": groups[rule.name],
                "enabled": rule.is_on,
                "since": rule.since,
                "status": rule.status,
                "formerly": rule.formerly,
                "summary": rule.summary,
                "url": page_url(rule.name),
            }
            for rule in ALL
        ]
        click.echo(json.dumps(rows, indent=2))
        return
    width, wide = max(len(rule.name) for rule in ALL), max(map(len, GROUPS))
    for rule in ALL:
        level = rule.severity.label if rule.is_on else "off"
        click.echo(f"{rule.name:{width}}  {level:11}  {groups[rule.name]:{wide}}  {rule.summary}")
