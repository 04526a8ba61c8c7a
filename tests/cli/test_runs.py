"""Long runs over several processes, and the report for code scanning."""

import json
import os

import pytest
from click.testing import CliRunner

from agentls.cli import workers
from agentls.cli.app import app
from agentls.cli.checker import Checker, Job, Options
from agentls.cli.cross_file import Fresh, Shelf, Step, step_of
from agentls.cli.pieces import cut, largest_first
from agentls.rules import ALL
from cli.agents import FAULTY, tree


class Deadly:
    """Ends the process that takes it from a pipe."""

    def __reduce__(self):
        return os._exit, (3,)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def jobs(folder, number):
    agents = tree(folder, **{f"agent{i:03}": FAULTY.replace("reviewer", f"agent-{i}") for i in range(number)})
    return [Job(path.as_posix(), path.name) for path in sorted(agents.iterdir())]


def ran(todo):
    with Shelf() as shelf:
        done = [step_of(*each) if isinstance(each, Fresh) else each for each in workers.run(todo, Options(), 2)]
        return [shelf.take(each).report if isinstance(each, Step) else each for each in done]


def test_processes_report_what_one_would_in_the_same_order(folder):
    todo = jobs(folder, 100)
    checker = Checker(Options())
    assert ran(todo) == [checker.check(job) for job in todo]


def test_what_is_found_is_not_looked_for_again_before_a_repair_unless_rules_were_left_out(folder):
    path = jobs(folder, 1)[0].path
    every, some = Checker(Options()), Checker(Options(ignore=("invalid-name",)))
    assert every.linter(path) is every.linter(path, all_rules=True)
    assert some.linter(path) is not some.linter(path, all_rules=True)


def test_reports_that_are_ready_keep_their_place(folder):
    first, second, third = jobs(folder, 3)
    ready = workers.broken("ready")
    assert [report.path for report in ran([first, ready, second, third])] == [
        first.shown,
        "ready",
        second.shown,
        third.shown,
    ]


def test_file_that_ends_its_process_costs_its_own_report(folder):
    todo = jobs(folder, 80)
    # Unpickling this job's data ends the worker, as a fault in a library written in C would.
    todo[7] = todo[7]._replace(data=Deadly())
    reports = ran(todo)
    assert [report.path for report in reports] == [job.shown for job in todo]
    rules = [[problem.rule for problem in report.problems] for report in reports]
    assert rules == [["internal-error"] if number == 7 else ["duplicate-tool"] for number in range(80)]


def test_pieces_are_as_long_as_each_other_and_long_ones_come_first():
    sizes = [10, 500_000, *[30_000] * 20, 90_000, *[0] * 300]
    todo = [Job(f"/{number}", str(number)) for number in range(len(sizes))]
    ready = workers.broken("ready")
    pieces = list(cut([ready, *todo, ready], lambda job: sizes[int(job.shown)]))
    assert [each for piece in pieces for each in piece.todo] == [ready, *todo, ready]
    assert [piece.number for piece in pieces] == list(range(len(pieces)))
    assert [len(piece.todo) for piece in pieces[:4]] == [2, 1, 3, 3]
    assert max(len(piece.todo) for piece in pieces) == 50
    first, second, *_ = largest_first(pieces)
    assert [each.shown for each in first.todo] == ["1"]
    assert second is pieces[0]


def test_what_is_done_already_takes_no_process():
    ready = [workers.broken(str(number)) for number in range(1200)]
    assert ran(ready) == ready


def test_command_starts_processes_when_asked(folder):
    jobs(folder, 40)
    alone, together = (
        CliRunner().invoke(app, ["check", "--no-cache", "--format", "concise", "-j", number]).stdout
        for number in ("1", "2")
    )
    assert alone == together
    assert alone.count("[duplicate-tool]") == 40


def test_sarif(folder):
    tree(folder, reviewer=FAULTY)
    log = json.loads(CliRunner().invoke(app, ["check", "--format", "sarif"]).stdout)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.name for rule in ALL]
    (result,) = run["results"]
    artifact = {"uri": ".claude/agents/reviewer.md"}
    region = {"startLine": 4, "startColumn": 14, "endLine": 4, "endColumn": 18}
    assert (result["ruleId"], result["level"]) == ("duplicate-tool", "note")
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": artifact, "region": region}}]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": ""}


def test_sarif_without_findings_is_a_log_too(folder):
    tree(folder)
    log = json.loads(CliRunner().invoke(app, ["check", "--format", "sarif"]).stdout)
    assert log["runs"][0]["results"] == []


def test_report_goes_to_a_file(folder):
    tree(folder, reviewer=FAULTY)
    result = CliRunner().invoke(app, ["check", "--format", "json", "--output-file", "report.json"])
    assert result.stdout == ""
    assert [item["rule"] for item in json.loads((folder / "report.json").read_text("utf-8"))] == ["duplicate-tool"]


@pytest.mark.usefixtures("folder")
def test_file_that_cannot_be_written_is_misuse():
    result = CliRunner().invoke(app, ["check", "--output-file", "nowhere/report.json"])
    assert (result.exit_code, "cannot be written" in result.output) == (2, True)
