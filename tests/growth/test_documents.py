"""Four times the open documents take four times the work to open, edit and close."""

from __future__ import annotations

import asyncio

from lsprotocol import types

from agentls.lsp.server import Server
from agentls.project.memory_filesystem import Nowhere
from growth.count import count

TEXT = "---\nname: a%\ndescription: Use @agent-b%.\n---\nAsk the b% agent.\n"


class Unread:
    """A client that listens to nothing."""

    def write(self, data: bytes) -> None:
        pass

    def close(self) -> None:
        pass


async def visit(documents: int) -> list[int]:
    """The calls that it takes to open, to edit and to close so many."""
    server = Server(Nowhere())
    server.protocol.set_writer(Unread())
    uris = [f"file:///project/.claude/agents/a{number}.md" for number in range(documents)]
    start = types.Range(types.Position(4, 0), types.Position(4, 0))

    def open_all() -> None:
        for number, uri in enumerate(uris):
            item = types.TextDocumentItem(uri, "markdown", 0, TEXT.replace("%", str(number)))
            server.did_open(types.DidOpenTextDocumentParams(item))

    def edit_all() -> None:
        for uri in uris:
            edits = [types.TextDocumentContentChangePartial(start, "x")]
            document = types.VersionedTextDocumentIdentifier(1, uri)
            server.did_change(types.DidChangeTextDocumentParams(document, edits))

    def close_all() -> None:
        for uri in uris:
            server.did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    found = []
    for work in (open_all, edit_all, close_all):
        found.append(count(work))
        # What is pushed to the client is pushed in one go, behind the messages.
        await asyncio.sleep(0)
    return found


def test_documents_are_opened_edited_and_closed_one_by_one():
    asyncio.run(visit(1))
    small, large = asyncio.run(visit(30)), asyncio.run(visit(120))
    assert [more <= 6 * few for few, more in zip(small, large, strict=True)] == [True] * 3
