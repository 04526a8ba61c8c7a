"""What parsers say of a text they refuse, in an author's words."""

from __future__ import annotations

from agentls.lazy_pattern import lazy_pattern

_YAML = (
    ("did not find expected ',' or ']'", "`,` or `]` expected"),
    ("did not find expected ',' or '}'", "`,` or `}` expected"),
    ("mapping values are not allowed", "a second `: ` in the value"),
    ("did not find expected <document start>", "text where a key should be"),
    ("did not find expected '-' indicator", "`- ` expected"),
    ("did not find expected key", "key missing or wrong indentation"),
    ("did not find expected node content", "value expected"),
    ("found character that cannot start any token", "character cannot start a value"),
    ("found unexpected end of stream", "a quote is not closed"),
    ("found unexpected document indicator", "a quote is not closed"),
    ("could not find expected ':'", "`: ` expected after the key"),
    ("found undefined alias", "`*` starts an alias, and no anchor has its name"),
    ("found unknown escape character", "unknown escape"),
    ("found undefined tag handle", "undefined tag"),
    ("block sequence entries are not allowed", "a list cannot start here"),
    ("mapping keys are not allowed", "a key cannot start here"),
    ("indentation", "wrong indentation"),
    ("while scanning an anchor", "an anchor needs a name"),
    ("while scanning an alias", "an alias needs a name"),
    ("block scalar", "wrong block indicator"),
)
_JSON = (
    ("property name enclosed in double quotes", "key in double quotes expected"),
    ("expecting value", "value expected"),
    ("expecting ',' delimiter", "`,` expected"),
    ("expecting ':' delimiter", "`:` expected"),
    ("unterminated string", "unclosed string"),
    ("invalid control character", "control character in a string"),
    ("extra data", "text after the end"),
    ("trailing comma", "trailing comma"),
)
_TOML = (
    ("expected '=' after a key", "`=` expected after the key"),
    ("expected newline or end of document after a statement", "text after the value"),
    ("invalid value", "value missing or not quoted"),
    ("for integer", "number too long"),
    ("at the end of a table declaration", "`]` expected after the table's name"),
)
_PLAIN = (*_YAML, *_JSON, *_TOML)
_TWICE = lazy_pattern(r"cannot (?:declare|overwrite|mutate).*?\('(?P<last>[^)]*)',?\)")
_ASIDE = lazy_pattern(r"\. (?:Did you mean|Perhaps you forgot|Maybe you meant).*")
_NEEDLESS_COMMA = lazy_pattern(r",\s*[}\]]")
_QUOTED = lazy_pattern(r"'([^'`]+)'")


def plain_words(message: str) -> str:
    """A parser's message as the end of a sentence that begins with what does not parse."""
    lower = message.lower()
    for theirs, ours in _PLAIN:
        if theirs in lower:
            return ours
    if again := _TWICE.search(message):
        name = again["last"].replace("', '", ".")
        return f"table `{name}` is declared twice"
    words = _QUOTED.sub(r"`\1`", _ASIDE.sub("", message))
    return words[:1].lower() + words[1:]


def needless_comma(text: str, at: int) -> int | None:
    """The comma behind a last item, where a reader stopped at it, as since Python 3.13, or at the bracket behind."""
    comma = len(text[:at].rstrip()) - 1 if text[at : at + 1] in ("}", "]") else at
    return comma if _NEEDLESS_COMMA.match(text, max(comma, 0)) else None
