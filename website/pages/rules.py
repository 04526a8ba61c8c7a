"""The rules' pages, as the repository has them."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from agentls.lint import rule_docs
from agentls.rules import ALL
from agentls.rules.groups import GROUPS
from pages.conditions import title_of
from pages.markup import Sources, badge, code, joined, section, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.rule import Rule
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
        text, _, table = rule_docs.page(rule).partition(f"\n{rule_docs.WHAT_HAPPENS}\n")
        yield f"rules/{rule.name}.md", joined(_FENCE.sub(_example, text), _what_happens(rule) if table else "")


def _what_happens(rule: Rule) -> str:
    """What is known to become of files, a table for each condition."""
    sources, found = Sources(), dict[str, dict[tuple[str, ...], list[str]]]()
    for each in rule_docs.judged(rule):
        verdict = each.verdict
        elsewhere = f"<br><small>{verdict.elsewhere}</small>" if verdict.elsewhere else ""
        row = (
            f"{badge(verdict)} {verdict.by or each.tool} {verdict.says}{elsewhere}",
            sources.cite(each.source, verdict.confidence),
        )
        found.setdefault(title_of(each.condition), {}).setdefault(row, []).append(each.where)
    tables = (
        section(
            title,
            table(["file", "what happens", "known from"], (("<br>".join(w), *row) for row, w in rows.items())),
            level=3,
        )
        for title, rows in found.items()
    )
    return joined(section("What happens", *tables), sources.listed())


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
