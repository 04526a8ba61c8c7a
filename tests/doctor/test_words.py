"""What is shown of answers: in one line each, whatever programs say."""

from agentls.doctor import words
from agentls.doctor.answer import Answer
from agentls.doctor.examination import Examined
from agentls.doctor.installed import Installed
from doctor import fakes


def test_outcome_is_one_line():
    assert words.outcome(Answer()) == "loads it"
    assert words.outcome(Answer(name="a", description="bc", tools=(), model="m\nn")) == (
        "loads it as a; 2 characters of description; tools none; model m n"
    )
    assert words.outcome(Answer(loads=False)) == "does not load it, without a word"
    assert words.outcome(Answer(loads=False, says=("no\n  name", "x" * 500))).startswith("does not load it: no name; x")
    assert len(words.outcome(Answer(loads=False, says=("x" * 5000,)))) < 200


def test_table():
    found = [Examined(fakes.program(name="sh"), Installed(), "it | fails `so`"), Examined(fakes.program(), None)]
    assert words.markdown(found).split("\n") == [
        "No tool has answered.",
        "",
        "| file | tool | what it does | agentls |",
        "|---|---|---|---|",
        "",
        "- SH npm package: it \\| fails \\`so\\`",
        "- X: not found on this machine (looked for x)",
        "",
    ]
