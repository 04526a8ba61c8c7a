"""What holds for any TOML, however broken: rules, fixes and features."""

from __future__ import annotations

import itertools
from pathlib import PurePosixPath

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agentls.finding import apply
from agentls.ide.code_actions import actions
from agentls.ide.completion import complete
from agentls.ide.formatting import format_file
from agentls.ide.hover import hover
from agentls.ide.inlay_hints import hints
from agentls.ide.semantic_tokens.document import tokens
from agentls.ide.structure.document_symbols import symbols
from agentls.ide.structure.folding_ranges import folds
from agentls.ide.structure.linked_editing import linked
from agentls.ide.structure.on_type_formatting import on_type
from agentls.ide.structure.selection_range import selections
from agentls.lint.context import Context
from agentls.lint.fixing import fix_all, proven
from agentls.syntax import parse
from agentls.text import Text
from ide.golden import CLOCK
from ide.toml_toy import TOML_TOY
from support.check import EVERYTHING

FRAGMENTS = [
    'title = "bear"\n', "purpose = ", '"Hugs."\n', "can = [", '"look", ', '"peek"]\n', "mood = wide\n",
    "brain = 'big-0'\n", 'script = """\n', '"""\n', '"""', "'''", '"', "'", "\n", "\r\n", "=", "[limits]\n",
    "[[when.start]]\n", "turns = ", "1\n", "[", "]", "{", "}", ", ", "# ", "\\", "\\n", "\\\\n", "\\q", "\\u00e9",
    "\\u00e2\\u20ac\\u2122", "â€™", "é🧸", "\udc80", "\x07", "\ufeff", "\u200b", "&lt;", "<example>\n",
    "</example>\n", "user: ", "```json\n", "[1,]\n", "```\n", "## Duties\n", "[a](x.md#b) ", "@x.md",
    "<!-- agentls: ignore[mojibake] -->\n", "# agentls: ignore[unknown-field]\n", "x = y\n",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join)
SOUND = TEXTS.map('title = "bear"\npurpose = "Hugs."\nscript = """\n{}\n"""\nmood = "wide"\n'.format)
quiet = settings(deadline=None, suppress_health_check=list(HealthCheck))


def context(text: str) -> Context:
    doc = parse(Text(text), layout=TOML_TOY.fields.layout)
    return Context(doc, TOML_TOY, PurePosixPath("/toys/bear.toml"), clock=CLOCK)


@quiet
@given(TEXTS | SOUND | st.text(max_size=100))
def test_findings_lie_inside_the_text(text):
    report = EVERYTHING.check(context(text))
    assert [f for f in report.findings if f.rule == "internal-error"] == []
    for finding in report.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        for edit in (edit for fix in finding.fixes for edit in fix.edits):
            assert 0 <= edit.span.start <= edit.span.end <= len(text)


@quiet
@given(TEXTS | SOUND, TEXTS, st.integers(0, 200), st.integers(0, 20))
def test_an_edit_leaves_the_findings_that_reading_anew_gives(text, new, start, length):
    before = context(text)
    after = text[:start] + new + text[start + length :]
    report = EVERYTHING.check(replace(before, doc=before.doc.reparse(Text(after))), EVERYTHING.check(before))
    assert report.findings == EVERYTHING.check(context(after)).findings


@quiet
@given(TEXTS | SOUND)
def test_proven_fixes_do_what_they_say(text):
    report = EVERYTHING.check(context(text))
    for finding in report.findings:
        for fix in (fix for fix in finding.fixes if fix.edits and proven(EVERYTHING, report, finding, fix)):
            after = EVERYTHING.check(context(apply(fix.edits, text)))
            same = [f for f in report.findings if (f.rule, f.message) == (finding.rule, finding.message)]
            left = [f for f in after.findings if (f.rule, f.message) == (finding.rule, finding.message)]
            assert len(left) < len(same)
            assert report.ctx.header.valid <= after.ctx.header.valid


@quiet
@given(TEXTS | SOUND)
def test_fixing_all_twice_equals_once(text):
    once = fix_all(EVERYTHING, context(text), lambda _: True)
    twice = fix_all(EVERYTHING, once.report.ctx, lambda _: True)
    assert twice.text == once.text


@quiet
@given(TEXTS | SOUND, st.integers(0, 300))
def test_features_answer(text, offset):
    ctx, offset = context(text), min(offset, len(text))
    report = EVERYTHING.check(ctx)
    for offer in complete(ctx, offset):
        assert 0 <= offer.replace.start <= offset <= max(offer.replace.end, offset) <= len(text)
    hover(ctx, report.findings, offset)
    steps = selections(ctx, offset)
    assert steps[-1] == (0, len(text))
    assert all(outer.contains(inner) for inner, outer in itertools.pairwise(steps))
    assert all(0 <= fold.span.start <= fold.span.end <= len(text) for fold in folds(ctx.doc))
    symbols(ctx)
    tokens(ctx)
    hints(ctx, ("model", "tools", "tokens"))
    linked(ctx.doc, offset)
    on_type(ctx, offset, ">")
    on_type(ctx, offset, "\n")
    actions(EVERYTHING, report, (report.findings[0].span if report.findings else steps[0]))
    assert format_file(ctx).text == ctx.doc.text
