"""Suppression comments: ``<!-- agentls: ignore[rule] -->`` in the body, ``# agentls: ignore[rule]`` in the header.

A comment on a line of its own speaks of what comes next: the next entry in the header, the next line
(or the code block it opens) in the body. Behind text it speaks of that line, or of the header entry
that begins there.

A finding with several places is silenced where its first one is; a comment at one of the others silences that one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from agentls.lint.rule import Rule
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Header
    from agentls.text import Text

MARK = "agentls:"
"""Texts without it hold no suppression comment."""

_DIRECTIVE = lazy_pattern(r"(?:<!--|#)\s*agentls:\s*ignore\b\s*(?:\[([^\]]*)\])?")
_NAME = lazy_pattern(r"[^\s,]+")


class Directive(NamedTuple):
    """A suppression comment; spans from the file's start."""

    span: Span
    names: tuple[tuple[str, Span], ...]
    """Each rule it names, as it is called today, and where."""
    target: Span
    """Findings that start here are suppressed, and other places of findings."""


def directives(doc: Document, former: Mapping[str, str]) -> tuple[Directive, ...]:
    """The suppression comments of a document; rules may have names there that they had before."""
    found = (*_in_header(doc), *_in_body(doc))
    return tuple(_renamed(each, former) for each in found) if former else found


def _renamed(directive: Directive, former: Mapping[str, str]) -> Directive:
    return directive._replace(names=tuple((former.get(name, name), at) for name, at in directive.names))


def split(found: tuple[Directive, ...], findings: Iterable[Finding]) -> tuple[list[Finding], set[Span]]:
    """The findings that stay, and the places of the rule names that suppressed something."""
    left, used = [], set[Span]()
    for finding in findings:
        hits = _hits(found, finding.rule, finding.span)
        used.update(hits)
        rest = _elsewhere(found, finding, used) if finding.related else finding
        if not hits:
            left.append(rest)
    return left, used


def _hits(found: tuple[Directive, ...], rule: str, place: Span) -> list[Span]:
    """Where a rule is named in the comments that speak of a place."""
    return [at for d in found if d.target.holds(place.start) for name, at in d.names if name == rule]


def _elsewhere(found: tuple[Directive, ...], finding: Finding, used: set[Span]) -> Finding:
    """The finding without those of its other places that a comment silences; what would edit these is not safe."""
    hits = [(each, _hits(found, finding.rule, each.span)) for each in finding.related]
    silent = [each.span for each, names in hits if names]
    if not silent:
        return finding
    used.update(at for _, names in hits for at in names)
    fixes = (_careful(fix, silent) for fix in finding.fixes)
    return finding._replace(related=tuple(each for each, names in hits if not names), fixes=tuple(fixes))


def _careful(fix: Fix, silent: list[Span]) -> Fix:
    touched = any(edit.span.touches(span) for edit in fix.edits for span in silent)
    return fix._replace(safe=False) if touched else fix


def useless(
    found: tuple[Directive, ...],
    used: set[Span],
    known: frozenset[str],
    active: frozenset[str],
    text: Text,
    rule: Rule,
) -> Iterator[Finding]:
    """What suppresses nothing; names of rules that are switched off are let be."""
    from difflib import get_close_matches  # slow to import, rarely needed

    for directive in found:
        if not directive.names:
            yield rule.at(directive.span, "Comment names no rule; write one, as in `ignore[unknown-tool]`")
        idle = [(name, at) for name, at in directive.names if at not in used and (name in active or name not in known)]
        whole = len(idle) == len(directive.names)
        for name, at in directive.names:
            if at.of(text.content) != name:
                rename = Fix(f"Write `{name}`", (Edit(at, name),))
                yield rule.at(at, f"Rule `{at.of(text.content)}` is now `{name}`", rename, severity=Severity.HINT)
        for name, at in idle:
            removal = _without_comment(directive, text) if whole else _without_name(directive, at)
            close = [] if name in known else get_close_matches(name, known, 1)
            fix = Fix(f"Write `{close[0]}`", (Edit(at, close[0]),), safe=False) if close else None
            words = _words(name, name in known, close)
            yield rule.at(at, words, fix or Fix(f"Remove `{name}`", (removal,)), unnecessary=True)


