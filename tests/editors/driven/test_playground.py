"""The playground, from the wheel that users install, in a browser."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import expect

from agentls.cli.new_file import listing
from editors.driven import scenario
from editors.driven.playground import Playground
from editors.driven.scenario import Step

MOST_OF_PAGE, MOST_OF_WHEEL = 1_500_000, 2_700_000
CRITIC = scenario.REVIEWER.replace("reviewer", "critic").replace("tester", "prover")
PROVER = scenario.TESTER.replace("reviewer", "critic").replace("tester", "prover")
LIST = ".monaco-list-row"
HUMAN_MS = 120
"""Between two keys."""
SUGGESTED, ACTIONS = f".suggest-widget.visible {LIST}", f".action-widget {LIST}"


@pytest.fixture
def playground(page, address):
    """The page, which has asked nothing of any other host when the test is over."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rsplit("/", 2)[0])
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(address)
    playground = Playground(page)
    expect(page.locator("#connection")).to_have_text("Server running")
    expect(page.locator(".squiggly-warning")).to_have_count(1)
    # They push the lines down when they come.
    expect(page.locator(".codelens-decoration").first).to_contain_text("tools load this")
    expect(page.locator(".codelens-decoration", has_text="references").first).to_be_visible()
    yield playground
    assert (page.foreign, faults) == ([], [])


def test_the_wheel_has_the_page(wheel):
    with zipfile.ZipFile(wheel) as packed:
        page = {Path(each.filename).name: each for each in packed.infolist() if "agentls/playground/" in each.filename}
        index = packed.read(page["index.html"]).decode()
    assert {"main.js", "main.css", "editor.worker.js", "codicon.ttf", "icon.svg", "licences.txt"} <= set(page)
    assert "missing.txt" not in page
    assert sum(each.compress_size for each in page.values()) < MOST_OF_PAGE
    assert wheel.stat().st_size < MOST_OF_WHEEL
    assert "//" not in index


def test_faults_are_seen_at_once(start, page, shots):
    began = monotonic()
    with start() as address:
        page.goto(address)
        expect(page.locator(".squiggly-warning")).to_have_count(1)
        took = monotonic() - began
        page.screenshot(path=shots / "start.png")
    expect(page.locator("#connection")).to_contain_text("Server ended")
    (shots / "seconds.txt").write_text(f"{took:.1f}\n", "utf-8")


def test_problems(playground, shots):
    page = playground.page
    expect(page.locator("#kind")).to_have_text("Claude Code agent")
    expect(playground.badge(".claude/agents/pipeline.md")).to_have_text("8")
    expect(playground.badge(".claude/agents/code-explainer.md")).to_have_text("✓")
    playground.open(".claude/agents/triage.md")
    expect(playground.problems()).to_have_count(5)
    expect(page.locator("#problem-count")).to_have_text("5 problems")
    expect(page.locator(".squiggly-warning")).to_have_count(4)
    expect(playground.problems().first).to_contain_text("Unknown tool `Raed`; did you mean `Read`?")
    link = playground.problems().first.get_by_role("link", name="unknown-tool")
    expect(link).to_have_attribute("href", re.compile("^https://.*unknown-tool.md$"))
    playground.problems().filter(has_text="`MultiEdit` was removed").get_by_role("button").click()
    expect(page.locator("#place")).to_contain_text("Line 4, column 29")
    assert playground.copied() == "MultiEdit"
    page.screenshot(path=shots / "problems.png")
    playground.open(".claude/agents/changelog.md")
    expect(page.locator("#place")).to_contain_text("CRLF")
    expect(playground.problems()).to_contain_text(["Claude Code drops the agent; with LF"])
    playground.open(".claude/skills/pdf-forms/SKILL.md")
    expect(page.locator("#kind")).to_have_text("Agent Skill")


