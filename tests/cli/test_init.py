"""The settings file that `agentls init` writes says all there is to set, and nothing that cannot be used; the schema
knows the same settings."""

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

from agentls.cli.checker import KNOWN
from agentls.cli.new_settings import text
from agentls.project.settings_model import EditorModel, OverrideModel, SettingsModel, read
from agentls.rules import generate
from agentls_schemas import KINDS
from agentls_schemas.declared import declared_fields

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
SETTINGS = re.search(r"^## Settings\n.*?```toml\n(.*?)^```", README, re.DOTALL | re.MULTILINE)[1]
SCHEMA = json.loads(generate.schema())
NEW = text({})
EXAMPLES = re.sub(r"^# (?=[\[\".\w-]+(?: = |\]))", "", NEW, flags=re.MULTILINE)


@pytest.mark.parametrize("source", [NEW, EXAMPLES, SETTINGS], ids=["new", "its examples", "README"])
def test_every_line_can_be_used(source):
    assert read(tomllib.loads(source), "/", KNOWN).problems == ()


@pytest.mark.parametrize("source", [EXAMPLES, SETTINGS], ids=["new", "README"])
def test_every_setting_is_shown(source):
    data = tomllib.loads(source)
    assert data.keys() == declared_fields(SettingsModel).keys()
    assert data["editor"].keys() == declared_fields(EditorModel).keys()
    assert data["overrides"][0].keys() == declared_fields(OverrideModel).keys()


def test_kinds_that_were_found_hold_at_once():
    kind = next(iter(KINDS))
    assert tomllib.loads(text({r"a \[b\]/*.md": kind}))["kinds"] == {r"a \[b\]/*.md": kind}


@pytest.mark.parametrize("source", [NEW, EXAMPLES, SETTINGS], ids=["new", "its examples", "README"])
def test_schema_takes_what_can_be_used(source):
    jsonschema.validate(tomllib.loads(source), SCHEMA)


@pytest.mark.parametrize(
    "source",
    [
        'colour = "green"',
        'rules.mojibake = "loud"',
        'kinds."*.md" = "unheard/of"',
        "exclude = 3",
        'editor.hints = ["all"]',
        "[[overrides]]\nrules = {}",
    ],
)
def test_schema_refuses_what_cannot(source):
    assert read(tomllib.loads(source), "/", KNOWN).problems
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(source), SCHEMA)


def test_schema_says_of_each_rule_and_group_what_it_is():
    described = SCHEMA["$defs"]["Rules"]["properties"]
    assert described.keys() == {*KNOWN.quiet, *KNOWN.groups}
    assert all(each["description"] for each in described.values())
