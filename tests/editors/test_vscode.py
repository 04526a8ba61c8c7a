"""What the VS Code extension declares fits the server, its own code and the files it is packed with."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from agentls.lint.rule_docs import PAGES
from agentls.lsp.server import Server
from agentls.project.settings_model import EditorModel, FormatModel, SettingsModel
from agentls.rules import ALL
from agentls_schemas.declared import declared_fields

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
INTERNAL = {"agentls.showReferences"}
"""Commands that the server's answers name; nobody is to choose them."""


@pytest.fixture(scope="module")
def package():
    return json.loads((EXTENSION / "package.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def source():
    return "\n".join(path.read_text("utf-8") for path in sorted((EXTENSION / "src").rglob("*.ts")))


@pytest.fixture(scope="module")
def packed():
    """The patterns of what goes into the pack."""
    lines = (EXTENSION / ".vscodeignore").read_text("utf-8").splitlines()
    return [line.removeprefix("!") for line in lines if line.startswith("!")]


def declared(package):
    return {command["command"] for command in package["contributes"]["commands"]}


def steps(package):
    return [step for walk in package["contributes"]["walkthroughs"] for step in walk["steps"]]


def test_every_setting_of_the_server_can_be_made(package):
    made = package["contributes"]["configuration"]["properties"]
    # Copies are kept by the command line, for a whole project.
    others = {"editor", "format", "sync"}
    wanted = {f"agentls.{name}" for name in declared_fields(SettingsModel) if name not in others}
    wanted |= {f"agentls.editor.{name}" for name in declared_fields(EditorModel)}
    assert wanted | {f"agentls.format.{field.key}" for field in declared_fields(FormatModel).values()} <= set(made)


def test_every_setting_says_what_it_is_and_where_it_may_be_made(package):
    for name, setting in package["contributes"]["configuration"]["properties"].items():
        assert setting.get("markdownDescription") or setting.get("description"), name
        assert setting["scope"] in {"window", "machine-overridable"}, name
    # What runs a program must not be the workspace's to say before it is trusted.
    restricted = package["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"]
    settings = package["contributes"]["configuration"]["properties"]
    assert restricted == [name for name in settings if settings[name]["scope"] == "machine-overridable"]


def test_what_is_declared_is_registered_and_the_other_way_round(package, source):
    registered = set(re.findall(r'registerCommand\("(.+?)"', source))
    assert registered == declared(package) | INTERNAL


def test_no_command_is_the_servers(package):
    # The client registers the server's under their own names.
    assert not (declared(package) | INTERNAL) & set(Server().protocol.fm.commands)


def test_what_the_server_is_asked_is_what_it_answers(source):
    asked = set(re.findall(r'\.ask(?:<.*?>)?\(\s*"(.+?)"', source))
    assert len(asked) == 6
    assert asked <= set(Server().protocol.fm.commands)


def test_enter_begins_a_line_while_a_list_is_open_by_itself(package):
    """In the languages that are VS Code's own for agent files; those of any other file are the user's to set."""
    native = re.search(r"LANGUAGES = new Set\((.+?)\)", (EXTENSION / "src/quiet/native.ts").read_text("utf-8"))
    wanted = {
        f"[{language}]": {"editor.suggest.selectionMode": "whenQuickSuggestion"} for language in json.loads(native[1])
    }
    assert package["contributes"]["configurationDefaults"] == wanted


def test_menus_and_the_walkthrough_name_commands_there_are(package):
    menus = {entry["command"] for menu in package["contributes"]["menus"].values() for entry in menu}
    links = {link for step in steps(package) for link in re.findall(r"\(command:(.+?)\)", step["description"])}
    events = {event for step in steps(package) for event in step.get("completionEvents", ())}
    done = {event.removeprefix("onCommand:") for event in events if event.startswith("onCommand:")}
    assert links
    assert menus | links | {command for command in done if command.startswith("agentls.")} <= declared(package)


def test_contexts_are_set_by_the_code(package, source):
    events = [event for step in steps(package) for event in step.get("completionEvents", ())]
    used = {event.removeprefix("onContext:") for event in events if event.startswith("onContext:")}
    conditions = " ".join(entry.get("when", "") for menu in package["contributes"]["menus"].values() for entry in menu)
    used |= set(re.findall(r"agentls\.\w+", conditions))
    assert used
    ticked = {f"agentls.done.{step}" for step in re.findall(r'tick\("(.+?)"\)', source)}
    assert used == set(re.findall(r'"setContext", "(.+?)"', source)) | ticked


def test_every_step_of_the_walkthrough_is_ticked_when_it_is_done(package):
    assert all(step["completionEvents"] for step in steps(package))


def test_pictures_and_pages_are_there_and_packed(package, packed):
    media = [path for step in steps(package) for name, path in step["media"].items() if name != "altText"]
    readme = (EXTENSION / "README.md").read_text("utf-8")
    pictures = re.findall(r"!\[.+?\]\((?!https?:)(.+?)\)", readme)
    assert pictures
    for path in {package["icon"], *media, *pictures}:
        assert (EXTENSION / path).is_file(), path
        assert any(Path(path).match(pattern) or pattern == f"{path.split('/')[0]}/**" for pattern in packed), path
        assert (EXTENSION / path).stat().st_size < 150_000, path


def test_the_icon_is_square_and_large_enough(package):
    header = (EXTENSION / package["icon"]).read_bytes()[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(header[at : at + 4], "big") for at in (16, 20))
    assert width == height >= 128


def test_it_is_checked_against_the_oldest_release_it_runs_on(package):
    engine = package["engines"]["vscode"]
    assert engine == f"^{package['devDependencies']['@types/vscode']}"
    lock = json.loads((EXTENSION / "package-lock.json").read_text("utf-8"))
    client = lock["packages"]["node_modules/vscode-languageclient"]["engines"]["vscode"]
    assert [int(part) for part in engine[1:].split(".")] >= [int(part) for part in client[1:].split(".")]


def test_it_starts_for_every_language_that_agent_files_have(package, source):
    native = re.search(r"LANGUAGES = new Set\(\[(.+?)\]\)", source)[1]
    languages = {*re.findall(r'"(.+?)"', native), "markdown"}
    assert {f"onLanguage:{language}" for language in languages} <= set(package["activationEvents"])


def test_what_vs_code_says_as_well_are_rules(source):
    shared = re.search(r"SHARED = new Set\(\[(.+?)\]\)", source, re.DOTALL)[1]
    assert re.findall(r'"(.+?)"', shared) == sorted({*re.findall(r'"(.+?)"', shared)} & {rule.name for rule in ALL})


def test_it_is_at_home_where_the_rules_pages_are(package):
    repository = package["repository"]["url"].removesuffix(".git")
    assert PAGES.startswith(repository)
    assert package["bugs"]["url"].startswith(repository)
    assert package["homepage"].startswith(repository)


def test_the_lock_file_names_no_registry():
    lock = json.loads((EXTENSION / "package-lock.json").read_text("utf-8"))
    assert not [name for name, entry in lock["packages"].items() if "resolved" in entry]
