"""``agentls schema``."""

from __future__ import annotations

import click

from agentls.cli.options import KIND_OR_SETTINGS, SETTINGS


@click.command("schema")
@click.argument("kind", metavar=f"[KIND|{SETTINGS}]", type=KIND_OR_SETTINGS, required=False)
def command(kind: str | None) -> None:
    """Print the JSON Schema of a kind's header or of the settings, for editors without this server.

    It has the fields that the settings of this folder add. Without KIND, list the kinds.
    """
    from agentls_schemas import KINDS

    if kind is None:
        width = max(map(len, KINDS))
        for known in KINDS.values():
            click.echo(f"{known.id:{width}}  {known.title}")
        click.echo(f"{SETTINGS:{width}}  agentls.toml, or [tool.agentls] of pyproject.toml")
    elif kind == SETTINGS:
        from agentls.rules.generate import schema

        click.echo(schema(), nl=False)
    else:
        import json
        from pathlib import Path

        from agentls.cli.checker import Checker, Options
        from agentls_schemas import json_schema
        from agentls_schemas.own_fields import with_own

        settings = Checker(Options()).settings((Path.cwd() / "AGENTS.md").as_posix()).settings
        known = with_own(KINDS[kind], settings.fields.get(kind, ()))
        click.echo(json.dumps(json_schema.of(known), indent=2, ensure_ascii=False))
