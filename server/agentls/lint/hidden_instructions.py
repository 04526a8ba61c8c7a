"""Text of a body that a rendered page does not show, and whether it tells a model what to do."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.nodes import Markdown


class Hidden(NamedTuple):
    """A stretch that is not shown."""

    whole: Span
    """With the marks that hide it; spans count from the section's start."""
    inside: Span


class Instruction(NamedTuple):
    """Words that tell a model what to do."""

    span: Span
    hidden: Hidden
    is_harmful: bool
    """They turn against who uses it: other instructions are set aside, people kept in the dark, secrets sent away."""


_REFERENCE = lazy_pattern(r"^ {0,3}\[[^\]\n]{1,40}\]:[ \t]*(?:#|<>|<#>)[ \t]*(?=[\"'(])(?P<text>[^\n]+)$", re.M)
"""A link's definition that nobody uses and is written for a comment."""
_ELEMENT = lazy_pattern(
    r"<(?P<tag>[a-z]{1,12})\b[^<>\n]{0,200}?(?:\shidden\b|style\s*=\s*[\"'][^\"'\n]{0,100}?"
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])))[^<>\n]{0,200}>"
    r"(?P<text>[^<]{1,2000})",
    re.I,
)
_PEOPLE = (
    r"(?:the\s+|any\s+|your\s+)?"
    r"(?:users?|humans?|developers?|reviewers?|maintainers?|operators?|owners?|anyone|people)"
)
_RULES = (
    r"(?:instructions?|prompts?|rules?|guidelines?|directions?|guardrails?|restrictions?|polic(?:y|ies)|safeguards?|"
    r"safety checks?|approvals?|confirmations?|permissions?)"
)
_SECRETS = (
    r"(?:api[ _-]?keys?|tokens?|secrets?|credentials?|passwords?|\.env\b|ssh[ _-]keys?|private[ _-]keys?|"
    r"environment variables?|system prompt|cookies)"
)
_ASIDE = r"(?:previous|prior|preceding|above|earlier|all|any|your|system|safety|user'?s?)"
_HARMFUL = (
    rf"\b(?:ignore|disregard|forget|override|bypass)\s+(?:\w+\s+){{0,3}}?{_ASIDE}\s+(?:\w+\s+){{0,3}}?{_RULES}\b"
    r"|\b(?:do\s+not|don'?t|never|without)\s+(?:ever\s+)?"
    r"(?:tell|inform|mention|reveal|notify|disclos|alert|warn)\w*\s+"
    rf"(?:(?:this|it|that|any of this)\s+)?(?:to\s+)?{_PEOPLE}\b"
    rf"|\b(?:hide|conceal)\s+(?:this|it|that)\s+from\s+{_PEOPLE}\b"
    rf"|\b(?:secretly|covertly|without\s+{_PEOPLE}(?:'s)?\s+(?:knowledge|consent|knowing|noticing))\b"
    r"|\b(?:send|post|upload|exfiltrate|transmit|forward|leak|e-?mail)\s"
    rf"[^.\n]{{0,80}}?{_SECRETS}[^.\n]{{0,80}}?\b(?:to|at)\b"
    r"|\b(?:curl|wget)\s[^|\n]{1,200}\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b"
    r"|\byou\s+are\s+now\s+(?:in\b|an?\b|the\b)|\bnew\s+(?:system\s+)?instructions?\s*:"
    r"|\bsystem\s+(?:prompt\s+)?override\b"
)
_MODEL = r"(?:ai|llm|language model|assistant|agent|model)s?"
_ADDRESSED = (
    r"\A\W*(?:(?:important|hidden|secret|note|message|instruction|hint|reminder|directive)s?\s+(?:to|for)\s+)?"
    rf"(?:the\s+|any\s+|all\s+)?{_MODEL}(?:\s+{_MODEL})?(?:\s+reading\s+this)?\s*[:,]\s*\S"
    rf"|\b(?:the\s+|any\s+)?{_MODEL}\s+(?:must|should|shall)\s+(?:always|never|not|also)\b"
)
_REST = lazy_pattern(r"[^.!?\n]{0,200}")
SIGNS = ("<!--", "]:", "hidden", "style")
"""Without any of these nothing is hidden."""


def find_hidden_instructions(section: Markdown) -> Iterator[Instruction]:
    """The instructions in what a section does not show, one for each stretch."""
    for hidden in _stretches(section):
        text = hidden.inside.of(section.text)
        harmful = _compiled(_HARMFUL).search(text)
        if found := harmful or _compiled(_ADDRESSED).search(text):
            yield Instruction(_sentence(text, found).shift(hidden.inside.start), hidden, harmful is not None)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # Few files hide anything, and compiling takes longer than reading most of them.
    return re.compile(pattern, re.I)


def _sentence(text: str, found: re.Match[str]) -> Span:
    """The words that were found, and what is left of their sentence."""
    rest = _REST.match(text, found.end())
    end = rest.end() if rest else found.end()
    said = text[found.start() : end]
    return Span(found.start() + len(said) - len(said.lstrip()), found.start() + len(said.rstrip()))


def _stretches(section: Markdown) -> Iterator[Hidden]:
    for span in section.comments:
        end = span.end - 3 if section.text.endswith("-->", span.start, span.end) else span.end
        yield Hidden(span, Span(min(span.start + 4, end), end))
    for pattern in (_REFERENCE, _ELEMENT):
        for found in pattern.finditer(section.text):
            if not section.is_quoted(found.start()):
                yield Hidden(Span(*found.span()), Span(*found.span("text")))
