"""WebSocket frames as text."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable


class TextFrames:
    """Sends what pygls writes as text frames, for browsers' clients do not take the binary ones it sends."""

    def __init__(self, frames: Any) -> None:  # noqa: ANN401  # pygls declares bytes only; a str makes a text frame
        self._frames = frames

    async def write(self, data: bytes) -> None:
        """Send one message; what is still said when the client has left is for nobody."""
        from websockets.exceptions import ConnectionClosed

        with suppress(ConnectionClosed):
            await self._frames.write(data.decode())

    def close(self) -> Awaitable[None]:
        """Close the connection."""
        closed: Awaitable[None] = self._frames.close()
        return closed
