"""What may stand in the settings, and what to say of the rest. Loaded only where there are settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any, Literal

from msgspec import Struct

from agentls.finding import Severity
from agentls.named_tuple import NamedTuple
from agentls.project.gitignore import readable
from agentls.project.own_fields_model import OwnFieldModel, faults, fields_by_kind
from agentls.project.readers import READERS
from agentls.project.settings import ON, Editor, Override, Settings, Sync
from agentls.semantics.words import expected
from agentls_schemas import OUTLINES
from agentls_schemas.declared import Field, Model, declared_fields
from agentls_schemas.identity import Sort
from agentls_schemas.own_fields import TYPES
from agentls_schemas.validation import read_values
from agentls_schemas.values import NameList  # noqa: TC001

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from agentls.project.known_rules import KnownRules
    from agentls.project.own_fields_model import Fault as OwnFault

Level = Literal["off", "on", "error", "warning", "information", "hint"]
Rules = Annotated[
    dict[str, Level],
    Field(
        description="How loud rules are, by name, group or a pattern such as `retired-*`; `on` is a rule's own level. "
        "Names count before patterns, longer patterns before shorter ones, and these before groups."
    ),
]

_WORDS: Mapping[str, Severity | str | None] = {"off": None, ON: ON, **{s.label: s for s in Severity}}
_GONE = "\0"
"""Stands where a glob was that cannot be used, so that the indexes of those behind it stay right."""
_TYPES = {
    **dict.fromkeys(("str", "text", "enum", "choice", "date"), "string"),
    **dict.fromkeys(("object", "dict", "table"), "map"),
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "array": "list",
}
"""What others call the types of fields."""
_SYNONYMS = {"info": "information", "warn": "warning", "none": "off", "false": "off", "true": "on", "ignore": "off"}


class OverrideModel(Model, closed=True):
    """Rule levels for some of the files."""

    paths: Annotated[
        list[str], Field(min_length=1, description="Globs as in .gitignore, from the settings file's folder.")
    ]
    rules: Rules = {}


class EditorModel(Model, closed=True):
    """What the server shows and looks at, beside the open files' findings."""

    hints: Annotated[
        list[Literal["model", "tools", "tokens"]],
        Field(description="Hints between the words: today's model of an alias, the tools of a missing list, tokens."),
    ] = ["model", "tools", "tokens"]
    lenses: Annotated[
        list[Literal["readers", "references", "budget"]],
        Field(description="Lines above a file: how many tools load it, who refers to it, what its description takes."),
    ] = ["readers", "references", "budget"]
    workspace: Annotated[bool, Field(description="Report on all agent files of the workspace, not only open ones.")] = (
        True
    )
    user: Annotated[bool, Field(description="Know the agents, skills and commands of your own home folder too.")] = (
        False
    )


class FormatModel(Model, closed=True):
    """How headers are laid out."""

    sort_keys: Annotated[
        bool, Field(alias="sort-keys", description="Put a header's keys in the order of its kind's fields.")
    ] = False


class SyncModel(Model, closed=True):
    """Agents of which ``agentls sync`` keeps copies for other tools."""

    from_: Annotated[
        NameList, Field(alias="from", description="Globs as in .gitignore, from the settings file's folder.")
    ]
    to: Annotated[
        NameList, Field(description="The kinds of agents that they are converted to; `agentls schema` lists them.")
    ]


class SettingsModel(Model, closed=True):
    """The keys of agentls.toml, of ``[tool.agentls]`` and of the editor's ``agentls`` section."""

    rules: Rules = {}
    overrides: Annotated[list[OverrideModel], Field(description="Levels for some of the files; later ones win.")] = []
    exclude: Annotated[list[str], Field(description="Globs as in .gitignore: what searches leave out.")] = []
    kinds: Annotated[
        dict[str, str],
        Field(description="Glob to kind: what files are that lie where no tool looks. The first that fits counts."),
    ] = {}
    targets: Annotated[
        list[Annotated[str, Field(json_schema_extra=lambda made: made.update(enum=[*READERS]))]],
        Field(description="The tools that files are for beside their own: what these do is reported too."),
    ] = []
    fields: Annotated[
        dict[str, OwnFieldModel],
        Field(description="Header keys of your own, by name: known, checked and explained beside those of the tools."),
    ] = {}
    sync: Annotated[list[SyncModel], Field(description="Agents to keep copies of for other tools.")] = []
    format: Annotated[FormatModel, Field(description="How `agentls format` and editors lay out headers.")] = (
        FormatModel()
    )
    editor: Annotated[EditorModel, Field(description="What editors are shown.")] = EditorModel()


