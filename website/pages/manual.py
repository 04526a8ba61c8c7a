"""What the README and the pages beside the editors say, part by part; and the command line's options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from agentls.cli.app import app
from pages.links import REPOSITORY, ROOT, moved
from pages.markup import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pages.markup import Page

README = {
    "Try it": "start.md",
    "On the command line": "cli/index.md",
    "For another tool": "cli/convert.md",
    "In an editor": "editors/index.md",
    "Who reads a file": "cli/readers.md",
    "In CI": "cli/ci.md",
    "What is checked": "checked.md",
    "Settings": "settings.md",
    "Schemas": "schemas.md",
}
"""The parts of the README, each with its page."""
EDITORS = ("vscode", "neovim", "emacs", "vim", "helix", "kate", "zed", "sublime", "jetbrains")
OTHERS = {
    "server/docs/protocol.md": "editors/protocol.md",
    "server/docs/commands.md": "editors/commands.md",
    "server/ARCHITECTURE.md": "project/architecture.md",
    "CONTRIBUTING.md": "project/contributing.md",
    "CHANGELOG.md": "project/changes.md",
    "tests/oracle/README.md": "project/measured.md",
}
PICTURES = {
    "editors/playground/playground.png": "playground.png",
    "editors/vscode/media/icon.png": "theme/icon.png",
    **{
        f"editors/vscode/media/{name}.png": f"editors/media/{name}.png"
        for name in ("problems", "quick-fix", "rename", "status")
    },
}
"""Pictures, with their places on the site."""
PLACES = {
    **PICTURES,
    "server/docs/rules/README.md": "rules/index.md",
    "editors/playground/README.md": "playground.md",
    "editors/README.md": "editors/index.md",
    **{f"editors/{name}/README.md": f"editors/{name}.md" for name in EDITORS},
    **{f"README.md#{title.lower().replace(' ', '-')}": page for title, page in README.items()},
    **OTHERS,
}
"""The pages of the site, by what they are made from."""


def pages() -> Iterator[Page]:
    """The pages."""
    text = (ROOT / "README.md").read_text("utf-8")
    for title, body in _parts(text):
        if title in README:
            first = _clone(text) if README[title] == "start.md" else ""
            yield README[title], _from(f"# {title}\n\n{first}{_raised(body)}", "README.md", README[title])
    for source, page in (*OTHERS.items(), *((f"editors/{n}/README.md", f"editors/{n}.md") for n in EDITORS)):
        yield page, _from((ROOT / source).read_text("utf-8"), source, page)
    yield "cli/options.md", _options()


def _clone(text: str) -> str:
    """How far the project is, and how to get it: who reads the README has it before them."""
    state = text.partition("\n## ")[0].rstrip().rpartition("\n\n")[2]
    return f"{state}\n\n```sh\ngit clone {REPOSITORY} && cd agentls\n```\n"


def _from(markdown: str, source: str, page: str) -> str:
    return moved(markdown, source, page, PLACES)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The sections of the second level."""
    pieces = re.split(r"^## (.+)\n", text, flags=re.M)
    return zip(pieces[1::2], pieces[2::2], strict=True)


def _raised(body: str) -> str:
    return re.sub(r"^###", "##", body, flags=re.M)


def _options() -> str:
    context = click.Context(app, info_name="agentls")
    commands = ((name, app.get_command(context, name)) for name in app.list_commands(context))
    shown = (_command(name, command, context) for name, command in commands if command and not command.hidden)
    return joined("# All commands and options", "What `agentls COMMAND --help` says.", *shown)


def _command(name: str, command: click.Command, parent: click.Context) -> str:
    with click.Context(command, info_name=name, parent=parent, terminal_width=100) as context:
        return f"## agentls {name}\n\n```text\n{command.get_help(context)}\n```"
