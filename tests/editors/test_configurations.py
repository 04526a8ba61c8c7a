"""Configurations for editors that are not driven here: they fit what the editors read, and name what there is.

The schemas are our own, of what the editors document or read at the date they give.
"""

import json
import re
import shlex
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from agentls.cli.app import app
from agentls.lint.rule_names import known_rules
from agentls.lsp.client import SECTION
from agentls.project.settings_model import SettingsModel, read
from agentls.rules import ALL
from agentls.rules.groups import GROUPS
from agentls_schemas.declared import declared_fields

EDITORS = Path(__file__).parents[2] / "editors"
SCHEMAS = Path(__file__).parent / "schemas"
FILES = ["zed/extension.toml", "sublime/LanguageServers.sublime-settings", "vim/coc/coc-settings.json"]
KNOWN = known_rules(ALL, GROUPS)
LANGUAGES = {"Markdown": "markdown", "TOML": "toml"}
"""The languages of agent files, as editors show them and as they call them."""


def loaded(name):
    text = (EDITORS / name).read_text("utf-8")
    return tomllib.loads(text) if name.endswith(".toml") else json.loads(text)


def schema(name):
    found = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    assert re.search(r"commit [0-9a-f]{7}, read \d{4}-\d\d-\d\d", found["$comment"])
    return found


ZED = loaded("zed/extension.toml")
SUBLIME = loaded("sublime/LanguageServers.sublime-settings")["agentls"]
JETBRAINS = loaded("jetbrains/template.json")
COC = loaded("vim/coc/coc-settings.json")["languageserver"]["agentls"]
RUST = (EDITORS / "zed/src/agentls.rs").read_text("utf-8")


@pytest.mark.parametrize("name", FILES)
def test_the_file_has_what_the_editor_reads(name):
    jsonschema.validate(loaded(name), schema(name.split("/")[-2]))


@pytest.mark.parametrize("part", ["template", "clientSettings"])
def test_the_template_for_jetbrains_has_what_lsp4ij_reads(part):
    whole = schema("jetbrains")
    jsonschema.validate(loaded(f"jetbrains/{part}.json"), {**whole, "$ref": f"#/$defs/{part}"})


@pytest.mark.parametrize("name", FILES)
def test_an_unknown_key_would_be_seen(name):
    whole = loaded(name)
    holder = next(iter((whole.get("language_servers") or whole.get("languageserver") or whole).values()))
    holder["comand"] = []
    with pytest.raises(jsonschema.ValidationError, match="comand"):
        jsonschema.validate(whole, schema(name.split("/")[-2]))


@pytest.mark.parametrize(
    "command",
    [SUBLIME["command"], [COC["command"], *COC["args"]], *map(shlex.split, JETBRAINS["programArgs"].values())],
    ids=["sublime", "coc", "jetbrains"],
)
def test_the_command_is_there(command):
    assert command == ["agentls", "serve"]
    assert CliRunner().invoke(app, [*command[1:], "--help"]).exit_code == 0


def test_the_extension_for_zed_starts_what_is_there():
    assert re.search(r'which\("(\w+)"\)', RUST)[1] == "agentls"
    assert re.findall(r'vec!\["(\w+)"', RUST) == ["serve"]
    assert f'json!({{ "{SECTION}": ' in RUST


def test_files_are_chosen_as_wide_as_the_server_looks():
    """For the languages that `editors/generate.py` knows."""
    mappings = {each["languageId"]: each["fileType"] for each in JETBRAINS["fileTypeMappings"]}
    assert {each["name"]: language for language, each in mappings.items()} == LANGUAGES
    for name, language in {"SKILL.md": "markdown", "reviewer.toml": "toml"}.items():
        assert any(fnmatch(name, pattern) for pattern in mappings[language]["patterns"])
    zed = ZED["language_servers"]["agentls"]
    assert zed["languages"] == list(LANGUAGES)
    assert zed["language_ids"] == LANGUAGES
    assert SUBLIME["selector"].split(" | ") == ["text.html.markdown", "source.toml"]
    assert COC["filetypes"] == [*LANGUAGES.values()]
    assert [each["name"] for each in loaded("helix/languages.toml")["language"]] == [*LANGUAGES.values()]
    kate = loaded("kate/settings.json")["servers"]
    assert {each["highlightingModeRegex"]: language for language, each in kate.items()} == {
        f"^{title}$": language for title, language in LANGUAGES.items()
    }
    for listed in re.findall(r"(?:filetypes|pattern) = (\{.*\})", (EDITORS / "neovim/README.md").read_text("utf-8")):
        assert re.findall(r"'(\w+)'", listed) == [*LANGUAGES.values()]


@pytest.mark.parametrize(
    "given",
    [SUBLIME["settings"], COC["settings"], loaded("jetbrains/settings.json")],
    ids=["sublime", "coc", "jetbrains"],
)
def test_settings_stand_where_the_server_asks_for_them(given):
    assert list(given) == [SECTION]
    assert read(given[SECTION], "/", KNOWN).problems == ()


@pytest.mark.parametrize("name", ["zed", "sublime", "jetbrains", "vim/coc"])
def test_settings_in_the_readme_are_right(name):
    text = (EDITORS / name / "README.md").read_text("utf-8")
    found = re.findall(r'"(?:settings|agentls)": (\{ "rules": .*?\} \})', text)
    assert found
    for each in found:
        assert read(json.loads(each), "/", KNOWN).problems == ()
    assert set(json.loads(found[0])) <= set(declared_fields(SettingsModel))


def test_the_plugin_for_vim_tells_vim_lsp_what_it_reads():
    text = (EDITORS / "vim/plugin/agentls.vim").read_text("utf-8")
    told = re.findall(r"^  \\   '(\w+)':", text.split("lsp#register_server({", 1)[1], re.MULTILINE)
    known = schema("vim-lsp")
    assert set(known["required"]) <= set(told) <= set(known["properties"])


def test_settings_in_the_readme_for_vim_are_right():
    text = (EDITORS / "vim/README.md").read_text("utf-8")
    (found,) = re.findall(r"^let g:agentls_settings = (.*)$", text, re.MULTILINE)
    assert read(json.loads(found.replace("'", '"')), "/", KNOWN).problems == ()
