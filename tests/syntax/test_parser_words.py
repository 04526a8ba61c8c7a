"""What parsers say, in an author's words. The messages are the parsers' own."""

from __future__ import annotations

import ast
import json

import pytest

from agentls.syntax.formats.toml_refusal import refusal
from agentls.syntax.parser_words import needless_comma, plain_words
from agentls.syntax.yaml_tree import Anchors, RefusedError, compose


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[a", "`,` or `]` expected"),
        ("{a: b", "`,` or `}` expected"),
        ("a: b: c", "a second `: ` in the value"),
        ("[a, b: ]c, d", "text where a key should be"),
        ("- a\nb: c", "`- ` expected"),
        ('a: "b" c', "key missing or wrong indentation"),
        ("a: ]", "value expected"),
        ("a: @b", "character cannot start a value"),
        ('a: "b', "a quote is not closed"),
        ('a: "b\n---\nc', "a quote is not closed"),
        ("? a\nb\nc: d", "`: ` expected after the key"),
        ("a: *b", "`*` starts an alias, and no anchor has its name"),
        (r'a: "\q"', "unknown escape"),
        ("a: !x!y z", "undefined tag"),
        ("a: - b", "a list cannot start here"),
        ("a: ? b", "a key cannot start here"),
        ("a: |\n\t b", "wrong indentation"),
        ("a: & b", "an anchor needs a name"),
        ("a: *", "an alias needs a name"),
        ("a: |x\n b", "wrong block indicator"),
        ("a: b\n--- c", "a second document begins"),
        ("!<x a", "did not find the expected `>`, while scanning a tag"),
    ],
)
def test_yaml(text, words):
    with pytest.raises(RefusedError) as refused:
        compose(text, 0, Anchors())
    assert plain_words(refused.value.message) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{a: 1}", "key in double quotes expected"),
        ('{"a": }', "value expected"),
        ("[1 2]", "`,` expected"),
        ('{"a" 1}', "`:` expected"),
        ('"a', "unclosed string"),
        ('"\x07"', "control character in a string"),
        ("1 2", "text after the end"),
    ],
)
def test_json(text, words):
    with pytest.raises(json.JSONDecodeError) as refused:
        json.loads(text)
    assert plain_words(refused.value.msg) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a", "`=` expected after the key"),
        ("a = 1 2", "text after the value"),
        ("a = b", "value missing or not quoted"),
        ("[a\n", "`]` expected after the table's name"),
        ("[a.b]\n[a.b]\n", "table `a.b` is declared twice"),
    ],
)
def test_toml(text, words):
    assert plain_words(refusal(text).message) == words


@pytest.mark.parametrize(("text", "words"), [("f(a b)", "invalid syntax"), ("f(", "`(` was never closed")])
def test_python(text, words):
    with pytest.raises(SyntaxError) as refused:
        ast.parse(text)
    assert plain_words(refused.value.msg) == words


@pytest.mark.parametrize(
    ("text", "at", "comma"),
    [
        ("[1, ]", 4, 2),
        ("[1, ]", 2, 2),
        ("[1,\n]", 4, 2),
        ("{,}", 1, 1),
        ("[1 ]", 3, None),
        ("[1, 2]", 2, None),
        ("]", 0, None),
        (",]", 1, 0),
        ("{1, } x", 4, 2),
    ],
)
def test_a_comma_behind_the_last_item(text, at, comma):
    assert needless_comma(text, at) == comma
