"""The documentation site: it is built, nothing in it leads nowhere, and no page asks anything of another host."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin

import pytest

from agentls.project.readers import READERS
from agentls.rules import ALL
from agentls_schemas import KINDS

BUILD = Path(__file__).resolve().parents[2] / "website" / "build.py"
FETCHED = {"img": "src", "script": "src", "iframe": "src", "source": "src"}
"""What a browser fetches by itself, beside what ``link`` names."""

pytest.importorskip("zensical", reason="it comes with the dependency group `site`")
pytestmark = pytest.mark.timeout(1800)


class Page(NamedTuple):
    ids: frozenset[str]
    links: tuple[str, ...]
    fetched: tuple[str, ...]
    text: str


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.links, self.fetched = [], [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids += filter(None, [given.get("id"), given.get("name") if tag == "a" else None])
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if tag in FETCHED and given.get(FETCHED[tag]):
            self.fetched.append(given[FETCHED[tag]])
        if tag == "link" and given.get("rel") in {"stylesheet", "icon", "preload", "modulepreload", "preconnect"}:
            self.fetched.append(given["href"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder of the site."""
    made = tmp_path_factory.mktemp("website")
    done = subprocess.run([sys.executable, BUILD, "--into", made], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return made / "site"


@pytest.fixture(scope="module")
def site(folder):
    """All pages of the site by their place."""
    return {path.relative_to(folder).as_posix(): read(path) for path in folder.rglob("*.html")}


def read(path):
    reader, text = Reader(), path.read_text("utf-8")
    reader.feed(text)
    return Page(frozenset(reader.ids), tuple(reader.links), tuple(reader.fetched), text)


def test_everything_has_a_page(site):
    wanted = {f"rules/{rule.name}.html" for rule in ALL}
    wanted |= {f"kinds/{kind.replace('/', '.')}.html" for kind in KINDS}
    wanted |= {f"readers/{reader}.html" for reader in READERS}
    wanted |= {"convert/claude-code.agent/codex.agent.html", "cli/options.html", "editors/neovim.html", "settings.html"}
    assert wanted - site.keys() == set()


def test_every_link_leads_somewhere(folder, site):
    broken = []
    for place, page in site.items():
        for link in () if place == "404.html" else page.links:
            target, _, anchor = urljoin(f"http://site/{place}", link).partition("#")
            path = unquote(target.removeprefix("http://site/"))
            if "://" in link or link.startswith(("mailto:", "javascript:")):
                continue
            known = site.get(path)
            if not (known or (folder / path).is_file()) or (known and anchor and unquote(anchor) not in known.ids):
                broken.append(f"{place}: {link}")
    assert broken == []


def test_nothing_is_fetched_from_elsewhere(folder, site):
    foreign = [f"{place}: {each}" for place, page in site.items() for each in page.fetched if "//" in each]
    styles = [
        path for path in folder.rglob("*.css") if re.search(r"url\((?!['\"]?data:)[^)]*//", path.read_text("utf-8"))
    ]
    assert (foreign, styles) == ([], [])


def test_a_cell_of_the_matrix_says_its_outcome_and_leads_to_its_source(site):
    cells = re.findall(r'<td data-label="[^"]+"[^>]*>(.*?)</td>', site["index.html"].text)
    assert len(cells) > 300
    for cell in cells:
        found = re.fullmatch(r'<a class="outcome [a-z ]+" href="([^"#]+)#([^"]+)" title="[^"]+">(.*)</a>', cell)
        words = re.sub(r"<[^>]+>", "", found[3] if found else cell)
        assert re.search(r"[a-z]{4}", words), cell
        if found:
            page = site[found[1]]
            row = re.search(rf'<span id="{re.escape(found[2])}">.*?</tr>', page.text, re.S)
            assert row, cell
            assert re.search(r"\d{4}-\d\d-\d\d", row[0]), row[0]


def test_examples_of_rules_show_what_is_reported(site):
    assert '<span class="marker warning">^^^^^ warning' in site["rules/unknown-field.html"].text
