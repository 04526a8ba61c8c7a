"""The battery is sound, and agentls speaks of each of its files as loudly as the program gives reason to."""

from __future__ import annotations

import pytest
import yaml

from oracle.battery import CASES, DOUBLE
from oracle.case import Place
from oracle.compare import KNOWN, MEASURED, Result, compare, known
from oracle.level import Level, level
from oracle.record import read

TABLE = read(MEASURED, CASES)


@pytest.fixture(scope="module")
def result() -> Result:
    return compare(TABLE)


def test_every_case_is_measured():
    assert DOUBLE == []
    assert {case.id for case in CASES} == TABLE.records.keys()


def test_every_place_has_a_sound_file_that_is_read_as_it_is_written():
    sound = {case.place: level(case, TABLE.records[case.id]) for case in CASES if "sound" in case.id}
    assert sound == dict.fromkeys(Place, Level.NOTHING)


def test_agentls_and_the_program_agree(result: Result, *, update: bool):
    reasons = known()
    new = {each.id: each for each in result.disagreements if each.id not in reasons}
    settled = reasons.keys() - {each.id for each in result.disagreements}
    if update and (new or settled):
        _write({label: reason for label, reason in reasons.items() if label not in settled}, new)
    else:
        assert [str(each) for each in new.values()] == [], f"not in known.yaml; {result.agreement}"
        assert settled == set(), f"these agree by now: take them off known.yaml; {result.agreement}"


def _write(reasons: dict[str, str], new: dict[str, object]) -> None:
    """The list without what is settled; what is new stands under what it should be."""
    grouped: dict[str, list[str]] = {}
    for label, reason in reasons.items():
        grouped.setdefault(reason, []).append(label)
    for label, each in new.items():
        reason = f"To be done: should be {each.wanted}, agentls says {each.said} ({each.rules})."
        grouped.setdefault(reason, []).append(label)
    head = [line for line in KNOWN.read_text("utf-8").split("\n") if line.startswith("#")]
    entries = [{"reason": reason, "cases": ids} for reason, ids in grouped.items()]
    text = yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=118)
    KNOWN.write_text("".join(f"{line}\n" for line in head) + text, "utf-8", newline="\n")
