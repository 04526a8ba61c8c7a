"""The beginning of a day with a bit of everything, and that a day finds what it looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from endurance.day import Plan, play
from endurance.visitor import PROFILES, with_whole_ends

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("client", PROFILES)
def test_a_visit_ends_without_faults_and_as_a_new_one_begins(client: str, tmp_path: Path) -> None:
    outcome = play(Plan(messages=450, agents=40, seed=7, client=client, points=1), tmp_path / "project")
    assert outcome.faults == []
    assert outcome.points[-1].shown > 100


def test_the_same_seed_plays_the_same(tmp_path: Path) -> None:
    one, other = (play(Plan(messages=150, agents=10, seed=3, points=1), tmp_path / name / "project") for name in "ab")
    assert one.texts == other.texts
    assert one.points[0].sent == other.points[0].sent


def test_a_difference_ends_the_day_and_memory_that_grows_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("endurance.comparing._PATIENCE", 0)
    monkeypatch.setattr("endurance.comparing._pulled", lambda visitor, paths: {"a": id(visitor), "b": len(paths)})
    outcome = play(Plan(messages=60, agents=5, points=3), tmp_path / "project")
    assert len(outcome.points) == 1
    assert [fault.partition(":")[0] for fault in outcome.faults] == ["a"]
    first = outcome.points[0]._replace(faults=[], resident=100.0, fresh=(90.0, 900))
    grown = [first._replace(blocks=1000 + 20 * n) for n in range(10)]
    assert outcome._replace(points=grown).growth == [
        "260 blocks more than a new server in the last third, 140 in the first"
    ]
    assert outcome._replace(points=grown[:5]).growth == []
    # One that shows more for a while gives it back.
    assert outcome._replace(points=[first._replace(blocks=1000 + 200 * (n % 2)) for n in range(10)]).growth == []
    larger = [first._replace(sent=n, blocks=1000, resident=100.0 + 2 * n) for n in range(10)]
    assert outcome._replace(points=larger).growth == [
        f"after {n} messages {100 + 2 * n}.0 MiB, after 1 102.0" for n in (7, 8, 9)
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((2, 3, ""), (1, 3, "\r")),
        ((1, 2, ""), (1, 3, "\n")),
        ((2, 2, "x"), (1, 3, "\rx\n")),
        ((0, 2, ""), (0, 3, "\n")),
        ((3, 4, ""), (3, 4, "")),
    ],
)
def test_no_position_lies_within_a_line_end(change: tuple[int, int, str], said: tuple[int, int, str]) -> None:
    content, (start, end, new) = "a\r\nb", said
    assert with_whole_ends(content, *change) == said
    assert content[:start] + new + content[end:] == content[: change[0]] + change[2] + content[change[1] :]
