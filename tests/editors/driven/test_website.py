"""The documentation site, read from disk in a browser."""

from __future__ import annotations

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from editors.driven.vscode import REPOSITORY

WIDE, NARROW = {"width": 1600, "height": 1000}, {"width": 390, "height": 844}
PAGES = (
    "index", "rules/unknown-field", "kinds/claude-code.agent", "readers/vs-code", "convert/claude-code.agent/index",
    "convert/claude-code.agent/codex.agent", "cli/options", "editors/neovim", "settings", "playground",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of its folder."""
    made = tmp_path_factory.mktemp("website")
    subprocess.run([sys.executable, REPOSITORY / "website" / "build.py", "--into", made], check=True)
    return (made / "site").as_uri()


@pytest.fixture
def faults(page):
    """What a page says is wrong with it."""
    found = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    return found


def test_search_works_from_disk(site, page, faults):
    page.goto(f"{site}/index.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("permissionMode", delay=100)
    first = page.locator("a", has_text="permissionMode").first
    expect(first).to_be_visible()
    first.click()
    expect(page.locator("h3#field-permissionMode")).to_be_visible()
    assert (page.foreign, faults) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_pages_fit_the_screen(site, page, faults, shots, size, scheme):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    for name in PAGES:
        page.goto(f"{site}/{name}.html")
        expect(page.locator("h1")).to_be_visible()
        page.screenshot(path=shots / f"{name.replace('/', '-')}.png")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
    assert (page.foreign, faults) == ([], [])


def test_the_matrix_is_cards_on_a_narrow_screen(site, page):
    page.set_viewport_size(NARROW)
    page.goto(f"{site}/index.html")
    cell = page.locator(".matrix td").first
    expect(cell).to_have_css("display", "flex")
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"No header"'
    wide = page.locator(".matrix").first.bounding_box()
    assert wide["width"] <= NARROW["width"]
