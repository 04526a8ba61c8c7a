"""What is taken without a validator is what a validator takes."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from agentls.format import ITEM
from agentls_schemas import KINDS
from agentls_schemas.claude_code import AGENT
from agentls_schemas.declared import Model
from agentls_schemas.field_types import ANY, shape_at
from agentls_schemas.kind import Kind
from agentls_schemas.pydantic_models import model_of
from agentls_schemas.validation import takes_plainly


def inner_keys(kind: Kind, path: tuple[str, ...]) -> Iterator[str]:
    """The keys of maps in a field, and in the maps, lists and values of maps below it."""
    shape = shape_at(kind, path) if len(path) < 6 else None
    yield from shape.keys if shape else ()
    for step in (*(shape.keys if shape else ()), ITEM, ANY) if shape else ():
        yield from inner_keys(kind, (*path, step))


WORDS = sorted({value for kind in KINDS.values() for field in kind.fields.values() for value in field.fact.values})
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(WORDS)
FIELDS = [(kind.id, key) for kind in KINDS.values() for key in kind.fields]
INNER = sorted({key for kind, field in FIELDS for key in inner_keys(KINDS[kind], (field,))})
KEYS = st.text(max_size=3) | st.sampled_from(INNER)
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4))


@given(st.sampled_from(FIELDS), VALUES)
def test_a_validator_takes_it_too(field: tuple[str, str], value: object) -> None:
    kind, key = field
    model = KINDS[kind].fields.model
    if takes_plainly(model, {key: value}):
        assert refused(model, {key: value}) <= {"missing"}


def refused(model: type[Model], values: dict[str, object]) -> set[str]:
    try:
        model_of(model).model_validate(values)
    except ValidationError as error:
        return {each["type"] for each in error.errors()}
    return set()


@pytest.mark.parametrize(
    "values",
    [
        {"name": "reviewer", "description": "Reviews.", "tools": "Read, Grep", "model": "opus", "color": "blue"},
        {"tools": ["Read"], "memory": "project", "background": True},
        {"maxTurns": 20, "effort": "HIGH", "autoCompactWindow": "200000"},
        {"effort": 3, "experimental": {"cache-ttl": "5m", "more": [1]}},
        {"mcpServers": ["github", {"own": {"command": "x", "args": []}}]},
        {"hooks": {"Stop": [{"matcher": "Bash", "hooks": [{"type": "command", "command": "x", "timeout": 1.5}]}]}},
    ],
)
def test_what_most_files_say_is_taken(values: dict[str, object]) -> None:
    assert takes_plainly(AGENT.fields.model, values)


@pytest.mark.parametrize(
    "values",
    [
        {"name": 1},
        {"color": "mauve"},
        {"tools": [1]},
        {"maxTurns": 0},
        {"effort": "hihg"},
        {"hooks": []},
        {"hooks": {"Stop": [{"hooks": [{"type": "command"}]}]}},
        {"hooks": {"Stop": [{"matcher": "Bash"}]}},
        {"mcpServers": [{"own": {"type": "http"}}]},
        {"experimental": {1: 2}},
    ],
)
def test_about_others_it_says_nothing(values: dict[str, object]) -> None:
    assert not takes_plainly(AGENT.fields.model, values)
