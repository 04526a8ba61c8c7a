"""The kinds of files: their fields, values, places, limits, and what becomes of faults in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from agentls.ide import markup
from agentls_schemas import DIALECTS, KINDS, json_schema
from agentls_schemas.field_types import shape_at
from agentls_schemas.models import ModelState
from agentls_schemas.tools import ToolState
from pages import readers
from pages.links import in_repository
from pages.markup import Sources, cell, code, demoted, joined, known, listed, path, section, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls_schemas.kind import Kind
    from agentls_schemas.place import Misplaced
    from agentls_schemas.tools import Tool
    from pages.markup import Page

Cite = Callable[..., str]

_STATES = {ToolState.RENAMED: "old name", ToolState.RETIRED: "gone"}


def pages() -> Iterator[Page]:
    """A page for each kind, and the list of them."""
    yield "kinds/index.md", _index()
    for kind in KINDS.values():
        yield path_of(kind), _page(kind)


def path_of(kind: Kind) -> str:
    """Where the page of a kind lies."""
    return f"kinds/{kind.id.replace('/', '.')}.md"


def _index() -> str:
    rows = (
        (
            dialect.title,
            f"[{kind.title}]({kind.id.replace('/', '.')}.md)",
            code(kind.id),
            "<br>".join(map(path, kind.place.paths)),
            str(len(kind.fields)),
        )
        for dialect in DIALECTS
        for kind in dialect.kinds
    )
    return joined(
        "# Kinds of files",
        "What a file is follows from where it lies; the setting `kinds` says it for files elsewhere. "
        "The identifier is what settings and `--as` take.",
        table(["tool", "kind", "identifier", "where", "fields"], rows),
    )


def _page(kind: Kind) -> str:
    cite = (sources := Sources()).cite
    return joined(
        f"# {kind.title}",
        f"Settings and `--as` call it {code(kind.id)}. A new one: `agentls new {kind.id} NAME`."
        if kind.guidance.template
        else f"Settings and `--as` call it {code(kind.id)}.",
        section("Where it lies", _places(kind)),
        section("Who reads it", _readers(kind, cite)),
        section("Fields", _summary(kind), *_fields(kind)),
        section("Name", _name(kind)),
        section("Limits", _limits(kind, cite)),
        section("Tools", _tools(kind, cite)),
        section("Models", _models(kind, cite)),
        section("Hooks", _hooks(kind)),
        section("Agents that are there without a file", _agents(kind)),
        section("What becomes of faults", readers.verdicts(kind, sources)),
        section("Sections of a good prompt", *_sections(kind)),
        section("Keys of other tools", _foreign(kind)),
        f"[JSON Schema]({in_repository(f'schemas/json/{json_schema.file_name(kind)}')})" if kind.fields else "",
        sources.listed(),
    )


def _places(kind: Kind) -> str:
    place = kind.place
    rows = [
        *((path(glob), "yes") for glob in place.paths),
        *((path(glob), f"yes, if its header has {_and(sorted(place.evidence))}") for glob in place.likely),
        *((path(f"~/{home}"), "yes: the user's own, for all projects") for home in place.user_homes),
        *((path(glob), f"no: {_misplaced(case, glob)}") for case in place.misplaced for glob in case.paths),
    ]
    return table(["path", "is a file there one?"], rows)


def _misplaced(case: Misplaced, glob: str) -> str:
    """Why a file there is none, as of any file."""
    return case.says.format_map({"stem": "NAME", "folder": "FOLDER", "name": glob.rpartition("/")[2]})


def _readers(kind: Kind, cite: Cite) -> str:
    rows = (
        (
            f"[{reader.title}](../readers/{reader.id}.md)",
            "<br>".join(map(path, paths)),
            reads.note,
            cite(reads.kind.sources.get(reads.source), reads.confidence),
        )
        for reader, reads, paths in readers.readers_of(kind)
    )
    return table(["tool", "where", "", "known from"], rows)


def _summary(kind: Kind) -> str:
    rows = []
    for key, field in kind.fields.items():
        shape = shape_at(kind, (key,))
        omitted = f"left out: {field.fact.if_omitted}" if field.fact.if_omitted else ""
        state = "deprecated" if field.fact.deprecated else "**required**" if field.required else omitted
        form = " · ".join(filter(None, [shape.words if shape else "", state]))
        rows.append((f"[{code(key)}](#field-{_id(key)})", f"{_first(field.fact.doc)}<br><small>{form}</small>"))
    return table(["field", "what it is for, what it takes, and what holds without it"], rows)


def _fields(kind: Kind) -> Iterator[str]:
    """Each field, in the words of the hover."""
    top = shape_at(kind, ())
    for key, declared in (top.keys if top else {}).items():
        _, _, words = markup.key(kind, (key,), declared).partition("\n\n")
        shape = shape_at(kind, (key,))
        takes = f"Takes: {shape.words}." if shape and shape.words else ""
        yield joined(f"### {code(key)} {{ #field-{_id(key)} }}", takes, words)


def _name(kind: Kind) -> str:
    rule, order = kind.identity.rule, kind.identity.precedence
    facts = []
    if rule:
        facts += [f"Refused: a name that {reason}." for _, reason in rule.forbidden]
        facts += [f"At most {rule.max_length} characters."] if rule.max_length else []
        facts += ["It has to be that of the folder."] if rule.is_folder else []
        facts += [f"Usual form: {rule.style_doc}."] if rule.style_doc else []
    tool = kind.loader.tool
    facts += [f"Two files of one name in one place: {tool} {order.together}."] if order.together else []
    facts += [f"One nearer and one further up: {tool} {order.nearest}."] if order.nearest else []
    return listed(facts)


def _limits(kind: Kind, cite: Cite) -> str:
    guidance, loader = kind.guidance, kind.loader
    limits = (*guidance.limits, *filter(None, [guidance.body_limit]))
    rows = [(each.says.format(f"{each.most:,}"), cite(kind.sources.get(each.source))) for each in limits]
    rows += [
        (f"{loader.tool} skips files of more than {most:,} bytes{f' ({scope})' if scope else ''}", "")
        for scope, most in loader.max_bytes.items()
    ]
    if guidance.budget:
        says = f"All descriptions that are loaded together should stay below {guidance.budget.tokens:,} tokens"
        rows.append((says, cite(kind.sources.get(guidance.budget.source))))
    if guidance.refused:
        rows.append(
            (f"Tags in a description: {guidance.refused.says}", cite(kind.sources.get(guidance.refused.source)))
        )
    return table(["limit", "known from"], rows)


def _tools(kind: Kind, cite: Cite) -> str:
    rows = (
        (
            code(tool.name) + _state(tool),
            _first(tool.doc),
            cite(tool.source),
        )
        for tool in kind.vocabulary.tools.values()
    )
    forms = ((code(markup.plain(form)), doc, "") for form, doc in kind.vocabulary.all_forms.items())
    return table(["name", "what it does", "known from"], (*rows, *forms))


def _state(tool: Tool) -> str:
    said = _STATES.get(tool.state, "") + (f", write {code(tool.successor)}" if tool.successor else "")
    return f" ({said})" if said else ""


def _models(kind: Kind, cite: Cite) -> str:
    models = kind.vocabulary.models
    current = [m for m in models.all() if m.state is not ModelState.UNKNOWN] if models else []
    rows = (
        (code(m.name), f"{m.state.value}{f', ends {m.retires}' if m.retires else ''}", _first(m.doc), cite(m.source))
        for m in current
    )
    return table(["name", "state", "what", "known from"], rows)


def _hooks(kind: Kind) -> str:
    return table(["event", "when"], ((code(event), doc) for event, doc in kind.vocabulary.hooks.events.items()))


def _agents(kind: Kind) -> str:
    return table(["name", "what it does"], ((code(n), doc) for n, doc in kind.vocabulary.builtin_agents.items()))


def _sections(kind: Kind) -> Iterator[str]:
    for each in kind.guidance.sections:
        example = f"````markdown\n{each.example.strip()}\n````"
        yield f"### {each.title}\n\n{each.doc.strip()}\n\n{demoted(example, 0)}\n\n*{known(each.source)}*"


def _foreign(kind: Kind) -> str:
    rows = ((code(key), each.says) for key, each in kind.fields.foreign.items())
    return table(["key", "what to know"], rows)


def _first(text: str) -> str:
    """The first sentence."""
    return cell(text.strip().split("\n\n")[0])


def _id(key: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in key).strip("-")


def _and(keys: list[str]) -> str:
    return " and ".join(map(code, keys))
