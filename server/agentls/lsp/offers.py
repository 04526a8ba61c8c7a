"""What the server answers, request by request, and which function of this package does it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from lsprotocol import types

if TYPE_CHECKING:
    from collections.abc import Callable

    from agentls.lsp.server import Server

_COMPLETION_TRIGGERS = [":", " ", "-", ",", "(", "<", "[", '"', "#", "\n"]
_ACTION_KINDS = [types.CodeActionKind.QuickFix, "source.fixAll.agentls"]


class Offer(NamedTuple):
    """A request that has an answer."""

    method: str
    answer: str
    """A module of this package and its function, which is called with the session and the request's parameters.

    Named, not imported: what answers are made of is loaded after the server has introduced itself.
    """
    options: object = None
    """What the client is told beside."""


OFFERS = (
    Offer(types.TEXT_DOCUMENT_COMPLETION, "features.completion", types.CompletionOptions(_COMPLETION_TRIGGERS)),
    Offer(types.TEXT_DOCUMENT_HOVER, "features.hover"),
    Offer(
        types.TEXT_DOCUMENT_CODE_ACTION,
        "features.code_actions",
        types.CodeActionOptions(_ACTION_KINDS, resolve_provider=True),
    ),
    Offer(types.CODE_ACTION_RESOLVE, "features.resolved"),
)


def answerer(offer: Offer) -> Callable[[Server, Any], Any]:
    """The handler of a request, as pygls calls it."""
    module, _, name = offer.answer.partition(".")

    # pygls knows by the parameter's name that it is to pass itself.
    def answer(ls: Server, params: Any) -> Any:  # noqa: ANN401
        function = getattr(import_module(f"agentls.lsp.{module}"), name)
        return function(ls.session, params)

    return answer
