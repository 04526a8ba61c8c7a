"""The files beside a file that belong to it, as its text names and runs them: ``scripts/x.py``, ``${FOLDER}/x.sh``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.semantics.mentions import Mention, Where
from agentls.text import Span
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.nodes import Markdown
    from agentls_schemas.kind import Kind

_PATH = r"(?P<path>[\w@+-][\w./@+-]*\.\w{1,5})(?![\w/*{<$\[-]|\.\w)"
_VARIABLE = lazy_pattern(r"\$\{(\w+)\}\"?/\Z")
_LONGEST = 60
"""Characters of a variable."""
_SHELLS = frozenset({"bash", "sh", "shell", "zsh", "console", "terminal", "shellsession"})
_RUNS = lazy_pattern(
    r"(?:\A|[\n;|(]|&&|then|do|else)[ \t]*(?:\$ )?(?:[A-Z_]+=\S+ )*(?:sudo |time |exec )?"
    r"(?P<place>\"?(?:\$\{\w+\}\"?/)?(?:\./)?)\Z"
)
_PROGRAM = lazy_pattern(r"\.(?:sh|bash|zsh|py|js|mjs|ts|rb|pl|php)\Z")


def bundled(section: Markdown, kind: Kind) -> Iterator[Mention]:
    """The paths that a section names in code, and behind a variable anywhere; spans from the section's start."""
    prompting, folders, text = kind.vocabulary.invocation.prompting, kind.identity.bundled, section.text
    if prompting and prompting.folders and "${" in text:
        for found in _variables(tuple(prompting.folders)).finditer(text):
            yield _mention(found)
    if any(map(text.__contains__, _begins(folders))):
        for found in _folders(folders).finditer(text):
            if section.in_code(found.start("path")):
                yield _mention(found)


def run(section: Markdown, kind: Kind) -> Iterator[Mention]:
    """Those of its programs that a section runs as they are, without what interprets them; spans likewise."""
    for mention in bundled(section, kind):
        if _PROGRAM.search(mention.name) and _is_run(section, mention.span):
            yield mention


def _is_run(section: Markdown, path: Span) -> bool:
    fence = next((each for each in section.fences if each.content.start <= path.start < each.content.end), None)
    if fence:
        return fence.language in _SHELLS and bool(_RUNS.search(section.text[fence.content.start : path.start]))
    code = next((each for each in section.code if each.contains(path)), None)
    # A path alone is the name of a file; with its arguments, or as shells want a path to begin, it is a command.
    begin = _RUNS.search(section.text[code.start : path.start].lstrip("`")) if code else None
    return begin is not None and ("./" in begin["place"] or section.text[path.end : path.end + 1] == " ")


def variable_before(content: str, at: int) -> str:
    """The variable that a path at an offset counts from; empty for the file's own folder."""
    found = _VARIABLE.search(content, max(0, at - _LONGEST), at)
    return found[1] if found else ""


def _mention(found: re.Match[str]) -> Mention:
    return Mention(Sort.FILE, found["path"], Span(*found.span("path")), Where.BESIDE)


@lru_cache(maxsize=16)
def _variables(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\$\{{(?:{'|'.join(names)})\}}\"?/{_PATH}")


@lru_cache(maxsize=16)
def _begins(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{name}/" for name in names)


@lru_cache(maxsize=16)
def _folders(names: tuple[str, ...]) -> re.Pattern[str]:
    begin = rf"(?<![\w./}}~@$-])(?:\./)?(?={'|'.join(_begins(names))})"
    return re.compile(begin + _PATH)
