"""What holds for any input."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from agentls.format import Format
from agentls.ide.formatting import format_file
from agentls.lint.fixing import fix_all
from agentls.lsp.capabilities.client import Capabilities
from agentls.lsp.requests.table import HANDLERS
from agentls.lsp.session import Session
from agentls.project import kinds
from agentls.project.memory_filesystem import Nowhere
from agentls.rules import BY_NAME
from agentls.syntax import decode, encode, parse
from agentls.text import Span, Text, overlaps_any, width
from agentls.text_diff import edits_between
from agentls_schemas.verdicts import Condition
from fuzz.readers import READERS, read_toml
from support.check import EVERYTHING, PROJECT, context
from support.requests import requests_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.finding import Finding
    from agentls.lint.context import Context
    from agentls.lint.engine import Report
    from fuzz.inputs import Input

_ROOT = "file:///project"
_LAYOUT = frozenset(name for name, rule in BY_NAME.items() if Condition.BROKEN_YAML in rule.conditions)
"""Rules whose fixes are about how YAML is written, and mean to change no other value."""

_OF_NO_YAML = {"misread-glob"}
"""Rules for headers whose tool reads them line by line, so that what is right for it need be no YAML."""
_LINE_ENDS_OF_1_1 = set("\x85\u2028\u2029")
"""Repaired where they were damaged, and then a line end to readers of YAML 1.1 alone."""


def examine(case: Input) -> None:
    """Asserts all of it.

    Raises:
        AssertionError: something does not hold.
    """
    text = decode(case.data)
    assert encode(text) == case.data, "bytes are lost between reading and writing"
    if _is_none(text, case.path):
        return
    with _no_failure_is_logged():
        ctx = context(text, case.path)
        report = EVERYTHING.check(ctx)
        _check_findings(report)
        _check_fixes(ctx, report, case.path)
        _check_format(ctx, case.path)
        # These take as long as all the rest.
        if case.at % 3 == 0:
            _check_answers(text.content, case)


def _is_none(text: Text, path: str) -> bool:
    """Whether it is no agent file, as some are that only their headers tell from others."""
    place = PROJECT / path
    return kinds.detect(place, parse(text, layout=kinds.layout_of(place)).header) is None


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(logging.Formatter().format(record))


@contextmanager
def _no_failure_is_logged() -> Iterator[None]:
    """Features answer with nothing where they fail; here such failures count."""
    handler = _Heard()
    logging.getLogger("agentls").addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger("agentls").removeHandler(handler)
    assert not handler.heard, handler.heard[0]


def _check_findings(report: Report) -> None:
    whole = Span(0, len(report.ctx.doc.text))
    for finding in report.findings:
        assert finding.rule != "internal-error", finding.message
        spans = [finding.span, *(each.span for each in finding.related)]
        spans += [edit.span for fix in finding.fixes for edit in fix.edits]
        assert all(whole.contains(span) and span.start <= span.end for span in spans), finding


def _check_fixes(ctx: Context, report: Report, path: str) -> None:
    fixed = fix_all(EVERYTHING, ctx, lambda _: True, known=report)
    rules = {finding.rule for finding in fixed.applied}
    if not rules:
        return
    again = fix_all(EVERYTHING, context(fixed.text, path), lambda _: True)
    assert again.text == fixed.text, "to fix twice is not to fix once"
    before, after = _header(ctx), _header(fixed.report.ctx)
    if rules & _OF_NO_YAML or _LINE_ENDS_OF_1_1 & set(before + after):
        return
    if ctx.doc.format is Format.TOML:
        assert read_toml(before) is None or read_toml(after) is not None, f"no TOML any more, by {rules}"
        return
    for name, read in READERS.items():
        assert read(before) is None or read(after) is not None, f"no {name} any more, by {rules}"
    if rules & _LAYOUT and ctx.doc.header and ctx.doc.header.closing:
        _check_layout(ctx, report)


def _check_layout(ctx: Context, report: Report) -> None:
    """What is about YAML's form alone takes no key away, and changes no value that it does not touch."""

    def is_layout(finding: Finding) -> bool:
        return finding.rule in _LAYOUT

    fixed = fix_all(EVERYTHING, ctx, is_layout, known=report)
    before, after = _header(ctx), _header(fixed.report.ctx)
    start = ctx.header.content.start
    edits = sorted(edit.span.shift(-start) for edit in edits_between(ctx.doc.text, fixed.text))
    for name, read in READERS.items():
        old, new = read(before), read(after)
        if old is None or new is None:
            continue
        lost = [key for key in old.values if key not in new.values]
        assert not lost, f"{name} loses {lost} by {[each.rule for each in fixed.applied]}"
        untouched = [key for key, place in old.places.items() if not overlaps_any(edits, place)]
        changed = [key for key in untouched if old.values.get(key) != new.values.get(key)]
        assert not changed, f"{name} reads {changed} otherwise, by {[each.rule for each in fixed.applied]}"


def _check_format(ctx: Context, path: str) -> None:
    for sort_keys in (False, True):
        formatted = format_file(ctx, sort_keys=sort_keys)
        if formatted.text is ctx.doc.text:
            continue
        after = context(formatted.text, path)
        assert format_file(after, sort_keys=sort_keys).text == formatted.text, "to format twice is not to format once"
        assert after.body.text == ctx.body.text, "the body is another"
        for name, read in READERS.items():
            old, new = read(_header(ctx)), read(_header(after))
            assert old is None or (new is not None and new.values == old.values), f"{name} reads other values"


def _header(ctx: Context) -> str:
    """What a reader is given; characters that are none stand as U+FFFD."""
    header = ctx.doc.header
    if header is None:
        return ""
    return header.content.of(header.text) if ctx.doc.format is Format.FRONTMATTER else ctx.doc.text.clean


def _check_answers(text: str, case: Input) -> None:
    """Each request about the file is answered, and with places in it."""
    session, uri = Session(Capabilities(link_tooltips=True), _ROOT, None, Nowhere()), f"{_ROOT}/{case.path}"
    document = session.documents.open(uri, 1, text)
    if session.analysis.report(uri) is None:
        return
    places = document.text
    line, column = places.position(min(case.at, len(text)), "utf-16")
    lengths = [width(places.line_span(number).of(text), "utf-16") for number in range(len(places.line_starts))]
    for method, params in requests_at(uri, types.Position(line, column)):
        try:
            answer = HANDLERS[method](session, params)
        except JsonRpcException:
            continue
        for at in _positions(answer):
            assert at["character"] <= (lengths[at["line"]] if at["line"] < len(lengths) else -1), f"{method}: {at}"


def _positions(value: object) -> Iterator[dict[str, int]]:
    if isinstance(value, dict):
        if value.keys() == {"line", "character"}:
            yield value
        else:
            for each in value.values():
                yield from _positions(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _positions(each)
