"""What a user does and sees in a window of VS Code: keys, the mouse, and the page.

A press can be swallowed while a part of the window is still loading, so whatever is done is done again until its
effect is seen.
"""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from playwright.sync_api import TimeoutError as NotSeenError
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

PATIENCE_MS = 120_000
AGAIN_MS = 10_000
EDITOR = ".editor-instance"
CORNER = (5, 795)
PROBLEM = r"(?P<message>.+)\n+agentls\n+(?P<rule>[\w-]+)\n+\[Ln (?P<line>\d+), Col (?P<column>\d+)\]"

MARKED = """
kind => {
    const middle = box => box.top + box.height / 2;
    const marks = [...document.querySelectorAll(`.editor-instance .${kind}`)].map(mark => mark.getBoundingClientRect());
    const numbers = [...document.querySelectorAll(".editor-instance .line-numbers")];
    return marks.map(mark => {
        const lies = box => Math.abs(middle(box) - middle(mark)) < mark.height / 2;
        const line = [...document.querySelectorAll(".editor-instance .view-line")].find(
            each => lies(each.getBoundingClientRect()));
        const number = numbers.find(each => lies(each.getBoundingClientRect()));
        const texts = line ? document.createTreeWalker(line, NodeFilter.SHOW_TEXT) : undefined;
        let text = "";
        while (texts?.nextNode()) {
            let at = 0;
            for (const character of texts.currentNode.data) {
                const range = document.createRange();
                range.setStart(texts.currentNode, at);
                range.setEnd(texts.currentNode, (at += character.length));
                const box = range.getBoundingClientRect();
                const across = box.left + box.width / 2;
                text += mark.left < across && across < mark.right ? character : "";
            }
        }
        return [Number(number?.textContent), text];
    });
}
"""
"""The lines and the characters that lie over marks of a kind, by where the page has drawn them."""

PLACE = """
([number, text]) => {
    const lines = [...document.querySelectorAll(".editor-instance .view-line")];
    lines.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
    const texts = document.createTreeWalker(lines[number - 1], NodeFilter.SHOW_TEXT);
    const places = [];
    while (texts.nextNode()) {
        places.push(...Array.from({ length: texts.currentNode.length }, (_, at) => [texts.currentNode, at]));
    }
    const at = lines[number - 1].textContent.replaceAll("\\u00a0", " ").indexOf(text);
    if (at < 0) {
        throw new Error(`line ${number} is "${lines[number - 1].textContent}", without "${text}"`);
    }
    const range = document.createRange();
    const [last, end] = places[at + text.length - 1];
    range.setStart(...places[at]);
    range.setEnd(last, end + 1);
    const box = range.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
}
"""
"""The middle of a text in a line, on the page."""

LINES = """
() => [...document.querySelectorAll(".editor-instance .view-line")]
    .map(line => [line.getBoundingClientRect().top, line.textContent.replaceAll("\\u00a0", " ")])
    .sort(([a], [b]) => a - b)
    .map(([, text]) => text)
"""


class Problem(NamedTuple):
    """A row of the Problems panel."""

    message: str
    rule: str
    line: int
    column: int


