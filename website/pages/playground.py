"""The playground's page: what it is, and the one command that starts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.links import ROOT, moved
from pages.manual import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pages.markup import Page

_WHY = """\
!!! note "It needs a program beside it"

    The playground talks to the language server, which is a program. A web page alone cannot run it: some libraries that
    it reads files with (pyromark, tree-sitter's grammars) are not built for browsers. Once `agentls` is
    [set up](start.md), the command below starts both on your machine.
"""


def pages() -> Iterator[Page]:
    """The one page."""
    source = "editors/playground/README.md"
    title, _, body = (ROOT / source).read_text("utf-8").partition("\n")
    text = moved(body, source, "playground.md", PLACES)
    yield "playground.md", f"{title}\n\n{_WHY}{text}"