def test_the_problems_below_are_those_that_f8_goes_through(playground):
    """In one file: F8 neither goes on to the next one nor leaves out the mildest."""
    playground.begin(".claude/agents/Mild.md", "---\nname: Mild Reviewer\ndescription: Reviews: all.\n---\n\nReview.\n")
    expect(playground.problems()).to_have_count(2)
    shown = playground.page.locator(".marker-widget:visible, .zone-widget:visible")
    playground.press("F8", ".zone-widget:visible")
    expect(shown.filter(has_text="Mild.md").first).to_contain_text("of 2 problems")


def test_the_cursor_stays_in_sight_after_a_paste(playground, shots):
    text = "---\nname: long\ndescription: Use when: it is long.\ntools: Raed\n---\n\n" + "Word.\n\n" * 60 + "The end.\n"
    playground.begin(".claude/agents/long.md", text)
    expect(playground.problems()).to_have_count(2)
    expect(playground.page.locator("#editor .cursor").first).to_be_in_viewport()
    editor, cursor = (playground.page.locator(name).first.bounding_box() for name in ("#editor", "#editor .cursor"))
    playground.page.screenshot(path=shots / "pasted.png")
    assert cursor["y"] + cursor["height"] <= editor["y"] + editor["height"]


def test_the_buttons_are_commands_too(playground):
    playground.press("F1", ".quick-input-widget input:focus").fill(">agentls")
    rows = playground.page.locator(f".quick-input-widget {LIST}")
    expect(rows).to_have_text([re.compile(name) for name in ("Fix Everything", "Format Header", "New File", "Reset")])
    rows.first.click()
    expect(playground.page.locator("#problem-count")).to_have_text("No problems")


@pytest.mark.parametrize(
    ("line", "word", "said"),
    [
        ("model:", "model", "an alias such as sonnet"),
        ("Process", "Process", "numbered steps"),
        ("Output Format", "Format", "What the agent hands back"),
    ],
)
def test_hover_teaches_in_the_first_sample(playground, shots, line, word, said):
    playground.line(line).get_by_text(word).first.hover()
    expect(playground.page.locator(".monaco-hover:visible")).to_contain_text(said)
    playground.page.screenshot(path=shots / "hover.png")


def test_completion_of_a_tool(playground, shots):
    playground.open(".claude/agents/triage.md")
    playground.go_to("WebFetch, Grep")
    playground.keys.type(", Gl")
    row = playground.press("Control+Space", SUGGESTED).filter(has_text=re.compile("^Glob(tool)?$"))
    expect(row).to_have_count(1)
    playground.page.screenshot(path=shots / "completion.png")
    row.click()
    expect(playground.line("tools:")).to_have_text("tools: Raed, Grep, MultiEdit, WebFetch, Grep, Glob")
    assert "tools: Raed, Grep, MultiEdit, WebFetch, Grep, Glob\n" in playground.text()


def test_completion_with_places_to_fill_in(playground):
    playground.begin(".claude/agents/fresh.md", "---\nname: fresh\ndescription: Begins.\n---\n\nBegin.\n")
    playground.go_to("Begins.")
    playground.press("Enter", "#place:has-text('Line 4,')")
    playground.keys.type("tool")
    playground.press("Control+Space", SUGGESTED).filter(has_text=re.compile("^tools")).click()
    playground.press("Control+Space", SUGGESTED).filter(has_text=re.compile("^Bash(?!\\()")).first.click()
    assert "description: Begins.\ntools: Bash" in playground.text()
    assert "$" not in playground.text()


def test_completion_opens_by_itself_while_an_agent_is_typed(playground, shots):
    """At the speed of a human, the header without its end; Enter begins a line unless something was chosen."""
    playground.begin(".claude/agents/fresh.md", "")
    for number, step in enumerate((*scenario.NEW_AGENT, Step("\n\n"), *scenario.NEW_BODY)):
        playground.keys.type(step.typed, delay=HUMAN_MS)
        if step.offered:
            expect(playground.page.locator(SUGGESTED).filter(has_text=step.offered).first).to_be_visible()
            playground.page.screenshot(path=shots / f"{number}.png")
    assert re.sub("(?m)^ +- ", "- ", playground.text()) == scenario.NEW_TEXT


