"""Real editors, installed below the folder that ``--installed`` names."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from editors.driven import scenario
from editors.driven.terminal import PATIENCE_S
from editors.driven.tools import InstallError, Tools, run
from editors.driven.vscode import REPOSITORY
from editors.driven.vscode_window import PATIENCE_MS

CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
CHROMIUM += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
DEBIAN_EDITORS = ("neovim", "hx", "emacs-nox", "elpa-lsp-mode", "elpa-markdown-mode")


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            # A window may come late on a machine that is busy.
            item.add_marker(pytest.mark.once_more)
            # The first test of an editor installs it.
            item.add_marker(pytest.mark.timeout(1800))


@pytest.fixture(scope="session")
def tools(request):
    return Tools(request.config.getoption("--installed").absolute())


@pytest.fixture(scope="session")
def trixie(tools):
    """Editors of Debian 13: Neovim 0.10, Helix 25.01, Emacs 30.1."""
    return tools.unpacked("trixie", *DEBIAN_EDITORS)


@pytest.fixture(scope="session")
def forky(tools):
    """Editors of the Debian after that: Neovim 0.12, Helix 25.07, Emacs 30.2."""
    return tools.unpacked("forky", *DEBIAN_EDITORS)


@pytest.fixture(scope="session")
def server():
    """The program that editors start: that of this environment."""
    found = shutil.which("agentls", path=str(Path(sys.executable).parent))
    if found is None:
        raise InstallError("agentls is not installed in the environment of the tests")
    return found


@pytest.fixture
def workspace(tmp_path):
    return scenario.make(tmp_path / "project")


@pytest.fixture(scope="module")
def browser(tools):
    """Chromium, for one module: as long as it is driven an event loop runs, in which other tests cannot run theirs."""
    chromium = tools.debian("chromium", program="chromium")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def shots(tools, request):
    """Where a test leaves its screenshots: a folder of its own, emptied first."""
    folder = tools.folder / "shots" / request.node.path.stem.removeprefix("test_") / request.node.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def page(browser, shots):
    """A page that reaches this machine only; what it asked of others is in ``page.foreign``."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.foreign = []

    def refuse(route):
        page.foreign.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:")), refuse)
    yield page
    page.screenshot(path=shots / "last.png")
    context.close()


@pytest.fixture(scope="module")
def wheel(tools, tmp_path_factory):
    """The wheel, its page built with npm where it is out of date."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    run([*pip, "--wheel-dir", str(folder), str(REPOSITORY)], tools.environment())
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def start(wheel, tmp_path_factory):
    """Starts the playground of the wheel; its address."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)

    @contextmanager
    def started():
        command = [sys.executable, "-m", "agentls", "playground", "--no-browser"]
        environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUNBUFFERED": "1"}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        with subprocess.Popen(command, env=environment, cwd=folder, **pipes) as process:
            yield re.search(r"http://127\.0\.0\.1:\d+/\S+/", process.stdout.readline()).group()
            process.terminate()
            _, errors = process.communicate(timeout=PATIENCE_S)
        assert (process.returncode, errors) == (0, "")

    return started


@pytest.fixture(scope="module")
def address(start):
    with start() as address:
        yield address
