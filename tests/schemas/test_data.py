"""The data files agree with themselves. If one of these fails after a refresh, repair the data file it names."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, get_args

import pytest

from agentls.project.readers import READERS
from agentls_schemas import DIALECTS, KINDS
from agentls_schemas.claude_code.agent import Agent
from agentls_schemas.claude_code.command import Command
from agentls_schemas.claude_code.hooks import Handler, HandlerType
from agentls_schemas.claude_code.vocabulary import FOLDER
from agentls_schemas.condition_words import TITLES
from agentls_schemas.declared import declared_fields
from agentls_schemas.fields import Role
from agentls_schemas.models import ModelState
from agentls_schemas.pydantic_models import model_of
from agentls_schemas.source import day
from agentls_schemas.tools import ToolState
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from agentls_schemas.kind import Kind

kinds = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
MODELS = FOLDER.read("models")
ENDING = MODELS["deprecated"] | MODELS["retired"]

AGENT_FIELDS = (
    "name description tools disallowedTools model permissionMode maxTurns skills mcpServers hooks memory background "
    "omitClaudeMd effort isolation color initialPrompt autoCompactWindow observer observerMessage observeSubagents "
    "observeToolResults experimental"
)


def test_each_condition_has_words() -> None:
    assert set(Condition) == TITLES.keys()


def test_a_kind_is_called_after_its_dialect_and_nothing_else() -> None:
    assert [kind for dialect in DIALECTS for kind in dialect.kinds] == list(KINDS.values())
    assert [kind.id for dialect in DIALECTS for kind in dialect.kinds if kind.dialect != dialect.id] == []


def test_an_agent_has_its_fields_in_the_order_of_the_documentation() -> None:
    assert " ".join(KINDS["claude-code/agent"].fields) == AGENT_FIELDS


@kinds
def test_every_fact_has_a_source_that_exists(kind: Kind) -> None:
    assert {field.fact.source for field in kind.fields.values()} <= set(kind.sources)
    assert not kind.identity.rule or kind.identity.rule.source in kind.sources
    verdicts = [verdict for rows in kind.loader.verdicts.values() for verdict in rows.values()]
    assert {verdict.source for verdict in verdicts} <= set(kind.sources)
    assert not kind.guidance.budget or kind.guidance.budget.source in kind.sources
    traits = (
        kind.vocabulary.invocation.prompting,
        *kind.guidance.limits,
        kind.guidance.refused,
        *kind.place.misplaced,
        *(field.fact.tool_syntax.permissions for field in kind.fields.values()),
    )
    assert {trait.source for trait in traits if trait} <= set(kind.sources)
    assert {field.fact.colors.source for field in kind.fields.values() if field.fact.colors} <= set(kind.sources)


@kinds
def test_every_colour_of_a_choice_has_a_shade(kind: Kind) -> None:
    for field in kind.fields.with_role(Role.COLOR):
        # Where colours are numbers too, the names are those of a theme; a word that needs words of its own is none.
        colors, names = field.fact.colors, {value for value, doc in field.fact.values.items() if not doc}
        assert field.fact.form or (colors and set(colors.rgb) == names)


@kinds
def test_an_alias_means_a_current_model(kind: Kind) -> None:
    models = kind.vocabulary.models
    offered = models.all() if models else ()
    meant = [model.means.removesuffix("[1m]") for model in offered if model.means]
    assert {models.find(name).state for name in meant if models} <= {ModelState.CURRENT}


@kinds
def test_no_source_is_of_the_future(kind: Kind) -> None:
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011
    assert [source for source in kind.sources.values() if source.on > tomorrow] == []


@kinds
def test_every_field_is_documented(kind: Kind) -> None:
    assert [key for key, field in kind.fields.items() if not field.fact.doc.endswith(".")] == []


@kinds
def test_values_and_their_meanings_are_the_same_set(kind: Kind) -> None:
    schema = model_of(kind.fields.model).model_json_schema()["properties"]
    for key, field in kind.fields.items():
        options = next((o for o in (schema[key], *schema[key].get("anyOf", ())) if "enum" in o or "const" in o), {})
        words = options.get("enum") or [options["const"]] if options else []
        # That true is a text too is no choice of the author's.
        assert list(field.fact.values) == [word for word in words if word not in {"true", "false"}]


@kinds
def test_a_field_that_needs_another_names_a_field_and_its_value(kind: Kind) -> None:
    for field in kind.fields.values():
        if field.fact.only_with:
            key, value = field.fact.only_with
            assert value in kind.fields[key].fact.values


@kinds
def test_scopes_that_fields_name_exist(kind: Kind) -> None:
    named = {scope for field in kind.fields.values() for scope in field.fact.ignored_in}
    named |= kind.loader.verdicts.keys() - {""}
    read = [reads for reader in READERS.values() for reads in reader.reads if reads.kind.dialect == kind.dialect]
    own = {*kind.place.all_scopes, *kind.place.scope_marks, *(each.scope for each in read if each.kind.id == kind.id)}
    # Kinds may share fields, which then also name the readers of another.
    assert own - {""} <= named <= own | {each.scope for each in read}


@kinds
def test_names_of_other_tools_are_none_of_this_one(kind: Kind) -> None:
    current = {name for name, tool in kind.vocabulary.tools.items() if tool.state is ToolState.CURRENT}
    assert [other.of for other in kind.vocabulary.foreign_tools if any(map(other.has, current))] == []
    assert all(other.names for other in kind.vocabulary.foreign_tools)


@kinds
def test_successors_of_tools_are_current(kind: Kind) -> None:
    for tool in kind.vocabulary.tools.values():
        for successor in tool.successors:
            assert kind.vocabulary.tools[successor].state is ToolState.CURRENT, tool.name
        assert tool.successors or tool.state is not ToolState.RENAMED, tool.name


@kinds
def test_the_tool_that_starts_agents_is_one(kind: Kind) -> None:
    tool = kind.vocabulary.invocation.agent_tool
    assert not tool or kind.vocabulary.tools[tool].state is ToolState.CURRENT


@pytest.mark.parametrize(
    ("name", "state", "successor"),
    [
        ("MultiEdit", ToolState.RETIRED, "Edit"),
        ("LS", ToolState.RETIRED, "Glob"),
        ("NotebookRead", ToolState.RETIRED, "Read"),
        ("BashOutput", ToolState.RETIRED, "Read"),
        ("TodoRead", ToolState.RETIRED, "TaskList"),
        ("SlashCommand", ToolState.RETIRED, "Skill"),
        ("TeamDelete", ToolState.RETIRED, ""),
        ("Task", ToolState.RENAMED, "Agent"),
        ("KillShell", ToolState.RENAMED, "TaskStop"),
        ("TodoWrite", ToolState.CURRENT, ""),
    ],
)
def test_the_life_of_a_tool(name: str, state: ToolState, successor: str) -> None:
    tool = KINDS["claude-code/agent"].vocabulary.tools[name]
    assert (tool.state, tool.successor) == (state, successor)


def test_tools_that_subagents_never_or_always_get() -> None:
    tools = KINDS["claude-code/agent"].vocabulary.tools.values()
    unavailable = "AskUserQuestion EndConversation EnterPlanMode ScheduleWakeup WaitForMcpServers Workflow"
    assert " ".join(tool.name for tool in tools if tool.unavailable) == unavailable
    assert [tool.name for tool in tools if tool.always] == ["SubagentHandback"]


def test_specifiers_stand_where_permission_rules_take_them() -> None:
    tools = KINDS["claude-code/agent"].vocabulary.tools.values()
    taking = "Agent Bash Edit Glob Grep LSP Monitor NotebookEdit PowerShell Read Skill WebFetch Write"
    assert " ".join(tool.name for tool in tools if tool.specifier) == taking


def test_models_that_end_have_a_date_and_a_replacement_that_does_not() -> None:
    for name, entry in ENDING.items():
        assert day(entry["retires"]), name
        assert entry["replace"] in MODELS["current"], name


def test_a_model_is_in_one_list_only() -> None:
    lists = [MODELS[name] for name in ("aliases", "current", "deprecated", "retired")]
    names = [name for entries in lists for name in entries]
    assert sorted(names) == sorted(set(names))


def test_every_family_of_a_current_model_is_known() -> None:
    assert {name.split("-")[1] for name in MODELS["current"]} <= set(MODELS["families"])


def test_aliases_to_suggest_exist() -> None:
    assert set(MODELS["families"].values()) - {""} <= set(MODELS["aliases"])
    assert MODELS["none"] in MODELS["aliases"]


def test_no_retired_model_ends_in_the_future() -> None:
    models = KINDS["claude-code/agent"].vocabulary.models
    assert models is not None
    retired = [models.find(name) for name in MODELS["retired"]]
    assert {model.state for model in retired} == {ModelState.RETIRED}
    assert max(model.retires for model in retired if model.retires) <= models.find("inherit").source.on


def test_handler_types_are_those_of_the_model() -> None:
    kind = KINDS["claude-code/agent"]
    handlers = kind.vocabulary.hooks.handlers
    assert tuple(handlers) == get_args(HandlerType)
    written = set(declared_fields(Handler))
    assert written == {key for handler in handlers.values() for key in handler.keys}
    assert all(set(handler.required) <= set(handler.keys) for handler in handlers.values())


@kinds
def test_keys_of_other_tools_are_no_fields_here_and_point_to_fields(kind: Kind) -> None:
    assert set(kind.fields.foreign) & set(kind.fields) == set()
    assert {foreign.replacement for foreign in kind.fields.foreign.values()} - {""} <= set(kind.fields)


def test_a_skill_has_the_fields_of_a_command_in_the_same_order() -> None:
    assert list(KINDS["agent-skills/skill"].fields) == list(KINDS["claude-code/command"].fields)


@pytest.mark.parametrize("model", [Agent, Command])
def test_one_field_at_most_has_a_role(model: type[Agent | Command]) -> None:
    kind = next(kind for kind in KINDS.values() if kind.fields.model is model)
    roles = [field.role for field in kind.fields.values() if field.role is not Role.PLAIN]
    assert len(roles) == len(set(roles))
