"""What a conversion carries over, found by making it: each field of a kind, alone in an agent, for each other kind."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from itertools import permutations
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import yaml

from agentls.convert.conversion import convert
from agentls.convert.emit import write_file
from agentls.convert.losses import LossKind
from agentls.format import Format
from agentls.ide import markup
from agentls.lint.context import Context
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import validated_value
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas import KINDS
from agentls_schemas.field_types import shape_at
from agentls_schemas.fields import Concept, Role
from agentls_schemas.identity import Sort
from agentls_schemas.tools import ToolState
from pages.markup import code, joined, section, table

if TYPE_CHECKING:
    from agentls.convert.conversion import Conversion
    from agentls_schemas.fields import Field
    from agentls_schemas.kind import Kind
    from agentls_schemas.shapes import Shape
    from pages.markup import Page

AGENTS = [kind for kind in KINDS.values() if kind.identity.sort is Sort.AGENT and kind.guidance.template]
"""The kinds that can be converted."""
_PROMPT = "Read what is asked, do it, and say what came of it.\n"
_ALWAYS = (Role.NAME, Role.DESCRIPTION)
_OWN_TABLE = (Role.TOOLS,)
_MANY = 80
_SIGNS = {
    "": '<span class="outcome fine"><b>✓</b> carried</span>',
    LossKind.WIDENED: '<span class="outcome lost"><b>!</b> widened</span>',
    LossKind.DROPPED: '<span class="outcome part"><b>✕</b> dropped</span>',
    LossKind.NARROWED: '<span class="outcome ignored"><b>–</b> narrowed</span>',
    LossKind.APPROXIMATED: '<span class="outcome mended"><b>≈</b> approximated</span>',
}
_ABOUT = """\
`agentls convert FILE --to KIND` makes an agent of one tool into one of another. Name, description and prompt are always
carried over, and the result is read again as its own tool reads it before it is shown. These pages say what becomes of
the rest; they are made by converting an agent with nothing else in it.

| word | meaning |
|---|---|
| carried | it is there, and means the same |
| widened | the agent may do more there; `--strict` refuses such a conversion |
| dropped | the other tool has nothing for it |
| narrowed | it may do less |
| approximated | it is said in another way that is not quite the same |
"""


_ABOUT_TOOLS = """\
What becomes of an agent whose list has this tool alone. *Widened* means that it can do more there than with this tool.
Shown are tools of which is known what an agent can do with them.
"""


class Try(NamedTuple):
    """What came of one value, or of several alike."""

    key: str
    values: tuple[str, ...]
    becomes: str
    kind: LossKind | str
    why: str


Tried = tuple[list[Try], list[Try]]


def pages() -> Iterator[Page]:
    """The list, a page for each kind that is converted, and one for each pair."""
    pairs = list(permutations(AGENTS, 2))
    with ProcessPoolExecutor() as workers:
        ids = ((source.id, target.id) for source, target in pairs)
        made = dict(zip(pairs, workers.map(_tries_by_id, ids, chunksize=8), strict=True))
    yield "convert/index.md", joined("# Conversions", _ABOUT, *_sources())
    for source in AGENTS:
        targets = [target for target in AGENTS if target is not source]
        yield f"{folder(source)}/index.md", _overview(source, {target: made[source, target] for target in targets})
        yield from ((_path(source, target), _pair(source, target, *made[source, target])) for target in targets)


def _tries_by_id(ids: tuple[str, str]) -> Tried:
    return tries(KINDS[ids[0]], KINDS[ids[1]])


def folder(source: Kind) -> str:
    """Where the pages lie of what is converted from a kind."""
    return f"convert/{source.id.replace('/', '.')}"


def _path(source: Kind, target: Kind) -> str:
    return f"{folder(source)}/{target.id.replace('/', '.')}.md"


def _sources() -> Iterator[str]:
    rows = ((f"[{kind.title}]({kind.id.replace('/', '.')}/index.md)", code(kind.id)) for kind in AGENTS)
    yield table(["from", "identifier"], rows)


def _overview(source: Kind, made: Mapping[Kind, Tried]) -> str:
    rows = (
        (f"[{target.title}]({target.id.replace('/', '.')}.md)", *_counts(fields), *_counts(tools)[:1])
        for target, (fields, tools) in made.items()
    )
    head = ["to", "carried", "approximated", "narrowed", "dropped", "widened", "tools with a counterpart"]
    return joined(
        f"# From {source.title}",
        "How many of its fields, with all values that they take, are carried over, and how many are not. "
        "Each row leads to the details.",
        table(head, rows),
    )


def _counts(tries: list[Try]) -> list[str]:
    """How many keys are carried with each value, and of how many the worst is which loss."""
    worst: dict[str, LossKind | str] = {}
    order = ["", LossKind.APPROXIMATED, LossKind.NARROWED, LossKind.DROPPED, LossKind.WIDENED]
    for each in tries:
        key = each.key or each.values[0]
        worst[key] = max(worst.get(key, ""), each.kind, key=order.index)
    return [str(sum(kind == wanted for kind in worst.values())) for wanted in order]


def _pair(source: Kind, target: Kind, fields: list[Try], tools: list[Try]) -> str:
    return joined(
        "---\nsearch:\n  exclude: true\n---",
        f"# {source.title} to {target.title}",
        f"```sh\nagentls convert FILE --to {target.id}\n```",
        f"Name, description and prompt are carried over. The new file lies at {code(target.path_for('NAME'))}. "
        f"[{source.title}](../../kinds/{source.id.replace('/', '.')}.md) · "
        f"[{target.title}](../../kinds/{target.id.replace('/', '.')}.md)",
        section("Fields", _wrapping(table(["written", "what becomes of it"], map(_row, _alike(fields))))),
        section("Tools", _ABOUT_TOOLS, _wrapping(table(["tool", "what becomes of it"], map(_row, _alike(tools)))))
        if tools
        else "",
    )


def _wrapping(markdown: str) -> str:
    """A table whose code may go over several lines."""
    return f'<div class="wraps" markdown="1">\n\n{markdown}\n</div>' if markdown else ""


def _row(each: Try) -> tuple[str, ...]:
    words = " · ".join(map(code, each.values))
    return (f"{code(f'{each.key}:')} {words}" if each.key else words), _what(each)


def _what(each: Try) -> str:
    """The outcome, what stands in the other file, and why."""
    parts = (each.becomes, f"{each.why}." if each.why else "")
    return " · ".join([_SIGNS[each.kind], *filter(None, parts)])


def _alike(tries: list[Try]) -> Iterator[Try]:
    """Values of one key of which the same comes, together."""
    found: dict[Try, list[str]] = {}
    for each in tries:
        # What a value is written as there is told once a value where it differs by the value alone.
        found.setdefault(each._replace(values=()), []).extend(each.values)
    yield from (each._replace(values=tuple(values)) for each, values in found.items())


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MANY else f"{text[: _MANY - 1]}…"


def tries(source: Kind, target: Kind) -> Tried:
    """What becomes of each field, and of each tool."""
    before = _entries(convert(_agent(source, {}), target), target)
    fields = [
        _try(source, target, before, field, value)
        for field in _own(source)
        for value in _values(source, field)[: None if _has(target, field) else 1]
    ]
    given = next(iter(source.fields.with_role(Role.TOOLS)), None)
    shape = shape_at(source, (given.key,)) if given else None
    tools = _tools(source) if given and shape and shape.is_list else []
    return fields, [
        _try(source, target, before, given, [tool])._replace(key="", values=(tool,)) for tool in tools if given
    ]


def _has(target: Kind, field: Field) -> bool:
    """Whether what a field's values mean can make a difference there."""
    is_limit = field.concept in {Concept.PERMISSION_MODE, Concept.SANDBOX}
    return bool(field.concept) and (is_limit or any(each.concept == field.concept for each in target.fields.values()))


