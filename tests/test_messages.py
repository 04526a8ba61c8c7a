"""Every message of every rule, of its fixes and of its other places, as CONTRIBUTING has it under "Words".

They are taken from what the rules say of their own examples and of all kept cases.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from agentls.lint import rule_docs
from agentls.rules import ALL
from support import markers, several, txtar
from support.check import EVERYTHING, context

HERE = Path(__file__).parent
LONGEST = 120
"""In characters, where each name in it has at most ``NAME``; 100 is what to aim at."""
NAME = 12
LONGEST_TITLE = 60
CODE = re.compile(r"(`+)(?P<name>.+?)\1")
FORBIDDEN = re.compile(
    r"\b(?:is no |are no |the custom|as it stands|all the same|somebody|nobody|no longer wants|taken for|stands behind"
    r"|value is not a valid|Input should|type=|NoneType|str type|expected <|delimiter|mapping values"
    r"|fix, if|blanks)\b",
    re.I,
)
"""What is not said, or only inside of backticks."""


class Said(NamedTuple):
    rule: str
    text: str


@cache
def findings():
    """All findings in the rules' examples and the kept cases."""
    found = []
    for text, path, escapes in _texts():
        if several.is_several(text):
            found += [finding for each in several.findings(text).values() for finding in each]
        else:
            found += EVERYTHING.check(context(markers.read(text, escapes=escapes).text, path)).findings
    return tuple(found)


def _texts():
    for rule in ALL:
        yield from ((each.text, each.path, each.escapes) for each in rule_docs.read(rule.doc).of("bad"))
    for file in sorted([HERE / "faults.txt", *(HERE / "rules").glob("*.txt"), *(HERE / "dialects").glob("*.txt")]):
        yield from ((each.text, each.path, each.escapes) for each in txtar.read(file))


def messages():
    return {Said(finding.rule, finding.message) for finding in findings()}


def titles():
    return {Said(finding.rule, fix.title) for finding in findings() for fix in finding.fixes}


def other_places():
    return {Said(finding.rule, place.message) for finding in findings() for place in finding.related}


def _shown(text):
    """As a reader sees it whose names are short."""
    return CODE.sub(lambda found: f"`{found['name'][:NAME]}`", text)


def _words(text):
    """Without names."""
    return CODE.sub("", text)


def test_nearly_all_rules_speak_here():
    silent = {rule.name for rule in ALL} - {said.rule for said in messages()}
    assert len(silent) < len(ALL) // 5, silent


@pytest.mark.parametrize(("said", "most"), [(messages, LONGEST), (titles, LONGEST_TITLE), (other_places, LONGEST)])
def test_it_fits_into_a_line(said, most):
    assert [each for each in said() if len(_shown(each.text)) > most or "\n" in each.text] == []


@pytest.mark.parametrize("said", [messages, titles, other_places])
def test_it_begins_with_a_capital_a_number_or_a_name(said):
    assert [each for each in said() if not re.match(r"[A-Z0-9`]", each.text)] == []


@pytest.mark.parametrize("said", [messages, titles, other_places])
def test_it_ends_without_a_full_stop(said):
    assert [each for each in said() if _words(each.text).endswith((".", "!", ",", ";", ":"))] == []


@pytest.mark.parametrize("said", [messages, titles, other_places])
def test_it_has_none_of_the_forbidden_words(said):
    assert [each for each in said() if FORBIDDEN.search(_words(each.text))] == []


@pytest.mark.parametrize("said", [messages, titles, other_places])
def test_names_stand_in_backticks(said):
    """No straight quotes around a name, no name with underlines outside, and each backtick closed."""
    odd = [each for each in said() if re.search(r"['\"]\w[\w-]*['\"]|\b\w+_\w+\b|`", _words(each.text))]
    assert odd == []
