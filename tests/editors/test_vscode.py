"""What the VS Code extension declares fits the server."""

from __future__ import annotations

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from agentls.project.settings_model import EditorModel, SettingsModel

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"


def package():
    return json.loads((EXTENSION / "package.json").read_text("utf-8"))


def test_settings_name_every_rule_and_kind():
    spec = spec_from_file_location("vscode_settings", EXTENSION / "settings.py")
    settings = module_from_spec(spec)
    spec.loader.exec_module(settings)
    assert settings.updated(package()) == package(), "run: python editors/vscode/settings.py"


def test_every_setting_of_the_server_can_be_made():
    declared = package()["contributes"]["configuration"]["properties"]
    wanted = {f"agentls.{name}" for name in SettingsModel.model_fields if name != "editor"}
    assert wanted | {f"agentls.editor.{name}" for name in EditorModel.model_fields} <= set(declared)


def test_the_lock_file_names_no_registry():
    lock = json.loads((EXTENSION / "package-lock.json").read_text("utf-8"))
    assert not [name for name, entry in lock["packages"].items() if "resolved" in entry]
