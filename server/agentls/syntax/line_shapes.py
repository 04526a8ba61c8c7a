"""The shapes of header lines, for headers that YAML refuses."""

from __future__ import annotations

from agentls.lazy_pattern import lazy_pattern

LINE = lazy_pattern(r"([^\r\n]*)(\r\n?|\n|\Z)")
"""A line and its end."""

KEY = lazy_pattern(
    r"(?P<key>\"(?:[^\"\\\r\n]|\\[^\r\n])*\"|'[^'\r\n]*'|<<|[\w$.][\w$./-]*(?:[ ]+[\w$./-]+)*)"
    r"[ \t]*(?P<colon>:)(?=[ \t\r\n]|\Z)"
)
"""A key with its colon at the start of a line."""

TIGHT_KEY = lazy_pattern(r"(?P<key>[a-z][\w-]*)(?P<colon>:)(?=[^\s:/]|\u00a0)")
"""A key whose colon has no blank after it, or a no-break space, which is none to YAML."""

BARE_WORD = lazy_pattern(r"[A-Za-z][\w-]*[ \t]*(?=[\r\n]|\Z)")
"""A key in the making."""

REAL_KEY = lazy_pattern(r"[a-z][A-Za-z0-9_-]*")
"""How the fields of agent tools are spelled; after spilled text only such a key counts."""

SPEAKERS = frozenset(("context", "user", "assistant", "commentary", "example", "examples"))
"""Words that label turns of an example and look like keys."""

PROSE_KEYS = frozenset(("description", "when_to_use", "when-to-use", "whentouse", "prompt", "instructions"))
"""Fields that hold prose, which spills over line ends."""
