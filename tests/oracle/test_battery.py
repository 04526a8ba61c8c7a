"""Batteries are sound, and agentls speaks of each of their files as loudly as the program gives reason to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
import yaml

from oracle.compare import compare
from oracle.level import Level
from oracle.tools import TOOLS

if TYPE_CHECKING:
    from oracle.tool import Tool

ENOUGH = 0.98
"""The part of a battery's files that agentls and the program must agree on; the rest is explained."""

each_tool = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.id)


@each_tool
def test_every_case_is_measured(tool: Tool):
    # An id given twice would hide a case, or a file where the disk does not tell capitals apart.
    assert [label for label, count in Counter(case.id.lower() for case in tool.cases).items() if count > 1] == []
    assert {case.id for case in tool.cases} == tool.table().records.keys()


@each_tool
def test_every_place_has_a_sound_file_that_is_read_as_it_is_written(tool: Tool):
    records = tool.table().records
    sound = {case.place: tool.level(case, records[case.id]) for case in tool.cases if "sound" in case.id}
    assert sound == dict.fromkeys(tool.folders, Level.NOTHING)


@each_tool
def test_agentls_and_the_program_agree(tool: Tool, *, update: bool):
    result, reasons = compare(tool, tool.table()), tool.known()
    new = {each.id: each for each in result.disagreements if each.id not in reasons}
    settled = reasons.keys() - {each.id for each in result.disagreements}
    if update and (new or settled):
        _write(tool, {label: reason for label, reason in reasons.items() if label not in settled}, new)
    else:
        assert [str(each) for each in new.values()] == [], f"not in known.yaml; {result.agreement}"
        assert settled == set(), f"these agree by now: take them off known.yaml; {result.agreement}"
        assert result.share >= ENOUGH, result.agreement


def _write(tool: Tool, reasons: dict[str, str], new: dict[str, object]) -> None:
    """The list without what is settled; what is new stands under what it should be."""
    grouped: dict[str, list[str]] = {}
    for label, reason in reasons.items():
        grouped.setdefault(reason, []).append(label)
    for label, each in new.items():
        reason = f"To be done: should be {each.wanted}, agentls says {each.said} ({each.rules})."
        grouped.setdefault(reason, []).append(label)
    head = [line for line in tool.known_file.read_text("utf-8").split("\n") if line.startswith("#")]
    entries = [{"reason": reason, "cases": ids} for reason, ids in grouped.items()]
    text = yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=118)
    tool.known_file.write_text("".join(f"{line}\n" for line in head) + text, "utf-8", newline="\n")
