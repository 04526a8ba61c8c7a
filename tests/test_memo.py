"""What is remembered of pure functions."""

import weakref

from agentls.lint.memo import Memo


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
    assert len(memo._kept) + len(memo._older) <= 4


def test_texts_that_are_gone_are_forgotten_and_what_is_asked_for_is_kept():
    memo, computed = Memo(), []

    def noted(text):
        computed.append(text)
        return text

    for number in range(2000):
        memo.turn()
        assert memo(noted, "stays") == "stays"
        assert memo(noted, f"typed {number}")
    assert computed.count("stays") == 1
    assert len(memo._kept) + len(memo._older) < 200


def test_of_large_results_the_last_is_kept():
    memo, computed = Memo(), []

    def noted(text):
        computed.append(text)
        return text

    assert [memo.latest(noted, text) for text in "aabba"] == [*"aabba"]
    assert computed == ["a", "b", "a"]


def test_of_the_pieces_of_a_file_only_new_ones_are_looked_at():
    memo, computed = Memo(), []

    def double(number):
        computed.append(number)
        return 2 * number

    assert memo.each(double, (1, 2, 3)) == [2, 4, 6]
    assert memo.each(double, (1, 5, 3)) == [2, 10, 6]
    assert memo.each(double, (3, 1, 5, 5)) == [6, 2, 10, 10]
    assert memo.each(double, (2,)) == [4]
    assert computed == [1, 2, 3, 5, 2]


def test_with_other_arguments_all_pieces_are_looked_at():
    memo, kinds = Memo(), ("agent", "skill")
    pieces = ("one", "two")
    assert memo.each(named, pieces, kinds[0]) == ["one agent", "two agent"]
    assert memo.each(named, pieces, kinds[1]) == ["one skill", "two skill"]


def test_what_is_looked_at_with_several_arguments_in_turn_is_kept_for_each():
    memo, computed = Memo(), []

    def noted(piece, kind):
        computed.append(f"{piece} {kind}")
        return computed[-1]

    for pieces in (("one", "two"), ("one", "three")):
        for kind in ("agent", "skill"):
            assert memo.each(noted, pieces, kind) == [f"{piece} {kind}" for piece in pieces]
    assert computed == ["one agent", "two agent", "one skill", "two skill", "three agent", "three skill"]


def named(piece, kind):
    return f"{piece} {kind}"


def test_pieces_of_one_file_are_not_held_for_another():
    memo, piece = Memo(), Piece()
    held = weakref.ref(piece)
    assert memo.each(lambda _, memo: memo(str, 1), (piece,), memo) == ["1"]
    del piece
    memo.leave_file()
    assert held() is None
    assert memo(str, 1) == "1"


class Piece:
    """Whatever a file consists of."""