def test_quick_fix_of_a_description(playground, shots):
    playground.problems().get_by_role("button").click()
    playground.choose("Control+.", ACTIONS, "Explain `unquoted-colon`")
    expect(playground.page.locator("#notice")).to_contain_text("unquoted-colon: ")
    actions = playground.press("Control+.", ACTIONS)
    expect(actions.filter(has_text="Quote the value")).to_have_count(1)
    playground.page.screenshot(path=shots / "actions.png")
    actions.filter(has_text="Quote the value").click()
    expect(playground.page.locator("#problem-count")).to_have_text("No problems")
    assert 'description: "Use this agent when a release is near: it turns' in playground.text()


def test_fix_everything_and_reset(playground, shots):
    playground.open(".claude/agents/onboarding.md")
    before = playground.text()
    playground.button("Fix everything").click()
    expect(playground.page.locator("#notice")).to_contain_text("made")
    expect(playground.page.locator("#problem-count")).to_have_text("No problems")
    playground.page.screenshot(path=shots / "fixed.png")
    assert "description: |-\n  Use this agent when someone new asks how the project is built.\n" in playground.text()
    playground.button("Reset").click()
    expect(playground.page.locator("#problem-count")).to_have_text("2 problems")
    assert playground.text() == before


def test_positions_behind_an_emoji(playground, shots):
    """In files of the user's own, that name each other."""
    page = playground.page
    playground.begin(".claude/agents/prover.md", PROVER)
    playground.begin(".claude/agents/critic.md", CRITIC)
    expect(playground.problems()).to_have_count(len(scenario.FINDINGS))
    for row, found in zip(playground.problems().all(), scenario.FINDINGS, strict=True):
        row.get_by_role("button").click()
        expect(page.locator("#place")).to_contain_text(f"Line {found.line}, ")
        assert playground.copied() == found.text
    page.screenshot(path=shots / "emoji.png")
    playground.problems().filter(has_text="mojibake").get_by_role("button").click()
    playground.choose("Control+.", ACTIONS, "Write `→`")
    expect(playground.problems()).to_have_count(1)
    assert playground.text() == CRITIC.replace("â†’", "→")


def test_rename_definition_and_references_across_files(playground, shots):
    page = playground.page
    reviewer, tester = ".claude/agents/reviewer.md", ".claude/agents/tester.md"
    playground.open(reviewer)
    playground.go_to("@agent-teste")
    field = playground.press("F2", ".rename-input:focus")
    expect(field).to_have_value("tester")
    field.fill("prover")
    page.screenshot(path=shots / "rename.png")
    playground.keys.press("Enter")
    expect(playground.line("Do not guess")).to_contain_text("ask the prover agent to prove it, then call @agent-prover")
    expect(playground.line("tools:")).to_contain_text("Agent(prover)")
    playground.go_to("@agent-prove")
    playground.press("F12", f"#path:text('{tester}')")
    expect(page.locator("#place")).to_contain_text("Line 2, ")
    expect(playground.line("name:")).to_have_text("name: prover")
    expect(playground.badge(reviewer)).to_have_text("✓")
    expect(playground.badge(tester)).to_have_text("✓")
    playground.press("Shift+F12", ".reference-zone-widget .ref-tree")
    expect(page.locator(".reference-zone-widget .ref-tree")).to_contain_text("reviewer.md")
    page.screenshot(path=shots / "references.png")


def test_outline_and_formatting(playground, shots):
    playground.open(".claude/agents/code-explainer.md")
    rows = playground.press("Control+Shift+O", f".quick-input-widget {LIST}")
    for name in ("description", "Code explainer"):
        expect(rows.get_by_text(name, exact=True).first).to_be_visible()
    playground.page.screenshot(path=shots / "outline.png")
    playground.keys.press("Escape")
    playground.begin(".claude/commands/wide.md", "---\ndescription:   Widely spaced.\nmodel:    sonnet\n---\n\nGo.\n")
    playground.button("Format header").click()
    expect(playground.line(re.compile("^model:.sonnet"))).to_be_visible()
    assert playground.text() == "---\ndescription: Widely spaced.\nmodel: sonnet\n---\n\nGo.\n"


