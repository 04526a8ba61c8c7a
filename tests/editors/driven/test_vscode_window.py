"""A window of the current VS Code with the extension installed: what the page shows, and what lies on disk after."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys

import pytest
from playwright.sync_api import expect

from editors.driven import scenario, vscode
from editors.driven.scenario import Step
from editors.driven.vscode_window import Problem, Window

SMALL = 5_000_000
HUMAN_MS = 120
"""Between two keys."""
HEADING = "\n## Output Format\n\nOne line a fault.\n"
FIX_ON_SAVE = {"editor.codeActionsOnSave": {"source.fixAll.agentls": "explicit"}}


@pytest.fixture(scope="module")
def vsix(tools):
    return vscode.build(tools)


@pytest.fixture(scope="module")
def installed(tools):
    return vscode.install(tools, vscode.CURRENT)


@pytest.fixture(scope="module")
def address(installed, vsix, server, tmp_path_factory):
    host = vscode.Host(installed, tmp_path_factory.mktemp("vscode"))
    host.configure(**{"agentls.path": server})
    host.add(vsix)
    with host.window() as address:
        yield address


@pytest.fixture
def window(page, address, workspace):
    return Window(page, address, workspace.root)


def status(page):
    return page.locator('.statusbar-item[id*="agentls"]')


def test_the_extension_is_small_and_brings_its_server(vsix):
    assert vsix.stat().st_size < SMALL
    names = vscode.content(vsix)
    assert {"extension/package.json", "extension/dist/extension.js", "extension/readme.md"} <= set(names)
    assert [name for name in names if re.fullmatch(r"extension/wheel/agentls-[\d.]+-py3-none-any\.whl", name)]


def test_faults_are_underlined_and_listed(window, page, workspace, shots):
    window.open(workspace.reviewer)
    places = [(each.line, each.text) for each in scenario.FINDINGS]
    window.until(lambda: None, lambda: window.marked("squiggly-warning") == places)
    assert window.marked("squiggly-error") == window.marked("squiggly-info") == []
    window.press("Control+Shift+M", page.locator(".markers-panel .monaco-list-row"))
    window.until(lambda: None, lambda: len(window.problems()) == 3)
    page.screenshot(path=shots / "problems.png")
    assert window.problems() == [
        Problem("Garbled text `â†’`; write `→`", "mojibake", 3, 32),
        Problem("Unknown tool `Raed`; did you mean `Read`?", "unknown-tool", 4, 14),
        Problem(
            "Unquoted `: ` in the value: Copilot CLI and Gemini CLI drop the agent; Claude Code loads it anyway",
            "unquoted-colon",
            3,
            28,
        ),
    ]


def test_hover_explains_a_field_a_heading_and_another_agent(window, page, workspace, shots):
    workspace.reviewer.write_text(scenario.REVIEWER + HEADING, "utf-8", newline="\n")
    window.open(workspace.reviewer)
    for line, text, wanted in [
        (5, "model", scenario.HOVER),
        (10, "tester", "tester · agent · .claude/agents/tester.md"),
        (12, "Output", "What the agent hands back"),
    ]:
        said = page.locator(".monaco-hover:visible .hover-row", has_text=wanted)
        window.until(lambda line=line, text=text: window.point_at(line, text), said)
        page.screenshot(path=shots / f"{text}.png")


def test_completion_of_a_tool_in_a_list(window, page, workspace, shots):
    window.open(workspace.reviewer)
    expect(status(page)).to_contain_text("Claude Code agent: 2")
    window.at(4, "Raed")
    page.keyboard.press("End")
    page.keyboard.type(scenario.TYPED, delay=HUMAN_MS)
    glob = page.locator(".suggest-widget.visible .monaco-list-row.focused .label-name", has_text=re.compile(r"^Glob$"))
    expect(glob).to_be_visible()
    page.screenshot(path=shots / "typed.png")
    # Asked for by the key, VS Code answers too.
    page.keyboard.press("Escape")
    window.press("Control+Space", glob)
    page.screenshot(path=shots / "asked.png")
    labels = page.locator(".suggest-widget.visible .label-name").all_inner_texts()
    assert labels.count("Glob") == 1
    page.keyboard.press("Enter")
    window.until(lambda: None, lambda: window.lines()[3] == scenario.COMPLETED)
    window.saved((workspace.reviewer, scenario.REVIEWER.replace("tools: Grep, Raed", scenario.COMPLETED)))


def test_completion_opens_by_itself_while_an_agent_is_typed(window, page, workspace, shots):
    """At the speed of a human, the header without its end; Enter begins a line unless something was chosen."""
    (workspace.root / ".claude/commands").mkdir()
    (workspace.root / ".claude/commands/ship.md").write_text("---\ndescription: Ships.\n---\n\nShip.\n", "utf-8")
    file = workspace.reviewer.with_name("fresh.md")
    file.touch()
    window.open(file)
    expect(status(page)).to_contain_text("Claude Code agent")
    page.locator(".editor-instance .view-line").first.click()
    for number, step in enumerate((*scenario.NEW_AGENT, Step("\n"), *scenario.NEW_BODY)):
        page.keyboard.type(step.typed, delay=HUMAN_MS)
        if step.offered:
            offered = page.locator(".suggest-widget.visible .monaco-list-row .label-name")
            expect(offered.filter(has_text=step.offered).first).to_be_visible()
            page.screenshot(path=shots / f"{number}.png")
    window.saved((file, scenario.NEW_TEXT))


@pytest.mark.parametrize(("name", "fixed"), [("Code Reviewer", "code-reviewer"), ("team:reviewer", "team-reviewer")])
def test_quick_fix_of_a_name(window, workspace, shots, name, fixed):
    text = scenario.REVIEWER.replace("name: reviewer", f"name: {name}")
    workspace.reviewer.write_text(text, "utf-8", newline="\n")
    window.open(workspace.reviewer)
    window.mend(shots, (2, name), f"Write `{fixed}`")
    window.saved((workspace.reviewer, text.replace(name, fixed)))


def test_quick_fix_of_misread_text(window, workspace, shots):
    window.open(workspace.reviewer)
    window.mend(shots, (3, "†"), "Write `→`")
    window.saved((workspace.reviewer, scenario.MENDED))


def test_quick_fix_of_a_broken_description(window, workspace, shots):
    window.open(workspace.tester)
    window.mend(shots, (3, "tests: a"), "Quote the value")
    window.saved((workspace.tester, scenario.DESCRIBED))


@pytest.mark.parametrize("draft", scenario.DRAFTS, ids=lambda draft: draft.name)
def test_files_of_other_agent_tools(window, page, workspace, shots, draft):
    file = workspace.add(draft)
    window.open(file)
    place = (draft.fault.line, draft.fault.text)
    window.until(lambda: None, lambda: window.marked("squiggly-warning") + window.marked("squiggly-error") == [place])
    # VS Code itself knows some of these files too.
    window.press("Control+Shift+M", page.locator(".markers-panel .monaco-list-row"))
    word = re.compile("`{}`".format(draft.fault.text.strip('"')))
    expect(page.locator(".markers-panel .monaco-list-row", has_text=word)).to_have_count(1)
    page.screenshot(path=shots / "problems.png")
    window.mend(shots, place, draft.title)
    window.until(lambda: None, lambda: window.lines()[draft.line - 1] == draft.repaired.split("\n")[draft.line - 1])
    page.keyboard.press("Control+G")
    page.locator(".quick-input-widget input:visible").fill(f":{draft.line}:999")
    page.keyboard.press("Enter")
    page.keyboard.type(draft.typed, delay=HUMAN_MS)
    offered = page.locator(".suggest-widget.visible .monaco-list-row.focused .label-name")
    expect(offered).to_have_text(draft.label)
    page.screenshot(path=shots / "offered-word.png")
    page.keyboard.press("Enter")
    window.saved((file, draft.done))


def test_fix_all_on_save(window, page, workspace, shots):
    settings = workspace.root / ".vscode/settings.json"
    settings.parent.mkdir()
    settings.write_text(json.dumps(FIX_ON_SAVE), "utf-8")
    window.open(workspace.reviewer)
    window.until(lambda: None, lambda: window.marked("squiggly-warning"))
    window.at(10, "again")
    page.keyboard.press("End")
    page.keyboard.type(" Now.")
    window.press("Control+S", lambda: workspace.reviewer.read_text("utf-8") != scenario.REVIEWER)
    page.screenshot(path=shots / "saved.png")
    assert workspace.reviewer.read_text("utf-8") == scenario.MENDED.replace("again.", "again. Now.")


def test_the_outline_has_fields_and_sections(window, page, workspace, shots):
    workspace.reviewer.write_text(scenario.REVIEWER + HEADING, "utf-8", newline="\n")
    window.open(workspace.reviewer)
    rows = page.locator(".outline-pane .monaco-list-row")
    window.run("Explorer: Focus on Outline View", rows)
    # The folders make room for all rows.
    page.locator(".pane-header", has_text="project").click()
    names = rows.locator(".label-name")
    # Where Markdown's own outline comes second, VS Code folds both.
    folded = page.locator(".outline-pane .monaco-tl-twistie.collapsed")
    window.until(
        lambda: folded.first.click() if folded.count() else None,
        lambda: {"model", "Output Format"} <= set(names.all_inner_texts()),
    )
    page.screenshot(path=shots / "outline.png")
    # Where Markdown's own outline is there too, each has a title.
    ours = [name for name in names.all_inner_texts() if name != "Agent file"][:6]
    assert ours == ["name", "description", "tools", "model", "Reviewer", "Output Format"]


def test_rename_across_files_from_behind_an_emoji(window, page, workspace, shots):
    window.open(workspace.reviewer)
    expect(status(page)).to_contain_text("Claude Code agent: 2")
    window.at(10, "tester")
    box = page.locator(".rename-box input:visible")
    window.press("F2", box)
    expect(box).to_have_value("tester")
    box.fill(scenario.NEW_NAME)
    page.screenshot(path=shots / "typed.png")
    box.press("Enter")
    window.until(lambda: None, lambda: scenario.NEW_NAME in window.lines()[9])
    page.screenshot(path=shots / "renamed.png")
    window.saved(
        (workspace.reviewer, scenario.REVIEWER_RENAMED),
        (workspace.renamed, scenario.TESTER_RENAMED),
    )
    assert not workspace.tester.exists()


def test_the_explorer_takes_names_along(window, page, workspace, shots):
    window.open(workspace.reviewer)
    expect(status(page)).to_contain_text("Claude Code agent: 2")
    page.locator(".explorer-folders-view .monaco-list-row", has_text="tester.md").click()
    box = page.locator(".explorer-item-edited input")
    window.press("F2", box)
    box.fill("verifier.md")
    box.press("Enter")
    page.locator(".monaco-dialog-box").get_by_text("OK", exact=True).click()
    window.until(lambda: None, workspace.renamed.exists)
    page.screenshot(path=shots / "renamed.png")
    window.saved(
        (workspace.reviewer, scenario.REVIEWER_RENAMED),
        (workspace.renamed, scenario.TESTER_RENAMED),
    )
    assert not workspace.tester.exists()


def test_the_status_bar_tells_kind_and_state(window, page, workspace, shots):
    readme = workspace.root / "README.md"
    readme.write_text("# Read me\n", "utf-8")
    window.open(workspace.reviewer)
    expect(status(page)).to_have_text(re.compile(r"^\s*Claude Code agent: 2$"))
    assert "claude-code/agent" in status(page).get_attribute("aria-label")
    page.screenshot(path=shots / "agent.png")
    page.locator(".explorer-folders-view .monaco-list-row", has_text="README.md").click()
    expect(status(page)).to_be_hidden()


def test_nothing_is_said_twice(window, page, workspace, shots):
    """VS Code itself knows such files: a value that both find fault with, fields and tools that both offer."""
    text = scenario.REVIEWER.replace("model: sonnet", "model: sonet")
    workspace.reviewer.write_text(text, "utf-8", newline="\n")
    window.open(workspace.reviewer)
    expect(status(page)).to_contain_text("Claude Code agent: 3")
    window.press("Control+Shift+M", page.locator(".markers-panel .monaco-list-row"))
    expect(page.locator(".markers-panel .monaco-list-row", has_text="Raed")).to_have_count(1)
    expect(page.locator(".markers-panel .monaco-list-row", has_text="sonet")).to_have_count(1)
    window.at(5, "sonet")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    offered = page.locator(".suggest-widget.visible .monaco-list-row .label-name")
    window.press("Control+Space", offered.filter(has_text=re.compile("^color$")))
    page.screenshot(path=shots / "fields.png")
    labels = offered.all_inner_texts()
    assert len(labels) == len(set(labels))
    # VS Code does not know the one, and knows the other.
    for word in ("color", "memory"):
        page.keyboard.type(word)
        expect(offered).to_have_text([word])
        for _ in word:
            page.keyboard.press("Backspace")


def test_a_file_is_begun_from_a_template(window, page, workspace, shots):
    window.open(workspace.reviewer)
    expect(status(page)).to_contain_text("Claude Code agent: 2")
    kinds = page.locator(".quick-input-list .monaco-list-row", has_text="Claude Code command")
    asked = page.locator(".quick-input-widget input[placeholder='What is it to be, and for whom?']")
    window.run("agentls: New Agent File", asked)
    page.screenshot(path=shots / "kinds.png")
    # More kinds than the list shows at once.
    asked.fill("Claude Code command")
    expect(kinds).to_have_count(2)
    places = [".claude/commands/NAME.md", "~/.claude/commands/NAME.md"]
    assert kinds.locator(".label-description").all_inner_texts() == places
    kinds.first.click()
    name = page.locator(".quick-input-widget input[placeholder='code-reviewer']")
    name.fill("tidy up")
    expect(page.locator(".quick-input-message")).to_contain_text("such as code-reviewer")
    name.fill("tidy-up")
    name.press("Enter")
    expect(page.locator('.tab[aria-label^="tidy-up.md"]')).to_be_visible()
    page.screenshot(path=shots / "begun.png")
    assert (workspace.root / ".claude/commands/tidy-up.md").is_file()
    expect(page.locator(".editor-instance .snippet-placeholder").first).to_be_visible()
    page.keyboard.type("Tidies.")
    window.until(lambda: None, lambda: any("Tidies." in line for line in window.lines()))


def test_steps_of_the_walkthrough_are_ticked(window, page, workspace, shots):
    window.open(workspace.reviewer)
    expect(status(page)).to_contain_text("Claude Code agent: 2")
    walks = page.locator(".quick-input-list .monaco-list-row", has_text="Get started with agentls")
    window.run("Welcome: Open Walkthrough", walks)
    walks.first.click()
    ticked = page.locator(".getting-started-step:has(.codicon-getting-started-step-checked)")
    # The server was there before the steps were.
    expect(ticked.filter(has_text="Install the server")).to_be_visible()
    expect(ticked).to_have_count(1)
    page.locator('.tab[aria-label^="reviewer.md"]').click()
    window.at(10, "tester")
    box = page.locator(".rename-box input:visible")
    window.press("F2", box)
    box.fill(scenario.NEW_NAME)
    box.press("Enter")
    window.until(lambda: None, lambda: scenario.NEW_NAME in window.lines()[9])
    page.locator(".tab", has_text="Welcome").click()
    expect(ticked.filter(has_text="Rename across files")).to_be_visible()
    page.screenshot(path=shots / "ticked.png")


def test_without_a_server_the_bundled_one_is_installed(installed, vsix, tmp_path, page, workspace, shots):
    """As on a machine with no more than Python: the offer, its progress, and what works afterwards."""
    python = tmp_path / "bin"
    python.mkdir()
    (python / "python3").symlink_to(sys._base_executable)
    path = os.pathsep.join([str(python), "/usr/bin", "/bin"])
    assert shutil.which("agentls", path=path) is None
    host = vscode.Host(installed, tmp_path / "home")
    host.configure()
    host.add(vsix)
    node = os.pathsep.join([str(host.node.parent), path])
    with host.window(PATH=node) as address:
        window = Window(page, address, workspace.root)
        window.open(workspace.reviewer)
        offer = page.locator(".notification-toast", has_text="Install")
        expect(offer).to_be_visible()
        expect(status(page)).to_contain_text("no server")
        page.screenshot(path=shots / "offer.png")
        offer.get_by_role("button", name="Install").first.click()
        places = [(each.line, each.text) for each in scenario.FINDINGS]
        window.until(lambda: None, lambda: window.marked("squiggly-warning") == places)
        expect(status(page)).to_contain_text("Claude Code agent: 2")
        page.screenshot(path=shots / "installed.png")


def test_which_tools_load_a_file_and_what_those_in_targets_lose(window, page, workspace, shots):
    (workspace.root / "agentls.toml").write_text('targets = ["copilot-cli"]\n', "utf-8")
    text = scenario.REVIEWER.replace("model: sonnet", "disallowedTools: Write\nmodel: sonnet")
    workspace.reviewer.write_text(text, "utf-8", newline="\n")
    window.open(workspace.reviewer)
    lens = page.locator(".codelens-decoration", has_text=re.compile(r"\d of \d tools load this"))
    expect(lens).to_be_visible()
    window.until(lambda: None, lambda: (5, "disallowedTools") in window.marked("squiggly-warning"))
    page.screenshot(path=shots / "lens.png")
    table = page.locator(".monaco-hover:visible .hover-row", has_text="Copilot CLI")
    window.until(lambda: window.point_at(1, "---"), table)
    expect(table).to_contain_text("nothing is denied")
    page.screenshot(path=shots / "table.png")


def test_an_agent_becomes_another_tools(window, page, workspace, shots):
    window.open(workspace.reviewer)
    expect(status(page)).to_contain_text("Claude Code agent: 2")
    window.at(1, "---")
    choice = page.locator(".action-widget .monaco-list-row", has_text=re.compile("^Convert to Codex agent$"))
    window.run("agentls: Convert to Another Tool", choice)
    page.screenshot(path=shots / "choice.png")
    choice.click()
    expect(page.locator('.tab[aria-label^="reviewer.toml"]')).to_be_visible()
    expect(page.locator('.tab[aria-label*="conversion.md"]')).to_be_visible()
    page.screenshot(path=shots / "report.png")


SETTINGS = """\
{
  "permissions": {
    "allow": ["Agent(tester)"]
  },
  "hooks": {
    ""
  }
}
"""


def test_settings_know_the_agents_they_stand_beside(window, page, workspace, shots):
    """VS Code's own JSON service knows nothing of them; what it says itself is said once."""
    file = workspace.root / ".claude/settings.json"
    file.write_text(SETTINGS, "utf-8", newline="\n")
    window.open(file)
    expect(status(page)).to_contain_text("Claude Code settings")
    window.until(lambda: None, lambda: window.marked("squiggly-error") == [(7, "}")])
    expect(page.locator('.statusbar-item[id="status.problems"]')).to_contain_text("1")
    window.at(6, '""')
    page.keyboard.press("ArrowLeft")
    offered = page.locator(".suggest-widget.visible .monaco-list-row .label-name")
    window.press("Control+Space", offered.filter(has_text=re.compile("^PreToolUse$")))
    page.screenshot(path=shots / "hooks.png")
    labels = offered.all_inner_texts()
    assert labels.count("PreToolUse") == 1
    page.keyboard.press("Escape")
    window.at(3, "tester")
    window.press("F12", page.locator('.tab[aria-label^="tester.md"]'))
    page.screenshot(path=shots / "agent.png")
