"""The beginning of a day with a bit of everything, and that a day finds what it looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from endurance.day import Plan, play
from endurance.visitor import PROFILES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("client", PROFILES)
def test_a_visit_ends_without_faults_and_as_a_new_one_begins(client: str, tmp_path: Path) -> None:
    outcome = play(Plan(messages=450, agents=40, seed=7, client=client, points=1), tmp_path / "project")
    assert outcome.faults == []
    assert outcome.points[-1].shown > 100