_TABLES: Mapping[str | int, type[Model]] = {
    "editor": EditorModel,
    "fields": OwnFieldModel,
    "format": FormatModel,
    "sync": SyncModel,
}
_NEEDED: Mapping[str | int, Mapping[str | int, list[str]]] = {
    "overrides": {"paths": [_GONE]},
    "sync": {"from": [_GONE], "to": [_GONE]},
}
"""What must stand in each table of a list, as it is left where it cannot be used."""


class Problem(NamedTuple):
    """A setting that cannot be used."""

    path: tuple[str | int, ...]
    """Where it stands, from the settings' root."""
    key: bool
    """The key is wrong, not its value."""
    message: str


class Read(Struct, frozen=True):
    """Settings with what is wrong in them left out."""

    settings: Settings
    problems: tuple[Problem, ...]
    certain: bool = True
    """What is left out has no bearing on which files are looked at and what is said of them: it is for editors only,
    or about rules that do not exist."""


def read(data: object, root: str, known: KnownRules) -> Read:
    """The settings in a table as TOML or JSON gives it; never raises."""
    if not isinstance(data, dict):
        return Read(
            Settings(root=root), (Problem((), False, "Settings must be a table with keys such as `rules`"),), False
        )
    problems: list[Problem] = []
    model = _valid(_copy(data), problems)
    unusable = list(_unusable(model))
    certain = not unusable and all(problem.path[:1] == ("editor",) for problem in problems)
    own = list(_own_faults(model))
    certain = certain and all(fault.holds for _, fault in own)
    problems += [*_unknown_rules(model, known), *unusable, *(_own_problem(key, fault) for key, fault in own)]
    return Read(_settings(model, root, known, {p.path for p in unusable}), tuple(problems), certain)


def _copy(data: Any) -> Any:  # noqa: ANN401
    if isinstance(data, dict):
        return {str(key): _copy(value) for key, value in data.items()}
    return [_copy(value) for value in data] if isinstance(data, list) else data


def _valid(data: dict[str, Any], problems: list[Problem]) -> SettingsModel:
    """The model of what is right; each round takes what is wrong out of ``data``."""
    while True:
        found = read_values(SettingsModel, data)
        if not isinstance(found, list):
            return found
        for error in found:
            path = tuple(error["loc"])
            missing = error["type"] == "missing"
            problems.append(_problem(error, path))
            _drop(data, path[:-1] if missing else path)


def _drop(data: Any, path: tuple[str | int, ...]) -> None:  # noqa: ANN401
    # What holds it may be gone already for another fault.
    if path[0] == "editor":
        # A list with a wrong word in it is not used at all: another word left out would mean something else.
        path = path[:2]
    with suppress(LookupError):
        if path[0] == "fields" and len(path) > 2:
            _loosen(data["fields"][path[1]], path[2])
            return
        for part in path[:-1]:
            data = data[part]
        needed = _NEEDED.get(path[0], {})
        if len(path) == 3 and path[-1] in needed:
            data[path[-1]] = needed[path[-1]]
        elif isinstance(path[-1], int):
            data[path[-1]] = dict(needed) if needed and len(path) == 2 else _GONE
        else:
            del data[path[-1]]


def _loosen(declared: Any, part: str | int) -> None:  # noqa: ANN401
    """A field of which nobody knows what was to stand there: its name holds, and anything fits."""
    del declared[part]
    declared["type"] = "any"
    declared.pop("values", None)


def _problem(error: ErrorDetails, path: tuple[str | int, ...]) -> Problem:
    name, kind, value = path[-1], error["type"], error["input"]
    if kind == "extra_forbidden":
        allowed = _keys(_TABLES.get(path[0], OverrideModel) if len(path) > 1 else SettingsModel)
        return Problem(path, True, f"Unknown setting `{name}`; {_near(str(name), allowed) or 'use ' + _or(allowed)}")
    if kind == "missing":
        return Problem(path[:-1], True, f"`{name}` is missing, so this has no effect")
    if kind == "literal_error" and path[0] == "editor":
        return Problem(path, False, f"Invalid value `{value}` for `editor.{path[1]}`")
    if kind == "literal_error" and path[0] == "fields":
        return Problem(path, False, _no_type(value))
    if kind == "literal_error":
        return Problem(path, False, _no_level(value))
    named = next(part for part in reversed(path) if isinstance(part, str))
    return Problem(path, False, expected(named, error))


def _keys(model: type[Model]) -> list[str]:
    return list(declared_fields(model))


def _no_level(value: object) -> str:
    if not isinstance(value, str | bool):
        return f"Level must be {_or(_WORDS)}"
    near = _SYNONYMS.get(str(value).lower())
    says = f"did you mean `{near}`?" if near else _near(str(value), _WORDS)
    return f"Invalid level `{str(value).lower()}`; {says or 'use ' + _or(_WORDS)}"