def _own(kind: Kind) -> Iterator[Field]:
    for key, field in kind.fields.items():
        plain = not field.fact.deprecated and key != kind.fields.layout.body_key
        if plain and field.role not in _ALWAYS and field.role not in _OWN_TABLE:
            yield field


def _tools(kind: Kind) -> list[str]:
    return [each.name for each in kind.vocabulary.tools.values() if each.state is ToolState.CURRENT and each.can]


def _try(source: Kind, target: Kind, before: Mapping[str, object], field: Field, value: object) -> Try:
    found = convert(_agent(source, {field.key: value}), target)
    losses = [loss for loss in found.losses if loss.field == field.key]
    after = _entries(found, target)
    new = [code(_short(f"{k}: {_written(v)}")) for k, v in after.items() if before.get(k) != v]
    gone = [f"no {code(key)}" for key in before if key not in after]
    kind: LossKind | str = losses[0].kind if losses else ""
    return Try(
        field.key,
        (_short(_written(value)),),
        ", ".join([*new, *gone]),
        kind,
        "; ".join(loss.why for loss in losses) or found.refused,
    )


def _entries(found: Conversion, target: Kind) -> Mapping[str, object]:
    doc = parse(Text(found.text), None, target.fields.layout)
    skipped = target.fields.layout.body_key
    return {key: value for key, value in doc.header.root.data.items() if key != skipped} if doc.header else {}


def _agent(kind: Kind, entries: Mapping[str, object]) -> Context:
    """An agent with what it must have, and these fields."""
    needed = {f.key: "helper" for f in kind.fields.with_role(Role.NAME)}
    needed |= {f.key: "Does one thing." for f in kind.fields.with_role(Role.DESCRIPTION)}
    text = write_file(kind, {**needed, **entries}, _PROMPT, "\n")
    if text is None:
        raise ValueError(f"{kind.id} cannot be written with {entries}")
    path = PurePosixPath("/project") / kind.path_for("helper")
    return Context(parse(Text(text), None, kind.fields.layout), kind, path)


def _values(kind: Kind, field: Field) -> list[object]:
    """Values that the field takes: all of a choice, else the one that its documentation shows, else one of its type."""
    shape = shape_at(kind, (field.key,))
    tried = (_choices(shape), _example(kind, field), _PLAIN)
    fitting = ([value for value in values if validated_value(kind, field.key, value) is not None] for values in tried)
    found = next(filter(None, fitting), [])
    return found if _choices(shape) else found[:1]


def _choices(shape: Shape | None) -> list[object]:
    if shape is None or shape.role in {Role.DENIED_TOOLS, Role.PERMISSIONS, Role.HOOKS}:
        return []
    words: list[object] = [{"true": True, "false": False}.get(value, value) for value in shape.values]
    return [[word] for word in words] if shape.is_list and not shape.is_map else words


_PLAIN: list[object] = [3, "text", ["text"], {"key": "text"}]


def _example(kind: Kind, field: Field) -> list[object]:
    text = markup.plain(field.fact.example)
    try:
        if not text.strip():
            return []
        if kind.fields.layout.format is Format.TOML:
            return [tomllib.loads(f"it = {text}")["it"]]
        read: Any = (
            json.loads(text) if kind.fields.layout.format is Format.JSON else yaml.safe_load(f"it: {text}")["it"]
        )
    except (ValueError, yaml.YAMLError):
        return []
    return [read] if read not in (None, "") else []
