"""What is taken without a validator is what a validator takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from agentls_schemas import KINDS
from agentls_schemas.claude_code import AGENT
from agentls_schemas.validation import takes_plainly

WORDS = sorted({value for kind in KINDS.values() for field in kind.fields.values() for value in field.fact.values})
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(WORDS)
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner))
FIELDS = [(kind.id, key) for kind in KINDS.values() for key in kind.fields]


@given(st.sampled_from(FIELDS), VALUES)
def test_a_validator_takes_it_too(field: tuple[str, str], value: object) -> None:
    kind, key = field
    model = KINDS[kind].fields.model
    if takes_plainly(model, {key: value}):
        assert refused(model, {key: value}) <= {"missing"}


def refused(model: type[BaseModel], values: dict[str, object]) -> set[str]:
    try:
        model.model_validate(values)
    except ValidationError as error:
        return {each["type"] for each in error.errors()}
    return set()


@pytest.mark.parametrize(
    "values",
    [
        {"name": "reviewer", "description": "Reviews.", "tools": "Read, Grep", "model": "opus", "color": "blue"},
        {"tools": ["Read"], "memory": "project", "background": True},
    ],
)
def test_what_most_files_say_is_taken(values: dict[str, object]) -> None:
    assert takes_plainly(AGENT.fields.model, values)


@pytest.mark.parametrize("values", [{"name": 1}, {"color": "mauve"}, {"tools": [1]}, {"maxTurns": 0}, {"hooks": {}}])
def test_about_others_it_says_nothing(values: dict[str, object]) -> None:
    assert not takes_plainly(AGENT.fields.model, values)
