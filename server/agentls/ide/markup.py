"""Markdown for what is declared: fields, values, tools, models, sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.format import Format
from agentls.lazy_pattern import lazy_pattern
from agentls.markdown_escape import code, escape
from agentls_schemas.field_types import shape_at
from agentls_schemas.fields import Role
from agentls_schemas.models import ModelState
from agentls_schemas.tools import ToolState

if TYPE_CHECKING:
    from datetime import date

    from agentls.finding import Finding
    from agentls_schemas.fields import Fact
    from agentls_schemas.guidance import Section
    from agentls_schemas.kind import Kind
    from agentls_schemas.models import Model
    from agentls_schemas.shapes import Key, Shape
    from agentls_schemas.source import Source
    from agentls_schemas.tools import Tool

_MANY = 12
"""More values than this are left to completion."""
_LONG = 600
"""Characters shown of a description."""
_PLACE = lazy_pattern(r"\\([\\$}])|\$\d+|\$\{\d+(?::([^{}]*)|\|([^,|]*)[^}]*\|)?\}")


def paragraphs(*parts: str) -> str:
    """The parts that say something, as paragraphs."""
    return "\n\n".join(part for part in parts if part)


def key(kind: Kind, path: tuple[str, ...], declared: Key) -> str:
    """A key: what it is for, its type, default and values, where it counts, where that is known from."""
    shape, fact = shape_at(kind, path), declared.fact
    needed = "required" if declared.required else _default(declared)
    head = [f"**`{declared.name}`**", shape.words if shape else "", needed]
    if fact is None:
        return paragraphs(_dotted(head), declared.doc, _values(shape))
    return paragraphs(
        _dotted(head),
        f"**Deprecated**: {fact.deprecated}" if fact.deprecated else "",
        declared.doc,
        _values(shape),
        _limits(kind, fact),
        _example(kind, declared.name, fact),
        source(kind.sources.get(fact.source), fact.since, kind.loader.tool),
    )


def _default(declared: Key) -> str:
    return "" if declared.default is None else f"default `{str(declared.default).lower()}`"


def _dotted(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)


def _values(shape: Shape | None) -> str:
    if shape is None or not shape.values or shape.words == "true or false":
        return ""
    if len(shape.values) > _MANY:
        return ", ".join(f"`{value}`" for value in shape.values)
    if not any(shape.values.values()):
        return "One of " + ", ".join(f"`{value}`" for value in shape.values) + "."
    return "\n".join(f"- `{value}`" + (f": {doc}" if doc else "") for value, doc in shape.values.items())


def _limits(kind: Kind, fact: Fact) -> str:
    only = f"Counts only with `{fact.only_with[0]}: {fact.only_with[1]}`. " if fact.only_with else ""
    told = sorted(fact.ignored_in & kind.place.all_scopes)
    ignored = f"Ignored in files {', '.join(map(kind.place.describe, told))}." if told else ""
    return (only + ignored).strip()


def _example(kind: Kind, name: str, fact: Fact) -> str:
    written = plain(fact.example)
    if not written.strip(" \n-\"'"):
        return ""
    if kind.fields.layout.format is Format.TOML:
        return f"```toml\n{name} = {written}\n```"
    if kind.fields.layout.format is Format.JSON:
        return f'```json\n"{name}": {written}\n```'
    return f"```yaml\n{name}:{'' if written.startswith(chr(10)) else ' '}{written}\n```"


def source(where: Source | None, since: str = "", of: str = "") -> str:
    """The last line: since when, known from where, read on which day."""
    parts = [f"{of} {since} and later".strip() if since else "", f"{where.where}, {where.on}" if where else ""]
    line = _dotted(parts)
    return f"*{line}*" if line else ""


def value(name: str, doc: str, shape: Shape, kind: Kind, field: str) -> str:
    """One value of a choice."""
    known = kind.sources.get(shape.fact.source) if shape.fact else None
    word = "colour" if shape.role is Role.COLOR else "value"
    return paragraphs(f"**`{name}`** · {word} of `{field}`", doc, source(known))


def tool(kind: Kind, known: Tool, fact: Fact | None = None) -> str:
    """A tool: what it does and whether it can still be had; in a list, if its field is given."""
    state = {ToolState.RENAMED: "old name", ToolState.RETIRED: "gone"}.get(known.state, "tool")
    never = known.unavailable and kind.vocabulary.invocation.subagent
    return paragraphs(
        f"**`{known.name}`** · {state}" + (f" · write `{known.successor}`" if known.successor else ""),
        known.doc,
        f"Never given to a subagent, even if listed: {kind.loader.tool} leaves it out." if never else "",
        "Given even when it is not listed." if known.always else "",
        known.note,
        _specifier(known, fact),
        source(known.source, _since(known), kind.loader.tool),
    )


def takes_specifier(known: Tool, fact: Fact | None) -> bool:
    """Whether what stands in parentheses behind a tool counts in a field."""
    ignored = fact is not None and fact.tool_syntax.whole_tools and known.name not in fact.tool_syntax.specified_tools
    return bool(known.specifier) and not ignored


def _specifier(known: Tool, fact: Fact | None) -> str:
    if takes_specifier(known, fact):
        return f"In parentheses: {known.specifier}."
    return "A pattern in parentheses is ignored here: the whole tool is meant." if known.specifier else ""


def _since(known: Tool) -> str:
    # Of a former name ``since`` says when it went, which the state line is about.
    return known.since if known.state is ToolState.CURRENT else ""


def form(kind: Kind, name: str) -> str:
    """An entry of a tool list that is no tool's name but has one of the kind's other forms; empty if it has none."""
    for known, doc in kind.vocabulary.all_forms.items():
        pattern = "(.+)".join(re.escape(part) for part in re.split(r"\$\{\d:[^}]*\}", known))
        if found := re.fullmatch(pattern, name):
            return paragraphs(f"**{code(name)}** · `{plain(known)}`", doc, _server(kind, found[1]))
    return ""


def _server(kind: Kind, name: str) -> str:
    """Whose tools they are, if it is a name that says so."""
    mcp = kind.vocabulary.mcp
    found = re.fullmatch(mcp.plugin_servers, name) if mcp and mcp.plugin_servers else None
    return f"The server {code(found['server'])}, which the plugin {code(found['plugin'])} brings." if found else ""


def agent(name: str, doc: str, of: str) -> str:
    """An agent that is there without a file."""
    return paragraphs(f"**`{name}`** · agent of {of}", doc)


def finding(found: Finding, summary: str, *, told: bool = False) -> str:
    """A finding: its message, unless the client tells that itself, and what its rule is about."""
    message = f"**{found.severity.label}** `{found.rule}`: {escape(found.message)}"
    return paragraphs("" if told else message, f"*{summary}*" if summary else "")


def lifecycle(known: Model, today: date) -> str:
    """Where the model is in its life, in a few words."""
    ends = known.retires if known.state in {ModelState.DEPRECATED, ModelState.RETIRED} else None
    if known.state is ModelState.RETIRED or (ends and ends <= today):
        return f"retired {known.retires}" if known.retires else "retired"
    if known.state is ModelState.DEPRECATED and known.retires:
        return f"deprecated, ends {known.retires} ({(known.retires - today).days} days)"
    return "" if known.state is ModelState.UNKNOWN else known.state.value


def model(known: Model, today: date) -> str:
    """A model: what the name means today and how long it will work."""
    over = known.state in {ModelState.DEPRECATED, ModelState.RETIRED, ModelState.MALFORMED, ModelState.FOREIGN}
    instead = f"Write `{known.replacement}` instead." if known.replacement and over else ""
    state = lifecycle(known, today)
    name = f"**{code(known.name)}**"
    head = f"{name} · {state}" if state else name
    return paragraphs(head, known.doc, instead, source(known.source))


def section(known: Section) -> str:
    """A section of the body: what belongs there, with an example."""
    fence = "`" * max(4, 1 + max((len(run) for run in _runs(known.example)), default=0))
    example = f"{fence}markdown\n{known.example.strip(chr(10))}\n{fence}"
    return paragraphs(f"**{known.title}**", known.doc.strip(), example, source(known.source))


def _runs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip().startswith("```")]


def summary(description: str) -> str:
    """What a description says before its examples, as Markdown: the first paragraph, not endless."""
    text = description.replace("\\n", "\n").partition("<example")[0]
    first = next((part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()), "")
    line = re.sub(r"\s*\b(?:examples?|for example|e\.g\.)\s*:?\s*\Z", "", " ".join(first.split()), flags=re.I)
    return escape(line if len(line) <= _LONG else f"{line[: _LONG - 1]}…")


def plain(snippet: str) -> str:
    """A snippet's text with its places filled in: their default, their first choice, or nothing."""
    return _PLACE.sub(lambda found: next((part for part in found.groups() if part is not None), ""), snippet)
