"""What is remembered of pure functions."""

from agentls.lint.context import Memo


def test_results_are_computed_once_and_those_in_use_are_kept():
    memo, computed = Memo(limit=4), []

    def double(number):
        computed.append(number)
        return 2 * number

    assert [memo(double, n) for n in (1, 2, 1, 3, 1, 4, 5, 1)] == [2, 4, 2, 6, 2, 8, 10, 2]
    assert computed == [1, 2, 3, 4, 5]


def test_it_is_bounded():
    memo = Memo(limit=4)
    for number in range(100):
        memo(str, number)
    assert memo(str, 99) == "99"
    assert len(memo._kept) <= 4