def _no_type(value: object) -> str:
    near = _TYPES.get(str(value).lower())
    return f"Invalid type `{value}`; " + (f"did you mean `{near}`?" if near else f"use {_or(TYPES)}")


def _own_faults(model: SettingsModel) -> Iterator[tuple[str, OwnFault]]:
    return ((key, fault) for key, declared in model.fields.items() for fault in faults(key, declared))


def _own_problem(key: str, fault: OwnFault) -> Problem:
    path = ("fields", key, *filter(None, [fault.part]), *(() if fault.at is None else (fault.at,)))
    return Problem(path, fault.at is None, fault.message)


def _unknown_rules(model: SettingsModel, known: KnownRules) -> Iterator[Problem]:
    tables = [(("rules",), model.rules), *((("overrides", i, "rules"), o.rules) for i, o in enumerate(model.overrides))]
    for path, rules in tables:
        for name in rules:
            if name in known.former:
                yield Problem((*path, name), True, f"Rule `{name}` is now `{known.former[name]}`")
            elif not known.meant(name):
                near = _near(name, [*known.quiet, *known.groups])
                what = "No rule matches" if "*" in name else "Unknown rule"
                yield Problem((*path, name), True, f"{what} `{name}`" + (f"; {near}" if near else ""))


def _unusable(model: SettingsModel) -> Iterator[Problem]:
    ids = list(OUTLINES)
    for glob, kind in model.kinds.items():
        if kind not in ids:
            yield Problem(("kinds", glob), False, f"Unknown kind `{kind}`; {_near(kind, ids) or 'use ' + _or(ids)}")
        elif not readable(glob):
            yield Problem(("kinds", glob), True, f"Invalid glob `{glob}`")
    for i, target in enumerate(model.targets):
        if target not in (*READERS, _GONE):
            near = _near(target, READERS) or f"use {_or(READERS)}"
            yield Problem(("targets", i), False, f"Unknown tool `{target}`; {near}")
    globs: list[tuple[tuple[str | int, ...], str]] = [(("exclude", i), glob) for i, glob in enumerate(model.exclude)]
    for i, override in enumerate(model.overrides):
        globs += [(("overrides", i, "paths", j), glob) for j, glob in enumerate(override.paths)]
    for i, each in enumerate(model.sync):
        globs += [(("sync", i, "from", j), glob) for j, glob in enumerate(each.from_)]
        yield from _no_agents(each.to, ("sync", i, "to"))
    for path, glob in globs:
        if not readable(glob):
            yield Problem(path, False, f"Invalid glob `{glob}`")


def _no_agents(kinds: list[str], path: tuple[str | int, ...]) -> Iterator[Problem]:
    agents = [kind.id for kind in OUTLINES.values() if kind.identity.sort is Sort.AGENT]
    for i, kind in enumerate(kinds):
        if kind not in (*agents, _GONE):
            near = _near(kind, agents) or "`agentls schema` lists them"
            yield Problem((*path, i), False, f"Unknown kind of agent `{kind}`; {near}")


def _settings(model: SettingsModel, root: str, known: KnownRules, dropped: set[tuple[str | int, ...]]) -> Settings:
    def rules(table: dict[str, Level]) -> Mapping[str, Severity | str | None]:
        return {rule: _WORDS[table[name]] for name in sorted(table, key=known.precedence) for rule in known.meant(name)}

    return Settings(
        root=root,
        rules=rules(model.rules),
        overrides=tuple(Override(_left(o.paths), rules(o.rules)) for o in model.overrides if _left(o.paths)),
        exclude=_left(model.exclude),
        kinds={glob: kind for glob, kind in model.kinds.items() if ("kinds", glob) not in dropped},
        sync=tuple(Sync(_left(each.from_), tuple(k for k in each.to if k in OUTLINES)) for each in model.sync),
        fields=fields_by_kind(model.fields) if model.fields else {},
        targets=frozenset(model.targets).intersection(READERS) if model.targets else frozenset(),
        editor=Editor(
            frozenset(model.editor.hints), frozenset(model.editor.lenses), model.editor.workspace, model.editor.user
        ),
        sort_keys=model.format.sort_keys,
        quiet={name: level for name, level in known.quiet.items() if level is not None},
    )


def _left(globs: list[str]) -> tuple[str, ...]:
    return tuple(glob for glob in globs if glob != _GONE)


def _near(word: str, words: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, list(words), 1)
    return f"did you mean `{close[0]}`?" if close else ""


def _or(words: Iterable[str]) -> str:
    *first, last = (f"`{word}`" for word in words)
    return f"{', '.join(first)} or {last}" if first else last
