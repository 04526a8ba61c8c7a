"""An agent tool whose files are TOML is its declarations too: they alone give it all that Markdown files have."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from agentls.finding import apply
from agentls.ide.code_actions import actions
from agentls.ide.completion import complete
from agentls.ide.hover import hover
from agentls.ide.rename import Changes, rename
from agentls.ide.structure.document_symbols import Symbol, symbols
from agentls.ide.structure.folding_ranges import folds
from agentls.ide.structure.selection_range import selections
from agentls.lint.context import Context
from agentls.lint.engine import Linter
from agentls.lint.fixing import fix_all, proven
from agentls.project import kinds
from agentls.project.entries import entry_of
from agentls.project.index import Index
from agentls.rules import ALL
from agentls.semantics.name_matching import words
from agentls.syntax import parse
from agentls.text import Text
from ide.golden import CLOCK
from ide.toml_toy import TOML_TOY
from support import markers

if TYPE_CHECKING:
    from collections.abc import Iterable

LINTER = Linter(ALL, {})
LAYOUT = TOML_TOY.fields.layout
START = 'title = "bear"\npurpose = "Hugs."\n'
CHECKED = """\
title = "bear"
purpose = "Hugs whoever is sad."
can = ["look", "peek", "phone", "fly"]
                ^^^^ warning retired-tool: Tool `peek`
                        ^^^^^ hint renamed-tool: Tool `phone`
                                 ^^^ warning unknown-tool: Unknown tool `fly`
brain = "big-0"
        ^^^^^^^ warning retired-model
mood = "wide"
       ^^^^^^ warning invalid-value
colour = "red"
^^^^^^ information unknown-field
tags = ["soft"]
^^^^ warning deprecated-field: `tags` is deprecated
script = \"\"\"
# Duties

It\\u00e2\\u20ac\\u2122s to hug.
  ^^^^^^^^^^^^^^^^^^ warning mojibake

```json
{"a": 1,}
       ^ warning broken-code
```
\"\"\"

[limits]
turns = "many"
        ^^^^^^ warning invalid-value
"""
WHOLE = """\
title = "bear"
purpose = "Hugs."
mood = "calm"
can = [
  "look",
]
script = \"\"\"
# Duties

- Hug.

## Inner

```py
x = 1
```

# Answer
\"\"\"

