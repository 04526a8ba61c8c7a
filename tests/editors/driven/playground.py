"""What a user does in the playground, and sees there."""

from __future__ import annotations

from playwright.sync_api import TimeoutError as NotSeenError
from playwright.sync_api import expect

from editors.driven.vscode_window import AGAIN_MS, PATIENCE_MS


def utf16(text):
    """How many columns a text has in a browser."""
    return len(text.encode("utf-16-le")) // 2


class Playground:
    """What a user does with the page, and sees on it."""

    def __init__(self, page):
        self.page = page
        self.keys = page.keyboard

    def open(self, path):
        self.entry(path).click()
        expect(self.page.locator("#path")).to_have_text(path)

    def entry(self, path):
        return self.page.locator("nav button", has=self.page.get_by_text(path, exact=True))

    def badge(self, path):
        return self.entry(path).locator(".badge")

    def line(self, text):
        return self.page.locator(".view-line", has_text=text)

    def problems(self):
        return self.page.locator("#problem-list li")

    def button(self, name):
        return self.page.get_by_role("button", name=name, exact=True)

    def press(self, key, seen):
        """Presses a key until something is seen, for now and then one is swallowed."""
        for _ in range(PATIENCE_MS // AGAIN_MS):
            self.keys.press(key)
            try:
                self.page.locator(seen).first.wait_for(timeout=AGAIN_MS)
            except NotSeenError as error:
                last = error
            else:
                return self.page.locator(seen)
        raise last

    def choose(self, key, seen, name):
        self.press(key, seen).filter(has_text=name).first.click()

    def go_to(self, words):
        """Puts the cursor behind words."""
        before, found, _ = self.text().partition(words)
        line, column = (before + found).count("\n") + 1, utf16((before + found).rpartition("\n")[2]) + 1
        self.press("Control+g", ".quick-input-widget input:focus").fill(f":{line}:{column}")
        self.keys.press("Enter")
        expect(self.page.locator("#place")).to_contain_text(f"Line {line}, column {column} ")
        expect(self.page.locator(".quick-input-widget:visible")).to_have_count(0)
        expect(self.page.locator(".monaco-editor.focused")).to_have_count(1)

    def text(self):
        """The whole file, by way of the clipboard."""
        self.page.locator(".monaco-editor .view-lines").click()
        self.keys.press("Control+a")
        return self.copied()

    def copied(self):
        self.page.evaluate("navigator.clipboard.writeText('')")
        self.keys.press("Control+c")
        self.page.wait_for_function("navigator.clipboard.readText().then(text => text !== '')")
        return self.page.evaluate("navigator.clipboard.readText()")

    def begin(self, path, text):
        """A file of the user's own, pasted."""
        self.button("New file").click()
        self.page.locator("#begin-path").fill(path)
        self.keys.press("Enter")
        expect(self.page.locator("#path")).to_have_text(path)
        if text:
            self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
            self.keys.press("Control+v")
            expect(self.line(text.rstrip().rpartition("\n")[2])).to_be_visible()
