r"""Two files have the same name, and only one of them is used.

Claude Code goes by the `name` in the header, not by the file's name or its subfolder. If two agents in one
`.claude/agents` tree have the same name, it silently loads only one. An agent in a folder hides the one of the same
name further up, and a skill hides the command of the same name. Agents of plugins are called `plugin:name` and
never clash with others. Links to the same file are not reported.

```md bad
-- .claude/agents/reviewer.md --
---
name: reviewer
      ^^^^^^^^ warning Name `reviewer` is also used by `team/review.md`: Claude Code loads only one of them
description: Reviews a diff for bugs.
---
Review the diff.
-- .claude/agents/team/review.md --
---
name: reviewer
      ^^^^^^^^ warning Name `reviewer` is also used by `../reviewer.md`: Claude Code loads only one of them
description: Reviews what the team has written.
---
Review it.
```

```md bad
-- .claude/agents/reviewer.md --
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
-- web/.claude/agents/reviewer.md --
---
name: reviewer
      ^^^^^^^^ information Name `reviewer` is also used by `../../../.claude/agents/reviewer.md`
description: Reviews pages.
---
Review the page.
```

```md good
-- .claude/agents/reviewer.md --
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
-- .claude/agents/team/reviewer.md --
---
name: team-reviewer
description: Reviews what the team has written.
---
Review it.
```
"""

from __future__ import annotations

from posixpath import dirname, relpath
from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge_kind
from agentls.lint.visibility import homes, in_project, kind_of, seen
from agentls.semantics.mentions import Where
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.project.entries import Entry
    from agentls.project.index import Index


def across(entry: Entry, index: Index) -> Iterator[Finding]:
    """Report a name that another file of the kind has too, at the name."""
    yield from _offered_twice(entry)
    own, rules = entry.own, kind_of(entry).identity.precedence
    if own is None:
        return
    at = own.span or Span(0, 0)
    others = [each.entry for each in index.defined(own.sort, own.name) if each.definition.name == own.name]
    rivals = [each for each in others if each.kind == entry.kind and _file(each) != _file(entry)]
    tool = kind_of(entry).loader.tool
    together = [each for each in rivals if _together(entry, each)] if rules.together else []
    further = _further_up(entry, rivals) if rivals and rules.nearest else None
    if together:
        severity = Severity.WARNING if in_project(entry) or entry.scope else Severity.INFORMATION
        yield RULE.at(at, f"{_also(own.name, entry, together)}: {tool} {rules.together}; rename one", severity=severity)
    elif further:
        message = f"{_also(own.name, entry, [further])}: {tool} {rules.nearest}"
        yield RULE.at(at, message, severity=Severity.INFORMATION)
    yield from _behind(entry, own.name, at, index)


def _offered_twice(entry: Entry) -> Iterator[Finding]:
    """Names that a list of what can be installed has before."""
    seen: set[str] = set()
    for mention in entry.mentions:
        if mention.where is Where.OFFER:
            if mention.name in seen:
                judged = judge_kind(kind_of(entry), Condition.OFFERED_TWICE, scope=entry.scope)
                yield RULE.at(mention.span, f"Plugin `{mention.name}` is listed twice: {judged}", judged=judged)
            seen.add(mention.name)


def _file(entry: Entry) -> str:
    return entry.real or entry.path


def _together(entry: Entry, other: Entry) -> bool:
    """Whether two files of one name are loaded from one folder, without what would tell them apart."""
    if (entry.home, entry.folder) != (other.home, other.folder):
        return False
    return entry.scope not in kind_of(entry).identity.precedence.by_folder or dirname(entry.path) == dirname(other.path)


def _further_up(entry: Entry, rivals: list[Entry]) -> Entry | None:
    """The nearest of the files that this one takes the place of where its folder is worked in."""
    for above in list(homes(entry.home, project=True))[1:] if in_project(entry) else ():
        # Below a hidden folder lie copies of a whole project, such as work trees.
        hidden = any(part.startswith(".") for part in relpath(entry.home, above).split("/"))
        found = next((each for each in rivals if each.home == above and in_project(each)), None)
        if found and not hidden:
            return found
    return None


def _behind(entry: Entry, name: str, at: Span, index: Index) -> Iterator[Finding]:
    first = kind_of(entry).identity.precedence.behind
    # What lies in a subfolder is called otherwise.
    direct = first and dirname(entry.path).endswith(f"/{entry.folder}")
    if first and direct and seen(entry, index, first, name) == name:
        tool, sort = kind_of(entry).loader.tool, kind_of(entry).identity.sort
        message = f"{first.capitalize()} `{name}` has the same name: {tool} uses it instead of this {sort}; rename one"
        yield RULE.at(at, message, severity=Severity.WARNING if in_project(entry) else Severity.INFORMATION)


def _also(name: str, entry: Entry, others: list[Entry]) -> str:
    more = f" and {len(others) - 1} more" if len(others) > 1 else ""
    return f"Name `{name}` is also used by `{relpath(others[0].path, dirname(entry.path))}`{more}"


RULE = Rule(__name__, __doc__, None, Severity.WARNING, Reads.WHOLE, across=across)
