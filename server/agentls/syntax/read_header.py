"""Reading a header's lines: as YAML where YAML takes them, entry by entry where it does not."""

from __future__ import annotations

from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.bare_values import restore, shield
from agentls.syntax.faults import beyond_yaml
from agentls.syntax.nodes import Entry, Mapping, Problem
from agentls.syntax.recover import Entrywise, Reading
from agentls.syntax.yaml_tree import CONTROL, NO_MAP, Anchors, RefusedError, Tree, compose
from agentls.text import Span

# Tabs that YAML 1.2 takes as white space and libyaml does not: in empty lines, and after the dash of a plain item.
_SOFT_TABS = lazy_pattern(
    r"(?:(?<=[\r\n])|\A)(?:[ ]*+\t[ \t]*+(?=[\r\n#]|\Z)"
    r"|[ ]*(?:-[ ]+)*-[ ]*\t[ \t]*+(?=[^\s#])(?!-[ \t\r\n]|[^\s\"']+:[ \t\r\n]))"
)
MAX_CONTROLS = 100
"""How many control characters are reported one by one."""


def read(text: str, content: Span, bare_keys: frozenset[str] = frozenset()) -> Reading:
    """The entries of a header that stand in a part of a text.

    The whole is tried first and is the authority: entry by entry, anchors and flow collections of valid headers
    come out differently. Values of ``bare_keys`` are kept from YAML.
    """
    source = content.of(text)
    shown, bare = shield(source, bare_keys) if bare_keys else (source, {})
    try:
        reading = _whole(text, content, compose(source, content.start, Anchors(), soft=shown))
    except RefusedError as refused:
        reading = _softly(text, shown, content, refused)
    return restore(reading, content.start, bare)


def _whole(text: str, content: Span, tree: Tree) -> Reading:
    """YAML's own tree, with what other readers refuse in it."""
    root = tree.root
    if root is None:
        return Reading(Mapping(Span(content.start, content.start), ()), [], tree.leaves)
    if not isinstance(root, Mapping):
        raise RefusedError(NO_MAP, root.span.start)
    problems = [p for e in root.entries if (p := beyond_yaml(text, e, tree.odd_keys))]
    return Reading(root, problems, tree.leaves)


def _softly(text: str, shown: str, content: Span, refused: RefusedError) -> Reading:
    """Once more without control characters and harmless tabs, then entry by entry."""
    controls = [
        Problem(Fault.CONTROL_CHARACTER, Span(*found.span()), None, "control characters are not allowed")
        for found, _ in zip(CONTROL.finditer(text, *content), range(MAX_CONTROLS), strict=False)
    ]
    soft = _SOFT_TABS.sub(lambda m: m[0].replace("\t", " "), shown) if "\t" in shown else shown
    reading = None
    if controls or soft != shown:
        try:
            tree = compose(content.of(text), content.start, Anchors(), soft=soft, lenient=True)
            reading = _whole(text, content, tree)
        except RefusedError as again:
            refused = again
    reading = reading or Entrywise(text, soft, content).read(refused)
    problems = sorted(_placed(controls, reading.root.entries) + reading.problems, key=lambda p: p.span)
    return reading._replace(problems=problems)


def _placed(problems: list[Problem], entries: tuple[Entry, ...]) -> list[Problem]:
    """The problems with the entries that hold them; both are in order."""
    placed = []
    at = 0
    for problem in problems:
        while at < len(entries) and entries[at].span.end <= problem.span.start:
            at += 1
        holds = at < len(entries) and entries[at].span.start <= problem.span.start
        placed.append(problem._replace(entry=entries[at]) if holds else problem)
    return placed
