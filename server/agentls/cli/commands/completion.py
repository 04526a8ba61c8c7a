"""``agentls completion``."""

from __future__ import annotations

import click

_HINTS = {
    "bash": 'eval "$(agentls completion bash)" in ~/.bashrc',
    "zsh": 'eval "$(agentls completion zsh)" in ~/.zshrc',
    "fish": "agentls completion fish > ~/.config/fish/completions/agentls.fish",
}


@click.command("completion", epilog="\b\n" + "\n".join(f"{shell}: {hint}" for shell, hint in _HINTS.items()))
@click.argument("shell", type=click.Choice(list(_HINTS)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands, options, rules and kinds in your SHELL."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is not None:
        click.echo(found(ctx.find_root().command, {}, "agentls", "_AGENTLS_COMPLETE").source())
