"""``textDocument/documentColor`` and ``textDocument/colorPresentation``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.document_colors import colors, names

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def answer(session: Session, params: types.DocumentColorParams) -> list[Json]:
    """The colours a document names."""
    request = session.analysis.find_request(params)
    if request is None:
        return []
    return [{"range": request.range(span), "color": _write_color(rgb)} for span, rgb in colors(request.ctx)]


def present(session: Session, params: types.ColorPresentationParams) -> list[Json]:
    """The names a document may use for a colour, the nearest first."""
    request = session.analysis.find_request(params)
    if request is None:
        return []
    place, wanted = request.range(request.span(params.range)), params.color
    red, green, blue = (round(255 * share) for share in (wanted.red, wanted.green, wanted.blue))
    found = names(request.ctx, (red, green, blue))
    return [{"label": name, "textEdit": {"range": place, "newText": name}} for name in found]


def _write_color(rgb: tuple[int, int, int]) -> Json:
    red, green, blue = (round(part / 255, 4) for part in rgb)
    return {"red": red, "green": green, "blue": blue, "alpha": 1}
