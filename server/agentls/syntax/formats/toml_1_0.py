"""What TOML 1.1 has beyond 1.0, written in the same number of characters as 1.0 has it."""

from __future__ import annotations

from agentls.lazy_pattern import lazy_pattern

_ESCAPE = lazy_pattern(r"\\(?:(?P<new>e|x[0-9a-fA-F]{2})|[\s\S])")
_LAST_COMMA = lazy_pattern(r",(?=\s*\})")
_TOKEN = lazy_pattern(r"\"{3}[\s\S]*?\"{3}|'{3}[\s\S]*?'{3}|\"(?:[^\"\\\r\n]|\\.)*\"|'[^'\r\n]*'|#[^\r\n]*|[{}\r\n]")


def as_toml_1_0(text: str) -> str:
    """The text for readers of TOML 1.0: they take it if TOML 1.1 does, and each character stays at its place.

    Escapes of bytes and of the escape character, a comma behind the last entry of an inline table and lines inside one.
    """
    if "\\" in text:
        text = _ESCAPE.sub(lambda found: "_" * len(found[0]) if found["new"] else found[0], text)
    return _in_one_line(_LAST_COMMA.sub(" ", text)) if "{" in text else text


def _in_one_line(text: str) -> str:
    """Inline tables without the ends of their lines. A comment in one stays what it is, and so is refused."""
    pieces, depth, last = [], 0, 0
    for found in _TOKEN.finditer(text):
        if found[0] in "{}":
            depth = max(depth + (1 if found[0] == "{" else -1), 0)
        elif depth and found[0] in "\r\n":
            pieces += [text[last : found.start()], " "]
            last = found.end()
    return "".join(pieces) + text[last:]
