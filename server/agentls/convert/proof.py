"""Reading a converted file as its own tool does: it loads, and says what it is meant to."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from agentls.convert.portable import RefusedError, read
from agentls.lint.context import Context
from agentls.lint.engine import Linter
from agentls.project import kinds
from agentls.rules import ALL
from agentls.syntax import parse
from agentls.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls.convert.names import Named
    from agentls.convert.portable import Portable
    from agentls_schemas.kind import Kind


def prove(text: str, target: Kind, named: Named, file: Portable, entries: Mapping[str, object]) -> Portable:
    """The converted file as it is read.

    Args:
        text: the file.
        target: its kind.
        named: what it is called.
        file: what it is made from.
        entries: what its fields are to say.

    Raises:
        RefusedError: it would not load, or say something else.
    """
    path = PurePosixPath("/", named.path)
    ctx = Context(parse(Text(text), layout=target.fields.layout), target, path)
    if kinds.detect(path, ctx.doc.header) is not target:
        raise RefusedError(f"No {target.title} can lie at {named.path}")
    for finding in Linter(ALL, {}).check(ctx).findings:
        if finding.outcome is not None and not finding.outcome.loads:
            raise RefusedError(f"It would not load: {finding.message}")
    made = read(ctx)
    if (made.name, made.description) != (named.name, file.description):
        raise RefusedError("Its name or description would be read otherwise")
    said = ctx.doc.header.root.data if ctx.doc.header else {}
    if wrong := [key for key, value in entries.items() if not _same(said.get(key), value)]:
        raise RefusedError(f"`{wrong[0]}` would be read otherwise")
    if _lines(made.body) != _lines(file.body):
        raise RefusedError("Its prompt has bytes or signs that cannot be written there")
    return made


def _same(said: object, meant: object) -> bool:
    if isinstance(meant, list) and isinstance(said, str):
        return said in {", ".join(meant), " ".join(meant)}
    return said == meant


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
