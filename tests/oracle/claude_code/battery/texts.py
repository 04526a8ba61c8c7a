"""Descriptions as people write them: valid YAML in which words are lost, and characters of all kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import CRLF, LF, Chapter, Either
from oracle.claude_code.bases import AGENT

if TYPE_CHECKING:
    from collections.abc import Iterator


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield _blocks()
    yield _lost()
    yield _kinds()
    yield _characters()
    yield _escapes()


def _blocks() -> Chapter:
    block = Chapter("block", AGENT, ends=(LF, CRLF))
    for label, head, meant in (
        ("literal", "|", "One: a\nTwo # b\n"),
        ("folded", ">", "One: a Two # b\n"),
        ("literal-strip", "|-", "One: a\nTwo # b"),
        ("folded-strip", ">-", "One: a Two # b"),
        ("literal-keep", "|+", "One: a\nTwo # b\n"),
        ("folded-keep", ">+", "One: a Two # b\n"),
        ("indent-given", "|2", "One: a\nTwo # b\n"),
        ("strip-and-indent", "|-2", "One: a\nTwo # b"),
        ("head-comment", "| # why", "One: a\nTwo # b\n"),
        ("head-blanks", "|   ", "One: a\nTwo # b\n"),
        ("head-text", "| text", "One: a\nTwo # b\n"),
        ("head-glued", "|text", "One: a\nTwo # b\n"),
        ("head-twice", ">|", "One: a Two # b\n"),
        ("indent-too-big", "|4", "One: a\nTwo # b\n"),
    ):
        block.line(label, f"description: {head}\n  One: a\n  Two # b", description=meant)
    for label, entry, meant in (
        ("deeper-first-line", "description: |\n    One\n  Two", "One\nTwo\n"),
        ("unindented", "description: |\nOne\nTwo", "One\nTwo\n"),
        ("unindented-line", "description: |\n  One\nTwo", "One\nTwo\n"),
        ("tab-indented", "description: |\n\tOne\n\tTwo", "One\nTwo\n"),
        ("tab-in-line", "description: |\n  One\ttwo", "One\ttwo\n"),
        ("no-lines", "description: |", None),
        ("blank-line", "description: |\n  One\n\n  Two", "One\n\nTwo\n"),
        ("one-blank", "description: |\n One\n Two", "One\nTwo\n"),
        ("no-break-space-indent", "description: |\n\u00a0\u00a0One", "One\n"),
        ("comment-below", "description: |\n  One\n# note", "One\n"),
        ("quoted-inside", 'description: |\n  "One"', '"One"\n'),
        (
            "example",
            "description: |\n  One\n  <example>\n  user: a\n  </example>",
            "One\n<example>\nuser: a\n</example>\n",
        ),
    ):
        block.line(label, entry, description=meant)
    return block


def _lost() -> Chapter:
    """Valid YAML that says less than is written."""
    lost = Chapter("lost", AGENT)
    for label, entry in {
        "anchor": "description: &def reviews code",
        "tag": "description: !important reviews code",
        "tag-double": "description: !!important reviews code",
        "alias": "description: *reviews",
        "anchor-alone": "description: &reviews",
        "tag-alone": "description: !reviews",
        "anchor-in-quotes": 'description: "&def reviews code"',
    }.items():
        lost.line(label, entry)
    for label, entry in {
        "comment": "description: Reviews C # code",
        "comment-issue": "description: Fixes issue #12 in code",
        "comment-blank-number": "description: Fixes issue # 12",
        "sharp": "description: Reviews C# code",
        "comment-in-quotes": 'description: "Reviews C # code"',
    }.items():
        literal = entry.partition(": ")[2].strip('"').replace('"', "")
        lost.line(label, entry, description=Either(literal, literal.split(" #")[0]))
    lost.line("comment-behind-quotes", 'description: "Reviews" # code', description="Reviews")
    lost.line("tag-str", "description: !!str reviews code", description="reviews code")
    lost.line("tag-binary", "description: !!binary cmV2aWV3cw==", description="cmV2aWV3cw==")
    lost.line("continued", "description: Reviews code\n  and tests", description="Reviews code and tests")
    lost.line("continued-one-blank", "description: Reviews code\n and tests", description="Reviews code and tests")
    lost.line("continued-tab", "description: Reviews code\n\tand tests", description="Reviews code and tests")
    lost.line("continued-blank-line", "description: Reviews\n\n  tests", description="Reviews\ntests")
    lost.line("on-next-line", "description:\n  Reviews code", description="Reviews code")
    lost.line("on-next-line-unindented", "description:\nReviews code", description="Reviews code")
    lost.line("in-quotes-continued", 'description: "Reviews\n  code"', description="Reviews code")
    lost.line("in-quotes-unindented", 'description: "Reviews\ncode"', description="Reviews code")
    lost.line("blank-behind", "description: Reviews code   ", description="Reviews code")
    lost.line("blanks-before", "description:     Reviews code", description="Reviews code")
    lost.line("tab-before", "description:\tReviews code", description="Reviews code")
    lost.line("key-blank-colon", "description : Reviews code", description="Reviews code", own="description")
    for label, key in {
        "quoted-key": '"description"',
        "single-quoted-key": "'description'",
        "anchored-key": "&d description",
        "tagged-key": "!!str description",
        "escaped-key": '"descr\\u0069ption"',
    }.items():
        lost.edit(label, "description", key, own="description")
    return lost


def _kinds() -> Chapter:
    """Descriptions that YAML takes for something else than text."""
    kind = Chapter("kind", AGENT)
    for label, value in {
        "number": "42",
        "decimal": "4.2",
        "exponent": "1e3",
        "octal": "0o17",
        "octal-old": "017",
        "hex": "0x1F",
        "underscored": "1_000",
        "sexagesimal": "12:30:45",
        "infinity": ".inf",
        "not-a-number": ".nan",
        "plus": "+12",
        "true": "true",
        "capital-true": "True",
        "yes": "yes",
        "on": "on",
        "off": "off",
        "n": "n",
        "null": "null",
        "tilde": "~",
        "capital-null": "Null",
        "date": "2024-05-01",
        "datetime": "2024-05-01 10:00:00",
        "version": "1.2.3",
        "list": "[a, b]",
        "empty-list": "[]",
        "map": "{a: b}",
        "empty-map": "{}",
        "empty-quotes": '""',
        "blank-quotes": '" "',
        "single-empty": "''",
        "nothing": "",
        "one-letter": "x",
        "dash": "-",
        "tilde-text": "~a",
        "equals": "=",
        "merge": "<<",
        "quoted-number": '"42"',
        "quoted-true": "'true'",
        "tagged-number": "!!str 42",
    }.items():
        meant = {"tagged-number": "42", "blank-quotes": " "}.get(label, plain_or_none(value))
        kind.line(label, f"description: {value}".rstrip(), description=meant, damaged=label == "blank-quotes")
    kind.line("block-list", "description:\n  - Reviews\n  - code", description="Reviews code")
    kind.line("block-list-unindented", "description:\n- Reviews\n- code", description="Reviews code")
    kind.line("block-map", "description:\n  short: Reviews", description="short: Reviews")
    kind.edit("missing", "description: Reviews {id} with care.\n", "", description="?")
    return kind


def plain_or_none(value: str) -> str | None:
    """The words of a value; nothing where there are none."""
    return value.strip("\"'") or None


CAREFUL = "description: Reviews {id} with care.\n"
MISREAD = {"path-double", "path-valid-escapes"}
"""Read as YAML has it, and hardly as it was meant."""
DAMAGED = {"html", "quote-plain", "zero-width", "joiner", "soft-hyphen", "bom", "next-line", "bidi", "replacement"}
"""Characters that nobody sees, or that stand for lost ones."""


def _characters() -> Chapter:
    odd = Chapter("character", AGENT, ends=(LF, CRLF))
    for label, character in {
        "no-break-space": "\u00a0",
        "narrow-space": "\u202f",
        "ideographic-space": "\u3000",
        "zero-width": "\u200b",
        "joiner": "\u200d",
        "soft-hyphen": "\u00ad",
        "bom": "\ufeff",
        "line-separator": "\u2028",
        "paragraph-separator": "\u2029",
        "next-line": "\u0085",
        "c1": "\u0092",
        "bell": "\u0007",
        "escape": "\u001b",
        "delete": "\u007f",
        "vertical-tab": "\u000b",
        "form-feed": "\u000c",
        "backspace": "\u0008",
        "tab": "\t",
        "emoji": "🚀",
        "emoji-joined": "👩‍💻",
        "variation": "⚠️",
        "bidi": "\u202e",
        "replacement": "\ufffd",
        "noncharacter": "\ufffe",
        "combining": "e\u0301",
        "smart-quote": "”",
        "apostrophe": "’",
        "dash": "–",
        "fullwidth-colon": "：",
        "fullwidth-hash": "＃",
        "surrogate-pair-plane-16": "\U0010fffd",
    }.items():
        words = f"Reviews {character} code"
        odd.line(label, f"description: {words}", description=words, damaged=label in DAMAGED)
    for label, entry, meant in (
        ("no-break-space-before", "description: \u00a0Reviews code", "\u00a0Reviews code"),
        ("no-break-space-for-blank", "description:\u00a0Reviews code", "Reviews code"),
        ("no-break-space-in-front", "\u00a0description: Reviews code", "Reviews code"),
        ("no-break-space-in-key", "descrip\u00a0tion: Reviews code", "Reviews code"),
        ("zero-width-in-front", "\u200bdescription: Reviews code", "Reviews code"),
        ("bom-in-front", "\ufeffdescription: Reviews code", "Reviews code"),
        ("fullwidth-colon-key", "description： Reviews code", "Reviews code"),
        ("smart-quoted", "description: “Reviews code”", "“Reviews code”"),
        ("smart-quoted-colon", "description: “Reviews: code”", "“Reviews: code”"),
        ("guillemets", "description: «Reviews: code»", "«Reviews: code»"),
        ("backtick-quoted", "description: `Reviews code`", "`Reviews code`"),
        ("tab-in-front", "\tdescription: Reviews code", "Reviews code"),
        ("blank-in-front", " description: Reviews code", "Reviews code"),
        ("blanks-in-front", "  description: Reviews code", "Reviews code"),
    ):
        header = entry + "\n"
        damaged = label == "smart-quoted"
        odd.edit(label, CAREFUL, header, description=meant, own="description", damaged=damaged)
    return odd


def _escapes() -> Chapter:
    escape = Chapter("escape", AGENT)
    for label, entry, meant in (
        ("newline-plain", r"description: One\nTwo", "One\nTwo"),
        ("newline-single", r"description: 'One\nTwo'", "One\nTwo"),
        ("newline-double", r'description: "One\nTwo"', "One\nTwo"),
        ("newline-doubled", r'description: "One\\nTwo"', "One\nTwo"),
        ("newline-block", "description: |\n  One\\nTwo", "One\nTwo\n"),
        ("newline-with-colon", r"description: One: a\nTwo", "One: a\nTwo"),
        ("newline-in-path", r"description: Reads C:\new\files", r"Reads C:\new\files"),
        ("return-plain", r"description: One\r\nTwo", "One\r\nTwo"),
        ("tab-plain", r"description: One\tTwo", r"One\tTwo"),
        ("tab-double", r'description: "One\tTwo"', "One\tTwo"),
        ("quote-plain", r"description: One \"Two\"", r"One \"Two\""),
        ("quote-double", r'description: "One \"Two\""', 'One "Two"'),
        ("quote-single", r"description: 'One \'Two\''", "One 'Two'"),
        ("quote-single-doubled", "description: 'One ''Two'''", "One 'Two'"),
        ("unicode", r'description: "One \u00e9"', "One é"),
        ("unicode-plain", r"description: One \u00e9", r"One \u00e9"),
        ("unicode-pair", r'description: "One \ud83d\ude80"', "One 🚀"),
        ("unicode-long", r'description: "One \U0001F680"', "One 🚀"),
        ("unicode-short", r'description: "One \u00e"', r"One \u00e"),
        ("hex", r'description: "One \x41"', "One A"),
        ("unknown", r'description: "One \q two"', r"One \q two"),
        ("regex", r'description: "Finds \d+ and \s"', r"Finds \d+ and \s"),
        ("path-double", r'description: "Reads C:\files\new"', r"Reads C:\files\new"),
        ("path-valid-escapes", r'description: "Reads C:\temp\bin"', r"Reads C:\temp\bin"),
        ("apostrophe", r'''description: "Don\'t"''', "Don't"),
        ("slash", r'description: "a\/b"', "a/b"),
        ("dollar", r'description: "costs \$5"', r"costs \$5"),
        ("backtick", r'description: "runs \`ls\`"', r"runs \`ls\`"),
        ("bracket", r'description: "a \[b\]"', r"a \[b\]"),
        ("line-join", 'description: "One \\\n  two"', "One two"),
        ("end-of-line", "description: One \\\n  two", "One \\ two"),
        ("blank", r'description: "One\ two"', "One two"),
        ("html", "description: One &lt;two&gt;", "One &lt;two&gt;"),
    ):
        escape.line(label, entry, description=None if label in MISREAD else meant, damaged=label in DAMAGED | MISREAD)
    return escape
