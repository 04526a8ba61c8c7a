"""Models made of data: what a field may be, and where what is wrong lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from agentls_schemas.data import Folder
from agentls_schemas.declared import declared_fields
from agentls_schemas.fields import Role
from agentls_schemas.model_data import read_model, read_type
from agentls_schemas.pydantic_models import adapter, model_of
from agentls_schemas.values import one_of

if TYPE_CHECKING:
    from pathlib import Path

    from agentls_schemas.declared import Model

DATA = """\
name: {doc: "Its name.", required: true}
count: {is: integer, above: 0}
part: {is: number, least: 0, most: 1}
mode: {values: {fast: "Quick.", slow: "Not quick."}}
words: {items: {}}
rules: {keys: {allow: {doc: "Which.", items: {}, role: tools}, mode: {values: [a, b]}}}
either: {one_of: [{}, {items: {}}, {keys: {x: {is: flag, required: true}}}]}
servers:
  entries:
    by: type
    otherwise: here
    implied: {url: there}
    one_of:
      - {keys: {type: {values: [here]}, command: {required: true}}}
      - {keys: {type: {values: [there, far]}, url: {required: true}}}
own: {is: mine}
"""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> type[Model]:
    folder: Path = tmp_path_factory.mktemp("data")
    (folder / "toy.yaml").write_text(DATA, "utf-8")
    return read_model(Folder(folder), "toy", "manual", {"mine": bool})


@pytest.mark.parametrize(
    "said",
    [
        {"count": 3, "part": 0.5, "mode": "fast", "words": ["a"], "own": True},
        {"part": 1},
        {"rules": {"allow": ["x"], "mode": "a", "more": 1}},
        {"either": "x"},
        {"either": ["x"]},
        {"either": {"x": True}},
        {"servers": {"a": {"command": "x"}, "b": {"type": "far", "url": "y"}}},
        {"unknown": 1},
    ],
)
def test_what_is_taken(model: type[Model], said: dict[str, object]) -> None:
    model_of(model).model_validate({"name": "n", **said})


@pytest.mark.parametrize(
    ("said", "place", "kind"),
    [
        ({"count": 0}, ("count",), "greater_than"),
        ({"count": "3"}, ("count",), "int_type"),
        ({"count": True}, ("count",), "int_type"),
        ({"part": 2}, ("part",), "less_than_equal"),
        ({"mode": "quick"}, ("mode",), "literal_error"),
        ({"words": ["a", 1]}, ("words", 1), "string_type"),
        ({"rules": []}, ("rules",), "model_type"),
        ({"rules": {"mode": "c"}}, ("rules", "mode"), "literal_error"),
        ({"either": 1}, ("either",), "one_of"),
        ({"either": ["a", 1]}, ("either", 1), "string_type"),
        ({"either": {}}, ("either", "x"), "missing"),
        ({"servers": {"a": {}}}, ("servers", "a", "command"), "missing"),
        ({"servers": {"a": {"type": "there"}}}, ("servers", "a", "url"), "missing"),
        ({"servers": {"a": {"type": "gone"}}}, ("servers", "a"), "variant"),
        ({"servers": {"a": {"url": "y"}}}, ("servers", "a"), "implied"),
        ({"servers": {"a": "x"}}, ("servers", "a"), "dict_type"),
        ({"own": "yes"}, ("own",), "bool_type"),
    ],
)
def test_what_is_refused_and_where(
    model: type[Model], said: dict[str, object], place: tuple[str | int, ...], kind: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        model_of(model).model_validate({"name": "n", **said})
    assert [(error["loc"], error["type"]) for error in refused.value.errors()] == [(place, kind)]


def test_what_is_said_of_a_field(model: type[Model]) -> None:
    facts = {key: info.metadata[0] for key, info in declared_fields(model).items()}
    assert (facts["name"].doc, facts["name"].source) == ("Its name.", "manual")
    assert facts["mode"].values == {"fast": "Quick.", "slow": "Not quick."}
    assert facts["count"].role is Role.PLAIN


def test_a_type_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text("is: nothing\n", "utf-8")
    with pytest.raises(KeyError, match="nothing"):
        read_type(Folder(tmp_path), "odd", "manual", {})


def test_words_keep_their_order_whatever_order_another_field_has_them_in():
    first, second = (adapter(one_of(words) | None) for words in (("a", "b"), ("b", "a")))
    assert [each.json_schema()["anyOf"][0]["enum"] for each in (first, second)] == [["a", "b"], ["b", "a"]]
