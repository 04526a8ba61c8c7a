"""Writing values down as a format wants them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from agentls.format import Format
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.formats import notation
from agentls_schemas.tools import ToolForm
from agentls_schemas.verdicts import HeaderEnd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agentls.syntax.emit import Emitter
    from agentls_schemas.kind import Kind

_FLOW = lazy_pattern(r"[,\[\]{}]")
_DASHES = "---"
_STEP = "  "


def write_file(kind: Kind, entries: Mapping[str, object], body: str, line_end: str) -> str | None:
    """A file of a kind; None where its format cannot hold the text.

    Args:
        kind: what it is to be.
        entries: values by key, in any order.
        body: the prompt.
        line_end: what lines of the header end in.
    """
    layout = kind.fields.layout
    emit = notation(layout).emit
    values = {key: entries[key] for key in kind.fields if key in entries}
    if layout.body_key:
        values[layout.body_key] = body
        values = {key: values[key] for key in kind.fields if key in values}
    lines: list[str] = []
    for key, value in values.items():
        written = _write(kind, key, value, emit)
        if written is None:
            return None
        lines.append(written)
    header = emit.file(lines)
    return header if layout.body_key else header.replace("\n", line_end) + body


def _write(kind: Kind, key: str, value: object, emit: Emitter) -> str | None:
    match kind.fields.layout.format:
        case Format.FRONTMATTER | Format.YAML:
            return _yaml_entry(kind, key, value, emit)
        case Format.TOML:
            written = _toml(value, emit)
            return None if written is None else emit.entry(key, written)
        case _:
            return emit.entry(key, json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + _STEP))


def _yaml_entry(kind: Kind, key: str, value: object, emit: Emitter) -> str | None:
    field = kind.fields[key]
    if field.fact.tool_syntax.form is ToolForm.COMMA and isinstance(value, list) and value:
        value = ", ".join(value)
    elif field.fact.tool_syntax.form is ToolForm.SPACES and isinstance(value, list) and value:
        value = " ".join(value)
    lines = list(_yaml(emit.key(key), value, emit, ""))
    written = "\n".join(lines)
    if kind.loader.header_end is HeaderEnd.ANY_DASHES and _DASHES in written:
        # Its reader would end the header there; within double quotes there is another way to write them.
        quoted = json.dumps(value, ensure_ascii=False).replace(_DASHES, r"\x2d\x2d\x2d")
        return f"{emit.key(key)}: {quoted}" if isinstance(value, str) else None
    return None if _UNWRITTEN in written else written


_UNWRITTEN = "\0"


def _yaml(key: str, value: object, emit: Emitter, indent: str) -> Iterator[str]:
    """The lines of an entry."""
    if isinstance(value, dict) and value:
        yield f"{indent}{key}:"
        for name, inner in value.items():
            yield from _yaml(_scalar(str(name), emit), inner, emit, indent + _STEP)
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        yield f"{indent}{key}:"
        for item in value:
            yield from _yaml_item(item, emit, indent + _STEP)
    elif isinstance(value, list):
        yield f"{indent}{key}: [{', '.join(_in_flow(item, emit) for item in value)}]"
    elif isinstance(value, str) and "\n" in value:
        block = emit.text(value, "\n")
        yield f"{indent}{key}: {_scalar(value, emit) if block is None else _shifted(block, indent)}"
    else:
        yield f"{indent}{key}: {_scalar(value, emit)}"


def _yaml_item(item: object, emit: Emitter, indent: str) -> Iterator[str]:
    if not isinstance(item, dict):
        yield f"{indent}- {_scalar(item, emit)}"
        return
    inner = [line for name, value in item.items() for line in _yaml(_scalar(str(name), emit), value, emit, "")]
    yield from (f"{indent}{_STEP if number else '- '}{line}" for number, line in enumerate(inner))


def _shifted(block: str, indent: str) -> str:
    first, *rest = block.split("\n")
    return "\n".join([first, *(indent + line if line else line for line in rest)])


def _scalar(value: object, emit: Emitter) -> str:
    if isinstance(value, str):
        written = emit.string(value)
        return _UNWRITTEN if written is None else written
    return "null" if value is None else json.dumps(value)


def _in_flow(value: object, emit: Emitter) -> str:
    written = _scalar(value, emit)
    return json.dumps(value, ensure_ascii=False) if written == value and _FLOW.search(written) else written


def _toml(value: object, emit: Emitter) -> str | None:
    if isinstance(value, str):
        return emit.text(value, "\n")
    if isinstance(value, list):
        inner = [_toml(item, emit) for item in value]
        return None if None in inner else f"[{', '.join(filter(None, inner))}]"
    if isinstance(value, dict):
        pairs = [(emit.key(str(name)), _toml(each, emit)) for name, each in value.items() if each is not None]
        whole = all(written is not None for _, written in pairs)
        return "{ " + ", ".join(f"{name} = {written}" for name, written in pairs) + " }" if whole else None
    return json.dumps(value)
