"""The shape of fields that say tool by tool what is given, whose tools a kind declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.format import ITEM
from agentls_schemas.shapes import Key, Shape
from agentls_schemas.tools import Effect, ToolForm, ToolState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls_schemas.fields import Fact
    from agentls_schemas.kind import Kind

_DOCS: Mapping[str, str] = {
    Effect.ALLOW: "It may do so unasked.",
    Effect.ASK: "The user is asked.",
    Effect.DENY: "It may not.",
}


def tool_shape(kind: Kind, fact: Fact, typed: Shape | None, path: tuple[str, ...]) -> Shape | None:
    """The shape at a path below such a field; ``typed`` is what the field's type alone says there."""
    tools = {t.name: t.doc for t in kind.vocabulary.tools.values() if t.state is ToolState.CURRENT}
    form = fact.tool_syntax.form
    if form is ToolForm.PERMISSION_RULES:
        return Shape(values=tools, words="text") if path == (ITEM, "action") else typed
    if form is ToolForm.READONLY or typed is None:
        return typed
    if not path:
        return Shape(
            {name: Key(name, doc) for name, doc in tools.items()}, typed.values, is_map=True, words=typed.words
        )
    return Shape(values=_words(form), is_map=form is ToolForm.PERMISSION_MAP and len(path) == 1, words=typed.words)


def _words(form: ToolForm) -> Mapping[str, str]:
    return {"true": "It is given.", "false": "It is taken away."} if form is ToolForm.BOOL_MAP else _DOCS
