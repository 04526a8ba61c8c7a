"""Kate 22.12, with the settings that are shipped: its keys, its screen, and what it says to the server."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from editors.driven import scenario
from editors.driven.kate import SETTINGS, Kate, readme
from editors.driven.scenario import Seen
from editors.driven.terminal import until


@pytest.fixture
def settings():
    """What stands in Kate's settings of its LSP client: what is shipped."""
    return SETTINGS.read_text("utf-8")


@pytest.fixture
def start(tools, server, tmp_path, workspace, shots, settings):
    """Opens the reviewer with the cursor before a text in a line, and lets the server start."""
    opened = ExitStack()

    def start(line, before=""):
        text = scenario.REVIEWER.splitlines()[line - 1]
        column = units(text[: text.index(before)] if before else text) + 1
        kate = opened.enter_context(
            Kate(tools, tmp_path / "home", server, settings, workspace.reviewer, (line, column))
        )
        opened.callback(kate.shoot, shots / "last.png")
        kate.allow()
        assert until(lambda: published(kate, workspace.reviewer)), kate.output()
        return kate

    with opened:
        yield start


def units(text):
    """How many columns Kate counts."""
    return len(text.encode("utf-16-le")) // 2


def published(kate, file):
    return [each for each in kate.told("textDocument/publishDiagnostics") if each["uri"] == file.as_uri()]


def codes(kate, file):
    """The rules of what was last found in a file."""
    return [found["code"] for found in published(kate, file)[-1]["diagnostics"]]


def covered(found):
    """A finding with the characters between the columns that Kate gets or sends."""
    start, end = found["range"]["start"], found["range"]["end"]
    line = scenario.REVIEWER.splitlines()[start["line"]].encode("utf-16-le")
    text = line[2 * start["character"] : 2 * end["character"]].decode("utf-16-le")
    return Seen(found["code"], start["line"] + 1, text)


def red(r, g, b):
    """The colour of squiggles."""
    return r > 190 and abs(g - 100) < 20 and b < 110


def chosen(r, g, b):
    """The colour of the entry that is chosen in a list."""
    return (r, g, b) == (194, 224, 245)


def test_diagnostics(start, workspace):
    kate = start(8)
    (opened,) = kate.sent("textDocument/didOpen")
    assert opened["textDocument"]["languageId"] == "markdown"
    assert [covered(found) for found in published(kate, workspace.reviewer)[-1]["diagnostics"]] == scenario.FINDINGS
    assert until(lambda: len(kate.coloured(red)) == len(scenario.FINDINGS))
    squiggles = zip(kate.coloured(red), scenario.FINDINGS, strict=True)
    widths = [squiggle.width / len(found.text) for squiggle, found in squiggles]
    assert max(widths) - min(widths) < 1, "each is as wide as the characters it marks"
    (initialize,) = kate.sent("initialize")
    assert initialize["rootUri"] == workspace.root.as_uri()


def test_hover(start, shots):
    kate = start(5, "model")
    before = kate.windows()
    kate.press("alt+l y", lambda: kate.sent("textDocument/hover"))
    assert until(lambda: kate.answers("textDocument/hover"))
    assert scenario.HOVER in kate.answers("textDocument/hover")[-1]["contents"]["value"]
    assert until(lambda: len(kate.windows()) > len(before))
    kate.shoot(shots / "hover.png")


def test_completion(start, workspace, shots):
    kate = start(4)
    kate.type(scenario.TYPED)
    assert until(lambda: kate.coloured(chosen))
    kate.shoot(shots / "list.png")
    kate.press("Return", lambda: not kate.coloured(chosen))
    kate.press("ctrl+s", lambda: workspace.reviewer.read_text("utf-8") != scenario.REVIEWER)
    assert workspace.reviewer.read_text("utf-8").splitlines()[3] == scenario.COMPLETED


def test_quick_fix_behind_the_emoji(start, workspace):
    kate = start(3, "â†")
    kate.press("ctrl+period", lambda: kate.sent("textDocument/codeAction"))
    request, *_ = kate.sent("textDocument/codeAction")
    assert [covered(found) for found in request["context"]["diagnostics"]] == scenario.FINDINGS[:1]
    kate.press("ctrl+s", lambda: workspace.reviewer.read_text("utf-8") == scenario.MENDED)
    assert until(lambda: codes(kate, workspace.reviewer) == ["unknown-tool"])


def test_rename_from_behind_the_emoji(start, workspace, shots):
    kate = start(10, "ster agent")
    kate.press("F2", lambda: "Rename" in kate.active())
    kate.shoot(shots / "rename.png")
    kate.type(scenario.NEW_NAME)
    kate.press("Return", lambda: kate.sent("textDocument/rename"))
    kate.press("ctrl+l", lambda: workspace.reviewer.read_text("utf-8") == scenario.REVIEWER_RENAMED)
    assert until(lambda: workspace.tester.read_text("utf-8") == scenario.TESTER_RENAMED)


def test_server_leaves_with_the_editor(start, tmp_path):
    kate = start(8)
    kate.press("ctrl+q", lambda: kate.process.poll() is not None)
    assert kate.sent("shutdown")
    katerc = (tmp_path / "home/.config/katerc").read_text("utf-8")
    assert f"AllowedServerCommandLines={tmp_path}/home/bin/agentls serve\n" in katerc, "it does not ask again"


def test_a_code_action_is_chosen_from_the_list(start, workspace, shots):
    kate = start(4, "Raed")
    before = kate.windows()
    kate.press("alt+Return", lambda: len(kate.windows()) > len(before))
    assert until(lambda: kate.answers("textDocument/codeAction"))
    titles = [action["title"] for action in kate.answers("textDocument/codeAction")[-1]]
    assert titles[0] == "Write `Read`"
    assert "Ignore `unknown-tool` here" in titles
    kate.shoot(shots / "list.png")
    kate.press("Down Return", lambda: kate.windows() == before)
    mended = scenario.REVIEWER.replace("Raed", "Read")
    kate.press("ctrl+s", lambda: workspace.reviewer.read_text("utf-8") == mended)


@pytest.mark.parametrize("settings", [readme("Settings")])
def test_settings(start, workspace):
    kate = start(8)
    assert until(lambda: codes(kate, workspace.reviewer) == ["mojibake"])
