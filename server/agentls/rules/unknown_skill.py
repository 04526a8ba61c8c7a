r"""The file names a skill that does not exist.

Claude Code silently leaves out a skill it does not find, so the agent starts without it. Skills are looked up in
the project, by the name in the header and by the folder. A user's own skills are not known here, so a name that
resembles no skill is only a hint. Only near misses are reported in a project without skills, in agents that are yet
to be installed, and for `/name` in the text.

```md bad
-- .claude/agents/clerk.md --
---
name: clerk
description: Fills forms.
skills:
  - pdf-form
    ^^^^^^^^ warning No skill `pdf-form` in this project; did you mean `pdf-forms`?
  - taxes
    ^^^^^ hint No skill `taxes` in this project
---
Fill the form, then run /pdf-froms.
                         ^^^^^^^^^ information did you mean `/pdf-forms`?
-- .claude/skills/pdf-forms/SKILL.md --
---
name: pdf-forms
description: Fills PDF forms.
---
Open the form.
```

```md good
-- .claude/agents/clerk.md --
---
name: clerk
description: Fills forms.
skills: [pdf-forms, office:letters]
---
Fill the form, then run /pdf-forms. Post it to /pdf/froms, see /pdf-froms/readme.
-- .claude/skills/pdf-forms/SKILL.md --
---
name: pdf-forms
description: Fills PDF forms.
---
Open the form.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.lint.visibility import defined, did_you_mean, in_project, seen, sees_any
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.project.entries import Entry
    from agentls.project.index import Index

# Skills of plugins have the plugin in front, and those of nested folders are written with the folder.
_NAME = lazy_pattern(r"(?:[\w./-]*/)?([\w-]+)")


def across(entry: Entry, index: Index) -> Iterator[Finding]:
    """Report names of no skill, at the name."""
    for mention in entry.mentions:
        found = _NAME.fullmatch(mention.name) if mention.sort is Sort.SKILL else None
        if not found or _is_there(found[1], entry, index):
            continue
        near = did_you_mean(found[1], entry, index, Sort.SKILL)
        said = f"No skill `{mention.name}` in this project"
        if near:
            fix = Fix(f"Write `{near}`", (Edit(mention.span, near),), safe=False)
            yield RULE.at(mention.span, f"{said}; did you mean `{near}`?", fix)
        elif in_project(entry) and sees_any(entry, index, Sort.SKILL):
            yield RULE.at(mention.span, said, severity=Severity.HINT)
    yield from _slips(entry, index)


def _slips(entry: Entry, index: Index) -> Iterator[Finding]:
    """Names in the text that are a slip for a skill's or a command's; others may be the tool's own, or no name."""
    for call in entry.calls:
        if _is_there(call.name, entry, index):
            continue
        near = [did_you_mean(call.name, entry, index, sort) for sort in (Sort.SKILL, Sort.COMMAND)]
        name = next((each for each in near if each and not _continues(each, call.name)), "")
        if name:
            fix = Fix(f"Write `/{name}`", (Edit(call.span, name),), safe=False)
            said = f"No skill or command `/{call.name}` in this project; did you mean `/{name}`?"
            yield RULE.at(call.span, said, fix, severity=Severity.INFORMATION)


def _continues(one: str, other: str) -> bool:
    """Whether one is the other and more: `/review` is no slip for `/reviewer`."""
    return one.startswith(other) or other.startswith(one)


def _is_there(name: str, entry: Entry, index: Index) -> bool:
    # A command is a skill of one file.
    known = any(defined(entry, index, sort, name) for sort in (Sort.SKILL, Sort.COMMAND))
    return known or bool(seen(entry, index, Sort.SKILL, name))


RULE = Rule(__name__, __doc__, None, Severity.WARNING, Reads.WHOLE, across=across)
