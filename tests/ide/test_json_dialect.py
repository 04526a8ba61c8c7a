"""An agent tool whose files are JSON is its declarations too."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from agentls.finding import apply
from agentls.format import Format, Layout
from agentls.ide.completion import complete
from agentls.ide.hover import hover
from agentls.ide.structure.document_symbols import symbols
from agentls.ide.structure.folding_ranges import folds
from agentls.ide.structure.selection_range import selections
from agentls.lint.context import Context
from agentls.lint.engine import Linter
from agentls.lint.fixing import fix_all, proven
from agentls.rules import ALL
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas.fields import Fields
from agentls_schemas.identity import Identity
from agentls_schemas.place import Place
from ide.golden import CLOCK
from ide.toml_toy import TOML_TOY, TomlToy
from support import markers

LINTER = Linter(ALL, {})
JSON_TOY = replace(
    TOML_TOY,
    id="toy/json",
    declared=Fields(TomlToy, Layout(Format.JSON, "script")),
    place=Place(("**/toys/*.json",), homes=("toys",)),
    identity=Identity(suffix=".json"),
)
REST = '"title": "bear", "purpose": "Hugs.", "script": "Hug."'
CHECKED = """\
{
  "title": "bear",
  "purpose": "Hugs whoever is sad.",
  "can": ["look", "peek", "phone"],
                   ^^^^ warning retired-tool
                           ^^^^^ hint renamed-tool
  "brain": "big-0",
           ^^^^^^^ warning retired-model
  "limits": {"turns": "many"},
                      ^^^^^^ warning invalid-value
  "script": "# Duties\\n\\nIt\\u00e2\\u20ac\\u2122s to hug.\\n"
                           ^^^^^^^^^^^^^^^^^^ warning mojibake
}
"""
FRAGMENTS = [
    "{", "}", "[", "]", ", ", ": ", '"title": ', '"purpose": ', '"can": ', '"mood": ', '"script": ', '"bear"',
    '"peek"', '"wild', '"', "\\", "\\n", "\\u00e2\\u20ac\\u2122", "\n", "1", "null", "true", "x", "# T", "```json",
    "é🧸", "\x07", "\udc80", "// c\n",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join) | st.just(markers.read(CHECKED).text)


def context(text: str) -> Context:
    doc = parse(Text(text), layout=JSON_TOY.fields.layout)
    return Context(doc, JSON_TOY, PurePosixPath("/toys/bear.json"), clock=CLOCK)


def test_diagnostics():
    marked = markers.read(CHECKED)
    expected, actual = markers.difference(marked, list(LINTER.check(context(marked.text)).findings))
    assert expected == actual


def test_fix_all():
    text = markers.read(CHECKED).text
    result = fix_all(LINTER, context(text), lambda _: True).text.content
    assert '"can": ["look", "call"],\n  "brain": "big",' in result
    assert "\\n\\nIt’s to hug.\\n" in result


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("invalid-json", "{" + REST + ",}", "{" + REST + "}"),
        ("invalid-json", '{"mood": "calm" ' + REST + "}", '{"mood": "calm", ' + REST + "}"),
        ("invalid-value", '{"mood": "Calm", ' + REST + "}", '{"mood": "calm", ' + REST + "}"),
        ("duplicate-key", '{"mood": "calm", "mood": "wild", ' + REST + "}", None),
        ("empty-value", '{"mood": null, ' + REST + "}", "{" + REST + "}"),
    ],
)
def test_fixes(rule, before, after):
    report = LINTER.check(context(before))
    finding = next(f for f in report.findings if f.rule == rule)
    made = [apply(fix.edits, before) for fix in finding.fixes if proven(LINTER, report, finding, fix)]
    assert made == ([after] if after else [])


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("<CURSOR>", ['{\n  "title": "${1:bear}",\n  "purpose": "${2:When to use it}",\n  "script": "$3"\n}\n']),
        ('{"mo<CURSOR>"}', ['"mood": "${1|calm,wild|}"']),
        ('{"title": "x", <CURSOR>}', ['"loud": ${1|true,false|}']),
        ('{"mood": <CURSOR>}', ['"calm"', '"wild"']),
        ('{"mood": "<CURSOR>"}', ["calm", "wild"]),
        ('{"can": [<CURSOR>]}', ['"look"']),
        ('{"limits": {<CURSOR>}}', ['"turns": $1']),
    ],
)
def test_completion(text, offers):
    found = complete(context(text.replace("<CURSOR>", "")), text.index("<CURSOR>"))
    made = [offer.insert.strip(" ") for offer in found]
    assert [offer for offer in made if offer in offers] == offers


def test_hover():
    text = '{"mood": "calm"}'
    for word, says in (("mood", "How it behaves."), ("calm", "Asks first.")):
        shown = hover(context(text), (), text.index(word) + 1)
        assert shown
        assert says in shown.markdown


@given(TEXTS, st.integers(0, 200))
def test_any_text_has_answers(text, offset):
    ctx, offset = context(text), min(offset, len(text))
    report = LINTER.check(ctx)
    assert [f for f in report.findings if f.rule == "internal-error"] == []
    assert all(0 <= f.span.start <= f.span.end <= len(text) for f in report.findings)
    for offer in complete(ctx, offset):
        assert 0 <= offer.replace.start <= offset <= len(text)
    hover(ctx, report.findings, offset)
    symbols(ctx)
    assert selections(ctx, offset)[-1] == (0, len(text))
    assert all(0 <= fold.span.start <= fold.span.end <= len(text) for fold in folds(ctx.doc))
    once = fix_all(LINTER, ctx, lambda _: True)
    assert fix_all(LINTER, once.report.ctx, lambda _: True).text == once.text
