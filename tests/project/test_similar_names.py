"""Which names a slip may be for."""

from random import Random

import pytest

from agentls.project.similar_names import SimilarNames, key
from agentls_schemas.identity import Sort


def named(*names, sort=Sort.AGENT):
    found = SimilarNames()
    for name in names:
        found.add(key(sort, name), name)
    return found


def test_slip_is_found_among_names_of_its_sort():
    names = named("code-reviewer", "code-writer", "reviewer")
    assert [*names.near(Sort.AGENT, "code-reviwer")] == ["code-reviewer"]
    assert [*names.near(Sort.SKILL, "code-reviwer")] == []


def test_short_parts_are_no_slips():
    assert [*named("ui-designer", "code-reviewer").near(Sort.AGENT, "ux-designer")] == []


def test_name_is_found_in_each_way_that_it_is_written():
    names = named("code-reviewer", "Code_Reviewer", "code-reviewer")
    assert sorted(names.near(Sort.AGENT, "CodeReviewer")) == ["Code_Reviewer", "code-reviewer"]
    assert [*names] == [key(Sort.AGENT, "code-reviewer")]


def test_name_that_is_forgotten_is_not_found():
    names = named("writer", "tester")
    names.discard(key(Sort.AGENT, "Writer"))
    names.discard(key(Sort.AGENT, "reader"))
    assert [*names.near(Sort.AGENT, "writr")] == []
    assert [*names] == [key(Sort.AGENT, "tester")]


@pytest.mark.parametrize("seed", range(20))
def test_of_many_names_none_is_missed_that_is_found_among_few(seed):
    """Many are looked at by a library, which must leave out none."""
    chance = Random(seed)
    word, *names = dict.fromkeys(
        f"review{''.join(chance.choices('abc-_1', k=chance.randint(1, 9)))}" for _ in range(600)
    )
    many = [*named(*names).near(Sort.AGENT, word)]
    assert sorted(many) == sorted(name for name in names if [*named(name).near(Sort.AGENT, word)])
