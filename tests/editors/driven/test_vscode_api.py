"""VS Code's API, asked inside its extension host: the current release and the oldest that the extension names.

The cases are JavaScript, in ``vscode_suite``; each is a test here, by its name.
"""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest

from editors.driven import scenario, vscode
from editors.driven.vscode import CURRENT, OLDEST, SUITE
from editors.driven.vscode_window import PATIENCE_MS

SUITE_MS = 900_000
RUNS = [("trusted", CURRENT), ("untrusted", CURRENT), ("folders", CURRENT), ("trusted", OLDEST), ("folders", OLDEST)]


def cases(suite):
    texts = [file.read_text("utf-8") for file in sorted((SUITE / suite).glob("*.js"))]
    return [name for text in texts for name in re.findall(r'^test\("(.+?)", ', text, re.MULTILINE)]


CASES = [
    pytest.param((suite, release), case, id=f"{release.version} {suite}: {case}")
    for suite, release in RUNS
    for case in cases(suite)
]


@pytest.fixture(scope="module")
def ran(tools, server, browser, tmp_path_factory):
    """What became of the cases of a run, which is made when it is first asked for."""
    vsix, done = vscode.build(tools), {}

    def outcomes(suite, release):
        if (suite, release) not in done:
            folder = tmp_path_factory.mktemp(f"{suite}-{release.version}")
            host = vscode.Host(vscode.install(tools, release), folder / "home")
            host.configure(**({} if suite == "untrusted" else {"agentls.path": server}))
            host.add(vsix)
            shot = tools.folder / "shots/vscode_api" / f"{suite}-{release.version}.png"
            done[suite, release] = drive(host, browser, prepare(suite, folder, server), suite, shot)
        told = done[suite, release]
        assert isinstance(told, dict), told
        return told

    return outcomes


def prepare(suite, folder, server):
    """The workspace of a suite; answers what is to be opened."""
    told = {name: getattr(scenario, name.upper()) for name in ("reviewer", "tester", "mended", "described", "hover")}
    findings = [finding._asdict() for finding in scenario.FINDINGS]
    (folder / "scenario.json").write_text(json.dumps({**told, "findings": findings, "server": server}), "utf-8")
    root = scenario.make(folder / "project").root
    if suite == "untrusted":
        program = folder / "program"
        program.write_text(f"#!/bin/sh\ntouch '{folder / 'ran'}'\n", "utf-8")
        program.chmod(0o755)
        (root / ".vscode").mkdir()
        (root / ".vscode/settings.json").write_text(json.dumps({"agentls.path": str(program)}), "utf-8")
    if suite == "folders":
        second = scenario.make(folder / "second").root
        (second / "agentls.toml").write_text('[rules]\nmojibake = "off"\n', "utf-8")
        workspace = folder / "both.code-workspace"
        workspace.write_text(json.dumps({"folders": [{"path": "project"}, {"path": "second"}]}), "utf-8")
        return f"workspace={quote(str(workspace))}"
    return f"folder={quote(str(root))}"


def drive(host, browser, opened, suite, shot):
    """Has a window run a suite; answers what it has written, or why there is nothing."""
    results, said = host.home.parent / "results.json", []
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE_MS)
    context.route(lambda url: not url.startswith(("http://127.0.0.1:", "data:", "blob:")), lambda route: route.abort())
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    with host.suite(trusting=suite != "untrusted") as address:
        payload = [["extensionDevelopmentPath", f"vscode-remote://{address}{host.extension}"]]
        payload += [["extensionTestsPath", f"vscode-remote://{address}{SUITE / suite / 'index.js'}"]]
        page.goto(f"http://{address}/?{opened}&payload={quote(json.dumps(payload))}")
        for _ in range(SUITE_MS // 100):
            if results.exists():
                break
            page.wait_for_timeout(100)
        shot.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=shot)
        context.close()
    (host.home / "console.log").write_text("\n".join(said), "utf-8")
    if not results.exists():
        return f"the suite did not end; see {shot} and {host.home}/server.log"
    return json.loads(results.read_text("utf-8"))


@pytest.mark.parametrize(("run", "case"), CASES)
def test_case(ran, run, case):
    outcomes = {each["name"]: each["error"] for each in ran(*run)["results"]}
    assert outcomes[case] is None, outcomes[case]


@pytest.mark.parametrize("run", RUNS, ids=lambda run: f"{run[1].version} {run[0]}")
def test_the_release_is_the_one_that_was_asked_for_and_every_case_ran(ran, run):
    suite, release = run
    told = ran(suite, release)
    assert told["version"] == release.version
    assert [each["name"] for each in told["results"]] == cases(suite)


def test_the_oldest_release_is_the_one_that_the_extension_names():
    package = json.loads((vscode.REPOSITORY / "editors/vscode/package.json").read_text("utf-8"))
    named = package["engines"]["vscode"].removeprefix("^")
    assert named.split(".")[:2] == OLDEST.version.split(".")[:2]
