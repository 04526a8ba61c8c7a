"""``agentls rules``."""

from __future__ import annotations

import click


@click.command("rules")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How.")
def command(form: str) -> None:
    """List all rules with their severities."""
    from agentls.rules import ALL

    if form == "json":
        import json

        from agentls.lint.rule_docs import page_url

        rows = [
            {
                "name": rule.name,
                "severity": rule.severity.label,
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
    width = max(len(rule.name) for rule in ALL)
    for rule in ALL:
        level = rule.severity.label if rule.is_on else "off"
        click.echo(f"{rule.name:{width}}  {level:11}  {rule.summary}")
