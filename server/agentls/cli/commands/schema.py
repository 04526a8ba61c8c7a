"""``agentls schema``."""

from __future__ import annotations

import click

from agentls.cli.options import KIND


@click.command("schema")
@click.argument("kind", type=KIND, required=False)
def command(kind: str | None) -> None:
    """Print the JSON Schema of a kind's header, for editors without this server; without KIND, list the kinds."""
    from agentls_schemas import KINDS

    if kind is None:
        width = max(map(len, KINDS))
        for known in KINDS.values():
            click.echo(f"{known.id:{width}}  {known.title}")
        return
    import json

    from agentls_schemas import json_schema

    click.echo(json.dumps(json_schema.of(KINDS[kind]), indent=2, ensure_ascii=False))
