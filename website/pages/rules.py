"""The rules' pages, as the repository has them."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from agentls.lint import rule_docs
from agentls.rules import ALL
from agentls.rules.groups import GROUPS
from pages.markup import code, joined, section, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pages.markup import Page

_ABOUT = """\
Each rule has a page with examples: a line of `^^^^` marks what is reported in the line above it, followed by the level
and the words of the message. `agentls explain RULE` prints the same page."""
_FENCE = re.compile(r"^(?P<fence>`{3,})(?:md|toml)\n(?P<text>(?:.*\n)*?)(?P=fence)$", re.M)
_MARKER = re.compile(r" *\^+ (?P<level>error|warning|information|hint)\b")
_LEVELS = """\
| level | meaning |
|---|---|
| error | the tool the file is for drops the file or a field, or reads something you did not write |
| warning | it loads, but part of it has no effect, is outdated or damaged, or loads only because the tool repairs it |
| information | fine here; another agent tool would refuse or ignore it |
| hint | style |
"""


def pages() -> Iterator[Page]:
    """A page for each rule, and the list of them by group."""
    yield "rules/index.md", joined("# Rules", _ABOUT, _LEVELS, *map(_group, GROUPS))
    for rule in ALL:
        yield f"rules/{rule.name}.md", _FENCE.sub(_example, rule_docs.page(rule))


def _example(found: re.Match[str]) -> str:
    """An example whose marker lines stand out."""
    lines = found["text"].removesuffix("\n").split("\n")
    shown = "\n".join(map(_line, lines))
    return f'<div class="highlight"><pre><code>{shown}</code></pre></div>'


def _line(line: str) -> str:
    marker = _MARKER.match(line)
    # A link in an example leads nowhere, and need not.
    text = escape(line).replace("[", "&#91;") or "&#8203;"
    return f'<span class="marker {marker["level"]}">{text}</span>' if marker else text


def title(group: str) -> str:
    """What a group is called here."""
    return "agentls itself" if group == "own" else group.capitalize()


def _group(group: str) -> str:
    rules = {rule.name: rule for rule in ALL}
    rows = ((f"[{name}]({name}.md)", rules[name].severity.label, rules[name].summary) for name in GROUPS[group])
    return section(
        title(group), f"In settings, {code(group)} means all of these.", table(["rule", "level", "what"], rows)
    )
