"""Runs rules over a document."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar, cast

from msgspec import Struct, field

from agentls.finding import Severity
from agentls.lint import suppress
from agentls.lint.finding_positions import placed
from agentls.lint.plan import Plan, Step
from agentls.lint.rule import Reads, Rule, Status
from agentls.lint.rule_names import former_names
from agentls.lint.seen_by import FINE, outcome_of, seen_by_targets
from agentls.named_tuple import NamedTuple
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.finding import Finding, Fix
    from agentls.lint.context import Context
    from agentls.project.entries import Entry
    from agentls.project.index import Index
    from agentls.syntax.nodes import Markdown


T = TypeVar("T")

INTERNAL_ERROR = "internal-error"
USELESS_SUPPRESSION = "useless-suppression"


class Kept(NamedTuple):
    """Findings by region and section, levels applied, suppressed ones included; spans from its start."""

    linter: Linter
    ctx: Context
    header: tuple[Finding, ...]
    body: Mapping[Markdown, tuple[Finding, ...]]
    elsewhere: Mapping[str, Kept] = MappingProxyType({})
    """The same for other programs that the file is for, by their titles."""


class Report(Struct, frozen=True, eq=False):
    """The findings of one document: spans from the file's start, sorted by place, suppressed ones left out."""

    ctx: Context
    findings: tuple[Finding, ...]
    kept: Kept | None = None
    """What the next check of the same file need not do again."""
    proven: dict[tuple[str, str, Fix], bool] = field(default_factory=dict)
    """The fixes tried on this very text, by rule and message of their finding, and whether they do what they say."""


