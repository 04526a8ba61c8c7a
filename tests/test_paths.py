"""Where paths in a file lead."""

import pytest

from agentls.semantics.paths import Leads, above, leads, within

THERE = {"/p/a/guide.md", "/p/guide.md", "/p/docs", "/guide.md"}


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("guide.md", Leads("/p/a", "/p/a/guide.md")),
        ("./../guide.md", Leads("/p/a", "/p/guide.md")),
        ("docs/", Leads("/p", "/p/docs")),
        ("/docs", Leads("/p", "/p/docs")),
        ("../../../../guide.md", Leads("/p/a", "/guide.md")),
        ("other.md", None),
    ],
)
def test_the_nearest_folder_that_has_it_counts(target, found):
    assert leads("/p/a/x.md", target, THERE.__contains__) == found


def test_every_folder_above_counts_once():
    assert list(above("/p/a/x.md")) == ["/p/a", "/p", "/"]
    assert list(above("C:/a/x.md")) == ["C:/a", "C:"]
    assert list(above("/")) == list(above("x.md")) == []


def test_a_folder_is_within_itself_but_not_its_namesake():
    assert within("/p", "/p")
    assert within("/p/a", "/p/")
    assert within("/p", "/")
    assert not within("/pa", "/p")