@pytest.mark.parametrize(
    ("path", "kind", "rule", "title", "line"),
    [
        (".github/agents/planner.agent.md", "Copilot agent", "unknown-tool", "Write `read`", "'read', 'editFiles'"),
        (".codex/agents/sceptic.toml", "Codex agent", "unknown-field", "Write `model_verbosity`", "model_verbosity ="),
        (
            ".opencode/agents/librarian.md",
            "OpenCode agent",
            "unknown-model",
            "Write `anth",
            "anthropic/claude-sonnet-5",
        ),
        (".gemini/agents/historian.md", "Gemini CLI agent", "unknown-field", "Write `max_turns`", "max_turns: 12"),
    ],
    ids=["copilot", "codex", "opencode", "gemini-cli"],
)
def test_files_of_other_agent_tools(playground, shots, path, kind, rule, title, line):
    playground.open(path)
    expect(playground.page.locator("#kind")).to_have_text(kind)
    problem = playground.problems().filter(has_text=rule)
    problem.get_by_role("button").first.click()
    playground.page.screenshot(path=shots / "problems.png")
    playground.choose("Control+.", ACTIONS, title)
    expect(playground.line(line)).to_be_visible()
    expect(problem).to_have_count(0)
    assert line in playground.text()


def test_toml_has_colours(playground, shots):
    """A key, a string of one line, and Markdown in one of several are each shown in another."""
    playground.open(".codex/agents/sceptic.toml")
    shown = [
        playground.line(line).get_by_text(text).last
        for line, text in [("name =", "name"), ("name =", "sceptic"), ("# Sceptic", "# Sceptic"), ("Where", "Where")]
    ]
    playground.page.screenshot(path=shots / "colours.png")
    assert len({each.evaluate("element => getComputedStyle(element).color") for each in shown}) == len(shown)


def test_a_new_file_can_be_of_every_kind(playground):
    playground.button("New file").click()
    kinds, path = playground.page.locator("#begin-kind"), playground.page.locator("#begin-path")
    rows = [re.split(" {2,}", row) for row in listing().splitlines()]
    assert kinds.locator("option").all_inner_texts() == [title for _, title, *_ in rows]
    for _, title, place, *_ in rows:
        kinds.select_option(title)
        expect(path).to_have_value(place.replace("NAME", "mine"))
    path.fill("notes.txt")
    playground.button("Begin").click()
    expect(playground.page.locator("#begin-path:invalid")).to_be_visible()


def test_reload_begins_anew_and_a_second_tab_is_another(playground, address):
    playground.button("Fix everything").click()
    expect(playground.page.locator("#problem-count")).to_have_text("No problems")
    second = playground.page.context.new_page()
    second.goto(address)
    expect(second.locator("#problem-count")).to_have_text("1 problem")
    playground.page.reload()
    expect(playground.page.locator("#problem-count")).to_have_text("1 problem")
    expect(second.locator("#connection")).to_have_text("Server running")
    second.get_by_role("button", name="Fix everything").click()
    expect(second.locator("#problem-count")).to_have_text("No problems")
    second.close()


def test_dark_and_narrow(playground, shots):
    page = playground.page
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).not_to_have_css("background-color", light)
    expect(page.locator(".monaco-editor").first).to_have_class(re.compile("vs-dark"))
    page.screenshot(path=shots / "dark.png")
    page.set_viewport_size({"width": 620, "height": 800})
    for element in ("#editor", "nav", "#problem-list"):
        expect(page.locator(element)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 620
    page.screenshot(path=shots / "narrow.png")
    page.set_viewport_size({"width": 420, "height": 800})
    for name in ("New file", "Fix everything", "Format header", "Reset"):
        expect(playground.button(name)).to_be_in_viewport(ratio=1)
    expect(playground.line("description:")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    page.screenshot(path=shots / "phone.png")
