r"""A rule's documentation: its module's docstring, taken apart.

Examples are fenced blocks whose info string is ``md bad|fixed|good [escapes] [PATH]``. With
``escapes``, ``\u00a0``, ``\x07``, ``\r`` and the like stand for characters one cannot see.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.lazy_pattern import lazy_pattern
from agentls.lint.verdict import severity_of
from agentls.named_tuple import NamedTuple
from agentls.project.readers import READERS
from agentls_schemas import KINDS
from agentls_schemas.verdicts import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from agentls.lint.rule import Rule
    from agentls_schemas.kind import Kind
    from agentls_schemas.source import Source
    from agentls_schemas.verdicts import Verdict

DEFAULT_PATH = next(iter(KINDS.values())).path_for("example")
"""Where an example stands that names no path."""

PAGES = "https://github.com/agentls/agentls/blob/main/server/docs/rules"
"""Where the documentation pages can be read."""

_EXAMPLE = lazy_pattern(
    r"^(?P<fence>`{3,})(?P<language>md|toml|json) (?P<kind>bad|fixed|good)(?P<options>.*)\n"
    r"(?P<text>(?:.*\n)*?)(?P=fence)$",
    re.M,
)
WHAT_HAPPENS = "## What happens"
"""The last part of a page, if its rule has conditions."""
KNOWN = {
    Confidence.RUN: "measured",
    Confidence.TEXT: "read in its source",
    Confidence.DOCS: "read in its documentation",
}
"""How it is known what a tool does."""
_LABELS = {"bad": "Reported", "fixed": "After the fix", "good": "Not reported"}


class Example(Struct, frozen=True):
    """One example file; marker lines (``^^^^ warning words``) under its lines say what is reported."""

    kind: str
    """bad, fixed or good."""
    text: str
    path: str
    escapes: bool


class Judged(NamedTuple):
    """What becomes of a kind of file under a condition."""

    where: str
    """The kind, and which of its files."""
    condition: str
    """As the data has it, with a field's key behind it where it is about one."""
    verdict: Verdict
    source: Source
    tool: str


class Documentation(Struct, frozen=True):
    """A docstring in parts."""

    summary: str
    prose: str
    """Markdown, without the examples."""
    examples: tuple[Example, ...]

    def of(self, kind: str) -> tuple[Example, ...]:
        """The examples of one kind."""
        return tuple(example for example in self.examples if example.kind == kind)


def read(doc: str) -> Documentation:
    """Takes a rule's docstring apart."""
    summary, _, rest = doc.strip().partition("\n")
    prose = re.sub(r"\n{3,}", "\n\n", _EXAMPLE.sub("", rest)).strip()
    return Documentation(summary, prose, tuple(map(_example, _EXAMPLE.finditer(rest))))


def page(rule: Rule) -> str:
    """The rule's documentation page, Markdown."""
    summary, _, rest = rule.doc.strip().partition("\n")
    body = _EXAMPLE.sub(_labelled, rest.strip())
    table = f"\n{what_tools_do(rule)}" if rule.conditions else ""
    return f"# {rule.name}\n\n{summary}\n\n{_facts(rule)}\n\n{body}\n{table}".replace("\n\n\n", "\n\n")


def page_url(name: str) -> str:
    """Where a rule's documentation page can be read."""
    return f"{PAGES}/{name}.md"


def index(rules: Sequence[Rule], groups: Mapping[str, tuple[str, ...]]) -> str:
    """The page that lists all rules."""
    group = {name: group for group, names in groups.items() for name in names}
    rows = (f"| [{r.name}]({r.name}.md) | {group[r.name]} | {r.severity.label} | {r.summary} |" for r in rules)
    return "\n".join(["# Rules", "", "| rule | group | severity | what |", "|---|---|---|---|", *rows, ""])


def _facts(rule: Rule) -> str:
    state = "on" if rule.is_on else "off unless a setting gives it a level"
    facts = [f"Severity: {rule.severity.label}.", f"Default: {state}.", f"Since {rule.since}, {rule.status}."]
    if rule.formerly:
        facts.append(f"Formerly {', '.join(f'`{name}`' for name in rule.formerly)}.")
    return " ".join(facts)


def what_tools_do(rule: Rule) -> str:
    """A table: under each of the rule's conditions, what becomes of each kind of file; empty where nothing is known."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for where, condition, verdict, source, tool in judged(rule):
        about = f"{tool}: {KNOWN[verdict.confidence]}, {source.on}"
        severity = severity_of(verdict.outcome).label
        row = (condition.replace("-", " "), severity, verdict.says, verdict.elsewhere or "", about)
        rows.setdefault(row, []).append(where)
    if not rows:
        return ""
    head = [WHAT_HAPPENS, "", "| condition | where | severity | what the tool does | elsewhere | known from |"]
    lines = [f"| {c} | {', '.join(w)} | {s} | {says} | {e} | {k} |" for (c, s, says, e, k), w in rows.items()]
    return "\n".join([*head, "|---|---|---|---|---|---|", *lines, ""])


def judged(rule: Rule) -> Iterator[Judged]:
    """What is known to become of files under the rule's conditions."""
    for condition in rule.conditions:
        for kind in _kinds():
            known = kind.loader.verdicts
            for scope in known:
                for name, verdict in known[scope].items():
                    if name.partition(" ")[0] == condition:
                        source = kind.sources[verdict.source]
                        yield Judged(_where(kind, scope), name, verdict, source, kind.loader.tool)


def _kinds() -> Iterator[Kind]:
    """The kinds of the table, and what other programs take such files for; each way to judge once."""
    seen: list[object] = []
    others = (reads.kind for reader in READERS.values() for reads in reader.reads)
    for kind in (*KINDS.values(), *others):
        if not any(kind.loader.verdicts is known for known in seen):
            seen.append(kind.loader.verdicts)
            yield kind


def _where(kind: Kind, scope: str) -> str:
    if scope in READERS:
        return f"{kind.title} in {READERS[scope].title}"
    return f"{kind.title} {kind.place.describe(scope)}" if scope else kind.title


def _example(found: re.Match[str]) -> Example:
    options = found["options"].split()
    paths = [option for option in options if option != "escapes"]
    return Example(found["kind"], found["text"], paths[0] if paths else DEFAULT_PATH, "escapes" in options)


def _labelled(found: re.Match[str]) -> str:
    example = _example(found)
    place = f", `{example.path}`" if example.path != DEFAULT_PATH else ""
    return f"{_LABELS[example.kind]}{place}:\n\n{found['fence']}{found['language']}\n{example.text}{found['fence']}"