def _words(name: str, known: bool, close: list[str]) -> str:
    if known:
        return f"Rule `{name}` finds nothing here; remove the comment"
    return f"Unknown rule `{name}`" + (f"; did you mean `{close[0]}`?" if close else "; remove it")


def _without_comment(directive: Directive, text: Text) -> Edit:
    first, last = text.line_at(directive.span.start), text.line_at(directive.span.end)
    if _alone(text, directive.span) and last + 1 < len(text.line_starts):
        return Edit(Span(text.line_starts[first], text.line_starts[last + 1]), "")
    start = len(text.content[: directive.span.start].rstrip(" \t"))
    return Edit(Span(start, directive.span.end), "")


def _without_name(directive: Directive, at: Span) -> Edit:
    places = [span for _, span in directive.names]
    i = places.index(at)
    return Edit(Span(at.start, places[i + 1].start) if i == 0 else Span(places[i - 1].end, at.end), "")


def _in_header(doc: Document) -> Iterator[Directive]:
    header = doc.header
    for comment in header.comments if header else ():
        found = _DIRECTIVE.match(doc.text.content, comment.start, comment.end)
        if header and found:
            yield Directive(comment, _names(found), _header_target(doc.text, header, comment))


def _in_body(doc: Document) -> Iterator[Directive]:
    comments = [doc.in_file(span) for span in doc.body.comments]
    matches = [(span, _DIRECTIVE.match(doc.text.content, span.start, span.end)) for span in comments]
    lines = {doc.text.line_at(span.start) for span, found in matches if found and _alone(doc.text, span)}
    for span, found in matches:
        if found:
            yield Directive(span, _names(found), _body_target(doc, span, lines))


def _names(found: re.Match[str]) -> tuple[tuple[str, Span], ...]:
    if found[1] is None:
        return ()
    names = _NAME.finditer(found.string, *found.span(1))
    return tuple((name[0], Span(*name.span())) for name in names)


def _alone(text: Text, comment: Span) -> bool:
    """Whether nothing else stands on the comment's lines."""
    start = text.line_starts[text.line_at(comment.start)]
    end = text.line_span(text.line_at(comment.end)).end
    return not (text.content[start : comment.start] + text.content[comment.end : end]).strip()


def _header_target(text: Text, header: Header, comment: Span) -> Span:
    line = text.line_span(text.line_at(comment.start))
    entries = [entry.span for entry in header.root.entries]
    if not _alone(text, comment):
        begins = (span.end for span in entries if line.start <= span.start < line.end)
        return Span(line.start, _line_end(text, max(begins, default=line.end)))
    if any(span.start < comment.start < span.end for span in entries):
        return _next_line(text, comment, frozenset())
    # The opening fence has no room for a comment: one right under it speaks of the fence as well.
    start = 0 if text.line_at(comment.start) == text.line_at(header.opening.end) + 1 else comment.start
    following = (span.end for span in entries if span.start > comment.end)
    return Span(start, _line_end(text, next(following, len(header.text) - 1)))


def _body_target(doc: Document, comment: Span, directive_lines: set[int]) -> Span:
    if not _alone(doc.text, comment):
        return doc.text.line_span(doc.text.line_at(comment.start))
    line = _next_line(doc.text, comment, directive_lines)
    fences = (doc.in_file(fence.span) for fence in doc.body.fences)
    return next((span for span in fences if line.holds(span.start)), line)


def _next_line(text: Text, comment: Span, skip: frozenset[int] | set[int]) -> Span:
    """The next line that is neither blank nor in ``skip``."""
    line = text.line_at(comment.end) + 1
    while line < len(text.line_starts) and (line in skip or not text.line_span(line).of(text.content).strip()):
        line += 1
    return text.line_span(line)


def _line_end(text: Text, offset: int) -> int:
    return text.line_span(text.line_at(offset)).end
