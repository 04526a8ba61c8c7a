"""Runs each failed test that is marked ``once_more`` again: by itself, when all others are done.

One that passes then is *unsteady*: it is counted and named as such at the end of the run, which is not red for it. One
that fails twice has failed. pytest-rerunfailures runs a test again at once, among all the others, and so was not taken.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "once_more"
AGAIN_OPTION = "--by-themselves"
"""Says that this is the second run, in which a test that fails has failed."""
AGAIN, UNSTEADY = "again", "unsteady"
WORDS = {AGAIN: ("", "A", ("AGAIN", {"yellow": True})), UNSTEADY: (UNSTEADY, "U", ("UNSTEADY", {"yellow": True}))}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(AGAIN_OPTION, action="store_true", help="let a test that fails have failed")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{MARK}: when it fails, it is run again by itself at the end")
    if not hasattr(config, "workerinput") and not config.getoption(AGAIN_OPTION):
        config.pluginmanager.register(OnceMore(config))


class OnceMore:
    """Keeps back what has failed for the first time, and says what became of it."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.kept: dict[str, pytest.TestReport] = {}
        """The first failure of each test."""
        self.telling = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and MARK in report.keywords and not self.telling:
            report.outcome = AGAIN
            self.kept.setdefault(report.nodeid, report)

    def pytest_report_teststatus(self, report: pytest.CollectReport | pytest.TestReport) -> object:
        return WORDS.get(report.outcome)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self) -> Iterator[None]:
        result = yield
        if self.kept:
            self._write(f"{len(self.kept)} failed and will be run again, by themselves")
            seconds = self._seconds()
            self.telling = True
            for name, first in self.kept.items():
                for report in _verdict(first, seconds.get(name, [])):
                    self.config.hook.pytest_runtest_logreport(report=report)
        return result

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        unsteady = terminalreporter.stats.get(UNSTEADY, [])
        if unsteady:
            terminalreporter.section("UNSTEADY: failed once, passed by themselves", yellow=True)
        for report in unsteady:
            terminalreporter.write_sep("_", report.head_line, yellow=True)
            terminalreporter.line(report.longreprtext)
        for report in unsteady:
            terminalreporter.line(f"{UNSTEADY.upper()} {report.nodeid}", yellow=True)

    def _write(self, words: str) -> None:
        terminal = self.config.pluginmanager.get_plugin("terminalreporter")
        if terminal:
            terminal.ensure_newline()
            terminal.line(words, yellow=True)

    def _seconds(self) -> dict[str, list[pytest.TestReport]]:
        """The reports of a second run, by the names of the tests."""
        given = [word for word in self.config.invocation_params.args if word not in self.config.option.file_or_dir]
        found: dict[str, list[pytest.TestReport]] = {}
        with TemporaryDirectory() as folder:
            log = Path(folder, "log")
            alone = [AGAIN_OPTION, "-n", "0", "--maxfail", "0", "--report-log", str(log)]
            command = [sys.executable, "-m", "pytest", *given, *alone, *self.kept]
            subprocess.run(command, cwd=self.config.invocation_params.dir, capture_output=True, check=False)
            for line in log.read_text("utf-8").split("\n")[:-1] if log.exists() else ():
                data = json.loads(line)
                if data["$report_type"] == "TestReport":
                    report = self.config.hook.pytest_report_from_serializable(config=self.config, data=data)
                    found.setdefault(report.nodeid, []).append(report)
        return found


def _verdict(first: pytest.TestReport, seconds: list[pytest.TestReport]) -> list[pytest.TestReport]:
    """What is told of a test after its second run: that it is unsteady, or its failures."""
    failed = [report for report in seconds if report.failed]
    for report in failed:
        report.sections.append(("The first failure, among other tests", first.longreprtext))
    # The last phase is there where a test has come to its end.
    ended = any(report.when == "teardown" for report in seconds)
    first.outcome = UNSTEADY if ended else "failed"
    return failed or [first]
