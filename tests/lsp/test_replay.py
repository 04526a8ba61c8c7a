"""A short visit with a bit of everything, played as ``tests/bench/replay.py`` plays an hour's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.replaying.outcome import Plan, replay
from bench.replaying.visitor import PROFILES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("client", PROFILES)
def test_a_visit_ends_without_faults_and_as_a_new_one_begins(client: str, tmp_path: Path) -> None:
    outcome = replay(Plan(messages=300, agents=40, seed=7, client=client), tmp_path / "project")
    assert outcome.faults == []
    assert outcome.errors == ""
    assert outcome.differences == []
    assert outcome.code == 0
    assert outcome.reported > 100