[limits]
turns = 3
"""


def context(text: str, path: str = "bear.toml", index: Index | None = None) -> Context:
    return Context(parse(Text(text), layout=LAYOUT), TOML_TOY, PurePosixPath("/toys") / path, clock=CLOCK, index=index)


def found(text: str) -> list[tuple[str, str]]:
    return [(f.rule, f.span.of(text)) for f in LINTER.check(context(text)).findings]


def test_diagnostics():
    marked = markers.read(CHECKED)
    expected, actual = markers.difference(marked, list(LINTER.check(context(marked.text)).findings))
    assert expected == actual


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (START + 'script = """\nHug \\| it.\n"""\n', [("invalid-escape", "\\|")]),
        (START + 'script = """\nHug it.\n', [("unclosed-quote", '"""')]),
        (START + 'mood = calm\nscript = "Hug."\n', [("invalid-toml", "calm")]),
        (START + 'mood "calm"\nscript = "Hug."\n', [("invalid-toml", '"calm"')]),
        (START + 'title = "fox"\nscript = "Hug."\n', [("duplicate-key", "title")]),
        (START + 'script = ""\n', [("empty-value", "script")]),
        (START, [("missing-field", "title")]),
        ("", [("missing-field", "")] * 3),
        ("# agentls: ignore[missing-field]\n" + START, []),
        (START + 'script = """\n<!-- agentls: ignore[mojibake] -->\nItâ€™s.\n"""\n', []),
    ],
)
def test_faults_of_the_format(text, findings):
    assert found(text) == findings


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("retired-tool", 'can = ["look", "peek"]', 'can = ["look"]'),
        ("renamed-tool", "can = ['phone', \"look\"]", "can = ['call', \"look\"]"),
        ("retired-model", "brain = 'big-0'", "brain = 'big'"),
        ("invalid-value", 'mood = "Calm"', 'mood = "calm"'),
        ("invalid-toml", "mood = calm # c", 'mood = "calm" # c'),
        ("invalid-escape", r'purpose = "Hugs \d"', r'purpose = "Hugs \\d"'),
        ("mojibake", 'script = "Itâ€œs"', 'script = "It“s"'),
        ("mojibake", r'script = "It\u00e2\u20ac\u2122s"', 'script = "It’s"'),
        ("broken-code", 'script = "```json\\n[1,]\\n```"', 'script = "```json\\n[1]\\n```"'),
        ("stray-example-end", 'script = "A.\\n</example>\\nB."', 'script = "A.\\n\\nB."'),
        ("duplicate-key", 'mood = "calm"\nmood = "wild"', 'mood = "wild"'),
        ("double-escape", r'purpose = "One.\\n\\nTwo."', 'purpose = """\nOne.\n\nTwo."""'),
    ],
)
def test_fixes(rule, before, after):
    others = ('title = "bear"\n', 'purpose = "Hugs."\n', 'script = "Hug."\n')
    rest = "".join(line for line in others if line.partition(" ")[0] not in before)
    text = f"{before}\n{rest}"
    report = LINTER.check(context(text))
    finding = next(f for f in report.findings if f.rule == rule)
    made = [apply(fix.edits, text) for fix in finding.fixes if proven(LINTER, report, finding, fix)]
    assert f"{after}\n{rest}" in made


def test_what_a_string_cannot_hold_is_not_offered():
    text = START + "script = '''\n```json\n{\"a\": \"it''s\", \"b\": 'x',}\n```\n'''\n"
    report = LINTER.check(context(text))
    assert all(proven(LINTER, report, f, fix) for f in report.findings for fix in f.fixes if fix.safe)


def test_fix_all():
    text = markers.read(CHECKED).text
    result = fix_all(LINTER, context(text), lambda _: True).text.content
    assert 'can = ["look", "call", "fly"]\nbrain = "big"\n' in result
    assert "It’s to hug." in result
    assert parse(Text(result), layout=LAYOUT).header.valid


def test_quick_fixes():
    text = markers.read(CHECKED).text
    report = LINTER.check(context(text))
    at = next(f.span for f in report.findings if f.rule == "renamed-tool")
    first = next(action for action in actions(LINTER, report, at) if action.edits)
    assert apply(first.edits, text) == text.replace("phone", "call")


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("<CURSOR>", ['title = "${1:bear}"\npurpose = "${2:When to use it}"\nscript = """\n$3\n"""\n']),
        (START + "mo<CURSOR>", ['mood = "${1|calm,wild|}"']),
        (START + "mood = <CURSOR>", ['"calm"', '"wild"']),
        (START + 'mood = "<CURSOR>"', ["calm", "wild"]),
        (START + "mood = wi<CURSOR>\n[limits]\nturns = 1\n", ['"calm"', '"wild"']),
        (START + "loud = <CURSOR>", ["true", "false"]),
        (START + "can = <CURSOR>", ['["look"]']),
        (START + 'can = ["look", <CURSOR>]', ['"call"']),
        (START + 'can = [\n  "look",\n  "ca<CURSOR>"\n]', ["call"]),
        (START + "helper = <CURSOR>", ['"bear"', '"fox"']),
        (START + "[limits]\n<CURSOR>", ["turns = $1", 'speed = "${1|slow,fast|}"']),
        (START + "[limits]\nspeed = <CURSOR>", ['"slow"', '"fast"']),
        (START + "limits = { <CURSOR> }", ["turns = $1"]),
        (START + "[li<CURSOR>", ["limits"]),
        (START + "rooms = { <CURSOR> }", ["${1:attic} = { turns = $2 }"]),
        (START + 'script = """\n## <CURSOR>\n"""', ["## Answer\n\nOne line.\n$0"]),
        (START + 'mood = "calm" # <CURSOR>', []),
    ],
)
def test_completion(text, offers):
    at = text.index("<CURSOR>")
    made = [offer.insert for offer in complete(context(text.replace("<CURSOR>", "")), at)]
    assert [offer for offer in made if offer in offers] == offers
    assert made or not offers


@pytest.mark.parametrize("after", ["", "\n", "\nloud = true\n", ' }\nscript = """\nHug.\n"""\n'])
@pytest.mark.parametrize(
    ("typed", "offers"),
    [
        ("rooms = { <CURSOR>", ["${1:attic} = { turns = $2 }"]),
        ("rooms = { hall = {}, <CURSOR>", []),
        ("limits = {<CURSOR>", ["turns = $1", 'speed = "${1|slow,fast|}"']),
        ("limits = { tu<CURSOR>", ["turns = $1", 'speed = "${1|slow,fast|}"']),
        ("limits = { turns = 3, <CURSOR>", ['speed = "${1|slow,fast|}"']),
        ("limits = { speed = <CURSOR>", ['"slow"', '"fast"']),
        ('limits = { speed = "<CURSOR>', ["slow", "fast"]),
        ('rooms = { "the hall" = { <CURSOR>', ["turns = $1", 'speed = "${1|slow,fast|}"']),
        ("rooms = { hall = { turns = 3 }, attic = { <CURSOR>", ["turns = $1", 'speed = "${1|slow,fast|}"']),
        ("rooms = { hall.<CURSOR>", ["turns = $1", 'speed = "${1|slow,fast|}"']),
        ("rooms = { hall = { tu<CURSOR> = 3", ["turns", "speed"]),
        ("rooms = { hall = { turns = [3, { a = 1 }], <CURSOR>", ['speed = "${1|slow,fast|}"']),
        ("limits = { turns <CURSOR>", []),
        ("limits = { } <CURSOR>", []),
        ("limits = { # <CURSOR>", []),
        ("mood = { <CURSOR>", []),
    ],
)
def test_completion_in_brackets_that_are_not_closed_yet(typed, offers, after):
    text = START + typed + after
    at = text.index("<CURSOR>")
    assert [offer.insert for offer in complete(context(text.replace("<CURSOR>", "")), at)] == offers


