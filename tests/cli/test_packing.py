"""Reports come back from their bytes as they were, whatever they say."""

from __future__ import annotations

import pytest

from agentls.cli.packing import pack_report, unpack_report
from agentls.cli.report import Aside, Change, Excerpt, FileReport, Place, Problem, Repair
from agentls.finding import Severity


@pytest.mark.parametrize("said", ["plain", "→ 🎉\n\x00", "half a character: \udc80", ""])
def test_a_report_comes_back(said):
    place = Place(1, 2, 3, 4)
    repairs = (Repair(said, True, (Change(place, said),)), Repair("other", False, ()))
    excerpt = Excerpt(said, 0, len(said), False, True)
    problem = Problem("rule", Severity.HINT, said, place, repairs, excerpt, (Aside(place, said),))
    for problems in ((), (problem, problem._replace(repairs=(), related=()))):
        report = FileReport("shown", problems, "kind")
        back = unpack_report(pack_report(report), "shown")
        assert repr(back) == repr(report)
        assert [type(each) for each in back.problems] == [Problem for _ in problems]


def test_what_can_be_repaired_is_told_apart():
    place, excerpt = Place(1, 1, 1, 1), Excerpt("", 0, 0, False, False)
    safe, unsafe = Repair("a", True, ()), Repair("b", False, ())
    for repairs, fixable, unsafely in (((), False, False), ((unsafe,), False, True), ((unsafe, safe), True, False)):
        problem = Problem("rule", Severity.HINT, "", place, repairs, excerpt)
        assert (problem.is_fixable, problem.is_unsafely_fixable) == (fixable, unsafely)