class Window:
    """A window that shows a folder."""

    def __init__(self, page: Page, address: str, folder: Path):
        self.page = page
        self._address = address
        self._folder = folder

    def open(self, file: Path) -> None:
        """Loads the window with a file in the editor, ready for keys."""
        remote = f"vscode-remote://{self._address}"
        payload = json.dumps([["openFile", f"{remote}{file}"]])
        self.page.goto(f"http://{self._address}/?folder={quote(str(self._folder))}&payload={quote(payload)}")
        expect(self.page.locator(f'.tab[aria-label^="{file.name}"]')).to_be_visible()
        expect(self.page.locator(f"{EDITOR} .view-line").first).to_be_visible()

    def until(self, act: Callable[[], object], seen: Locator | Callable[[], bool]) -> None:
        """Does something, and again after a while, until its effect is seen."""
        end = time.monotonic() + PATIENCE_MS / 1000
        while True:
            act()
            if self._comes(seen):
                return
            if time.monotonic() > end:
                raise AssertionError(f"not seen: {seen}")

    def press(self, keys: str, seen: Locator | Callable[[], bool]) -> None:
        """Presses a key until its effect is seen."""
        self.until(lambda: self.page.keyboard.press(keys), seen)

    def run(self, command: str, seen: Locator | Callable[[], bool]) -> None:
        """Runs a command by its title in the palette."""
        self.pick("F1", f">{command}", seen)

    def pick(self, keys: str, text: str, seen: Locator | Callable[[], bool]) -> None:
        """Opens the box that the keys open, types into it and takes the first answer."""
        box = self.page.locator(".quick-input-widget input").first

        def take() -> None:
            self.press(keys, box)
            box.fill(text)
            first = self.page.locator(".quick-input-list .monaco-list-row.focused")
            if self._comes(first):
                self.page.keyboard.press("Enter")

        self.until(take, seen)

    def at(self, line: int, text: str) -> None:
        """Puts the cursor into a text by a click."""
        place = self.page.locator(".statusbar-item", has_text=re.compile(rf"Ln {line}, "))

        def click() -> None:
            # A click could land on a hover that is still there.
            self.page.mouse.move(*CORNER)
            self.page.keyboard.press("Escape")
            self.page.mouse.click(*self._place(line, text))

        self.until(click, place)

    def lines(self) -> list[str]:
        """The lines that the editor shows, top down, with what is hinted at between the words."""
        return self.page.evaluate(LINES)

    def marked(self, kind: str) -> list[tuple[int, str]]:
        """Where there are squiggles of a kind: line, and the characters above them."""
        return sorted((line, text) for line, text in self.page.evaluate(MARKED, kind))

    def point_at(self, line: int, text: str) -> None:
        """Moves the mouse onto a text."""
        x, y = self._place(line, text)
        self.page.mouse.move(*CORNER)
        self.page.mouse.move(x - 1, y)
        self.page.mouse.move(x, y)

    def _place(self, line: int, text: str) -> list[float]:
        return self.page.evaluate(PLACE, [line, text])

    def saved(self, *expected: tuple[Path, str]) -> None:
        """Saves all until the files on disk are as expected."""

        def on_disk() -> bool:
            return all(file.exists() and file.read_bytes() == text.encode() for file, text in expected)

        def save() -> None:
            self.page.keyboard.press("Control+K")
            self.page.keyboard.press("s")

        try:
            self.until(save, on_disk)
        except AssertionError:
            for file, text in expected:
                assert file.read_bytes().decode() == text
            raise

    def problems(self) -> list[Problem]:
        """What the Problems panel lists."""
        rows = self.page.locator(".markers-panel .monaco-list-row").all_inner_texts()
        found = [re.fullmatch(PROBLEM, row.strip()) for row in rows]
        return [Problem(m["message"], m["rule"], int(m["line"]), int(m["column"])) for m in found if m]

    def mend(self, shots: Path, place: tuple[int, str], title: str) -> None:
        """Takes an action about a place, by its title."""
        self.until(lambda: None, lambda: self.marked("squiggly-warning") or self.marked("squiggly-error"))
        self.at(*place)
        before = self.lines()
        offered = self.page.locator(".action-widget .monaco-list-row:visible", has_text=title)

        def choose() -> None:
            self.press("Control+.", offered)
            self.page.screenshot(path=shots / "offered.png")
            offered.first.click()

        self.until(choose, lambda: self.lines() != before)

    def _comes(self, seen: Locator | Callable[[], bool]) -> bool:
        if not callable(seen):
            try:
                seen.first.wait_for(timeout=AGAIN_MS)
            except NotSeenError:
                return False
            return True
        end = time.monotonic() + AGAIN_MS / 1000
        while not seen():
            if time.monotonic() > end:
                return False
            self.page.wait_for_timeout(100)
        return True