def drained(steps: Generator[None, None, T]) -> T:
    """What work in steps comes to, done in one go."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return cast("T", done.value)


class Linter(Struct, frozen=True, dict=True):
    """The rules to run and how loud each is."""

    rules: Sequence[Rule]
    levels: Mapping[str, Severity | None]
    """Severity by rule name, from settings; None switches a rule off. Rules not named keep their own."""
    targets: frozenset[str] = frozenset()
    """The ids of the programs that files are for beside their own."""

    def check(self, ctx: Context, before: Report | None = None) -> Report:
        """The report for a document; results of regions that are unchanged since ``before`` are kept."""
        return drained(self.steps(ctx, before))

    def steps(self, ctx: Context, before: Report | None = None) -> Generator[None, None, Report]:
        """The same in pieces, for those who have other things to do: one of the header, then one of each section."""
        known = before.kept if before else None
        header = self._header(ctx, known)
        yield
        body = {}
        same = self._same_sections(ctx, known)
        plan = self._of_sections.among([section.text for section in ctx.body.sections if section not in same])
        for section in ctx.body.sections:
            body[section] = same[section] if section in same else self._section(ctx, section, plan)
            yield
        kept = Kept(self, ctx, header, body, self._elsewhere(ctx, known))
        found = self._with_targets(kept)
        if ctx.has(suppress.MARK):
            found = self._suppress(ctx, found)
        found.sort(key=_place)
        return Report(ctx, tuple(found), kept)

    def keep(self, ctx: Context, before: Kept | None) -> Kept:
        """What is found without the sections of the body, of which no rule is that says what becomes of a file."""
        return Kept(self, ctx, self._header(ctx, before), {})

    def collect(self, kept: Kept) -> list[Finding]:
        """All findings, those of regions and sections put where these stand."""
        ctx = kept.ctx
        of_body = self._run(ctx, self._plans[Reads.WHOLE_BODY].steps)
        found = [*kept.header, *self._run(ctx, self._plans[Reads.WHOLE].steps), *placed(ctx.doc, of_body)]
        for place, section in ctx.body.placed() if kept.body else ():
            if here := kept.body[section]:
                found += placed(ctx.doc, here, place)
        return [*found, *self.across(ctx.entry, ctx.index)] if ctx.index is not None else found

    def _elsewhere(self, ctx: Context, before: Kept | None) -> Mapping[str, Kept]:
        """What the other programs that the file is for make of its pieces, by their titles."""
        known = before.elsewhere if before else {}
        seen = seen_by_targets(ctx, self.targets)
        return {title: self._loading.keep(other, known.get(title)) for title, other in seen}

    def _with_targets(self, kept: Kept) -> list[Finding]:
        """The findings for the own tool, and what is worse for another; of two about one thing the louder."""
        found = self.collect(kept)
        if not kept.elsewhere:
            return found
        others: list[Finding] = []
        for title, other in kept.elsewhere.items():
            others += _told(title, self._loading.collect(other))
        own = {(each.rule, each.span): each.severity for each in found}
        worse = [each for each in others if each.severity < own.get((each.rule, each.span), Severity.INFORMATION)]
        replaced = {(each.rule, each.span) for each in worse}
        return [*(each for each in found if (each.rule, each.span) not in replaced), *worse]

    def across(self, entry: Entry, index: Index) -> list[Finding]:
        """What a file's names give rise to among all others, suppressed findings included."""
        found: list[Finding] = []
        for rule, across, level in self._crossing:
            try:
                here = list(across(entry, index))
            except Exception:
                here = self._crashed(rule, entry.path)
            found += _at_level(here, level)
        return found

    def only(self, *names: str) -> Linter:
        """This linter with every other rule switched off."""
        off = {rule.name: None for rule in self.rules if rule.name not in names}
        return Linter(self.rules, {**self.levels, **off}, self.targets)

    def _header(self, ctx: Context, before: Kept | None) -> tuple[Finding, ...]:
        header = ctx.doc.header
        if header is None:
            return ()
        if before and self._same_file(ctx, before):
            old = before.ctx.doc.header
            if old is header or (old is not None and old.text == header.text):
                return before.header
        plan, faults = self._plans[Reads.HEADER], {problem.fault for problem in header.problems}
        found = self._run(ctx, plan.steps_for(header.text, faults))
        return (*found, *self._run(ctx.reading(header.own), self._plans[Reads.EACH].steps))

    def _same_sections(self, ctx: Context, before: Kept | None) -> Mapping[Markdown, tuple[Finding, ...]]:
        """What is known of sections from before."""
        return before.body if before and self._same_file(ctx, before) else {}

    def _section(self, ctx: Context, section: Markdown, plan: Plan) -> tuple[Finding, ...]:
        steps = plan.steps_for(section.text) if plan.steps else ()
        return tuple(self._run(ctx.reading(section.text, section), steps)) if steps else ()

    def _same_file(self, ctx: Context, before: Kept) -> bool:
        old = before.ctx
        return (
            before.linter == self
            and old.kind is ctx.kind
            and old.path == ctx.path
            and old.scope == ctx.scope
            and (old.clock is ctx.clock or old.today == ctx.today)
            and old.exists == ctx.exists
            and old.disk is ctx.disk
            and old.doc.text.line_end == ctx.doc.text.line_end
        )

    def _run(self, ctx: Context, steps: Iterable[Step]) -> list[Finding]:
        found: list[Finding] = []
        for rule, check, level in steps:
            try:
                here = list(check(ctx))
            except Exception:
                here = self._crashed(rule, ctx.path)
            found += here if level is None else _at_level(here, level)
        return found

    def _crashed(self, rule: Rule, path: object) -> list[Finding]:
        """What is told of a rule that failed: it must not take the other rules' findings away."""
        import logging

        logging.getLogger(__name__).exception("rule %s failed on %s", rule.name, path or "unnamed text")
        own = self._active.get(INTERNAL_ERROR)
        message = f"Rule `{rule.name}` crashed on this file; other rules are not affected"
        return [*_at_level((own.at(Span(0, 0), message),), self.levels.get(INTERNAL_ERROR))] if own else []

    def _suppress(self, ctx: Context, found: list[Finding]) -> list[Finding]:
        directives = suppress.directives(ctx.doc, former_names(self.rules))
        left, used = suppress.split(directives, found)
        reporter = self._active.get(USELESS_SUPPRESSION)
        # After a crash nobody knows what a comment would have suppressed.
        if reporter and not any(finding.rule == INTERNAL_ERROR for finding in found):
            known = frozenset(rule.name for rule in self.rules)
            # Nor can rules over names find anything where no other file is known.
            ran = frozenset(name for name, rule in self._active.items() if ctx.index is not None or not rule.across)
            useless = suppress.useless(directives, used, known, ran, ctx.doc.text, reporter)
            left += _at_level(useless, self.levels.get(USELESS_SUPPRESSION))
        return left

    @cached_property
    def _active(self) -> Mapping[str, Rule]:
        alive = (rule for rule in self.rules if rule.status is not Status.RETIRED)
        on = (rule for rule in alive if self.levels.get(rule.name, rule.severity if rule.is_on else None))
        return {rule.name: rule for rule in on}

    @cached_property
    def _loading(self) -> Linter:
        """The rules that say what becomes of a file."""
        return Linter([rule for rule in self.rules if rule.conditions], self.levels)

    @cached_property
    def _crossing(self) -> list[tuple[Rule, Callable[[Entry, Index], Iterable[Finding]], Severity | None]]:
        return [(rule, rule.across, self.levels.get(name)) for name, rule in self._active.items() if rule.across]

    @cached_property
    def _plans(self) -> Mapping[Reads, Plan]:
        steps: dict[Reads, list[Step]] = {reads: [] for reads in Reads}
        for name, rule in self._active.items():
            if rule.check:
                steps[rule.reads].append(Step(rule, rule.check, self.levels.get(name)))
        return {reads: Plan(of) for reads, of in steps.items()}

    @cached_property
    def _of_sections(self) -> Plan:
        return Plan([*self._plans[Reads.BODY].steps, *self._plans[Reads.EACH].steps])


def _told(title: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """What is lost for a program, each with its name."""
    for finding in findings:
        if outcome_of(finding) not in FINE:
            said = finding.message
            yield finding._replace(message=said if title in said else f"{said} ({title})", program=title)


def _place(finding: Finding) -> tuple[Span, str]:
    return finding.span, finding.rule


def _at_level(findings: Iterable[Finding], level: Severity | None) -> Iterator[Finding]:
    for finding in findings:
        yield finding if level is None or finding.severity is level else finding._replace(severity=level)