@pytest.mark.parametrize(
    ("at", "span", "says"),
    [
        ("mood", "mood", "How it behaves."),
        ("calm", "calm", "Asks first."),
        ("look", "look", "Looks at things."),
        ("Duties", "# Duties", "What it does, one line each."),
        ("turns", "turns", "How often it may answer."),
    ],
)
def test_hover(at, span, says):
    shown = hover(context(WHOLE), (), WHOLE.index(at) + 1)
    assert shown is not None
    assert shown.span.of(WHOLE) == span
    assert says in shown.markdown


def test_outline():
    def lines(found: Iterable[Symbol], depth: int = 0) -> Iterable[str]:
        for symbol in found:
            yield "  " * depth + symbol.name
            yield from lines(symbol.children, depth + 1)

    script = ["script", "  Duties", "    Inner", "      py", "  Answer"]
    assert [*lines(symbols(context(WHOLE)))] == ["title", "purpose", "mood", "can", *script, "limits", "  turns"]


def test_folding():
    lines = WHOLE.split("\n")
    folded = [(lines[fold.first], lines[fold.last]) for fold in folds(context(WHOLE).doc)]
    assert folded == [
        ("can = [", "]"),
        ('script = """', '"""'),
        ("# Duties", "```"),
        ("## Inner", "```"),
        ("```py", "```"),
        ("[limits]", "turns = 3"),
    ]


def test_selection():
    steps = [span.of(WHOLE) for span in selections(context(WHOLE), WHOLE.index("look") + 1)]
    assert steps[:5] == ["look", '"look"', '"look",', '[\n  "look",\n]', 'can = [\n  "look",\n]']
    steps = [span.of(WHOLE) for span in selections(context(WHOLE), WHOLE.index("Hug.") + 1)]
    assert steps[:3] == ["Hug", "Hug.", "- Hug."]


def test_rename(monkeypatch):
    monkeypatch.setattr(kinds, "find", {TOML_TOY.id: TOML_TOY}.get)
    fox = 'title = "fox"\nhelper = "bear"\nscript = "Hide."\n'
    files = Toys({"bear.toml": START + 'script = "Hug."\n', "fox.toml": fox})
    changes = rename(files.here, files.index, files, files.here.doc.text.content.index("bear"), "big bear")
    assert isinstance(changes, Changes)
    assert {path: apply(tuple(edits), files.texts[path].content) for path, edits in changes.edits.items()} == {
        "/toys/bear.toml": 'title = "big bear"\npurpose = "Hugs."\nscript = "Hug."\n',
        "/toys/fox.toml": 'title = "fox"\nhelper = "big bear"\nscript = "Hide."\n',
    }
    assert [(move.old, move.new) for move in changes.moves] == [("/toys/bear.toml", "/toys/big bear.toml")]


class Toys:
    """The files of a folder, and where they are read from."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = {f"/toys/{name}": Text(text) for name, text in texts.items()}
        self.index = Index()
        for path, text in self.texts.items():
            ctx = self.context_at(path)
            assert ctx
            self.index.put(entry_of(ctx.doc, ctx.kind, PurePosixPath(path), ""), words(text.content))

    @property
    def here(self) -> Context:
        ctx = self.context_at("/toys/bear.toml")
        assert ctx
        return ctx

    def context_at(self, path: str) -> Context | None:
        text = self.text_at(path)
        return context(text.content, path.rpartition("/")[2], self.index) if text else None

    def text_at(self, path: str) -> Text | None:
        return self.texts.get(path)

    def open_paths(self) -> Iterable[str]:
        return ()

    def exists(self, path: str) -> bool:
        return path in self.texts

    def locked(self, path: str) -> str:  # noqa: ARG002
        return ""
