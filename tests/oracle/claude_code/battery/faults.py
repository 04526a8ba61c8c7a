"""Headers that are no valid YAML, and what looks like it; with both line ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.case import CRLF, LF, Chapter
from oracle.claude_code.bases import AGENT

if TYPE_CHECKING:
    from collections.abc import Iterator


def chapters() -> Iterator[Chapter]:
    """The chapters of this file."""
    yield _values()
    yield _quotes()
    yield _continued()
    yield _keys()
    yield _structure()


def _values() -> Chapter:
    value = Chapter("value", AGENT, ends=(LF, CRLF))
    for label, words in {
        "colon": "Use this: when ready.",
        "two-colons": "Use this: when ready: now.",
        "colon-at-end": "Follow these steps:",
        "colon-at-end-and-inside": "Note: follow these steps:",
        "colon-blank-at-end": "Follow these steps: ",
        "colon-without-blank": "Use http://example.org:80/x",
        "colon-tab": "Use this:\twhen ready",
        "colon-first": ": reviews",
        "colon-alone": ":",
        "colon-no-break-space": "Use this:\u00a0when ready",
        "colon-and-hash": "Use this: C # code",
        "colon-and-quotes": 'Use this: "now" please',
        "colon-and-inner-quotes": 'Say "hi: you" to them',
        "colon-and-backslash": r"Use this: C:\new",
        "colon-and-newline": r"Use this: a\nuser: b",
        "colon-and-line-separator": "Use this: a\u2028b",
        "at": "@reviewer looks at code",
        "backtick": "`review` of code",
        "percent": "%s reviews",
        "star": "*important* reviewer",
        "star-alone": "*",
        "two-stars": "**Important** reviewer",
        "ampersand": "& more",
        "bang": "! now",
        "dash": "- reviews code",
        "dash-alone": "-",
        "dashes-two": "-- reviews",
        "question": "? reviews code",
        "question-glued": "?reviews code",
        "bar": "| reviews code",
        "greater": "> reviews code",
        "greater-equals": ">= 3 reviews",
        "comma": ", reviews code",
        "open-bracket": "[reviews code",
        "close-bracket": "]reviews code",
        "bracket-then-words": "[beta] reviews code",
        "bracket-with-bars": "[optional: 'a'|'b']",
        "bracket-nested": "[ray[data], x]",
        "bracket-quotes": '["a" "b"]',
        "open-brace": "{reviews code",
        "close-brace": "}reviews code",
        "brace-then-words": "{beta} reviews code",
        "placeholder": "{{description}}",
        "placeholder-then-words": "{{name}} reviews code",
        "template-percent": "{% raw %}",
        "dollar-brace": "${DESCRIPTION}",
        "angle": "<description>",
        "equals": "= reviews",
        "tilde": "~ reviews",
        "hash": "# reviews code",
        "hash-glued": "#reviews code",
        "hash-glued-colon": "#reviews: code",
        "apostrophe-inside": "Don't merge: review",
        "parenthesis": "(beta) reviews: code",
        "control": "Reviews\u0001 code",
        "control-with-colon": "Use this:\u0001 code: now",
        "emoji-colon": "🚀 Ships: code",
    }.items():
        value.line(label, f"description: {words}", description=words.strip().replace(r"a\n", "a "))
    return value


def _quotes() -> Chapter:
    quote = Chapter("quote", AGENT, ends=(LF, CRLF))
    for label, entry, meant in (
        ("inner-double", 'description: "say "hi""', 'say "hi"'),
        ("inner-double-middle", 'description: "say "hi" to all"', 'say "hi" to all'),
        ("inner-double-colon", 'description: "say: "hi" to all"', 'say: "hi" to all'),
        ("inner-single", "description: 'Don't'", "Don't"),
        ("inner-single-middle", "description: 'Don't merge'", "Don't merge"),
        ("text-behind-double", 'description: "a" b', '"a" b'),
        ("text-behind-single", "description: 'a' b", "'a' b"),
        ("text-behind-with-colon", 'description: "a" b: c', '"a" b: c'),
        ("text-behind-with-bang", 'description: "a" b!', '"a" b!'),
        ("comma-behind", 'description: "a",', '"a",'),
        ("dot-behind", 'description: "a".', '"a".'),
        ("comment-glued-behind", 'description: "a"#b', '"a"#b'),
        ("two-quoted", 'description: "a" "b"', 'a" "b'),
        ("open-double", 'description: "open', '"open'),
        ("open-double-colon", 'description: "open: x', '"open: x'),
        ("open-double-star", 'description: "open *x', '"open *x'),
        ("open-single", "description: 'open", "'open"),
        ("open-single-colon", "description: 'open: x", "'open: x"),
        ("closed-only", 'description: open"', 'open"'),
        ("closed-only-colon", 'description: open: x"', 'open: x"'),
        ("open-at-end", 'description: x "', 'x "'),
        ("mixed", "description: \"open'", "\"open'"),
        ("three-double", 'description: """Reviews"""', '""Reviews""'),
        ("two-single", "description: ''Reviews''", "'Reviews'"),
        ("bad-escape", r'description: "a \q b"', r"a \q b"),
        ("bad-escape-behind", r'description: "a: \q" b', r'"a: \q" b'),
        ("bad-escape-in-plain", r"description: a: \q b", r"a: \q b"),
        ("blank-behind", 'description: "a b"  ', "a b"),
        ("empty-and-text", 'description: "" b', '"" b'),
        ("quoted-colon", 'description: "Use this: x"', "Use this: x"),
        ("quoted-hash", "description: 'C # x'", "C # x"),
    ):
        # Readers in JavaScript take no comment that touches a quote.
        quote.line(label, entry, description=meant, damaged=label == "comment-glued-behind")
    return quote


def _continued() -> Chapter:
    """Lines below a description that are not indented."""
    more = Chapter("continued", AGENT, ends=(LF, CRLF))
    for label, lines in {
        "words": "and tests.",
        "tag": "<example>\n</example>",
        "pair": "user: check this",
        "pairs": 'user: "check this"\nassistant: "will do"',
        "pair-in-capitals": "Context: a change",
        "pair-with-colon": "user: check this: now",
        "pair-no-space": "user:check",
        "bullet": "- tests",
        "star-bullet": "* tests",
        "number": "1. tests",
        "heading": "# Tests",
        "quote": '"and tests"',
        "blank-then-words": "\nand tests.",
        "word-alone": "tests",
        "word-and-colon": "tests:",
        "bold": "**Tests** too",
        "bold-pair": "**Tests**: too",
        "comment": "<!-- tests -->",
        "fence": "```\ntests\n```",
        "blank-line-and-pair": "\nuser: check this",
        "number-key": "1: tests",
        "key-with-blank": "use it: now",
        "key-with-digit": "step2: now",
        "slash-pair": "http://example.org",
    }.items():
        # A comment, and a key of its author's own, for all that anybody can tell.
        apart = lines.startswith("# ") or label in {"word-and-colon", "number-key", "key-with-digit"}
        words = "" if apart else " ".join(lines.split())
        more.line(label, f"description: Use after edits.\n{lines}", description=f"Use after edits. {words}", idle=apart)
    for label, lines in {
        "pair-beside-colon": "user: check this",
        "words-beside-colon": "and tests.",
        "tag-beside-colon": "<example>",
        "bullet-beside-colon": "- tests",
        "indented-beside-colon": "  and tests.",
        "indented-pair-beside-colon": "  user: check this",
    }.items():
        words = " ".join(lines.split())
        more.line(label, f"description: Use this: now.\n{lines}", description=f"Use this: now. {words}")
    more.line(
        "indented-pair", "description: Use after edits.\n  user: check", description="Use after edits. user: check"
    )
    more.line("indented-bullet", "description: Use after edits.\n  - check", description="Use after edits. - check")
    more.line("indented-hash", "description: Use after edits.\n  # check", description="Use after edits.")
    return more


def _keys() -> Chapter:
    key = Chapter("key", AGENT, ends=(LF, CRLF))
    for label, entry in {
        "digit": "step2: use: this",
        "digit-sound": "step2: use this",
        "dot": "a.b: use: this",
        "slash": "a/b: use: this",
        "blank": "a b: use: this",
        "underscore": "a_b: use: this",
        "hyphen": "a-b: use: this",
        "capitals": "NOTE: use: this",
        "accent": "prüfung: use: this",
        "quoted": '"note": use: this',
        "indented": "  note: use: this",
        "no-space": "note:use this",
        "no-value": "note:",
        "list": "- note",
        "question": "? note",
        "merge": "<<: {a: b}",
        "merge-of-text": "<<: text",
        "number": "42: text",
        "true": "true: text",
        "null": "null: text",
        "empty": ": text",
        "list-as-key": "[a]: text",
        "map-as-key": "{a: b}: text",
        "bold": "**note**: text",
        "bracket": "[note]: text",
        "at": "@note: text",
        "star": "*note: text",
        "long": "n" * 200 + ": text",
        "very-long": "n" * 1100 + ": text",
        "proto": "__proto__: text",
        "constructor": "constructor: text",
        "anchor-and-alias": "a: &x 1\nb: *x",
        "alias-unknown": "b: *x",
        "tab-indented": "a:\n\tb: c",
        "tab-behind": "a: b\t",
        "word": "note",
        "equals": "note = text",
        "arrow": "note -> text",
        "semicolon": "note: text;",
    }.items():
        key.line(label, entry, own="other", idle=True)
    return key


def _structure() -> Chapter:
    form = Chapter("form", AGENT, ends=(LF, CRLF))
    form.line("duplicate-same", "model: sonnet\nmodel: sonnet", model="sonnet", vain=True)
    form.line("duplicate-other", "model: opus\nmodel: sonnet", model="opus sonnet")
    form.line("duplicate-description", "description: One.\ndescription: Two.", description="One. Two.")
    form.line("duplicate-beside-colon", "description: One: a.\ndescription: Two.", description="One: a. Two.")
    form.line("duplicate-quoted", 'model: opus\n"model": sonnet', model="opus sonnet")
    form.line("duplicate-name", "name: another\nname: {id}", name="another {id}")
    form.line("duplicate-empty", "model:\nmodel: sonnet", model="sonnet")
    form.line("duplicate-other-key", "note: a\nnote: b", idle=True, own="other")
    form.line("indented-entry", "  model: sonnet")
    form.line("indented-one", " model: sonnet")
    form.line("dedented-list", "tools:\n- Read\n- Write")
    form.line("list-one-blank", "tools:\n - Read\n - Write")
    form.line("list-uneven", "tools:\n  - Read\n   - Write")
    form.line("list-uneven-back", "tools:\n   - Read\n  - Write")
    form.line("list-tab", "tools:\n\t- Read\n\t- Write")
    form.line("list-no-blank", "tools:\n  -Read\n  -Write")
    form.line("list-tab-behind-dash", "tools:\n  -\tRead\n  -\tWrite")
    form.line("list-and-text", "tools: Read\n  - Write")
    form.line("list-flow-open", "tools: [Read, Write", own="")
    form.line("list-flow-trailing-comma", "tools: [Read, Write,]")
    form.line("list-flow-double-comma", "tools: [Read,, Write]")
    form.line("list-flow-lines", "tools: [\n  Read,\n  Write\n  ]")
    form.line("list-flow-lines-unindented", "tools: [\nRead,\nWrite\n]")
    form.line("list-flow-text-behind", "tools: [Read, Write] only", tools=("Read", "Write"))
    form.line("list-quotes-unclosed", 'tools: ["Read", "Write]')
    form.line("list-nested", "tools: [[Read], [Write]]")
    form.line("list-star", "tools:\n  * Read\n  * Write")
    form.line("map-flow", "hooks: {}", own="hooks")
    form.line("two-documents", "model: sonnet\n...", model="sonnet")
    form.line("all-lower-bars", "metadata:\n  a: b", own="other", idle=True)
    form.line("deep", "metadata: " + "[" * 40 + "]" * 40, own="other", idle=True)
    form.line("very-deep", "metadata: " + "[" * 1200 + "]" * 1200, own="other", idle=True)
    form.line(
        "alias-bomb",
        "\n".join(
            [
                "a: &a [x,x,x,x]",
                *(f"{n}: &{n} [*{p},*{p},*{p},*{p}]" for p, n in zip("abcdefg", "bcdefgh", strict=True)),
            ]
        ),
        own="other",
        idle=True,
        damaged=True,
    )
    form.line(
        "many-keys",
        "\n".join(f"key-{'abcdefghij'[i // 10]}{'abcdefghij'[i % 10]}: x" for i in range(100)),
        own="other",
        idle=True,
    )
    return form
